"""The small marks of a text that its font lacks: bullet, box to tick, check mark, arrow.

Each fits a square of `size` points whose lower left corner is the origin.
"""

from __future__ import annotations

from brochure.picture.model import Shape
from brochure.picture.outline import ellipse, polygon, rectangle
from brochure.units import Point, Rect


def bullet(size: float, colour: str = "accent") -> Shape:
    """A filled disc."""
    return Shape(ellipse(Point(size / 2, size / 2), size / 2), fill=colour)


def tick_box(size: float, colour: str = "river") -> Shape:
    """An empty box with slightly round corners, for the reader's pen."""
    line = _line(size)
    box = Rect(0, 0, size, size).inset(line / 2, line / 2, line / 2, line / 2)
    return Shape(rectangle(box, 0.12 * size), fill="paper", stroke=colour, stroke_width=line, join=1)


def check(size: float, colour: str = "accent") -> Shape:
    """A check mark: a short stroke down, a long one up."""
    points = ((0.12, 0.5), (0.4, 0.2), (0.88, 0.82))
    return _strokes(size, points, colour)


def arrow(size: float, colour: str = "accent") -> Shape:
    """An arrow to the right."""
    shaft = polygon([(0.08 * size, 0.5 * size), (0.9 * size, 0.5 * size)], closed=False)
    head = _strokes(size, ((0.58, 0.82), (0.9, 0.5), (0.58, 0.18)), colour)
    return Shape((*shaft, *head.segments), stroke=colour, stroke_width=head.stroke_width, cap=1, join=1)


def _strokes(size: float, points: tuple[tuple[float, float], ...], colour: str) -> Shape:
    line = polygon([(x * size, y * size) for x, y in points], closed=False)
    return Shape(line, stroke=colour, stroke_width=1.4 * _line(size), cap=1, join=1)


def _line(size: float) -> float:
    """The weight of a line beside text: about that of the letters' stems."""
    return min(max(0.1 * size, 0.5), 1.5)
