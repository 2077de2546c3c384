"""A sheet and a family → a two-page PDF to print once, from which the author reads the printer's shift, and learns to fold.

The front has crosses, the back has grids at the same places of the paper, by the mirror law: what is at x on the front is
at width - x on the back. Where a front's cross shows in a back's grid is what the back must be moved by: the number to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.font import Family
from brochure.layout.placed import ARTIFACT, Element, Item, Outline, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.pdf import Imprint, render
from brochure.picture.model import Segment, Shape
from brochure.picture.outline import ellipse
from brochure.sheet import Sheet, Side
from brochure.specification import theme_of
from brochure.units import INCH, MM, Point, Rect

SAFE: Final = 0.375 * INCH
"""How far from the edges everything stays: office printers leave up to a quarter of an inch white."""
REACH: Final = 8 * MM
"""How far a grid goes from its middle: a little over a quarter of an inch."""
ARM: Final = 13 * MM
"""How long the arms of a cross are: they show beyond the grid."""
CORNER: Final = Point(SAFE + 46.0, SAFE + 46.0)
"""How far the middles of the outer crosses are from the sheet's corners."""

_TITLE: Final = 22.0
_HEADING: Final = 15.0
_TEXT: Final = 13.0
_LABEL: Final = 10.0
_LEADING: Final = 1.25
_BLACK: Final = "#000000"
_GREY: Final = "#8a8a8a"
_DASH: Final = (6.0, 4.0)

Step = tuple[str, tuple[str, ...]]
"""A heading and its paragraphs; one that begins with ">" is what to type, in bold."""

_FRONT: Final[tuple[Step, ...]] = (
    (
        "1. Print this sheet",
        (
            "On both sides, flipped on the short edge, at actual size (100 %).",
            "If the back is upside down: choose short edge, print again.",
        ),
    ),
    ("2. Check the size", ("Lay a ruler on the line below. If it is not 4 in (100 mm) long, choose “Actual size” and print again.",)),
    (
        "3. Find the shift",
        (
            "Push a pin straight through the middle of the big cross. Or hold the sheet against a lamp.",
            "Turn it over like the page of a book.",
        ),
    ),
)
_BACK: Final[tuple[Step, ...]] = (
    (
        "4. Read the big grid",
        (
            "Find the pin’s hole, or the cross that shows through. Count from the middle, to the side (x) and up or down (y).",
            "Each square is 1 mm; right and top are in 1/32 in. Left and down are minus.",
        ),
    ),
    ("5. Write it down", ("In the content file, for a hole 1 mm left of the middle and 2 mm up:",)),
    (
        "",
        (
            ">layout:",
            ">  back_shift: {x: -1mm, y: 2mm}",
            "Write what you read in place of an older number. In inches: 1/32 is 0.031in, 1/16 is 0.063in, 1/8 is 0.125in.",
            "If the small grids differ by more than 1 mm, the paper runs askew: set the tray’s guides close.",
        ),
    ),
)


class Fold(Struct, frozen=True):
    """A fold as one side shows it: where, which goes first, and whether it closes over that side (a valley)."""

    x: float
    order: int
    valley: bool

    @property
    def label(self) -> str:
        """What stands at its end."""
        return f"Fold {self.order}: {'toward you' if self.valley else 'away from you'}"


def calibration_sheet(sheet: Sheet, family: Family) -> bytes:
    """The PDF of the sheet's paper and fold, tagged; it is never shifted itself, so that the whole shift is read."""
    theme, _ = theme_of(None, Path())
    assert theme is not None, "the default theme is part of this package"
    drawing = _Drawing(family)
    pages = tuple(_page(drawing, sheet, side) for side in sheet.sides)
    placed = Placed(sheet, pages, tuple(drawing.elements), theme, family, _TEXT)
    return render(placed, Imprint("Printer calibration sheet", "brochure", "en-US", "Read your printer’s shift, and fold along"))


def targets(sheet: Sheet) -> tuple[Point, ...]:
    """The middles of the crosses: the big one first, then near the corners. The same on both pages, as they are symmetrical."""
    corners = [Point(x, y) for y in (sheet.height - CORNER.y, CORNER.y) for x in (CORNER.x, sheet.width - CORNER.x)]
    return (Point(sheet.width / 2, sheet.height / 2), *corners)


def folds(sheet: Sheet, side: Side) -> tuple[Fold, ...]:
    """A side's folds, left to right.

    c-fold: the flap first, then the cover over it, both inward. z-fold: the cover's first, inward; then the other, outward.
    """
    first = "flap" if sheet.fold == "c-fold" else "cover"
    outside = sheet.sides[0].panels
    at_right = outside[-1].name == first
    orders = [2, 1] if at_right else [1, 2]
    if side.number == 2:
        orders.reverse()
    return tuple(Fold(x, order, _valley(sheet, side, order)) for x, order in zip(side.folds, orders, strict=True))


def _valley(sheet: Sheet, side: Side, order: int) -> bool:
    inward = sheet.fold == "c-fold" or order == 1
    return inward == (side.number == 2)


class _Drawing:
    """Collects the document's elements and makes items of them."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.elements: list[Element] = []

    def element(self, kind: str, alt: str | None = None) -> int:
        self.elements.append(Element(kind, -1, alt=alt))
        return len(self.elements) - 1

    def text(self, element: int, at: Point, text: str, size: float, style: str = "regular", anchor: str = "start") -> TextRun:
        width = self.family.face(style).advance(text) * size
        x = at.x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        return TextRun(element, x, at.y, text, style, size, _BLACK, width)

    def block(self, at: Point, width: float, steps: Iterable[Step]) -> list[Item]:
        """Steps from `at` (upper left) down."""
        items: list[Item] = []
        y = at.y
        for heading, paragraphs in steps:
            for kind, text in [("H2", heading)] * bool(heading) + [("P", each) for each in paragraphs]:
                size, style = (_HEADING, "bold") if kind == "H2" else (_TEXT, "bold" if text.startswith(">") else "regular")
                element = self.element(kind)
                for line in self._lines(text, size, style, width):
                    y -= size * _LEADING
                    items.append(self.text(element, Point(at.x + 10.0 * text.startswith(">  "), y), line, size, style))
                y -= 4.0
            y -= 8.0
        return items

    def _lines(self, text: str, size: float, style: str, width: float) -> list[str]:
        if text.startswith(">"):
            return [text[1:].strip()]
        face, lines = self.family.face(style), [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and face.advance(longer) * size > width:
                lines[-1] += " "
                lines.append(word)
            else:
                lines[-1] = longer
        return lines


def _page(drawing: _Drawing, sheet: Sheet, side: Side) -> PlacedPage:
    front = side.number == 1
    items = _head(drawing, sheet, front)
    items += _columns(drawing, side, _FRONT if front else _BACK)
    for fold in folds(sheet, side):
        items += _fold(drawing, sheet, fold)
    for number, target in enumerate(targets(sheet)):
        items += _cross(drawing, target) if front else _grid(drawing, target, big=number == 0)
    items += _check_line(drawing, sheet) if front else []
    return PlacedPage((PlacedPanel(side.panels[0], tuple(items), (), (), 0.0),))
