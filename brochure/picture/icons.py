"""So many of so many people → the picture of it: rows of icons, those counted filled, the others outlined.

Filled against outlined tells the two apart in greyscale too, and for those who see colours differently.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from brochure.picture.model import Shape, Vector
from brochure.picture.outline import Outline, ellipse, moved, rectangle
from brochure.units import Point, Rect

Icon = Literal["person", "dot", "square"]

COUNTED: Final = "river"
OTHERS_FILL: Final = "river-10"
OTHERS_STROKE: Final = "river-50"
GROUP_GAP: Final = 0.8
"""How much wider the gap between two groups is, in gaps."""
TALLEST: Final = 28.0
"""Points: a few icons do not fill the width, they stand at its left."""


class Grid(Struct, frozen=True):
    """Where the icons stand: columns, the icons' size and what lies between them, in points."""

    columns: int
    rows: int
    group: int  # a wider gap after so many columns; 0 for none
    icon_width: float
    icon_height: float
    gap: float
    row_gap: float

    @property
    def height(self) -> float:
        """From the lowest icon's foot to the highest icon's head."""
        return self.rows * (self.icon_height + self.row_gap) - self.row_gap

    def corner(self, index: int) -> tuple[float, float]:
        """The lower left corner of an icon; they are counted by rows from the upper left."""
        row, column = divmod(index, self.columns)
        groups = column // self.group if self.group else 0
        x = column * (self.icon_width + self.gap) + groups * GROUP_GAP * self.gap
        return x, self.height - self.icon_height - row * (self.icon_height + self.row_gap)


def on_dark(drawing: Vector, ink: str) -> Vector:
    """The icons for a dark ground: those counted in `ink`, the others as outlines of it."""
    shapes = (shape for shape in drawing.items if isinstance(shape, Shape))
    return replace(
        drawing,
        items=tuple(replace(s, fill=ink) if s.fill == COUNTED else replace(s, fill=None, stroke=ink) for s in shapes),
    )


def icon_array(count: int, of: int, icon: Icon, columns: int | None, width: float) -> Vector:
    """`of` icons, `count` of them filled, `width` points wide, as high as they need."""
    grid = _grid(of, icon, columns or _columns(of), width)
    filled, outlined = (DRAWN[icon](grid.icon_width, grid.icon_height, inset) for inset in (0.0, _stroke(grid) / 2))
    counted = Shape(_all(grid, filled, range(min(count, of))), fill=COUNTED)
    others = Shape(
        _all(grid, outlined, range(min(count, of), of)), fill=OTHERS_FILL, stroke=OTHERS_STROKE, stroke_width=_stroke(grid), join=1
    )
    return Vector(width, grid.height, tuple(shape for shape in (counted, others) if shape.segments))


def _columns(of: int) -> int:
    """Rows that are easily counted: tens, twenties or quarters of a hundred."""
    if of <= 15:
        return of
    return next((columns for most, columns in ((50, 10), (80, 20), (200, 25)) if of <= most), 50)


def _grid(of: int, icon: Icon, columns: int, width: float) -> Grid:
    aspect, gap, row_gap = PROPORTIONS[icon]
    group = next((size for size in (10, 5) if columns % size == 0 and columns > size), 0)
    gaps = columns - 1 + (GROUP_GAP * ((columns - 1) // group) if group else 0)
    icon_width = min(width / (columns + gaps * gap), TALLEST * aspect)
    icon_height = icon_width / aspect
    return Grid(columns, -(-of // columns), group, icon_width, icon_height, icon_width * gap, icon_height * row_gap)


def _stroke(grid: Grid) -> float:
    """A hairline would vanish in print, a thick line would close the head: 0.4 to 1 point."""
    return min(max(grid.icon_width * 0.08, 0.4), 1.0)


def _all(grid: Grid, icon: Outline, indices: range) -> Outline:
    placed = (moved(icon, *grid.corner(index)) for index in indices)
    # a thousandth of a point is finer than any printer, and keeps a thousand icons small
    return tuple((step, tuple(round(value, 3) for value in numbers)) for outline in placed for step, numbers in outline)


def _person(width: float, height: float, inset: float) -> Outline:
    """Head and shoulders: neither woman nor man, child nor adult."""
    head = ellipse(Point(width / 2, 0.81 * height), 0.19 * height - inset)
    body = Rect(0, 0, width, 0.57 * height).inset(inset, inset, inset, inset)
    shoulder, foot = 0.48 * width - inset, 0.2 * width - inset / 2
    return (*head, *_body(body, shoulder, foot))


def _body(rect: Rect, shoulder: float, foot: float) -> Outline:
    """A rectangle with wide round shoulders above and narrow round corners below."""
    upper, lower = rectangle(rect, shoulder), rectangle(rect, foot)
    return (*lower[:3], *upper[3:7], *lower[7:])  # from its foot counter-clockwise: foot, shoulders, foot


def _dot(width: float, height: float, inset: float) -> Outline:
    return ellipse(Point(width / 2, height / 2), width / 2 - inset)


def _square(width: float, height: float, inset: float) -> Outline:
    return rectangle(Rect(0, 0, width, height).inset(inset, inset, inset, inset), 0.14 * width)


DRAWN: Final[dict[Icon, Callable[[float, float, float], Outline]]] = {"person": _person, "dot": _dot, "square": _square}
PROPORTIONS: Final[dict[Icon, tuple[float, float, float]]] = {
    "person": (0.5, 0.45, 0.2),
    "dot": (1.0, 0.35, 0.35),
    "square": (1.0, 0.25, 0.25),
}
"""By icon: width by height, gap by width, gap between rows by height."""
