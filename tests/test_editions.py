"""Editions: the same words in each, for each its paper, its size and its reader; the same bytes on every build."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import oracle
import page as page_validation
import pikepdf
import pytest

from brochure import Result, build

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [ROOT / "content.yaml", *sorted((ROOT / "docs" / "examples").glob("*.yaml"))]
TAGGED = ("handout", "screen", "large-print")


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda source: source.stem)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    result = build(request.param, tmp_path_factory.mktemp("editions") / "brochure.pdf", edition="all")
    assert len(result.files) == 4
    return request.param, result


def words(path: Path) -> str:
    return " ".join(page.get_text_range() for page in oracle.Shown(path).pages)


def test_files_are_named_after_their_edition(made: tuple[Path, Result]) -> None:
    names = [printed.path.name for printed in made[1].files]
    assert names == ["brochure.pdf", "brochure-screen.pdf", "brochure-large-print.pdf", "brochure-press.pdf"]


def test_every_edition_holds_the_same_words(made: tuple[Path, Result]) -> None:
    # page numbers differ; a hyphen at a line's end is read as a soft one
    passed_over = dict.fromkeys(map(ord, "0123456789-\x02\ufffe\u00ad"))
    counted = [sorted("".join(words(printed.path).split()).translate(passed_over)) for printed in made[1].files]
    assert counted[0] == counted[1] == counted[2] == counted[3]


def test_page_validation_finds_nothing_against_pdf_ua(made: tuple[Path, Result]) -> None:
    for printed in made[1].files:
        if printed.edition in TAGGED:
            assert page_validation.validate_pdf(str(printed.path), profile="ua1").failures == []


def test_the_screen_has_a_page_a_panel_in_reading_order(made: tuple[Path, Result]) -> None:
    source, result = made
    content, shown = oracle.load(source), oracle.Shown(result.files[1].path)
    assert len(shown.pages) == 6
    text = "\n".join(page.get_text_range() for page in shown.pages[1:5])
    expected = " ".join(oracle.flow_text(content[flow]) for flow in ("flap", "inside"))
    assert oracle.left_out(expected, text, extra="0123456789,–.:;%—") is None


def test_large_print_is_upright_and_nothing_in_it_is_small(made: tuple[Path, Result]) -> None:
    superscript = 18 * 0.66
    with pikepdf.open(made[1].files[2].path) as pdf:
        for sheet in pdf.pages:
            assert float(sheet.mediabox[3]) > float(sheet.mediabox[2])
            shown = [operation for operation in pikepdf.parse_content_stream(sheet) if str(operation.operator) in {"Tf", "Tj", "TJ"}]
            for before, after in pairwise(shown):
                if str(before.operator) == "Tf" and str(after.operator) != "Tf":
                    size = float(before.operands[1])
                    assert size >= 18 or abs(size - superscript) < 0.01


def test_every_build_gives_the_same_bytes(made: tuple[Path, Result], tmp_path: Path) -> None:
    source, result = made
    again = build(source, tmp_path / "brochure.pdf", edition="all")
    for first, second in zip(result.files, again.files, strict=True):
        assert first.path.read_bytes() == second.path.read_bytes(), first.edition
