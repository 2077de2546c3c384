"""Files with the mistakes that authors make, one a file: each is met by the message beside it, word for word.

To write the messages anew after a change of wording: `BROCHURE_WRITE_EXPECTED=1 pytest tests/content/test_wrong_yaml.py`,
and read what git shows as changed.
"""

import os
from pathlib import Path

import pytest

from brochure.content import read

WRONG = Path(__file__).parent / "wrong"
FILES = sorted(WRONG.glob("*.yaml"))


def said_of(path: Path) -> str:
    reading = read(path, path.name)
    return "".join(f"{each}\n" for each in reading.diagnostics)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_mistake_is_met_by_the_expected_message(path: Path):
    said, expected = said_of(path), path.with_suffix(".expected")
    if os.environ.get("BROCHURE_WRITE_EXPECTED"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_one_mistake_is_one_message():
    counts = {path.stem: len(read(path, path.name).diagnostics) for path in FILES if not path.stem.startswith("many-")}
    assert len(counts) > 100
    assert {name: count for name, count in counts.items() if count != 1} == {}
