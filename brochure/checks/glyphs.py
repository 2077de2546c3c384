"""`Placed` → an error for each character that the font cannot print, at the line where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from brochure.diagnostics import Diagnostic, Place
from brochure.layout.placed import Placed, TextRun


def missing_glyphs(placed: Placed, content: Place) -> tuple[Diagnostic, ...]:
    """One diagnostic for each character and line; `content` stands in where text has no place of its own."""
    seen: set[tuple[str, Place]] = set()
    out = []
    for run in _runs(placed):
        for character in placed.family.face(run.style).lacks(run.text):
            place = _place(character, run) or content
            if (character, place) not in seen:
                seen.add((character, place))
                out.append(_missing(character, place, placed.family.name))
    return tuple(out)


def _place(character: str, run: TextRun) -> Place | None:
    """Where the character stands in the file: the first one at or after the run's beginning."""
    at = run.source.source.find(character, run.offset) if run.source else -1
    return run.source.place_of(at) if run.source and at >= 0 else run.place


def _runs(placed: Placed) -> Iterator[TextRun]:
    for page in placed.pages:
        for panel in page.panels:
            yield from (item for item in panel.items if isinstance(item, TextRun))


def _missing(character: str, place: Place, family: str) -> Diagnostic:
    name = unicodedata.name(character, "a character without a name").lower()
    return Diagnostic(
        "error",
        "missing-glyph",
        place,
        f'the font {family} cannot print "{character}" ({name}, U+{ord(character):04X})',
        "Write it in other characters, or name a font that has it under design: font.",
    )
