"""A draft loses nothing: what does not fit is on pages after the two."""

from __future__ import annotations

from pathlib import Path

import oracle
import pytest

from brochure import build

MANY = " ".join(f"word{number}" for number in range(900))
CONTENT = """title: {title}
clinic: {{name: Example Family Clinic}}
cover: {{subtitle: {subtitle}}}
inside:
  - {kind}: {text}
"""
TOO_LONG = {
    "a text": {"text": MANY},
    "a callout": {"kind": "callout", "text": MANY},
    "a title": {"title": MANY},
    "a subtitle": {"subtitle": MANY},
}


@pytest.mark.parametrize("case", TOO_LONG)
def test_every_word_of_a_draft_is_on_its_pages(case: str, tmp_path: Path) -> None:
    given = {"title": "T", "subtitle": "S", "kind": "text", "text": "Inside."} | TOO_LONG[case]
    source = tmp_path / "content.yaml"
    source.write_text(CONTENT.format(**given), encoding="utf-8")
    result = build(source, tmp_path / "out.pdf", draft=True)
    assert result.written
    assert {each.code for each in result.diagnostics if each.severity == "error"} == {"overset"}
    shown = oracle.Shown(tmp_path / "out.pdf")
    found = set()
    for number, page in enumerate(shown.document):
        width, height = page.get_size()
        for character, box in shown.characters(number):
            assert 0 <= box[0] < box[2] <= width, character
            assert 0 <= box[1] < box[3] <= height, character
        found |= set(shown.text(number, 0, width).split())
    assert set(MANY.split()) <= found
