"""The cover's mapping → what stands on it: picture, kicker, title, subtitle, message, and the clinic at its foot."""

from __future__ import annotations

from msgspec import Struct

from brochure.content.model import Brochure
from brochure.content.text import Text
from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.compose.desk import Desk
from brochure.layout.compose.prose import flat
from brochure.layout.placed import ARTIFACT
from brochure.picture.model import Picture


class CoverBoxes(Struct, frozen=True):
    """The parts of the cover; `texts` from kicker to message, `clinic` the lines at the foot."""

    picture: Picture | None
    picture_element: int
    texts: tuple[Paragraph, ...]
    logo: Picture | None
    logo_element: int
    clinic: tuple[Paragraph, ...]


def compose_cover(brochure: Brochure, desk: Desk) -> CoverBoxes:
    """The cover's boxes, in the order in which they are read."""
    cover, clinic = brochure.cover, brochure.clinic
    picture_element = ARTIFACT
    if cover.image and cover.alt and cover.alt.plain:
        picture_element = desk.structure.add("Figure", desk.parent, cover.at("image"), alt=cover.alt.plain)
    texts = _texts(brochure, desk)
    logo_element = ARTIFACT
    if clinic.logo:
        logo_element = desk.structure.add(
            "Figure", desk.parent, clinic.at("logo"), alt=desk.phrases.logo_alt.format(name=clinic.name.plain)
        )
    lines = [desk.paragraph(flat(clinic.name), "clinic", clinic.name)]
    if clinic.tagline:
        lines.append(desk.paragraph(flat(clinic.tagline), "tagline", clinic.tagline))
    return CoverBoxes(
        desk.drawn(cover.image) if cover.image else None,
        picture_element,
        texts,
        desk.drawn(clinic.logo) if clinic.logo else None,
        logo_element,
        tuple(lines),
    )


def _texts(brochure: Brochure, desk: Desk) -> tuple[Paragraph, ...]:
    cover = brochure.cover
    parts: list[tuple[Text | None, str, str, float]] = [
        (cover.kicker, "kicker", "P", 2),
        (cover.title or brochure.title, "cover_title", "H1", 0.5 if cover.kicker else 2),
        (cover.subtitle, "cover_subtitle", "P", 1),
        (cover.message, "cover_message", "P", 2),
    ]
    boxes = []
    for text, step, kind, gap in parts:
        if text is not None:
            box = desk.paragraph(flat(text), step, text, kind=kind)
            box.gap = gap
            boxes.append(box)
            if step == "cover_title":
                box.bookmark = (text.plain, 1)
    return tuple(boxes)
