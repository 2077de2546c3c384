"""What composing needs at hand: structure, fonts, theme, sources; and how runs become a paragraph's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brochure.content import blocks
from brochure.content.model import Brochure
from brochure.content.text import Run, Text
from brochure.font import Face, Family
from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.phrases import Phrases, phrases
from brochure.layout.structure import Structure
from brochure.layout.words import CITATION_RISE, CITATION_SIZE, Ink, Word, cut_words
from brochure.picture.line_art import line_art
from brochure.picture.model import Picture, Vector
from brochure.themes.theme import Theme

_ADDRESS = re.compile(r"\d{3}|@|www\.|://|^\S+\.[a-z]{2,}(?:/|$)")
"""Words that show by themselves that they are a link: a telephone number, a DOI, an address."""
_STRONGER = {"regular": "bold", "italic": "bold_italic", "bold": "bold", "bold_italic": "bold_italic"}
_SLANTED = {"regular": "italic", "bold": "bold_italic", "italic": "regular", "bold_italic": "bold"}


class Desk(Struct, frozen=True):
    """Where composing happens: what is shared by the whole brochure, the element it is in, and the ground's ink."""

    brochure: Brochure
    structure: Structure
    family: Family
    theme: Theme
    highest: float
    """How high a picture may be, in points."""
    parent: int = Structure.ROOT
    ink: str | None = None
    """The colour of all text, on a dark ground."""

    @property
    def cites_lead_on(self) -> bool:
        """Whether a block prints the sources, so that a citation has something to lead to."""
        brochure = self.brochure
        return _print_sources((*brochure.flap, *brochure.inside, *brochure.back))

    @property
    def phrases(self) -> Phrases:
        """The fixed words in the brochure's language."""
        return phrases(self.brochure.language)

    def within(self, parent: int) -> Desk:
        """The same, inside another element."""
        return replace(self, parent=parent)

    def on(self, ink: str | None) -> Desk:
        """The same, with all text in one colour."""
        return replace(self, ink=ink)

    def words(self, runs: Sequence[Run], step: str, element: int, colour: str | None = None) -> tuple[Word, ...]:
        """The words of runs in a step, links and citations with elements of their own."""
        return cut_words(runs, _Inker(self, step, element, colour), self.brochure.references.label)

    def paragraph(self, runs: Sequence[Run], step: str, source: Text | None, *, kind: str = "P") -> Paragraph:
        """A paragraph with an element of its own."""
        element = self.structure.add(kind, self.parent, source.place if source else None)
        return Paragraph(self.words(runs, step, element), step, source)

    def paragraphs(self, text: Text, step: str, *, kind: str = "P") -> list[Paragraph]:
        """One for each paragraph of the text, half a line apart."""
        boxes = [self.paragraph(runs, step, text, kind=kind) for runs in text.paragraphs]
        for box in boxes[1:]:
            box.gap = self.theme.spaces.paragraph
        return boxes

    def drawn(self, picture: Picture, solid: Collection[str] = ()) -> Picture:
        """A picture as the theme wants drawings; a photograph as it is."""
        if isinstance(picture, Vector) and self.theme.pictures == "line-art":
            return line_art(picture, solid)
        return picture

    def line(self, words: str, step: str, *, link: str | None = None, kind: str = "P") -> Paragraph:
        """A paragraph of the program's own words."""
        return self.paragraph([Run(words, link=link)], step, None, kind=kind)


def _print_sources(content: Sequence[blocks.Block]) -> bool:
    return any(
        isinstance(block, blocks.References) or (isinstance(block, blocks.Callout) and _print_sources(block.callout)) for block in content
    )


class _Inker:
    """Runs → inks: face by mark-up, colour by step and ground, an element for each link and citation."""

    def __init__(self, desk: Desk, step: str, element: int, colour: str | None) -> None:
        self.desk, self.element = desk, element
        self.step = desk.theme.steps[step]
        self.colour = desk.ink or colour or self.step.colour
        self.link: tuple[str, int] | None = None
        self.slants = desk.theme.emphasis == "italic"
        self.small_print = step == "fine"
        """A journal's name need not stand out where it cannot be slanted."""

    def __call__(self, run: Run) -> Ink:
        style = self.step.style
        if run.strong:
            style = _STRONGER[style]
        if run.emphasis and self.slants:
            style = _SLANTED[style]
        elif run.emphasis and not self.small_print:
            style = _STRONGER[style]
        if run.cites:
            return self._citation(run, style)
        if run.link is None:
            self.link = None
            return Ink(self._face(style), self.colour, self.element)
        return Ink(self._face(style), self.desk.ink or "river", self._link(run.link), run.link, ruled=not _ADDRESS.search(run.text))

    def _face(self, style: str) -> Face:
        return self.desk.family.face(style)

    def _link(self, url: str) -> int:
        if self.link is None or self.link[0] != url:
            self.link = (url, self.desk.structure.add("Link", self.element))
        return self.link[1]

    def _citation(self, run: Run, style: str) -> Ink:
        if not self.desk.cites_lead_on:
            return Ink(self._face(style), self.colour, self.element, None, CITATION_SIZE, CITATION_RISE)
        reference = self.desk.structure.add("Reference", self.element)
        link = self.desk.structure.add("Link", reference)
        numbers = self.desk.brochure.references.numbers
        target = next((f"#reference-{numbers[key]}" for key in run.cites if key in numbers), None)
        return Ink(self._face(style), self.colour, link, target, CITATION_SIZE, CITATION_RISE)
