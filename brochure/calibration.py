"""A sheet and a family → a two-page PDF to print once, from which the author reads the printer's shift, and learns to fold.

The front has crosses, the back has grids at the same places of the paper, by the mirror law: what is at x on the front is
at width - x on the back. Where a front's cross shows in a back's grid is what the back must be moved by: the number to write.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.font import Family
from brochure.layout.placed import ARTIFACT, Element, Item, Outline, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.pdf import Imprint, render
from brochure.picture.model import Shape
from brochure.picture.outline import ellipse
from brochure.sheet import Sheet, Side
from brochure.specification import theme_of
from brochure.units import INCH, MM, Point

SAFE: Final = 0.375 * INCH
"""How far from the edges everything stays: office printers leave up to a quarter of an inch white."""
REACH: Final = 7
"""How many millimetres a grid goes from its middle: a little over the quarter of an inch that `back_shift` may be."""
ARM: Final = 13 * MM
"""How long the arms of a cross are: they show beyond the grid."""
CORNER: Final = Point(SAFE + 46.0, SAFE + 46.0)
"""How far the middles of the outer crosses are from the sheet's corners."""

_TITLE: Final = 22.0
_HEADING: Final = 16.0
_TEXT: Final = 14.0
_LABEL: Final = 11.0
_NUMBER: Final = 10.0
_LEADING: Final = 1.25
_BLACK: Final = "#000000"
_GREY: Final = "#8a8a8a"
_DASH: Final = (6.0, 4.0)

Step = tuple[str, tuple[str, ...]]
"""A heading and its paragraphs; one that begins with ">" is what to type, in bold."""


class _Words(Struct, frozen=True):
    """What a page says: title, left column, right column, below the middle."""

    title: str
    left: tuple[Step, ...]
    right: tuple[Step, ...]
    foot: tuple[Step, ...] = ()


_FRONT: Final = _Words(
    "Printer calibration: front",
    (
        (
            "1. Print this sheet",
            (
                "On both sides, flipped on the short edge, at actual size (100%).",
                "Is the back upside down? Choose short edge, and print again.",
            ),
        ),
        (
            "2. Check the size",
            ("Lay a ruler on the one at the foot. If it is too short or too long, choose “Actual size”, and print again.",),
        ),
    ),
    (
        (
            "3. Find the shift",
            (
                "Push a pin straight through the middle cross, or hold the sheet against a lamp.",
                "Turn it over like a page.",
                "Once for each printer is enough.",
            ),
        ),
    ),
)
_BACK: Final = _Words(
    "Printer calibration: back",
    (
        (
            "4. Read the middle grid",
            (
                "Find the pin’s hole, or the cross that shows through.",
                "Count from the grid’s middle: x to the right, y upward. Left and down are minus.",
                "A square is 1 mm. The ticks at the top and right are 1/32 in.",
            ),
        ),
    ),
    (
        (
            "5. Write it down",
            (
                "For a hole 1 mm left and 2 mm up, write in the content file:",
                ">layout:",
                ">  back_shift: {x: -1mm, y: 2mm}",
                "It replaces an older one. Inches: 1/32 is 0.031in, 1/16 is 0.063in, 1/8 is 0.125in.",
                "Do the grids differ by over 1 mm? The paper runs askew: close the tray’s guides.",
            ),
        ),
    ),
    (("6. Fold", ("Along the dashes: first 1, then 2.",)),),
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

    def title(self, at: Point, width: float, text: str) -> list[Item]:
        """The title, in lines from `at` (upper left) down."""
        element = self.element("H1")
        lines = self._lines(text, _TITLE, "bold", width)
        return [
            self.text(element, Point(at.x, at.y - number * _TITLE * _LEADING), line, _TITLE, "bold") for number, line in enumerate(lines, 1)
        ]

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
    items = _words(drawing, sheet, side, _FRONT if front else _BACK)
    for target in targets(sheet):
        items += _cross(drawing, target) if front else _grid(drawing, target)
    items += _ruler(drawing, Point(side.panels[1].rect.x + 24.0, CORNER.y - 8.0)) if front else []
    for fold in folds(sheet, side):
        items += _fold(drawing, sheet, fold)
    return PlacedPage((PlacedPanel(side.panels[0], tuple(items), (), (), 0.0),))


def _words(drawing: _Drawing, sheet: Sheet, side: Side, words: _Words) -> list[Item]:
    """The title above the middle, a column at either side, the foot below the middle."""
    left, middle, right = (panel.rect for panel in side.panels)
    width = min(each.width for each in (left, middle, right)) - 2 * SAFE
    below = sheet.height - 2 * CORNER.y - 4.0
    items = drawing.title(Point(middle.x + SAFE, sheet.height - SAFE - 28.0), width, words.title)
    items += drawing.block(Point(left.x + SAFE, below), width, words.left)
    items += drawing.block(Point(right.x + SAFE, below), width, words.right)
    return items + drawing.block(Point(middle.x + SAFE, sheet.height / 2 - 90.0), width, words.foot)


def _fold(drawing: _Drawing, sheet: Sheet, fold: Fold) -> list[Item]:
    top = sheet.height - SAFE - _LABEL
    label = drawing.text(drawing.element("P"), Point(fold.x, top), fold.label, _LABEL, "bold", "middle")
    return [label, _line((fold.x, SAFE), (fold.x, top - 6.0), ARTIFACT, 0.75, dash=_DASH)]


def _cross(drawing: _Drawing, at: Point) -> list[Item]:
    figure = drawing.element("Figure", alt="A cross to push a pin through.")
    upright = _line((at.x, at.y - ARM), (at.x, at.y + ARM), figure, 0.6)
    level = _line((at.x - ARM, at.y), (at.x + ARM, at.y), figure, 0.6)
    return [upright, level, Outline(figure, Shape(ellipse(at, 2.5 * MM), stroke=_BLACK, stroke_width=0.6))]


def _grid(drawing: _Drawing, at: Point) -> list[Item]:
    """Squares of a millimetre, with numbers at the left and below; ticks of 1/32 in at the right and above."""
    figure = drawing.element("Figure", alt="A grid of millimetres, with ticks of 1/32 inch, to read the shift from.")
    reach = REACH * MM
    items: list[Item] = []
    for number in range(-REACH, REACH + 1):
        offset, weight, colour = number * MM, *_weight(number)
        items.append(_line((at.x + offset, at.y - reach), (at.x + offset, at.y + reach), figure, weight, colour))
        items.append(_line((at.x - reach, at.y + offset), (at.x + reach, at.y + offset), figure, weight, colour))
    for number in range(-8, 9):
        offset, length = number * INCH / 32, 10.0 if number % 8 == 0 else 7.0 if number % 4 == 0 else 4.0
        items.append(_line((at.x + offset, at.y + reach + 1), (at.x + offset, at.y + reach + 1 + length), figure, 0.4))
        items.append(_line((at.x + reach + 1, at.y + offset), (at.x + reach + 1 + length, at.y + offset), figure, 0.4))
    return items + _numbers(drawing, at, figure)


def _weight(number: int) -> tuple[float, str]:
    """A grid line's weight and colour: each fifth one stands out, the middle one most."""
    return (1.0, _BLACK) if number == 0 else (0.6, _BLACK) if number % 5 == 0 else (0.3, _GREY)


def _numbers(drawing: _Drawing, at: Point, figure: int) -> list[Item]:
    reach, drop = REACH * MM, 0.35 * _NUMBER
    items: list[Item] = []
    for number in (-5, 0, 5):
        offset = number * MM
        items.append(drawing.text(figure, Point(at.x + offset, at.y - reach - _NUMBER), str(number), _NUMBER, "bold", "middle"))
        items.append(drawing.text(figure, Point(at.x - reach - 3, at.y + offset - drop), str(number), _NUMBER, "bold", "end"))
    for number, label in ((-8, "-1/4"), (0, "0"), (8, "1/4")):
        offset = number * INCH / 32
        items.append(drawing.text(figure, Point(at.x + offset, at.y + reach + 13), label, _NUMBER, anchor="middle"))
        items.append(drawing.text(figure, Point(at.x + reach + 13, at.y + offset - drop), label, _NUMBER))
    items.append(drawing.text(figure, Point(at.x - reach - 3, at.y - reach - _NUMBER), "mm", _NUMBER, "bold", "end"))
    items.append(drawing.text(figure, Point(at.x + reach + 13, at.y + reach + 13), "in", _NUMBER))
    return items


def _ruler(drawing: _Drawing, start: Point) -> list[Item]:
    """4 in above the line, 100 mm below it."""
    figure = drawing.element("Figure", alt="A ruler of 4 inches and of 100 millimetres, to check the printed size.")
    items: list[Item] = [_line((start.x, start.y), (start.x + 4 * INCH, start.y), figure, 0.6)]
    for number in range(4 * 8 + 1):
        x, length = start.x + number * INCH / 8, 12.0 if number % 8 == 0 else 8.0 if number % 4 == 0 else 5.0
        items.append(_line((x, start.y), (x, start.y + length), figure, 0.5))
    for number in range(101):
        x, length = start.x + number * MM, 12.0 if number % 10 == 0 else 8.0 if number % 5 == 0 else 5.0
        items.append(_line((x, start.y), (x, start.y - length), figure, 0.4))
    for number in range(5):
        label = f"{number} in" if number == 4 else str(number)
        items.append(drawing.text(figure, Point(start.x + number * INCH, start.y + 15), label, _LABEL, "bold", "middle"))
    for number in range(0, 101, 20):
        label = f"{number} mm" if number == 100 else str(number)
        items.append(drawing.text(figure, Point(start.x + number * MM, start.y - 14 - _LABEL), label, _LABEL, "bold", "middle"))
    return items


def _line(
    start: tuple[float, float], end: tuple[float, float], element: int, weight: float, colour: str = _BLACK, dash: tuple[float, ...] = ()
) -> Outline:
    return Outline(element, Shape((("M", start), ("L", end)), stroke=colour, stroke_width=weight, dash=dash))
