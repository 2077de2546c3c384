"""Headings, paragraphs, lists, terms, questions and quotations → boxes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from brochure.content import blocks
from brochure.content.text import Run, Text
from brochure.layout.boxes.callout import BarredBox
from brochure.layout.boxes.paragraph import NOMINAL, Mark, Paragraph
from brochure.layout.compose.desk import Desk
from brochure.layout.rows import Box
from brochure.layout.words import Piece, Word
from brochure.picture.marks import bullet, tick_box

_LONG_ITEM = 64  # characters: what takes two lines needs air around it


def heading(block: blocks.Heading, desk: Desk) -> list[Box]:
    """A heading stays with what follows."""
    return [set_heading(block.heading, desk, block.level)]


def set_heading(text: Text, desk: Desk, level: int) -> Paragraph:
    """A heading of a level, with its bookmark."""
    spaces = desk.theme.spaces
    box = desk.paragraph(flat(text), "heading" if level == 1 else "subheading", text, kind=f"H{level}")
    box.gap = spaces.heading if level == 1 else spaces.subheading
    box.give = 4 if level == 1 else 3
    box.keep = box.whole = True
    box.bookmark = (text.plain, level)
    return box


def flat(text: Text) -> list[Run]:
    """All runs of a text as one paragraph."""
    runs: list[Run] = []
    for paragraph in text.paragraphs:
        if runs:
            runs.append(Run(" ", runs[-1].offset))
        runs.extend(paragraph)
    return runs


def text(block: blocks.Paragraphs, desk: Desk) -> list[Box]:
    """Running text; a lead's first paragraph is larger."""
    first = "lead" if block.lead else "body"
    boxes = [desk.paragraph(runs, "body" if index else first, block.text) for index, runs in enumerate(block.text.paragraphs)]
    return _spaced(boxes, desk)


def _spaced(boxes: Sequence[Paragraph], desk: Desk) -> list[Box]:
    for index, box in enumerate(boxes):
        box.gap = desk.theme.spaces.block if index == 0 else desk.theme.spaces.paragraph
        box.give = 2 if index == 0 else 1
    if boxes and boxes[-1].source and boxes[-1].source.source.rstrip().endswith(":"):
        boxes[-1].keep = True
    return list(boxes)


def bullets(block: blocks.Bullets, desk: Desk) -> list[Box]:
    """A list with drawn bullets."""
    mark = Mark(indent=1.05, shape=bullet(0.36 * NOMINAL, desk.ink or "accent"), rise=0.16)
    return _list(block.bullets, [mark] * len(block.bullets), desk)


def checklist(block: blocks.Checklist, desk: Desk) -> list[Box]:
    """A list with boxes to tick, large enough for a pen."""
    mark = Mark(indent=1.7, shape=tick_box(1.0 * NOMINAL, desk.ink or "river"), rise=-0.17)
    return _list(block.checklist, [mark] * len(block.checklist), desk, airy=True)


def steps(block: blocks.Steps, desk: Desk) -> list[Box]:
    """A numbered list."""
    return _list(block.steps, [str(number) for number in range(1, len(block.steps) + 1)], desk)


def _list(items: Sequence[Text], marks: Sequence[Mark | str], desk: Desk, *, airy: bool = False) -> list[Box]:
    spaces = desk.theme.spaces
    numbering = "Decimal" if isinstance(marks[0], str) else "Disc"
    inside = desk.within(desk.structure.add_list(desk.parent, numbering, items[0].place))
    airy = airy or sum(len(item.source) > _LONG_ITEM for item in items) * 2 > len(items)
    boxes: list[Paragraph] = []
    for item, mark in zip(items, marks, strict=True):
        boxes.extend(_item(item, mark, inside))
    for box in boxes:
        box.gap = spaces.long_item if airy else spaces.item
        box.give = 1
    boxes[0].gap, boxes[0].give = spaces.block, 2
    _hold_together(boxes)
    return list(boxes)


def _item(item: Text, mark: Mark | str, desk: Desk) -> list[Paragraph]:
    """An item's paragraphs; the first bears the mark, the others hang below it."""
    row = desk.within(desk.structure.add("LI", desk.parent, item.place))
    label = row.structure.add("Lbl", row.parent, item.place)
    body = row.structure.add("LBody", row.parent, item.place)
    first = _numeral(mark, row, label) if isinstance(mark, str) else mark
    later = Mark(indent=first.indent)
    return [
        Paragraph(row.words(runs, "body", body), "body", item, mark=later if index else first) for index, runs in enumerate(item.paragraphs)
    ]


def _numeral(number: str, desk: Desk, label: int) -> Mark:
    colour = desk.ink or "dawn-dark"
    words = desk.words([Run(number + ".", strong=True)], "body", label, colour)
    return Mark(indent=1.35, words=words, element=label)


def _hold_together(boxes: Sequence[Paragraph]) -> None:
    """No item of a list stands alone at a panel's foot or head, and the list would rather stand in one."""
    for box in boxes[1:]:
        box.clings = True
    if len(boxes) > 1:
        boxes[0].keep = True
        boxes[-2].keep = True


def terms(block: blocks.Terms, desk: Desk) -> list[Box]:
    """Each term in bold, its meaning running on."""
    inside = desk.within(desk.structure.add_list(desk.parent, "None", block.place))
    boxes = []
    for term, meaning in block.terms:
        row = inside.within(inside.structure.add("LI", inside.parent, term.place))
        boxes.extend(_run_in(term, meaning, row))
    return _spaced(boxes, desk)


def _run_in(term: Text, meaning: Text, desk: Desk) -> list[Paragraph]:
    label = desk.structure.add("Lbl", desk.parent, term.place)
    body = desk.structure.add("LBody", desk.parent, meaning.place)
    closed = term.plain.rstrip().endswith((".", ":", "?", "!"))
    head = [Run(run.text, run.offset, True, run.emphasis, run.link, run.cites) for run in flat(term)]
    first = desk.words([*head, Run(" " if closed else ": ", strong=True)], "body", label, "river")
    paragraphs = [desk.words(runs, "body", body) for runs in meaning.paragraphs]
    joined = _joined(first) + (paragraphs[0] if paragraphs else ())
    return [Paragraph(words, "body", meaning) for words in [joined, *paragraphs[1:]]]


def _joined(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words with a space after the last, so that others can follow."""
    last = words[-1]
    ink = last.pieces[-1].ink
    space = ink.face.advance(" ")
    return (*words[:-1], replace(last, gap=Piece(" ", ink, space, last.pieces[-1].offset)))


def questions(block: blocks.Questions, desk: Desk) -> list[Box]:
    """Each question in bold above its answer."""
    boxes: list[Box] = []
    for question, answer in block.questions:
        asked = desk.paragraph(flat(question), "question", question)
        asked.gap, asked.give = desk.theme.spaces.block, 2
        asked.keep = asked.whole = True
        boxes += [asked, *desk.paragraphs(answer, "body")]
    return boxes


def quote(block: blocks.Quote, desk: Desk) -> list[Box]:
    """The words in italics beside a bar, and who said them."""
    inside = desk.within(desk.structure.add("BlockQuote", desk.parent, block.place))
    boxes: list[Box] = [*inside.paragraphs(block.quote, "quote")]
    if block.by:
        by = inside.paragraph([Run("\u2014\u00a0"), *flat(block.by)], "small", block.by)
        by.gap = 0.5
        boxes.append(by)
    return [BarredBox(boxes, "dawn")]
