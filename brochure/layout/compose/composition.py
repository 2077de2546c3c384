"""`Brochure` → `Composition`: the boxes of every flow, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from msgspec import Struct

from brochure.content import blocks
from brochure.content.model import Brochure
from brochure.font import Family
from brochure.layout.compose import colophon, figures, prose
from brochure.layout.compose.cover import CoverBoxes, compose_cover
from brochure.layout.compose.desk import Desk
from brochure.layout.rows import Box
from brochure.layout.structure import Structure
from brochure.themes.theme import Theme

_COMPOSE: Final[dict[type[blocks.Block], Callable[[Any, Desk], list[Box]]]] = {
    blocks.Heading: prose.heading,
    blocks.Paragraphs: prose.text,
    blocks.Bullets: prose.bullets,
    blocks.Steps: prose.steps,
    blocks.Terms: prose.terms,
    blocks.Checklist: prose.checklist,
    blocks.Questions: prose.questions,
    blocks.Quote: prose.quote,
    blocks.Table: figures.table,
    blocks.Callout: figures.callout,
    blocks.Figure: figures.picture,
    blocks.IconArray: figures.icon_array,
    blocks.Chart: figures.chart,
    blocks.QR: figures.qr,
    blocks.WriteIn: figures.write_in,
    blocks.Contact: colophon.contact,
    blocks.References: colophon.references,
    blocks.Imprint: colophon.imprint,
}


_STANDS_OFF: Final = blocks.Callout | blocks.Figure | blocks.IconArray | blocks.Chart | blocks.Table
"""What has its own edge, and so keeps a little off the heading above it."""


class Break(Box):
    """What follows starts on the next panel."""


class Composition(Struct, frozen=True):
    """A brochure ready to be set at any size."""

    cover: CoverBoxes
    flows: dict[str, tuple[Box, ...]]
    structure: Structure
    theme: Theme
    family: Family


def compose(brochure: Brochure, family: Family, theme: Theme, frame_height: float) -> Composition:
    """The boxes of the cover and of every flow; `frame_height` is that of a panel, in points."""
    structure = Structure()
    desk = Desk(brochure, structure, family, theme, highest=0.45 * frame_height)
    cover = compose_cover(brochure, desk.within(structure.add("Sect", Structure.ROOT, brochure.cover.place)))
    flows = {}
    for name, content in (("flap", brochure.flap), ("inside", brochure.inside), ("back", brochure.back)):
        section = structure.add("Sect", Structure.ROOT, brochure.at(name))
        flows[name] = tuple(boxes_of(content, desk.within(section)))
    return Composition(cover, flows, structure, theme, family)


def boxes_of(content: Sequence[blocks.Block], desk: Desk, *, after_heading: bool = False) -> list[Box]:
    """The boxes of a list of blocks; what follows a heading stands close below it."""
    out: list[Box] = []
    for block in content:
        if isinstance(block, blocks.PanelBreak):
            out.append(Break())
            continue
        boxes = _COMPOSE[type(block)](block, _spoken(block, desk))
        if after_heading and boxes:
            boxes[0].gap = 1 if isinstance(block, _STANDS_OFF) else 0
            boxes[0].give = 0
        if boxes and out and getattr(out[-1], "keep", False):
            boxes[0].give = 0  # what a colon announces stays close to it
        out += boxes
        after_heading = isinstance(block, blocks.Heading)
    return out


def _spoken(block: blocks.Block, desk: Desk) -> Desk:
    """The desk inside an element of the block's own language, if it has one."""
    if block.language is None:
        return desk
    return desk.within(desk.structure.add_passage(desk.parent, block.language, block.place))
