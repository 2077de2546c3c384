"""Words, lines and places → items of the sheet, and the elements that a screen reader finds them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from brochure.calibration.wording import Step
from brochure.font import Family
from brochure.layout.placed import Element, Item, Outline, TextRun
from brochure.picture.model import Shape
from brochure.units import Point

BLACK: Final = "#000000"
GREY: Final = "#8a8a8a"
_LEADING: Final = 1.25


class Lettering(Struct, frozen=True):
    """How text is set: size in points, style, and whether its place is its start, middle or end."""

    size: float
    style: str = "regular"
    anchor: str = "start"


TITLE: Final = Lettering(22.0, "bold")
HEADING: Final = Lettering(16.0, "bold")
TEXT: Final = Lettering(14.0)
LABEL: Final = Lettering(11.0, "bold", "middle")
NUMBER: Final = Lettering(10.0)


class Stroke(Struct, frozen=True):
    """How a line is drawn: its width in points, its colour, and the lengths of its dashes and gaps."""

    weight: float
    colour: str = BLACK
    dash: tuple[float, ...] = ()


def line(element: int, start: Point, end: Point, stroke: Stroke) -> Outline:
    """A straight line."""
    segments = (("M", (start.x, start.y)), ("L", (end.x, end.y)))
    return Outline(element, Shape(segments, stroke=stroke.colour, stroke_width=stroke.weight, dash=stroke.dash))


class Drawing:
    """Collects the document's elements and makes items of them."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.elements: list[Element] = []

    def element(self, kind: str, alt: str | None = None) -> int:
        """A new element of the document, by its number."""
        self.elements.append(Element(kind, -1, alt=alt))
        return len(self.elements) - 1

    def text(self, element: int, at: Point, text: str, lettering: Lettering) -> TextRun:
        """Text on a baseline."""
        width = self.family.face(lettering.style).advance(text) * lettering.size
        x = at.x - {"start": 0.0, "middle": width / 2, "end": width}[lettering.anchor]
        return TextRun(element, x, at.y, text, lettering.style, lettering.size, BLACK, width)

    def title(self, at: Point, width: float, text: str) -> list[Item]:
        """The title, in lines from `at` (upper left) down."""
        element = self.element("H1")
        lines = self._lines(text, TITLE, width)
        return [self.text(element, Point(at.x, at.y - n * TITLE.size * _LEADING), each, TITLE) for n, each in enumerate(lines, 1)]

    def block(self, at: Point, width: float, steps: Iterable[Step]) -> list[Item]:
        """Steps from `at` (upper left) down."""
        items: list[Item] = []
        y = at.y
        for heading, paragraphs in steps:
            for kind, text in [("H2", heading)] * bool(heading) + [("P", each) for each in paragraphs]:
                lettering = HEADING if kind == "H2" else replace(TEXT, style="bold") if text.startswith(">") else TEXT
                element = self.element(kind)
                for each in self._lines(text, lettering, width):
                    y -= lettering.size * _LEADING
                    items.append(self.text(element, Point(at.x + 10.0 * text.startswith(">  "), y), each, lettering))
                y -= 4.0
            y -= 8.0
        return items

    def _lines(self, text: str, lettering: Lettering, width: float) -> list[str]:
        if text.startswith(">"):
            return [text[1:].strip()]
        face, lines = self.family.face(lettering.style), [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and face.advance(longer) * lettering.size > width:
                lines[-1] += " "
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
