"""Kerning tightens pairs, changes no text, and leaves a brochure's bytes to itself."""

from __future__ import annotations

from pathlib import Path

import oracle
from hypothesis import given
from hypothesis import strategies as st

from brochure import build
from brochure.font import find_family

FAMILY = find_family()
assert FAMILY is not None
FACE = FAMILY.face("regular")


def plain(text: str) -> float:
    return sum(FACE.shape(character).advance for character in text)


def test_pairs_are_kerned() -> None:
    assert FACE.advance("AVATAR") < plain("AVATAR") - 0.2
    assert FACE.advance("To") < plain("To")


@given(st.text("AVTWYafirtye.,-fl", min_size=1, max_size=20))
def test_advance_is_the_glyphs_widths_and_their_kerning(text: str) -> None:
    shaped = FACE.shape(text)
    assert len(shaped.glyphs) == len(text)
    assert abs(shaped.advance - plain(shaped.glyphs) - sum(amount for _, amount in shaped.kerns) / 1000) < 1e-6


SIZE = 13.0


def set_alone(words: str, folder: Path) -> oracle.Shown:
    """A brochure whose flap is these words alone, as pdfium shows it."""
    source = folder / "content.yaml"
    source.write_text(f"title: T\nclinic: {{name: N}}\ncover: {{}}\ninside: [text: Inside]\nflap:\n  - text: {words}\n", encoding="utf-8")
    assert build(source, folder / "out.pdf").written
    shown = oracle.Shown(folder / "out.pdf")
    assert " ".join(shown.text(*oracle.panel_boxes("letter", "c-fold")["flap"]).split()) == words
    return shown


def width_of(text: str, shown: oracle.Shown) -> float:
    """In points, from the first character's left to the last one's right, each with its advance."""
    page = shown.pages[0]
    start = page.get_text_range().index(text)
    return float(page.get_charbox(start + len(text) - 1, loose=True)[2] - page.get_charbox(start, loose=True)[0])


def test_kerned_text_extracts_as_typed_and_is_as_wide_as_was_measured(tmp_path: Path) -> None:
    shown = set_alone("AVATAR fjord office first", tmp_path)
    assert abs(width_of("AVATAR", shown) - FACE.advance("AVATAR") * SIZE) < 0.35


def test_lines_are_widened_and_narrowed_no_more_than_nobody_sees(tmp_path: Path) -> None:
    words = "These words are to run on for several lines, so that most of them come near to the measure, though some must fall short of it."
    shown = set_alone(words, tmp_path)
    lines = shown.text(*oracle.panel_boxes("letter", "c-fold")["flap"]).split("\r\n")
    gives = []
    for line in (line.strip() for line in lines):
        natural = FACE.advance(line) * SIZE
        gives.append(width_of(line, shown) - natural)
        assert abs(gives[-1]) <= 0.02 * natural + 0.1 * line.count(" ") * FACE.advance(" ") * SIZE + 0.35
    assert max(gives) > 1.0, "no line was widened"
    assert abs(gives[-1]) < 0.35, "the last line was widened"
