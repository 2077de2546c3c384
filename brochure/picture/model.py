"""Pictures as values: vector shapes or a raster file, at their natural size, free of paper and PDF.

Vector coordinates are points, origin at the picture's lower left corner, y up. A colour is
`#rrggbb`, or a name of the theme's palette (`river`, `dawn-30`: 30 % of it on paper).
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

Segment = tuple[str, tuple[float, ...]]
"""One step of an outline: ("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""


class Shape(Struct, frozen=True):
    """An outline with its fill and its stroke; `None` is not painted. Widths are points."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0
    cap: int = 0  # PDF line cap: 0 butt, 1 round, 2 square
    join: int = 0  # PDF line join: 0 mitre, 1 round, 2 bevel
    dash: tuple[float, ...] = ()
    even_odd: bool = False
    opacity: float = 1.0


class Label(Struct, frozen=True):
    """A line of text inside a picture: `x`, `y` is the left end of its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: str = "start"  # start, middle or end: what `x` is of the text


class Vector(Struct, frozen=True):
    """A drawing, in painting order."""

    width: float
    height: float
    items: tuple[Shape | Label, ...]


class Raster(Struct, frozen=True):
    """A photograph or scan, checked and upright: pixel size after the EXIF orientation is obeyed."""

    path: Path
    width: int
    height: int


Picture = Vector | Raster
