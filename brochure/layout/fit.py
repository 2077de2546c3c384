"""`Composition` + `Sheet` → the largest scale at which everything fits, by bisection; or `Overflow`s.

One scale for the whole brochure. Lines are only counted while sizes are tried; they are broken once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec
from msgspec import Struct

from brochure.layout.compose.composition import Break, Composition
from brochure.layout.cover import set_cover
from brochure.layout.flow import Trial, fill
from brochure.layout.placed import Overflow
from brochure.layout.rows import Row
from brochure.layout.scale import Scale
from brochure.sheet import Panel, Sheet

PER_POINT: Final = 20
"""Sizes are whole twentieths of a point."""
FLOWS: Final = ("flap", "inside", "back")


class Bounds(Struct, frozen=True):
    """The smallest and the largest body size allowed, in points."""

    smallest: float
    largest: float


class FlowSetting(Struct, frozen=True):
    """A flow's rows at one scale, and how they went into its panels."""

    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    trial: Trial

    @property
    def height(self) -> float:
        """The height of a panel's frame."""
        return self.panels[0].frame.height


def copyfit(composition: Composition, sheet: Sheet, bounds: Bounds) -> Scale | None:
    """The largest scale that fits; `None` if even the smallest does not."""
    low, high = round(bounds.smallest * PER_POINT), round(bounds.largest * PER_POINT)
    if _fits(composition, sheet, high):
        return Scale(high / PER_POINT, composition.theme)
    if not _fits(composition, sheet, low):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(composition, sheet, middle):
            low = middle
        else:
            high = middle
    return Scale(low / PER_POINT, composition.theme)


def _fits(composition: Composition, sheet: Sheet, size: int) -> bool:
    scale = Scale(size / PER_POINT, composition.theme)
    if set_cover(composition.cover, scale, sheet.flow("cover")[0].frame).spare < 0:
        return False
    return all(set_flow(composition, sheet, name, scale).trial.overset is None for name in FLOWS)


def set_flow(composition: Composition, sheet: Sheet, name: str, scale: Scale) -> FlowSetting:
    """A flow's rows at the measure of its narrowest panel, filled into its panels."""
    panels = sheet.flow(name)  # type: ignore[arg-type]
    measure = min(panel.frame.width for panel in panels)
    rows = tuple(_rows(composition, name, scale, measure))
    return FlowSetting(rows, panels, fill(rows, panels[0].frame.height, len(panels), scale.half))


def _rows(composition: Composition, name: str, scale: Scale, measure: float) -> Iterator[Row]:
    forced = False
    started = False
    for box in composition.flows[name]:
        if isinstance(box, Break):
            forced = started
            continue
        for row in box.rows(scale, measure):
            yield msgspec.structs.replace(row, forced=True) if forced else row
            forced, started = False, True


def overflows(composition: Composition, sheet: Sheet, smallest: float) -> tuple[Overflow, ...]:
    """What does not fit at the smallest size, flow by flow."""
    scale = Scale(smallest, composition.theme)
    found = []
    cover = sheet.flow("cover")[0]
    setting = set_cover(composition.cover, scale, cover.frame)
    if setting.spare < 0:
        limit = setting.text_height + setting.spare
        left = [row for offset, row in setting.texts if offset + row.height > limit]
        found.append(_overflow("cover", left, smallest, tall=False))
    for name in FLOWS:
        flow = set_flow(composition, sheet, name, scale)
        if flow.trial.overset is not None:
            found += [
                _overflow(name, left, smallest, tall=any(row.height > flow.height for row in left)) for left in _left_over(flow, scale.half)
            ]
    return tuple(found)


def _left_over(flow: FlowSetting, half: float) -> list[list[Row]]:
    """The rows too many. Where the author has parted the text for each panel, each part that is too long for its own."""
    starts = [0, *(index for index, row in enumerate(flow.rows) if row.forced), len(flow.rows)]
    parts = [flow.rows[start:stop] for start, stop in pairwise(starts)]
    if len(parts) == len(flow.panels):
        trials = [(part, fill(part, flow.height, 1, half).overset) for part in parts]
        too_long = [list(part[overset:]) for part, overset in trials if overset is not None]
        if too_long:
            return too_long
    return [list(flow.rows[flow.trial.overset :])]


def _overflow(flow: str, rows: list[Row], size: float, *, tall: bool) -> Overflow:
    places = (row.place_of_first_word() for row in rows)
    return Overflow(
        flow=flow,
        lines=sum(row.lines for row in rows),
        words=sum(row.word_count() for row in rows),
        place=next((place for place in places if place), None),
        size=size,
        tall=tall,
        forced=bool(rows) and rows[0].forced,
    )
