"""The few shapes that the layout draws itself: grounds, rules, rules to write on. All lengths are points."""

from __future__ import annotations

from brochure.layout.placed import ARTIFACT, Outline
from brochure.picture.model import Shape
from brochure.picture.outline import rectangle
from brochure.units import Point, Rect

HAIRLINE = 0.5
FRAME = 1.0


def ground(rect: Rect, colour: str) -> Outline:
    """A filled rectangle."""
    return Outline(ARTIFACT, Shape(rectangle(Rect(0.0, 0.0, rect.width, rect.height)), fill=colour), rect.x, rect.y)


def frame(rect: Rect, colour: str) -> Outline:
    """A rectangle's outline, all of it inside the rectangle."""
    inner = Rect(FRAME / 2, FRAME / 2, rect.width - FRAME, rect.height - FRAME)
    return Outline(ARTIFACT, Shape(rectangle(inner), stroke=colour, stroke_width=FRAME), rect.x, rect.y)


def rule(start: Point, width: float, colour: str, weight: float = HAIRLINE) -> Outline:
    """A level line to the right."""
    return Outline(ARTIFACT, Shape((("M", (0, 0)), ("L", (width, 0))), stroke=colour, stroke_width=weight), start.x, start.y)
