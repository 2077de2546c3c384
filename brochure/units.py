"""Lengths and rectangles: points (1/72 in), origin at the trim box's lower left corner, y up."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

INCH: Final = 72.0
MM: Final = 72.0 / 25.4
PER_UNIT: Final = {"in": INCH, "mm": MM, "cm": 10 * MM, "pt": 1.0}


class Point(Struct, frozen=True):
    """A place on a page, in points from its lower left corner."""

    x: float
    y: float


class Rect(Struct, frozen=True):
    """A rectangle by its lower left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of the upper edge."""
        return self.y + self.height

    def inset(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """This rectangle less a strip at each side."""
        return Rect(self.x + left, self.y + bottom, self.width - left - right, self.height - bottom - top)

    def holds(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether `other` lies wholly inside, up to `tolerance` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.top <= self.top + tolerance
        )
