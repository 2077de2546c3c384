"""The plain figures as outlines: rectangle, polygon, ellipse; and an outline moved to its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from brochure.picture.model import Segment
from brochure.units import Point, Rect

Outline = tuple[Segment, ...]

KAPPA: Final = 0.5522847498307936
"""How far a quarter circle's control points stand from its ends, in radii: 4/3 (√2 - 1)."""


def polygon(points: Iterable[tuple[float, float]], closed: bool = True) -> Outline:
    """Straight lines from point to point."""
    first, *rest = points
    lines: list[Segment] = [("M", first), *(("L", point) for point in rest)]
    return (*lines, ("Z", ())) if closed else tuple(lines)


def rectangle(rect: Rect, rx: float = 0.0, ry: float | None = None) -> Outline:
    """A rectangle; its corners are quarters of an ellipse with the radii `rx` and `ry`, or of a circle with the radius `rx`."""
    ry = rx if ry is None else ry
    left, bottom, right, top = rect.x, rect.y, rect.right, rect.top
    if not rx or not ry:
        return polygon([(left, bottom), (right, bottom), (right, top), (left, top)])
    dx, dy = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        ("M", (left + rx, bottom)),
        ("L", (right - rx, bottom)),
        ("C", (right - dx, bottom, right, bottom + dy, right, bottom + ry)),
        ("L", (right, top - ry)),
        ("C", (right, top - dy, right - dx, top, right - rx, top)),
        ("L", (left + rx, top)),
        ("C", (left + dx, top, left, top - dy, left, top - ry)),
        ("L", (left, bottom + ry)),
        ("C", (left, bottom + dy, left + dx, bottom, left + rx, bottom)),
        ("Z", ()),
    )


def ellipse(centre: Point, rx: float, ry: float | None = None) -> Outline:
    """An ellipse, or a circle with the radius `rx`, as four curves."""
    ry = rx if ry is None else ry
    x, y, dx, dy = centre.x, centre.y, rx * KAPPA, ry * KAPPA
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + dy, x + dx, y + ry, x, y + ry)),
        ("C", (x - dx, y + ry, x - rx, y + dy, x - rx, y)),
        ("C", (x - rx, y - dy, x - dx, y - ry, x, y - ry)),
        ("C", (x + dx, y - ry, x + rx, y - dy, x + rx, y)),
        ("Z", ()),
    )


def moved(outline: Outline, x: float, y: float) -> Outline:
    """The outline shifted by `x` to the right and by `y` upward."""
    return tuple((step, tuple(value + (y if index % 2 else x) for index, value in enumerate(numbers))) for step, numbers in outline)
