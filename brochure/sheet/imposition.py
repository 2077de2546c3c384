"""Paper and fold → `Sheet`: which panel stands where on the two sides, so that the folded sheet reads in order.

The mirror law: a fold at x on side 1 is at width - x on side 2, since the sheet is turned over on its short edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from brochure.sheet.model import Edge, Flow, Panel, Sheet, Side
from brochure.units import INCH, MM, Point, Rect

PAPERS: Final = {"letter": (11 * INCH, 8.5 * INCH), "a4": (297 * MM, 210 * MM), "legal": (14 * INCH, 8.5 * INCH)}
"""Landscape width and height."""
FOLD_IN: Final = {"letter": INCH / 16, "a4": 3 * MM, "legal": INCH / 16}
"""How much narrower than its neighbours the flap of a c-fold is, so that it does not buckle."""

Plan = tuple[tuple[tuple[str, Flow], ...], tuple[tuple[str, Flow], ...]]
PLANS: Final[dict[str, Plan]] = {
    "c-fold": (
        (("flap", "flap"), ("back", "back"), ("cover", "cover")),
        (("inside 1", "inside"), ("inside 2", "inside"), ("inside 3", "inside")),
    ),
    "z-fold": (
        (("outer 1", "flap"), ("outer 2", "flap"), ("cover", "cover")),
        (("inside 1", "inside"), ("inside 2", "inside"), ("back", "back")),
    ),
}
"""The panels of side 1 and of side 2, each left to right, with the flow that fills them."""


class Imposition(Struct, frozen=True):
    """What decides the sheet. Lengths in points; `fold_in` of None is the paper's own."""

    paper: str = "letter"
    fold: str = "c-fold"
    margin: float = 0.375 * INCH
    fold_in: float | None = None
    back_shift: Point = Point(0.0, 0.0)
    mirrored: bool = False
    """For right-to-left reading: both sides, and so the flows, are mirrored."""


def impose(imposition: Imposition) -> Sheet:
    """The sheet with its panels, for a two-sided print that is turned on the short edge."""
    width, height = PAPERS[imposition.paper]
    outside, inside = PLANS[imposition.fold]
    widths = _outside_widths(imposition, width)
    if imposition.mirrored:
        outside, inside, widths = outside[::-1], inside[::-1], widths[::-1]
    sides = (
        _side(1, outside, widths, imposition),
        _side(2, inside, widths[::-1], imposition),
    )
    return Sheet(imposition.paper, imposition.fold, width, height, sides, imposition.back_shift)


def _outside_widths(imposition: Imposition, width: float) -> tuple[float, ...]:
    """Panel widths of side 1: (wide - fold_in) + wide + wide = sheet; equal panels in a z-fold."""
    if imposition.fold == "z-fold":
        return (width / 3,) * 3
    fold_in = FOLD_IN[imposition.paper] if imposition.fold_in is None else imposition.fold_in
    wide = (width + fold_in) / 3
    return (wide - fold_in, wide, wide)


def _side(number: int, plan: Sequence[tuple[str, Flow]], widths: Sequence[float], imposition: Imposition) -> Side:
    height = PAPERS[imposition.paper][1]
    starts = [0.0, *accumulate(widths)]
    panels = []
    for index, (name, flow) in enumerate(plan):
        rect = Rect(starts[index], 0.0, widths[index], height)
        frame = rect.inset(*(imposition.margin,) * 4)
        panels.append(Panel(name, flow, number, rect, frame, _edge(index, 0), _edge(index, 2)))
    return Side(number, tuple(panels), tuple(starts[1:3]))


def _edge(index: int, outermost: int) -> Edge:
    return "cut" if index == outermost else "fold"
