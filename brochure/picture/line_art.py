"""A drawing in colour → the same in lines: areas become paper with an outline, for printers that are to save ink."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from brochure.picture.model import Label, Shape, Vector

LINE = 0.8
WIDEST = 1.6


def line_art(drawing: Vector, solid: Collection[str] = ()) -> Vector:
    """The drawing in lines of ink; areas of the colours named in `solid` stay."""
    return replace(drawing, items=tuple(_lined(item, solid) for item in drawing.items))


def _lined(item: Shape | Label, solid: Collection[str]) -> Shape | Label:
    if isinstance(item, Label):
        return replace(item, colour="ink")
    if item.fill in solid:
        return replace(item, fill="ink", stroke=None)
    # an area hides what lies behind it, as it did in colour
    fill = "paper" if item.fill else None
    return replace(item, fill=fill, stroke="ink", stroke_width=min(item.stroke_width or LINE, WIDEST), join=1, opacity=1.0)
