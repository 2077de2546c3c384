"""An SVG's tree → the same picture in the few elements that svglib draws as a browser does, or what stands in the way.

Styles are resolved, uses are expanded, lengths are numbers, and each colour is a number that stands for it (`paint.py`).
Nothing that is not understood passes: svglib would drop it, or look for it in other files, without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from brochure.picture.svg import values
from brochure.picture.svg.findings import EXPAND, Findings, TooDetailedError
from brochure.picture.svg.paint import INHERITED, Painter, Paints
from brochure.picture.svg.shapes import SHAPE_HELP, SHAPES, geometry
from brochure.picture.svg.shapes import root as root_geometry
from brochure.picture.svg.style import Declared, Styles
from brochure.picture.svg.text import lettering, lines

if TYPE_CHECKING:
    from lxml.etree import _Element

SVG: Final = "http://www.w3.org/2000/svg"
HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_ELEMENTS: Final = 10_000
BYTES_AN_ELEMENT: Final = 250
"""So many bytes of outline weigh as much as an element."""
DEEPEST: Final = 60

CONTAINERS: Final = ("svg", "g", "a", "symbol")
UNSEEN: Final = frozenset({
    "defs", "symbol", "clipPath", "mask", "filter", "linearGradient", "radialGradient", "pattern", "marker", "title", "desc",
    "metadata", "style", "script", "view", "cursor", "font", "font-face", "color-profile", "namedview",
})  # fmt: skip
ELEMENTS: Final = {
    "image": ("a photograph inside the drawing", "Save the photograph as a PNG or JPEG file and give it a figure of its own."),
    "foreignObject": ("a piece of a web page", EXPAND),
    "switch": ("a choice between several versions", "In Illustrator, untick Preserve Illustrator Editing Capabilities when saving it."),
    "svg": ("a drawing inside the drawing", "Ask the illustrator to ungroup it and save it as one drawing."),
}
"""What browsers draw and we do not; all other unknown elements are named by their tags."""
INSTEAD: Final = "Save it as a still picture."
PROPERTIES: Final = {
    "filter": "a filter effect such as a blur or a shadow",
    "mask": "a mask",
    "clip-path": "a clipping path",
    "clip": "a clipping path",
    "marker": "an arrow head or another marker on a line",
    "marker-start": "an arrow head or another marker on a line",
    "marker-mid": "an arrow head or another marker on a line",
    "marker-end": "an arrow head or another marker on a line",
    "mix-blend-mode": "a blending mode",
    "stroke-dashoffset": "a shifted dash pattern",
    "pathLength": "a dash pattern fitted to its line",
    "vector-effect": "a line of a fixed width",
    "paint-order": "an outline below its filling",
    "transform-origin": "a turn around a named point",
    "transform-box": "a turn around a named point",
    "letter-spacing": "letters spaced out",
    "word-spacing": "words spaced out",
    "textLength": "text stretched to a length",
    "writing-mode": "text in another direction",
    "direction": "text in another direction",
    "rotate": "turned letters",
    "text-decoration": "underlined text",
    "baseline-shift": "raised or lowered text",
    "dominant-baseline": "raised or lowered text",
    "alignment-baseline": "raised or lowered text",
    "systemLanguage": "a choice between several versions",
    "requiredFeatures": "a choice between several versions",
    "requiredExtensions": "a choice between several versions",
}
"""Properties and attributes that change how an element looks, and that we do not draw."""
HARMLESS: Final = frozenset({
    "", "none", "normal", "auto", "0", "0px", "0em", "inherit", "initial", "baseline", "alphabetic", "ltr", "lr", "lr-tb", "horizontal-tb",
    "fill", "fill stroke", "fill stroke markers", "0 0", "0px 0px", "view-box",
})  # fmt: skip
"""Their values that change nothing."""
SOLID: Final = "Give each shape a colour of its own instead of making the group see-through."


class Plain(Struct, frozen=True):
    """The plain tree, and the paints that its colours stand for."""

    root: _Element
    paints: Paints


class Inherited(Struct, frozen=True):
    """What an element takes over from those around it."""

    style: Declared = {}
    opacity: float = 1.0
    depth: int = 0
    using: tuple[str, ...] = ()


def plain(root: _Element, findings: Findings) -> Plain | None:
    """The plain picture; with anything in `findings`, it is not the picture that the author sees.

    Raises `TooDetailedError`.
    """
    sized = root_geometry(root, findings)
    if sized is None:
        return None
    attributes, box = sized
    if root.get("transform"):
        findings.add("the drawing as a whole is turned or stretched", root.sourceline, SHAPE_HELP)
    builder = _Builder(root, Painter(box, findings), findings)
    drawn = _made("svg", attributes)
    within = _made("g", {"transform": f"translate({-box.x!r} {-box.y!r})"})
    within.extend(builder.root())
    drawn.append(within)
    return Plain(drawn, builder.paints)


class _Builder:
    def __init__(self, root: _Element, painter: Painter, findings: Findings) -> None:
        self._root = root
        self._painter = painter
        self._findings = findings
        self._styles = Styles(root, _extent(root), findings)
        self._by_id = {node.get("id"): node for node in reversed(list(root.iter("*"))) if node.get("id")}
        self._size = 0

    @property
    def paints(self) -> Paints:
        return self._painter.paints

    def root(self) -> list[_Element]:
        return self._styled(self._root, "svg", Inherited())

    def _element(self, node: _Element, inherited: Inherited) -> list[_Element]:
        """What an element draws: nothing, one element or several."""
        name = _name(node)
        if name is None or name in UNSEEN:
            return []
        if name not in (*SHAPES, "g", "a", "use", "text"):
            self._refuse(node, name)
            return []
        return self._styled(node, name, inherited)

    def _refuse(self, node: _Element, name: str) -> None:
        what, help_ = ELEMENTS.get(name, ("a moving or unknown part", INSTEAD))
        self._findings.add(f"{what} (<{name[:40]}>) cannot be printed as drawn", node.sourceline, help_)

    def _styled(self, node: _Element, name: str, outer: Inherited) -> list[_Element]:
        self._size += 1 + (len(node.get("d", "")) + len(node.get("points", ""))) // BYTES_AN_ELEMENT
        if self._size > MOST_ELEMENTS or outer.depth > DEEPEST:
            raise TooDetailedError
        declared = self._styles.declared(node)
        if declared.get("display") == "none":
            return []
        self._check(node, declared)
        opacity = self._painter.opacity(declared.get("opacity", "1"), node)
        own = {property_: value for property_, value in declared.items() if property_ in INHERITED and value != "inherit"}
        inherited = Inherited(outer.style | own, outer.opacity * opacity, outer.depth + 1, outer.using)
        drawn = self._drawn(node, name, inherited)
        if opacity < 1 and sum(1 for part in drawn for _ in part.iter(*SHAPES, "text")) > 1:
            self._findings.add("a see-through group cannot be printed as drawn", node.sourceline, SOLID)
        return self._transformed(node, drawn)

    def _drawn(self, node: _Element, name: str, inherited: Inherited) -> list[_Element]:
        if name in CONTAINERS:
            return [drawn for child in node for drawn in self._element(child, inherited)]
        if name == "use":
            return self._used(node, inherited)
        return self._text(node, inherited) if name == "text" else self._shape(node, name, inherited)

    def _transformed(self, node: _Element, drawn: list[_Element]) -> list[_Element]:
        transform = values.transform(node.get("transform", "")) if node.getparent() is not None else ""
        if transform is None:
            self._findings.add("a transformation is not understood", node.sourceline, SHAPE_HELP)
        if not drawn or not transform:
            return drawn
        group = _made("g", {"transform": transform})
        group.extend(drawn)
        return [group]

    def _shape(self, node: _Element, name: str, inherited: Inherited) -> list[_Element]:
        for child in node:  # an animation, or nothing that is seen
            inner = _name(child)
            if inner and inner not in UNSEEN:
                self._refuse(child, inner)
        form = geometry(node, name, self._painter.box, self._findings)
        style = inherited.style | {"fill": "none"} if name == "line" else inherited.style
        painting = self._painter.painting(node, style, inherited.opacity) if form else None
        return [_made(name, form | painting)] if form and painting else []

    def _text(self, node: _Element, inherited: Inherited) -> list[_Element]:
        drawn = []
        for line in lines(node, self._painter.box, self._findings):
            within = inherited
            self._size += 1
            if line.node is not node:
                declared = self._styles.declared(line.node)
                self._check(line.node, declared)
                within = replace(inherited, style=inherited.style | {name: declared[name] for name in INHERITED & declared.keys()})
            painting = self._painter.painting(line.node, within.style, within.opacity)
            if painting and painting["stroke"] != "none":
                self._findings.add("outlined text cannot be printed as drawn", line.node.sourceline)
            if painting:
                at = {"x": repr(line.x), "y": repr(line.y)}
                drawn.append(_made("text", at | painting | lettering(line.node, within.style, self._findings), line.text))
        return drawn

    def _used(self, node: _Element, inherited: Inherited) -> list[_Element]:
        href = next((node.get(name, "").strip() for name in HREFS if node.get(name)), "")
        target = self._by_id.get(href.removeprefix("#"))
        if not href.startswith("#") or target is None or href in inherited.using:
            self._findings.add(f'a copy of "{href[:60]}" cannot be drawn: only parts of the same drawing can be repeated', node.sourceline)
            return []
        if _name(target) == "symbol" and target.get("viewBox"):
            self._findings.add("a repeated symbol with a size of its own cannot be printed as drawn", node.sourceline)
        inner = replace(inherited, using=(*inherited.using, href))
        drawn = self._styled(target, "symbol", inner) if _name(target) == "symbol" else self._element(target, inner)
        shift = [values.length(node.get(axis) or "0", self._painter.box.full(axis)) or 0.0 for axis in ("x", "y")]
        if not drawn or not any(shift):
            return drawn
        group = _made("g", {"transform": f"translate({shift[0]!r} {shift[1]!r})"})
        group.extend(drawn)
        return [group]

    def _check(self, node: _Element, declared: Declared) -> None:
        for name in sorted(PROPERTIES.keys() & declared.keys()):
            value = declared[name]
            if value.lower() not in HARMLESS and not (name == "clip-path" and self._shows_all(node, value)):
                self._findings.add(f"{PROPERTIES[name]} ({name}) cannot be printed as drawn", node.sourceline)

    def _shows_all(self, node: _Element, value: str) -> bool:
        """Whether a clipping path is the picture's frame, as drawing programs write it without being asked."""
        clip = self._by_id.get(value.removeprefix("url(").removesuffix(")").strip("'\"#"))
        if clip is None or len(clip) != 1 or _name(clip[0]) != "rect" or clip.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
            return False
        if any(element.get("transform") for element in (clip, clip[0], node, *node.iterancestors())):
            return False
        box, rect = self._painter.box, geometry(clip[0], "rect", self._painter.box, self._findings) or {}
        x, y, width, height, rx = (float(rect.get(name, 0.0)) for name in ("x", "y", "width", "height", "rx"))
        return not rx and x <= box.x and y <= box.y and x + width >= box.x + box.width and y + height >= box.y + box.height


def _extent(root: _Element) -> tuple[int, int]:
    """How many elements there are, and how deep they are nested."""
    count = depth = 0
    level = [root]
    while level:
        count, depth = count + len(level), depth + 1
        if count > MOST_ELEMENTS or depth > DEEPEST:
            raise TooDetailedError
        level = [child for node in level for child in node]
    return count, depth


def _name(node: _Element) -> str | None:
    """An element's name; `None` for a comment, and for what a drawing program notes in a language of its own."""
    if not isinstance(node.tag, str):
        return None
    space, _, name = node.tag.rpartition("}")
    return name if space in ("", "{" + SVG) else None


def _made(name: str, attributes: dict[str, str], text: str | None = None) -> _Element:
    from lxml.etree import Element

    element = Element(name, attributes)
    element.text = text
    return element
