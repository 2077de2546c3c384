"""The geometry of an SVG's elements → plain attributes in user units, checked; `None` for what draws nothing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from brochure.picture.svg import values
from brochure.picture.svg.findings import Findings

if TYPE_CHECKING:
    from lxml.etree import _Element

LENGTHS: Final = {
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
}
POINTS: Final = ("polyline", "polygon")
SHAPES: Final = (*LENGTHS, *POINTS, "path")
ASPECT: Final = re.compile(r"(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(?:meet|slice))?")
SIZE_HELP: Final = "Export it again; the first line should read like <svg width=… height=… viewBox=…>, with sizes above zero."
SHAPE_HELP: Final = "Open it in a drawing program (Inkscape, Illustrator), save it again as SVG, and look whether all is there."

Attributes = dict[str, str]


class Box(Struct, frozen=True):
    """A viewBox: the part of the plane that the picture shows, in user units."""

    x: float
    y: float
    width: float
    height: float

    def full(self, attribute: str) -> float:
        """What a percentage of that attribute is of."""
        if attribute in ("x", "x1", "x2", "cx", "rx", "width", "dx"):
            return self.width
        if attribute in ("y", "y1", "y2", "cy", "ry", "height", "dy"):
            return self.height
        return math.hypot(self.width, self.height) / math.sqrt(2)


def root(node: _Element, findings: Findings) -> tuple[Attributes, Box] | None:
    """The picture's size in px, and its viewBox; a side that is not given follows from the viewBox."""
    shown = values.numbers(node.get("viewBox", "")) or []
    box = Box(*shown) if len(shown) == 4 else None
    width, height = (_side(node.get(side, "")) for side in ("width", "height"))
    if box and box.width > 0 and box.height > 0:
        width = width or (height * box.width / box.height if height else box.width)
        height = height or width * box.height / box.width
    aspect = node.get("preserveAspectRatio", "xMidYMid").strip()
    if not width or not height or not ASPECT.fullmatch(aspect) or (box and min(box.width, box.height) <= 0):
        findings.add("it does not say how large it is", node.sourceline, SIZE_HELP)
        return None
    box = box or Box(0, 0, width, height)
    attributes = {"width": repr(width), "height": repr(height), "preserveAspectRatio": aspect}
    return attributes | {"viewBox": f"0 0 {box.width!r} {box.height!r}"}, box


def _side(text: str) -> float | None:
    """A width or height above zero; a percentage is of the window that a browser would show it in, thus none."""
    side = values.length(text)
    return side if side and side > 0 else None


def geometry(node: _Element, name: str, box: Box, findings: Findings) -> Attributes | None:
    """The attributes that give a shape its form."""
    form = _lengths(node, name, box) if name in LENGTHS else _outline(node, name)
    if form is None:
        findings.add(f"the form of a <{name}> is not understood", node.sourceline, SHAPE_HELP)
        return None
    return form or None


def _lengths(node: _Element, name: str, box: Box) -> Attributes | None:
    """Empty if it has no extent."""
    sizes: dict[str, float] = {}
    for attribute in LENGTHS[name]:
        text = node.get(attribute, "").strip()
        if text and text != "auto":
            size = values.length(text, box.full(attribute))
            if size is None:
                return None
            sizes[attribute] = size
    if name == "rect":
        return _rect(sizes)
    if name == "ellipse" and len(sizes.keys() & {"rx", "ry"}) == 1:
        sizes["rx"] = sizes["ry"] = sizes.get("rx", sizes.get("ry", 0.0))
    if any(sizes.get(extent, 0.0) <= 0 for extent in ("r", "rx", "ry") if extent in LENGTHS[name]):
        return {}
    return _written(sizes)


def _rect(sizes: dict[str, float]) -> Attributes:
    width, height = sizes.get("width", 0.0), sizes.get("height", 0.0)
    if width <= 0 or height <= 0:
        return {}
    rx, ry = sizes.get("rx", sizes.get("ry", 0.0)), sizes.get("ry", sizes.get("rx", 0.0))
    corners = {"rx": min(rx, width / 2), "ry": min(ry, height / 2)} if rx > 0 and ry > 0 else {"rx": 0.0, "ry": 0.0}
    return _written(sizes | corners)


def _outline(node: _Element, name: str) -> Attributes | None:
    """Empty if it has no points."""
    attribute = "points" if name in POINTS else "d"
    text = node.get(attribute, "").strip()
    if not text or text == "none":
        return {}
    if name == "path":
        written = values.path(text)
        return {"d": written} if written else None
    points = values.numbers(text)
    if points is None or len(points) % 2:
        return None
    return {"points": " ".join(map(repr, points))} if len(points) >= 4 else {}


def _written(sizes: dict[str, float]) -> Attributes:
    return {name: repr(size) for name, size in sizes.items()}
