"""What an author is told about text that does not fit is what has to be taken out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from brochure import build

TAIL = """
  - qr: https://example.org
    caption: More on the web
  - checklist: [One, Two, Three]
"""
CONTENT = """title: T
clinic: {{name: Example Family Clinic}}
cover: {{}}
inside: [text: Inside]
flap:
  - text: {words}{tail}"""


def built(count: int, tail: str, folder: Path) -> str | None:
    """What is said of so many words in the flap; `None` if they fit."""
    source = folder / "content.yaml"
    words = " ".join(["Most people need some more words than this to say a thing."] * 100).split()[:count]
    source.write_text(CONTENT.format(words=" ".join(words), tail=tail), encoding="utf-8")
    result = build(source, folder / "out.pdf")
    return None if result.written else next(each.what for each in result.diagnostics if each.code == "overset")


@pytest.mark.parametrize("tail", ["", TAIL], ids=["text alone", "text before a code and a list"])
@pytest.mark.parametrize("count", [330, 450])
def test_as_many_words_have_to_go_as_the_message_says(count: int, tail: str, tmp_path: Path) -> None:
    said = built(count, tail, tmp_path)
    assert said
    found = re.search(r"(\d+) lines? \((\d+) words\) too many", said)
    assert found
    words = int(found[2])
    assert built(count - round(1.1 * words) - 12, tail, tmp_path) is None, said
    assert built(count - round(0.85 * words) + 12, tail, tmp_path) is not None, said
