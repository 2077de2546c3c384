"""The inherited style of an SVG's element → how it is painted, in svglib's attributes.

svglib keeps no names of colours. So each colour with its opacity gets a number, and goes through svglib as the colour of that number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from brochure.picture.svg import values
from brochure.picture.svg.findings import EXPAND, Findings
from brochure.picture.svg.shapes import Box
from brochure.picture.svg.style import THEME, Declared

if TYPE_CHECKING:
    from lxml.etree import _Element

INHERITED: Final = frozenset({
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "color", "visibility", "font", "font-size", "font-weight", "font-style", "text-anchor",
})  # fmt: skip
KEYWORDS: Final = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
}
COLOUR_HELP: Final = "Give the colour as #rrggbb, or by a class such as fill-river."

Painting = dict[str, str]


class Paint(Struct, frozen=True):
    """A colour (`#rrggbb` or a palette's name) and its opacity."""

    colour: str
    opacity: float


class Paints:
    """The colours of one picture, and the numbers that stand for them."""

    def __init__(self) -> None:
        self._numbers: dict[Paint, int] = {}
        self._paints: list[Paint] = []

    def stand_in(self, paint: Paint) -> str:
        """The colour of this paint's number."""
        if paint not in self._numbers:
            self._numbers[paint] = len(self._paints)
            self._paints.append(paint)
        return f"#{self._numbers[paint]:06x}"

    def behind(self, number: int) -> Paint:
        """The paint for which that colour stands."""
        return self._paints[number]


class Painter:
    """Resolves the paint of the elements of one file."""

    def __init__(self, box: Box, findings: Findings) -> None:
        self.paints = Paints()
        self.box = box
        self._findings = findings

    def painting(self, node: _Element, style: Declared, opacity: float) -> Painting | None:
        """The attributes by which svglib paints a shape; `None` if nothing of it is seen."""
        fill = self._paint("fill", node, style, opacity)
        width = self._width(node, style)
        stroke = self._paint("stroke", node, style, opacity) if width else None
        if style.get("visibility", "visible") != "visible" or not (fill or stroke):
            return None
        if fill and stroke and opacity < 1:
            self._findings.add("a see-through shape with an outline cannot be printed as drawn", node.sourceline)
        painting = {kind: self.paints.stand_in(paint) if paint else "none" for kind, paint in (("fill", fill), ("stroke", stroke))}
        return painting | self._keywords(node, style) | (self._line(node, style, width) if stroke else {})

    def _paint(self, kind: str, node: _Element, style: Declared, opacity: float) -> Paint | None:
        value = style.get(kind, "#000000" if kind == "fill" else "none")
        if value.lower() == "currentcolor":  # icon sets leave the colour to the page: here, the ink
            value = style.get("color", THEME + "ink")
        own = self.opacity(style.get(f"{kind}-opacity", "1"), node)
        colour: tuple[str, float] | None
        if value.startswith(THEME):
            colour = (value.removeprefix(THEME), 1.0)
        elif value.lower() in ("none", "transparent"):
            return None
        elif value.startswith("url("):
            self._findings.add("a gradient or pattern cannot be printed as drawn", node.sourceline)
            return None
        elif not (colour := values.colour(value)):
            self._findings.add(f'the colour "{value[:40]}" is not understood', node.sourceline, COLOUR_HELP)
            return None
        seen = round(colour[1] * own * opacity, 4)
        return Paint(colour[0], seen) if seen else None

    def opacity(self, value: str, node: _Element) -> float:
        """A share from 0 to 1, written as a number or in percent."""
        share = values.length(value, 1.0)
        if share is None:
            self._findings.add(f'the opacity "{value[:40]}" is not understood', node.sourceline)
            return 1.0
        return min(max(share, 0.0), 1.0)

    def _width(self, node: _Element, style: Declared) -> float:
        return self._length("stroke-width", style.get("stroke-width", "1"), node)

    def _length(self, name: str, value: str, node: _Element) -> float:
        size = values.length(value, self.box.full(name))
        if size is None or size < 0:
            self._findings.add(f'the {name} "{value[:40]}" is not understood', node.sourceline)
            return 0.0
        return size

    def _keywords(self, node: _Element, style: Declared) -> Painting:
        found = {}
        for name, allowed in KEYWORDS.items():
            value = style.get(name, allowed[0])
            if value not in allowed:
                self._findings.add(f'the {name} "{value[:40]}" is not understood', node.sourceline, EXPAND)
            found[name] = value if value in allowed else allowed[0]
        return found

    def _line(self, node: _Element, style: Declared, width: float) -> Painting:
        parts = style.get("stroke-dasharray", "none").replace("none", "").replace(",", " ").split()
        dashes = [self._length("stroke-dasharray", part, node) for part in parts]
        line = {"stroke-width": repr(width)}
        return line | {"stroke-dasharray": " ".join(map(repr, dashes))} if any(dashes) else line
