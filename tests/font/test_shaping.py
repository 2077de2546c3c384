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


def test_kerned_text_extracts_as_typed_and_is_as_wide_as_was_measured(tmp_path: Path) -> None:
    words = "AVATAR Type To Wave fjord office first"
    source = tmp_path / "content.yaml"
    source.write_text(f"title: T\nclinic: {{name: N}}\ncover: {{}}\ninside:\n  - text: {words}\n", encoding="utf-8")
    assert build(source, tmp_path / "out.pdf").written
    shown = oracle.Shown(tmp_path / "out.pdf")
    assert " ".join(shown.text(*oracle.panel_boxes("letter", "c-fold")["inside 1"]).split()) == words
    page = shown.pages[1]
    text = page.get_text_range()
    size = 13.0
    start = text.index("AVATAR")
    width = page.get_charbox(start + 5, loose=True)[2] - page.get_charbox(start, loose=True)[0]
    assert abs(width - FACE.advance("AVATAR") * size) < 0.35
