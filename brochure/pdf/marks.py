"""A sheet, its bleed and its folds → the page boxes of its press edition, and the marks around the trim.

Crop marks are solid, fold marks dashed; all stand outside the bleed, in black ink alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from brochure.pdf.inks import BLACK

AWAY: Final = 12.0
"""The least distance of a mark from the trim, in points."""
LENGTH: Final = 18.0
WEIGHT: Final = 0.25
_CLEAR: Final = 3.0  # from the bleed
_EDGE: Final = 6.0  # to the edge of the film
_DASH: Final = [2.0, 2.0]

Box = tuple[float, float, float, float]


class PageBoxes(Struct, frozen=True):
    """The boxes of a page whose trim is `width` by `height` points (ISO 32000-1, 14.11.2)."""

    width: float
    height: float
    bleed: float

    @property
    def away(self) -> float:
        """How far from the trim the marks begin."""
        return max(AWAY, self.bleed + _CLEAR)

    @property
    def origin(self) -> float:
        """The x and the y of the trim's lower left corner on the page."""
        return self.away + LENGTH + _EDGE

    @property
    def media(self) -> tuple[float, float]:
        """The page's size: trim, bleed and slug."""
        return self.width + 2 * self.origin, self.height + 2 * self.origin

    def around(self, distance: float) -> Box:
        """The rectangle `distance` outside the trim: the trim box at 0, the bleed box at `bleed`."""
        near = self.origin - distance
        return near, near, self.origin + self.width + distance, self.origin + self.height + distance


def paint_marks(canvas: Canvas, boxes: PageBoxes, folds: Sequence[float]) -> None:
    """Two crop marks at each corner of the trim, a fold mark above and below each fold; `folds` are from the trim's left."""
    left, bottom, right, top = boxes.around(0.0)
    below = bottom - boxes.away - LENGTH, bottom - boxes.away
    above = top + boxes.away, top + boxes.away + LENGTH
    canvas.saveState()
    canvas.setLineWidth(WEIGHT)
    canvas.setStrokeColorCMYK(*BLACK)
    for x in (left, right):
        canvas.lines([(x, below[0], x, below[1]), (x, above[0], x, above[1])])
    for y in (bottom, top):
        canvas.lines([(left - boxes.away - LENGTH, y, left - boxes.away, y), (right + boxes.away, y, right + boxes.away + LENGTH, y)])
    canvas.setDash(_DASH)
    for fold in folds:
        x = left + fold
        canvas.lines([(x, below[0], x, below[1]), (x, above[0], x, above[1])])
    canvas.restoreState()
