"""Contact, references and imprint → boxes: what the brochure prints of `clinic`, `references` and `review`."""

from __future__ import annotations

import re
from typing import Final

from brochure.content import blocks
from brochure.content.text import Run, Text
from brochure.layout.boxes.paragraph import Mark, Paragraph
from brochure.layout.compose.desk import Desk
from brochure.layout.compose.prose import flat
from brochure.layout.rows import Box

_NUMBER: Final = re.compile(r"(?P<number>\+?\(?\d[\d\s().\u2010-\u2013-]{1,20}\d)(?:,?\s*(?:ext\.?|x|extension)\s*(?P<extension>\d{1,6}))?")


def contact(block: blocks.Contact, desk: Desk) -> list[Box]:
    """A heading, then all that reaches the clinic, a line each."""
    clinic = desk.brochure.clinic
    heading = _small_heading(block.contact, desk)
    boxes: list[Paragraph] = [_line(desk, clinic.name, "body", strong=True)]
    if clinic.phone:
        boxes.append(_line(desk, clinic.phone, "body", link=_telephone(clinic.phone.plain)))
    boxes += [_line(desk, line, "small") for line in clinic.address]
    if clinic.email:
        boxes.append(desk.line(clinic.email, "small", link=f"mailto:{clinic.email}"))
    if clinic.website:
        boxes.append(desk.line(re.sub(r"^https?://|/$", "", clinic.website), "small", link=clinic.website))
    boxes += [_hours(desk, days, hours) for days, hours in clinic.hours]
    for box in boxes[:-1]:
        box.keep = True
    return [heading, *boxes]


def _telephone(typed: str) -> str | None:
    """The address of a typed number (RFC 3966): the first one, with its extension; `None` if there is no number."""
    match = _NUMBER.search(typed)
    if match is None:
        return None
    extension = f";ext={match['extension']}" if match["extension"] else ""
    return "tel:" + re.sub(r"[^\d+]", "", match["number"]) + extension


def _small_heading(text: Text, desk: Desk) -> Paragraph:
    """The colophon's headings are of the second size, though of the first level."""
    element = desk.structure.add("H1", desk.parent, text.place)
    box = Paragraph(desk.words(flat(text), "subheading", element), "subheading", text)
    box.gap, box.give = desk.theme.spaces.heading, 4
    box.keep = box.whole = True
    box.bookmark = (text.plain, 1)
    return box


def _line(desk: Desk, text: Text, step: str, *, strong: bool = False, link: str | None = None) -> Paragraph:
    runs = [Run(run.text, run.offset, strong, False, link) for run in flat(text)]
    return desk.paragraph(runs, step, text)


def _hours(desk: Desk, days: Text | None, hours: Text) -> Paragraph:
    if days is None:
        return _line(desk, hours, "small")
    separator = " " if days.plain.rstrip().endswith(":") else ": "
    return desk.paragraph([*flat(days), Run(separator), *flat(hours)], "small", days)


def references(block: blocks.References, desk: Desk) -> list[Box]:
    """The sources, each with its number hanging before it."""
    entries = desk.brochure.references.entries
    heading = _small_heading(block.references, desk)
    if not entries:
        return [heading]
    inside = desk.within(desk.structure.add_list(desk.parent, "Decimal", block.place))
    digits = desk.words([Run(f"{len(entries)}.")], "fine", desk.parent)[0].width + 0.55
    boxes = []
    for entry in entries:
        row = inside.within(inside.structure.add("LI", inside.parent, entry.place))
        label = row.structure.add("Lbl", row.parent, entry.place)
        number = row.words([Run(f"{entry.number}.")], "fine", label)
        mark = Mark(indent=digits, words=number, element=label)
        body = row.structure.add("LBody", row.parent, entry.place)
        note = row.structure.add("Note", body, entry.place)
        source = Text("", entry.place)
        box = Paragraph(row.words(entry.runs, "fine", note), "fine", source, mark=mark)
        box.gap = 0.25
        box.destination = f"reference-{entry.number}"
        boxes.append(box)
    boxes[0].gap = 0
    return [heading, *boxes]


def imprint(block: blocks.Imprint, desk: Desk) -> list[Box]:
    """What `review` says in one paragraph of fine print, its heading running in."""
    review, words = desk.brochure.review, desk.phrases
    heading = [Run(run.text, run.offset, True, run.emphasis, run.link, run.cites) for run in flat(block.imprint)]
    parts: list[str] = []
    if review is not None:
        parts = [
            f"{words.version} {review.version.plain}" if review.version else "",
            f"{words.published} {words.date(review.published)}" if review.published else "",
            f"{words.reviewed_by} {review.reviewed_by.plain}" if review.reviewed_by else "",
            f"{words.reviewed} {words.date(review.reviewed_on)}" if review.reviewed_on else "",
            f"{words.next_review} {words.date(review.next_review)}" if review.next_review else "",
            f"{words.funding} {review.funding.plain}" if review.funding else "",
        ]
    said = " ".join(_sentence(part) for part in parts if part)
    box = desk.paragraph([*heading, Run(_stop(block.imprint) + said)], "fine", block.imprint)
    box.gap, box.give, box.whole = desk.theme.spaces.block, 2, True
    return [box]


def _sentence(part: str) -> str:
    return part if part.endswith((".", "!", "?")) else part + "."


def _stop(heading: Text) -> str:
    return " " if heading.plain.rstrip().endswith((".", ":", "?", "!")) else ". "
