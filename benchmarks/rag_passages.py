"""A content file → its body paragraphs as passages: what they say, the measure and the size they are set at, our lines.

Also counted here, from the placed panels: lines of a paragraph that stand alone at a panel's foot or head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.content import read
from brochure.content.model import Brochure
from brochure.layout import lay_out
from brochure.layout.boxes.paragraph import LineRow, Setting
from brochure.layout.compose import Composition, compose
from brochure.layout.cover import set_cover
from brochure.layout.fit import FLOWS, copyfit, set_flow
from brochure.layout.lay_out import _bounds
from brochure.layout.placed import ARTIFACT, Element, Placed, PlacedPanel, TextRun
from brochure.layout.rows import Row
from brochure.layout.scale import Scale
from brochure.layout.words import Ink, Piece, Word
from brochure.sheet import Sheet
from brochure.specification import family_of, sheet_of, theme_of

HELD: Final = "\u00a0"
JOINED: Final = "\u2060"
_PARAGRAPHS: Final = {"P", "LBody", "Lbl", "Caption", "Note", "H1", "H2", "TD", "TH"}


class Span(Struct, frozen=True):
    """Text in one style; `size` and `rise` are shares of the passage's size."""

    text: str
    bold: bool
    italic: bool
    size: float
    rise: float


class Line(Struct, frozen=True):
    """A line as set: its words, and by how much of the measure it falls short of it."""

    text: str
    short: float


class Passage(Struct, frozen=True):
    """A paragraph for any tool to set: `measure` and `size` in points."""

    spans: tuple[Span, ...]
    measure: float
    size: float


class Laid(Struct, frozen=True):
    """A brochure at its fitted size: every paragraph's setting, and the placed whole."""

    settings: tuple[Setting, ...]
    placed: Placed

    def body(self) -> list[Setting]:
        """The paragraphs of body text."""
        return [setting for setting in self.settings if setting.paragraph.step == "body"]


def laid(path: Path) -> Laid:
    """The brochure of a content file, laid out as a build does; raises `SystemExit` if it has errors."""
    brochure = read(path, str(path)).brochure
    if brochure is None:
        raise SystemExit(f"{path} has errors: build it to see them")
    family, _ = family_of(brochure.design)
    theme, _ = theme_of(brochure.design, path.parent)
    assert family is not None
    assert theme is not None
    sheet = sheet_of(brochure)
    composition = compose(brochure, family, theme, sheet.flow("inside")[0].frame.height)
    placed = lay_out(brochure, sheet, family, theme).placed
    scale = _scale(composition, sheet, brochure)
    if placed is None or scale is None:
        raise SystemExit(f"{path} does not fit its panels")
    assert placed.body_size == scale.body
    return Laid(tuple(_settings(_rows(composition, sheet, scale))), placed)


def _scale(composition: Composition, sheet: Sheet, brochure: Brochure) -> Scale | None:
    return copyfit(composition, sheet, _bounds(brochure))


def _rows(composition: Composition, sheet: Sheet, scale: Scale) -> Iterator[Row]:
    cover = set_cover(composition.cover, scale, sheet.flow("cover")[0].frame)
    yield from (row for _, row in (*cover.texts, *cover.clinic))
    for name in FLOWS:
        yield from set_flow(composition, sheet, name, scale).rows


def _settings(rows: Iterable[Row]) -> list[Setting]:
    """The settings of all paragraphs, also of those inside callouts and tables, each once."""
    found: dict[int, Setting] = {}
    for row in rows:
        for line in _lines_in(row):
            found.setdefault(id(line.setting), line.setting)
    return list(found.values())


def _lines_in(value: object) -> Iterator[LineRow]:
    if isinstance(value, LineRow):
        yield value
    elif isinstance(value, Row):
        for name in value.__struct_fields__:
            yield from _lines_in(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _lines_in(part)


# -- what is said, and our lines


def passage(setting: Setting, *, held: bool) -> Passage:
    """A paragraph's text in its styles; `held` keeps together what we do, by no-break spaces and word joiners."""
    pieces = _pieces(setting.paragraph.words, held=held)
    spans = [_span(ink, "".join(text for text, _ in group)) for ink, group in groupby(pieces, key=lambda pair: pair[1])]
    return Passage(tuple(spans), setting.limit * setting.size, setting.size)


def _pieces(words: Iterable[Word], *, held: bool) -> Iterator[tuple[str, Ink]]:
    for word in words:
        for piece in word.pieces:
            text = HELD if held and piece.text == " " else piece.text
            yield text.replace("–", "–" + JOINED) if held and piece.ink.rise else text, piece.ink
        if word.gap:
            yield " ", word.gap.ink


def _span(ink: Ink, text: str) -> Span:
    return Span(text, "bold" in ink.face.style, "italic" in ink.face.style, ink.scale, ink.rise)


def our_lines(setting: Setting) -> list[Line]:
    """A paragraph's lines as they are painted."""
    measure = setting.limit * setting.size
    lines = [[item for item in setting.runs(index, 0.0, 0.0) if isinstance(item, TextRun)] for index in range(setting.count)]
    return [_painted(runs, setting, measure) for runs in lines]


def _painted(runs: list[TextRun], setting: Setting, measure: float) -> Line:
    right = max(run.x + run.width for run in runs)
    return Line("".join(run.text for run in runs).strip(), 1 - (right - setting.indent) / measure)


def pieces_of(settings: Iterable[Setting]) -> list[Piece]:
    """Everything that was shaped: the pieces of all words, in order."""
    return [piece for setting in settings for word in setting.paragraph.words for piece in word.pieces]


# -- stranded lines


def stranded(placed: Placed) -> int:
    """How many paragraphs of several lines leave a single one of them in a panel."""
    panels = [_lines_by_paragraph(panel, placed.elements) for page in placed.pages for panel in page.panels]
    whole = sum(panels, Counter[tuple[int, int]]())
    return sum(count == 1 < whole[paragraph] for panel in panels for paragraph, count in panel.items())


def _lines_by_paragraph(panel: PlacedPanel, elements: tuple[Element, ...]) -> Counter[tuple[int, int]]:
    runs = [item for item in panel.items if isinstance(item, TextRun) and item.element != ARTIFACT]
    lines = {(_paragraph(run, elements), round(run.y - run.rise, 2)) for run in runs}
    return Counter(paragraph for paragraph, _ in lines)


def _paragraph(run: TextRun, elements: tuple[Element, ...]) -> tuple[int, int]:
    """The element that a run is a paragraph of, and which of its paragraphs: an item of a list may have several."""
    element = run.element
    while elements[element].kind not in _PARAGRAPHS and elements[element].parent != ARTIFACT:
        element = elements[element].parent
    before = run.source.source[: run.offset] if run.source else ""
    return element, len(re.findall(r"\n\s*\n", before))
