"""A drawing in colour → the same in lines: areas become paper with an outline, for printers that are to save ink.

What is thin and dark (a blade of grass, a dot) stays solid, since its outline alone would be a tangle; what is thin and
light (a glint, a river's far end) loses its outline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from math import dist
from typing import Final

from msgspec.structs import replace

from brochure.picture.model import Label, Segment, Shape, Vector

LINE: Final = 0.8
WIDEST: Final = 1.6
THIN: Final = 3.2
"""Points: an area no thicker than this is a stroke to the eye."""
_DARK: Final = ("ink", "river", "dawn", "dawn-dark", "accent")
_LIGHT: Final = ("mist", "sand", "paper")
_FAINT: Final = 40

Corner = tuple[float, float]


def line_art(drawing: Vector, solid: Collection[str] = ()) -> Vector:
    """The drawing in lines of ink; areas of the colours named in `solid` stay."""
    return replace(drawing, items=tuple(_lined(item, solid) for item in drawing.items))


def _lined(item: Shape | Label, solid: Collection[str]) -> Shape | Label:
    if isinstance(item, Label):
        return replace(item, colour="ink")
    if item.fill in solid:
        return replace(item, fill="ink", stroke=None)
    if item.fill and not item.stroke and _is_thin(item):
        tone = _tone(item.fill)
        if tone != "middle":
            return replace(item, fill="ink" if tone == "dark" else "paper", opacity=1.0)
    # an area hides what lies behind it, as it did in colour
    fill = "paper" if item.fill else None
    return replace(item, fill=fill, stroke="ink", stroke_width=min(item.stroke_width or LINE, WIDEST), join=1, opacity=1.0)


def _tone(colour: str) -> str:
    """`dark`, `light` or `middle`, of a colour or a name of the palette."""
    if colour.startswith("#"):
        brightness = sum(share * int(colour[at : at + 2], 16) for share, at in ((0.3, 1), (0.59, 3), (0.11, 5)))
        return "dark" if brightness < 100 else "light" if brightness > 190 else "middle"
    if colour in _DARK:
        return "dark"
    percent = colour.rpartition("-")[2]
    return "light" if colour in _LIGHT or (percent.isdigit() and int(percent) <= _FAINT) else "middle"


def _is_thin(shape: Shape) -> bool:
    """Whether each of its outlines is as thin as a stroke: a strip's area is half its outline's length times its width."""
    for corners in _outlines(shape.segments):
        ring = [*corners, corners[0]]
        area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2
        length = sum(dist(one, other) for one, other in pairwise(ring))
        if 2 * area > THIN * length:
            return False
    return True


def _outlines(segments: tuple[Segment, ...]) -> Iterator[list[Corner]]:
    """The corners of each outline; a curve by its ends and the point halfway."""
    corners: list[Corner] = []
    for command, numbers in segments:
        if command == "M" and corners:
            yield corners
            corners = []
        if command == "C":
            (x, y), (a, b, c, d, e, f) = corners[-1], numbers
            corners.append(((x + 3 * a + 3 * c + e) / 8, (y + 3 * b + 3 * d + f) / 8))
        if numbers:
            corners.append((numbers[-2], numbers[-1]))
    if corners:
        yield corners
