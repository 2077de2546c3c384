"""An SVG's text → lines that each stand at a point of their own: the brochure's font has other widths than the illustrator's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from brochure.picture.svg import values
from brochure.picture.svg.findings import Findings
from brochure.picture.svg.shapes import Box
from brochure.picture.svg.style import Declared

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXT_HELP: Final = (
    "Ask the illustrator to set each line of text as one piece, or to turn the text into shapes "
    "(Illustrator: Type > Create Outlines; Inkscape: Path > Object to Path)."
)


class Line(Struct, frozen=True):
    """A line of text, the element that gives its style, and the left end, middle or right end of its baseline."""

    node: _Element
    text: str
    x: float
    y: float


def lines(node: _Element, box: Box, findings: Findings) -> list[Line]:
    """The lines of a `<text>`: its own words, and each `<tspan>` that says where it stands."""
    own = " ".join((node.text or "").split())
    x, y = _at(node, box, (0.0, 0.0), findings)
    found = [Line(node, own, x, y)] if own else []
    for part in node:
        if not isinstance(part.tag, str):
            continue
        words = " ".join((part.text or "").split())
        tail = " ".join((part.tail or "").split())
        if part.tag.rpartition("}")[2] != "tspan" or len(part) or tail or (found and words and part.get("x") is None):
            findings.add("a text is set in pieces", part.sourceline, TEXT_HELP)
        elif words:
            found.append(Line(part, words, *_at(part, box, (x, y), findings)))
    return found


def _at(node: _Element, box: Box, start: tuple[float, float], findings: Findings) -> tuple[float, float]:
    """Where a piece of text starts; `start` where it does not say."""
    place = []
    for absolute, relative, before in (("x", "dx", start[0]), ("y", "dy", start[1])):
        at = values.length(node.get(absolute) or repr(before), box.full(absolute))
        shift = values.length(node.get(relative) or "0", box.full(relative))
        if at is None or shift is None:
            findings.add("the letters of a text are placed one by one", node.sourceline, TEXT_HELP)
        place.append((at or 0.0) + (shift or 0.0))
    return place[0], place[1]


def lettering(node: _Element, style: Declared, findings: Findings) -> dict[str, str]:
    """Size, weight, slope and anchor, in svglib's attributes. The family is the brochure's."""
    size = values.length(style.get("font-size", "16"))
    if size is None or size <= 0 or "font" in style:
        findings.add("the size of a text is not understood", node.sourceline, TEXT_HELP)
    weight, slope, anchor = (style.get(name, "") for name in ("font-weight", "font-style", "text-anchor"))
    return {
        "font-family": "Helvetica",  # svglib would look for any other on this machine
        "font-size": repr(size or 16.0),
        "font-weight": "bold" if weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600) else "normal",
        "font-style": "italic" if slope.startswith(("italic", "oblique")) else "normal",
        "text-anchor": anchor if anchor in ("middle", "end") else "start",
    }
