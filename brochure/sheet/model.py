"""The imposed sheet as values: two sides, their panels and their folds. Points, origin at the trim's lower left, y up."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from brochure.units import Point, Rect

Edge = Literal["cut", "fold"]
Flow = Literal["cover", "flap", "inside", "back"]
READING_ORDER: tuple[Flow, ...] = ("cover", "flap", "inside", "back")


class Panel(Struct, frozen=True):
    """One panel of a side: the whole of it (`rect`), the part that text may fill (`frame`), and its two edges."""

    name: str
    flow: Flow
    side: int
    rect: Rect
    frame: Rect
    left: Edge
    right: Edge


class Side(Struct, frozen=True):
    """One side of the sheet, which is one page of the PDF: `number` is 1 (outside) or 2 (inside)."""

    number: int
    panels: tuple[Panel, ...]
    folds: tuple[float, ...]
    """The x of each fold, left to right."""


class Sheet(Struct, frozen=True):
    """A sheet of paper, landscape, with both its sides."""

    paper: str
    fold: str
    width: float
    height: float
    sides: tuple[Side, Side]
    back_shift: Point = Point(0.0, 0.0)
    """By how much the second page is moved, to undo the printer's shift."""

    @property
    def panels(self) -> tuple[Panel, ...]:
        """All panels in the order in which a reader meets them."""
        return tuple(panel for flow in READING_ORDER for panel in self.flow(flow))

    def flow(self, name: Flow) -> tuple[Panel, ...]:
        """The panels that a flow fills, in reading order."""
        found = [panel for side in self.sides for panel in side.panels if panel.flow == name]
        return tuple(sorted(found, key=lambda panel: panel.name))
