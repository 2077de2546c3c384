"""A place on the sheet → what the printer's shift and size are read from: crosses, grids, a ruler."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from brochure.calibration.drawing import BLACK, GREY, LABEL, NUMBER, Drawing, Stroke, line
from brochure.layout.placed import Item, Outline
from brochure.picture.model import Shape
from brochure.picture.outline import ellipse
from brochure.units import INCH, MM, Point

REACH: Final = 7
"""How many millimetres a grid goes from its middle: a little over the quarter of an inch that `back_shift` may be."""
ARM: Final = 13 * MM
"""How long the arms of a cross are: they show beyond the grid."""
_FINE: Final = Stroke(0.4)
_PLAIN: Final = Stroke(0.6)
_BOLD: Final = replace(NUMBER, style="bold")


def cross(drawing: Drawing, at: Point) -> list[Item]:
    """Two lines that meet in a circle."""
    figure = drawing.element("Figure", alt="A cross to push a pin through.")
    upright = line(figure, Point(at.x, at.y - ARM), Point(at.x, at.y + ARM), _PLAIN)
    level = line(figure, Point(at.x - ARM, at.y), Point(at.x + ARM, at.y), _PLAIN)
    return [upright, level, Outline(figure, Shape(ellipse(at, 2.5 * MM), stroke=BLACK, stroke_width=_PLAIN.weight))]


def grid(drawing: Drawing, at: Point) -> list[Item]:
    """Squares of a millimetre, with numbers at the left and below; ticks of 1/32 in at the right and above."""
    figure = drawing.element("Figure", alt="A grid of millimetres, with ticks of 1/32 inch, to read the shift from.")
    return [*_squares(figure, at), *_inch_ticks(figure, at), *_millimetres(drawing, figure, at), *_inches(drawing, figure, at)]


def _squares(figure: int, at: Point) -> list[Item]:
    """Lines a millimetre apart: each fifth one stands out, the middle one most."""
    reach = REACH * MM
    items: list[Item] = []
    for number in range(-REACH, REACH + 1):
        offset = number * MM
        stroke = Stroke(1.0) if number == 0 else _PLAIN if number % 5 == 0 else Stroke(0.3, GREY)
        items.append(line(figure, Point(at.x + offset, at.y - reach), Point(at.x + offset, at.y + reach), stroke))
        items.append(line(figure, Point(at.x - reach, at.y + offset), Point(at.x + reach, at.y + offset), stroke))
    return items


def _inch_ticks(figure: int, at: Point) -> list[Item]:
    near = REACH * MM + 1
    items: list[Item] = []
    for number in range(-8, 9):
        offset, far = number * INCH / 32, near + (10.0 if number % 8 == 0 else 7.0 if number % 4 == 0 else 4.0)
        items.append(line(figure, Point(at.x + offset, at.y + near), Point(at.x + offset, at.y + far), _FINE))
        items.append(line(figure, Point(at.x + near, at.y + offset), Point(at.x + far, at.y + offset), _FINE))
    return items


def _millimetres(drawing: Drawing, figure: int, at: Point) -> list[Item]:
    """The numbers below and at the left."""
    below, before, drop = at.y - REACH * MM - NUMBER.size, at.x - REACH * MM - 3, 0.35 * NUMBER.size
    level, upright = replace(_BOLD, anchor="middle"), replace(_BOLD, anchor="end")
    items: list[Item] = []
    for number in (-5, 0, 5):
        items.append(drawing.text(figure, Point(at.x + number * MM, below), str(number), level))
        items.append(drawing.text(figure, Point(before, at.y + number * MM - drop), str(number), upright))
    return [*items, drawing.text(figure, Point(before, below), "mm", upright)]


def _inches(drawing: Drawing, figure: int, at: Point) -> list[Item]:
    """The numbers above and at the right."""
    above, beyond, drop = at.y + REACH * MM + 13, at.x + REACH * MM + 13, 0.35 * NUMBER.size
    items: list[Item] = []
    for number, label in ((-8, "-1/4"), (0, "0"), (8, "1/4")):
        offset = number * INCH / 32
        items.append(drawing.text(figure, Point(at.x + offset, above), label, replace(NUMBER, anchor="middle")))
        items.append(drawing.text(figure, Point(beyond, at.y + offset - drop), label, NUMBER))
    return [*items, drawing.text(figure, Point(beyond, above), "in", NUMBER)]


def ruler(drawing: Drawing, start: Point) -> list[Item]:
    """4 in above the line, 100 mm below it."""
    figure = drawing.element("Figure", alt="A ruler of 4 inches and of 100 millimetres, to check the printed size.")
    items: list[Item] = [line(figure, start, Point(start.x + 4 * INCH, start.y), _PLAIN)]
    for number in range(4 * 8 + 1):
        x, length = start.x + number * INCH / 8, 12.0 if number % 8 == 0 else 8.0 if number % 4 == 0 else 5.0
        items.append(line(figure, Point(x, start.y), Point(x, start.y + length), Stroke(0.5)))
    for number in range(101):
        x, length = start.x + number * MM, 12.0 if number % 10 == 0 else 8.0 if number % 5 == 0 else 5.0
        items.append(line(figure, Point(x, start.y), Point(x, start.y - length), _FINE))
    for number in range(5):
        label = f"{number} in" if number == 4 else str(number)
        items.append(drawing.text(figure, Point(start.x + number * INCH, start.y + 15), label, LABEL))
    for number in range(0, 101, 20):
        label = f"{number} mm" if number == 100 else str(number)
        items.append(drawing.text(figure, Point(start.x + number * MM, start.y - 14 - LABEL.size), label, LABEL))
    return items
