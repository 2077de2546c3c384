"""`Composition` + `Sheet` → the largest scale at which everything fits, by bisection; or `Overflow`s.

One scale for the whole brochure. Lines are only counted while sizes are tried; they are broken once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from brochure.layout.compose.composition import Break, Composition
from brochure.layout.cover import set_cover
from brochure.layout.flow import Trial, fill
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
    def measure(self) -> float:
        """The width that its rows are set to, in every panel: that of the narrowest."""
        return measure_of(self.panels)

    @property
    def height(self) -> float:
        """The height of a panel's frame."""
        return self.panels[0].frame.height


def measure_of(panels: Sequence[Panel]) -> float:
    """The width that a flow's lines may have in points: that of its narrowest panel."""
    return min(panel.frame.width for panel in panels)


def copyfit(composition: Composition, sheet: Sheet, bounds: Bounds) -> Scale | None:
    """The largest scale that fits; `None` if even the smallest does not."""
    low, high = round(bounds.smallest * PER_POINT), round(bounds.largest * PER_POINT)
    if _fits(composition, sheet, high):
        return _roomy(composition, sheet, Scale(high / PER_POINT, composition.theme))
    if not _fits(composition, sheet, low):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(composition, sheet, middle):
            low = middle
        else:
            high = middle
    return _roomy(composition, sheet, Scale(low / PER_POINT, composition.theme))


def _roomy(composition: Composition, sheet: Sheet, scale: Scale) -> Scale:
    """The same body size with the small print larger, if there is room."""
    steps = {name: msgspec.structs.replace(step, size=max(step.size, step.roomy)) for name, step in scale.theme.steps.items()}
    larger = Scale(scale.body, msgspec.structs.replace(scale.theme, steps=steps))
    return larger if _holds(composition, sheet, larger) else scale


def _fits(composition: Composition, sheet: Sheet, size: int) -> bool:
    return _holds(composition, sheet, Scale(size / PER_POINT, composition.theme))


def _holds(composition: Composition, sheet: Sheet, scale: Scale) -> bool:
    if set_cover(composition.cover, scale, sheet.flow("cover")[0].frame).spare < 0:
        return False
    return all(set_flow(composition, sheet, name, scale).trial.overset is None for name in FLOWS)


def set_flow(composition: Composition, sheet: Sheet, name: str, scale: Scale) -> FlowSetting:
    """A flow's rows at the measure of its narrowest panel, filled into its panels."""
    panels = sheet.flow(name)  # type: ignore[arg-type]
    rows = tuple(_rows(composition, name, scale, measure_of(panels)))
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
