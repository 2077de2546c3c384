"""`Brochure` → its text by sections: each passage with its role, its flow and what it does for the reader (`about`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from brochure.content import blocks
from brochure.content.model import Brochure
from brochure.content.text import Text
from brochure.diagnostics import Place

Role = Literal["heading", "prose", "item", "question", "label", "cell", "caption"]
_PROSE = frozenset(("prose", "item", "question"))


class Passage(Struct, frozen=True, eq=False):
    """A text of the brochure; one is never equal to another."""

    text: Text
    role: Role
    flow: str
    about: str | None

    @property
    def is_prose(self) -> bool:
        """Whether it is made of sentences: no heading, label, cell or caption."""
        return self.role in _PROSE


class Section(Struct):
    """A heading and all up to the next one."""

    title: str
    place: Place
    flow: str
    about: str | None = None
    passages: list[Passage] = field(default_factory=list)
    lists: list[tuple[Place, int]] = field(default_factory=list)
    """Where each list stands, and how many items it has."""


def sections(brochure: Brochure) -> Iterator[Section]:
    """The cover, then every section in reading order. What stands before a flow's first heading is a section of its own."""
    yield _cover(brochure)
    for flow, content in (("flap", brochure.flap), ("inside", brochure.inside), ("back", brochure.back)):
        yield from _Walk(flow, brochure.language).over(content, brochure.at(flow))


def _cover(brochure: Brochure) -> Section:
    cover = brochure.cover
    section = Section("cover", cover.place, "cover")
    lines = (("caption", cover.kicker), ("heading", cover.title or brochure.title), ("caption", cover.subtitle), ("prose", cover.message))
    section.passages = [Passage(text, role, "cover", None) for role, text in lines if text]  # type: ignore[arg-type]
    return section


class _Walk:
    """Goes through a flow's blocks, and opens a section at each heading."""

    def __init__(self, flow: str, language: str) -> None:
        self.flow, self.language = flow, language.split("-", maxsplit=1)[0]
        self.above: str | None = None
        """What the heading of level 1 says that all below it is about."""

    def over(self, content: Sequence[blocks.Block], place: Place) -> Iterator[Section]:
        section = Section(self.flow, place, self.flow)
        for block in content:
            if isinstance(block, blocks.Heading):
                if section.passages:
                    yield section
                section = self._open(block)
            else:
                self._add(block, section, block.about or section.about)
        if section.passages:
            yield section

    def _open(self, heading: blocks.Heading) -> Section:
        if heading.level == 1:
            self.above = heading.about
        about = heading.about or self.above
        section = Section(heading.heading.plain, heading.heading.place, self.flow, about)
        section.passages.append(Passage(heading.heading, "heading", self.flow, about))
        return section

    def _add(self, block: blocks.Block, section: Section, about: str | None) -> None:
        if block.language and block.language.split("-")[0] != self.language:
            return
        section.passages += [Passage(text, role, self.flow, about) for role, text in _texts(block)]
        if items := _items(block):
            section.lists.append((items[0].place, len(items)))
        if isinstance(block, blocks.Callout):
            for inner in block.callout:
                self._add(inner, section, inner.about or about)


def _items(block: blocks.Block) -> tuple[Text, ...]:
    match block:
        case blocks.Bullets(bullets=items) | blocks.Steps(steps=items) | blocks.Checklist(checklist=items):
            return items
        case blocks.Terms(terms=pairs) | blocks.Questions(questions=pairs):
            return tuple(term for term, _ in pairs)
    return ()


def _texts(block: blocks.Block) -> Iterator[tuple[Role, Text]]:
    match block:
        case blocks.Paragraphs(text=text) | blocks.Quote(quote=text):
            yield "prose", text
        case blocks.Bullets() | blocks.Steps() | blocks.Checklist():
            yield from (("item", item) for item in _items(block))
        case blocks.Terms(terms=pairs):
            yield from _pairs(pairs, "label", "item")
        case blocks.Questions(questions=pairs):
            yield from _pairs(pairs, "question", "prose")
        case blocks.Table(table=rows):
            yield from (("cell", cell) for row in rows for cell in row if cell.source)
        case blocks.Callout(title=Text() as title):
            yield "heading", title
        case blocks.WriteIn(write_in=text):
            yield "label", text
        case blocks.Contact(contact=text) | blocks.References(references=text) | blocks.Imprint(imprint=text):
            yield "heading", text
    caption = getattr(block, "caption", None)
    if isinstance(caption, Text):
        yield "caption", caption


def _pairs(pairs: tuple[tuple[Text, Text], ...], first: Role, second: Role) -> Iterator[tuple[Role, Text]]:
    for one, other in pairs:
        yield first, one
        yield second, other
