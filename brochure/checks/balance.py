"""White space: how much of each panel is filled."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.checks.shapes import bounds
from brochure.layout.placed import Placed, PlacedPanel

FULL: Final = 0.70
HALF: Final = 0.50
_CELL: Final = 6.0


def covered(panel: PlacedPanel, placed: Placed) -> float:
    """The share of a panel, its margins included, that lines and pictures cover, measured in squares of 6 points."""
    cells: set[tuple[int, int]] = set()
    rect = panel.panel.rect
    for item in panel.items:
        box = bounds(item, placed.family)
        left, low = int((box.x - rect.x) / _CELL), int(box.y / _CELL)
        right, high = ceil((box.right - rect.x) / _CELL), ceil(box.top / _CELL)
        cells.update((x, y) for x in range(left, right) for y in range(low, high))
    return len(cells) / (rect.width * rect.height / _CELL**2)


def _crowded(material: Material) -> Iterator[Found]:
    for panel in material.panels:
        if (share := covered(panel, material.placed)) > FULL:
            what = f'text and pictures cover {share:.0%} of the panel "{panel.panel.name}"; {FULL:.0%} at the most is expected'
            yield Found(material.brochure.at(panel.panel.flow), what, "Take out what a reader can do without.")


def _half_empty(material: Material) -> Iterator[Found]:
    last = {panel.panel.flow: panel for panel in material.panels if panel.panel.flow != "cover"}
    for flow, panel in last.items():
        if panel.fill < HALF:
            what = f'the last panel of "{flow}" is only {panel.fill:.0%} filled; {HALF:.0%} at the least is expected'
            yield Found(material.brochure.at(flow), what, "Add to it, move something over from another panel, or raise layout: body_size.")


CHECKS: Final = (
    Check("panel-crowded", "note", "balance", _crowded),
    Check("panel-half-empty", "warning", "balance", _half_empty, cheap=True),
)
