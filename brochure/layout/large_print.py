"""`Brochure` → `Placed` for readers with low vision: portrait pages, one column, 18 points, as many pages as it takes.

By the guidelines of the American Council of the Blind and the American Printing House for the Blind: body text of
18 points, headings of 22 and more, margins of an inch, ragged right, emphasis by weight instead of italics, numbered pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from msgspec.structs import replace

from brochure.content.model import Brochure
from brochure.font import Family
from brochure.layout.boxes.callout import cut_callouts
from brochure.layout.boxes.picture import PictureBox
from brochure.layout.compose import Composition, compose
from brochure.layout.compose.composition import Break
from brochure.layout.fit import FLOWS
from brochure.layout.flow import paginate, stand
from brochure.layout.lay_out import place_panel
from brochure.layout.placed import ARTIFACT, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.layout.rows import Box, Row, stacked
from brochure.layout.scale import Scale
from brochure.sheet import Panel, Sheet
from brochure.themes.theme import Step, Theme
from brochure.units import INCH, MM, Rect

BODY: Final = 18.0
HEADING: Final = 22.0
MARGIN: Final = INCH
PAGES: Final = {"a4": (210 * MM, 297 * MM)}
LETTER: Final = (8.5 * INCH, 11 * INCH)
_LEAST_PICTURE: Final = 0.2
_MOST_PICTURE: Final = 0.45
_BELOW_PICTURE: Final = 5
_ABOVE_CLINIC: Final = 4
_LOGO: Final = 72.0
_HEADINGS: Final = ("heading", "subheading", "callout_title", "cover_subtitle", "lead", "quote")


def large_print(brochure: Brochure, sheet: Sheet, family: Family, theme: Theme) -> Placed:
    """All of the brochure, on Letter paper, or on A4 if the brochure is."""
    width, height = PAGES.get(sheet.paper, LETTER)
    frame = Rect(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
    composition = compose(brochure, family, enlarged(theme), frame.height)
    scale = Scale(BODY, composition.theme, rigid=True)
    rows = list(cut_callouts(_rows(composition, scale, frame), frame.height, scale.half))
    pages = _pages(rows, scale, frame, (width, height))
    return Placed(sheet, tuple(pages), composition.structure.elements, composition.theme, family, BODY)


def enlarged(theme: Theme) -> Theme:
    """The theme with no step below the body's size, and emphasis by weight."""
    steps = {name: _enlarged(name, step) for name, step in theme.steps.items()}
    return replace(theme, steps=steps, emphasis="bold")


def _enlarged(name: str, step: Step) -> Step:
    least = HEADING / BODY if name in _HEADINGS else 1.0
    size = 2.0 if name == "cover_title" else max(step.size, least)
    style = {"italic": "regular", "bold_italic": "bold"}.get(step.style, step.style)
    return replace(step, size=size, leading=max(step.leading, 1.15), style=style, floor=0.0)


def _rows(composition: Composition, scale: Scale, frame: Rect) -> Iterator[Row]:
    """The rows of the cover, which has a page of its own, and of all flows."""
    yield from chain.from_iterable(box.rows(scale, frame.width) for box in _cover(composition, scale, frame))
    forced = True
    for box in chain.from_iterable(composition.flows[name] for name in FLOWS):
        if isinstance(box, Break):
            continue  # it parts panels, and there are none
        for row in box.rows(scale, frame.width):
            yield replace(row, forced=forced)
            forced = False


def _cover(composition: Composition, scale: Scale, frame: Rect) -> list[Box]:
    """The cover's boxes; the picture takes the room that the words leave, within bounds."""
    cover = composition.cover
    words: list[Box] = list(cover.texts)
    if cover.logo:
        words.append(PictureBox(cover.logo, cover.logo_element, -_LOGO, _LOGO))
        words[-1].gap = _ABOVE_CLINIC
    if cover.clinic:
        cover.clinic[0].gap = 1 if cover.logo else _ABOVE_CLINIC
    words += cover.clinic
    if cover.picture is None:
        return words
    _, height = stacked(chain.from_iterable(box.rows(scale, frame.width) for box in words), scale.half)
    room = frame.height - height - _BELOW_PICTURE * scale.half
    share = min(max(room / frame.height, _LEAST_PICTURE), _MOST_PICTURE)
    return [PictureBox(cover.picture, cover.picture_element, None, share * frame.height), *words]


def _pages(rows: Sequence[Row], scale: Scale, frame: Rect, size: tuple[float, float]) -> list[PlacedPage]:
    pages: list[PlacedPage] = []
    for span in paginate(rows, frame.height, scale.half):
        longer = max(0.0, rows[span[0]].height - frame.height)  # a picture or a table row higher than a page makes its page longer
        room = Rect(frame.x, frame.y, frame.width, frame.height + longer)
        panel = Panel(f"page {len(pages) + 1}", "inside", 1, Rect(0, 0, size[0], size[1] + longer), room, "cut", "cut")
        placed = place_panel(panel, stand(rows, [span], 0.0, scale.half), room.width)
        pages.append(PlacedPage((_numbered(placed, len(pages) + 1, scale),), width=size[0], height=size[1] + longer))
    return pages


def _numbered(panel: PlacedPanel, number: int, scale: Scale) -> PlacedPanel:
    page = panel.panel.rect
    text = TextRun(ARTIFACT, page.width / 2, MARGIN / 2 - 6, str(number), "regular", scale.body, "ink", 0.0, anchor="middle")
    return replace(panel, items=(*panel.items, text))
