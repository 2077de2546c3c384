"""A reading machine gets the text whole, once, in reading order, and as what it is, judged by poppler and by pdfium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import oracle
import pytest
from spoken import PRINTED, Node, alts, by_pdfium, by_poppler, cover_text, paragraphs, roles

from brochure import build

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [ROOT / "content.yaml", *sorted((ROOT / "docs" / "examples").glob("*.yaml"))]
EDITIONS = ("handout", "screen", "large-print")
FLOWS = ("flap", "inside")
poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")


@pytest.fixture(scope="module", params=SOURCES, ids=lambda source: source.stem)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Path]]:
    result = build(request.param, tmp_path_factory.mktemp("reading") / "out.pdf", edition="all")
    return oracle.load(request.param), {printed.edition: printed.path for printed in result.files}


def sections(document: Node, content: dict[str, Any]) -> dict[str, Node]:
    """The parts of the brochure by the name that they have in the file."""
    assert document.kind == "Document"
    found = [kid for kid in document.kids if isinstance(kid, Node)]
    assert {section.kind for section in found} == {"Sect"}
    names = ["cover", *(name for name in ("flap", "inside", "back") if content.get(name))]
    return dict(zip(names, found, strict=True))


def by_page(path: Path, content: dict[str, Any]) -> dict[str, Node]:
    """The parts as pdfium has them: a c-fold's back is on the outside, a z-fold's on the inside."""
    outside, inside = by_pdfium(path)
    z_fold = content.get("layout", {}).get("fold") == "z-fold"
    order = ["cover", "flap", "inside", "back"] if z_fold else ["cover", "flap", "back", "inside"]
    found = [kid for page in (outside, inside) for kid in page.kids if isinstance(kid, Node)]
    return dict(zip([name for name in order if name == "cover" or content.get(name)], found, strict=True))


def in_role(section: Node, kinds: set[str]) -> Iterator[tuple[str, str]]:
    return ((node.kind, node.text) for node in section if node.kind in kinds)


@poppler
@pytest.mark.parametrize("edition", EDITIONS)
def test_all_text_is_read_once_and_in_order(made: tuple[dict[str, Any], dict[str, Path]], edition: str) -> None:
    content, files = made
    parts = sections(by_poppler(files[edition]), content)
    assert oracle.left_out(cover_text(content), parts["cover"].text, extra="") is None
    for name in FLOWS:
        if content.get(name):
            assert oracle.left_out(oracle.flow_text(content[name]), parts[name].text, extra=PRINTED) is None
    notes = ["".join(node.text.split()) for node in parts["back"] if node.kind == "Note"]
    for reference in content.get("references", []):
        titles = ["".join(reference[key].split()) for key in ("title", "title-short") if key in reference]
        assert sum(any(title in note for title in titles) for note in notes) == 1
    assert len(notes) == len(content.get("references", []))


@poppler
@pytest.mark.parametrize("edition", EDITIONS)
def test_words_stay_apart_at_the_ends_of_lines(made: tuple[dict[str, Any], dict[str, Path]], edition: str) -> None:
    content, files = made
    parts = sections(by_poppler(files[edition]), content)
    for name in FLOWS:
        read = [" ".join(node.text.split()) for node in parts.get(name, Node("none")) if node.kind == "P"]
        for paragraph in paragraphs(content.get(name)):
            assert paragraph in read


@poppler
@pytest.mark.parametrize("edition", EDITIONS)
def test_headings_lists_and_tables_are_what_they_are(made: tuple[dict[str, Any], dict[str, Path]], edition: str) -> None:
    content, files = made
    parts = sections(by_poppler(files[edition]), content)
    for name in FLOWS:
        expected = list(roles(content.get(name)))
        kinds = {"H1", "H2", "H3", "TH", "TD"}
        read = list(in_role(parts.get(name, Node("none")), kinds))
        wanted = [(kind, text) for kind, text in expected if kind in kinds]
        assert [kind for kind, _ in read] == [kind for kind, _ in wanted]
        for (_, text), (_, said) in zip(wanted, read, strict=True):
            assert oracle.left_out(oracle.plain(text), said) is None
        items = [node for node in parts.get(name, Node("none")) if node.kind == "LI"]
        assert len(items) == sum(kind in {"LI", "LBody"} for kind, _ in expected)


def test_pdfium_reads_the_handout_alike(made: tuple[dict[str, Any], dict[str, Path]]) -> None:
    """Each page has its own view of the tree, without elements that are empty."""
    content, files = made
    parts = by_page(files["handout"], content)
    assert oracle.left_out(cover_text(content), parts["cover"].text, extra="") is None
    for name in FLOWS:
        if content.get(name):
            assert oracle.left_out(oracle.flow_text(content[name]), parts[name].text, extra=PRINTED) is None
    inside = parts["inside"]
    kinds = {"H1", "H2", "TH", "TD", "Lbl", "LBody"}
    expected = [("LBody" if kind == "LI" else kind, oracle.plain(text)) for kind, text in roles(content["inside"]) if text.strip()]
    read = [(kind, text) for kind, text in in_role(inside, kinds) if (kind, text.strip(" .0123456789")) != ("Lbl", "")]
    assert [kind for kind, _ in read] == [kind for kind, _ in expected]
    for (_, text), (_, said) in zip(expected, read, strict=True):
        assert oracle.left_out(text, said) is None


def test_pictures_are_described_in_the_file_s_words(made: tuple[dict[str, Any], dict[str, Path]]) -> None:
    content, files = made
    parts = by_page(files["handout"], content)
    described = [node.alt for node in parts["cover"] if node.kind == "Figure"]
    assert all(described)
    if "image" in content["cover"]:
        assert described[0] == " ".join(content["cover"]["alt"].split())
    for name in FLOWS:
        found = [node.alt for node in parts.get(name, Node("none")) if node.kind == "Figure"]
        wanted = list(alts(content.get(name)))
        assert all(found)
        assert [alt for alt in found if alt in wanted] == wanted
