"""Flows set at the smallest size → for each that does not fit, an `Overflow`: from which line of the file on, and by how much.

How much is measured, not counted: the height that is missing, in lines of body text, and as many words as such lines hold.
What follows the text that is to be shortened (a code, a callout) takes room too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import Final

from brochure.layout.boxes.paragraph import LineRow
from brochure.layout.compose.composition import Composition
from brochure.layout.cover import CoverSetting, set_cover
from brochure.layout.fit import FLOWS, FlowSetting, set_flow
from brochure.layout.flow import Trial, fill, height_of
from brochure.layout.placed import Overflow
from brochure.layout.rows import Row
from brochure.layout.scale import Scale
from brochure.sheet import Sheet

_TINY: Final = 0.01
_LONG: Final = 3
"""Lines: of such a paragraph some can be spared."""


def overflows(composition: Composition, sheet: Sheet, smallest: float) -> tuple[Overflow, ...]:
    """What does not fit at the smallest size (points), flow by flow."""
    scale = Scale(smallest, composition.theme)
    setting = set_cover(composition.cover, scale, sheet.flow("cover")[0].frame)
    found = [_cover(setting, smallest)] if setting.spare < 0 else []
    for name in FLOWS:
        flow = set_flow(composition, sheet, name, scale)
        if flow.trial.overset is not None:
            found += [_flow(name, part, trial, flow.height, scale) for part, trial in _too_long(flow, scale.half)]
    return tuple(found)


def _cover(setting: CoverSetting, size: float) -> Overflow:
    """The text that takes most room is what can be shortened."""
    texts = [row for _, row in (*setting.texts, *setting.clinic) if isinstance(row, LineRow)]
    groups = [list(group) for _, group in groupby(texts, key=lambda row: row.setting)]
    longest = max(groups, key=lambda rows: sum(row.height for row in rows))
    lines = ceil(-setting.spare / longest[-1].height - _TINY)
    return Overflow("cover", lines, _words(longest, -setting.spare), longest[0].place_of_first_word(), size)


def _too_long(flow: FlowSetting, half: float) -> list[tuple[Sequence[Row], Trial]]:
    """The flow. Where the author has parted the text for each panel, each part that is too long for its own."""
    starts = [0, *(index for index, row in enumerate(flow.rows) if row.forced), len(flow.rows)]
    parts: list[Sequence[Row]] = [flow.rows[start:stop] for start, stop in pairwise(starts)]
    if len(parts) == len(flow.panels):
        trials = [(part, fill(part, flow.height, 1, half)) for part in parts]
        too_long = [(part, trial) for part, trial in trials if trial.overset is not None]
        if too_long:
            return too_long
    return [(flow.rows, flow.trial)]


def _flow(name: str, rows: Sequence[Row], trial: Trial, height: float, scale: Scale) -> Overflow:
    left = rows[trial.overset :]
    last = height_of(rows[trial.starts[-1] : trial.overset], scale.half)
    missing = last + left[0].gap + height_of(left, scale.half) - height
    lines = max(ceil(missing / (2 * scale.half) - _TINY), 1)
    places = (row.place_of_first_word() for row in left)
    return Overflow(
        flow=name,
        lines=lines,
        words=_words(rows, missing),
        place=next((place for place in places if place), None),
        size=scale.body,
        tall=any(row.height > height for row in left),
        forced=left[0].forced,
    )


def _words(rows: Sequence[Row], height: float) -> int:
    """How many words such a height holds, set as densely as the paragraphs of these rows are: the long ones, where there are any."""
    texts = [row for row in rows if isinstance(row, LineRow)]
    long: Sequence[Row] = [row for row in texts if row.setting.count >= _LONG] or texts
    counted = long or list(rows)
    words, room = sum(row.word_count() for row in counted), sum(row.height + row.gap for row in counted)
    return max(ceil(words * height / room), 1) if room else 1
