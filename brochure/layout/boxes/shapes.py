"""The few shapes that the layout draws itself: grounds, rules, rules to write on. Points, from a given corner."""

from __future__ import annotations

from brochure.layout.placed import ARTIFACT, Outline
from brochure.picture.model import Shape
from brochure.picture.outline import rectangle
from brochure.units import Rect

HAIRLINE = 0.5


def ground(x: float, y: float, width: float, height: float, colour: str, radius: float = 0.0) -> Outline:
    """A filled rectangle with its lower left corner at `x`, `y`."""
    return Outline(ARTIFACT, Shape(rectangle(Rect(0.0, 0.0, width, height), radius), fill=colour), x, y)


def frame(x: float, y: float, width: float, height: float, colour: str, weight: float = 1.0) -> Outline:
    """A rectangle's outline, all of it inside the rectangle."""
    inner = Rect(weight / 2, weight / 2, width - weight, height - weight)
    return Outline(ARTIFACT, Shape(rectangle(inner), stroke=colour, stroke_width=weight), x, y)


def rule(x: float, y: float, width: float, colour: str, weight: float = HAIRLINE) -> Outline:
    """A level line from `x`, `y` to the right."""
    return Outline(ARTIFACT, Shape((("M", (0, 0)), ("L", (width, 0))), stroke=colour, stroke_width=weight), x, y)
