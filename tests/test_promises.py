"""What the user is promised of the brochure as a whole, judged by independent readers."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import oracle
import pikepdf
import pytest

from brochure import build

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content.yaml"
SAFE = 9.0  # 0.125 in


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("default") / "brochure.pdf"
    result = build(CONTENT, target)
    assert not [d for d in result.diagnostics if d.severity == "error"]
    return target


def test_every_word_of_every_flow_is_in_its_panels_in_reading_order(default: Path) -> None:
    content, shown = oracle.load(CONTENT), oracle.Shown(default)
    boxes = oracle.panel_boxes("letter", "c-fold")
    flap = shown.text(*boxes["flap"])
    assert oracle.left_out(oracle.flow_text(content["flap"]), flap) is None
    inside = "\n".join(shown.text(*boxes[name]) for name in ("inside 1", "inside 2", "inside 3"))
    assert oracle.left_out(oracle.flow_text(content["inside"]), inside) is None


def test_the_cover_says_what_the_file_says(default: Path) -> None:
    content, shown = oracle.load(CONTENT), oracle.Shown(default)
    cover = content["cover"]
    words = [
        cover.get("kicker"),
        cover.get("title", content["title"]),
        cover.get("subtitle"),
        cover.get("message"),
        content["clinic"]["name"],
    ]
    words.append(content["clinic"].get("tagline"))
    text = shown.text(*oracle.panel_boxes("letter", "c-fold")["cover"])
    assert oracle.left_out(" ".join(word for word in words if word), text, extra="") is None


def test_the_back_carries_every_source_and_the_clinic(default: Path) -> None:
    content, shown = oracle.load(CONTENT), oracle.Shown(default)
    text = " ".join(shown.text(*oracle.panel_boxes("letter", "c-fold")["back"]).split())
    for reference in content["references"]:
        assert reference["title"] in text
        assert reference.get("DOI", "") in text
    assert content["clinic"]["phone"] in text
    assert content["clinic"]["name"] in text


def test_every_glyph_keeps_off_folds_and_edges(default: Path) -> None:
    shown = oracle.Shown(default)
    for page, left, right in oracle.panel_boxes("letter", "c-fold").values():
        for character, box in shown.characters(page):
            middle = (box[0] + box[2]) / 2
            if left < middle < right:
                assert box[0] >= left + SAFE, character
                assert box[2] <= right - SAFE, character
                assert box[1] >= SAFE, character
                assert box[3] <= 612 - SAFE, character


def test_it_is_two_landscape_letter_pages_that_print_on_both_sides(default: Path) -> None:
    with pikepdf.open(default) as pdf:
        assert [[float(n) for n in page.mediabox] for page in pdf.pages] == [[0, 0, 792, 612]] * 2
        preferences = pdf.Root.ViewerPreferences
        assert preferences.Duplex == "/DuplexFlipShortEdge"
        assert preferences.PrintScaling == "/None"
        assert preferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en-US"
        assert str(pdf.docinfo["/Title"]) == oracle.load(CONTENT)["title"]
        assert str(pdf.docinfo["/Author"]) == oracle.load(CONTENT)["clinic"]["name"]


def test_fonts_are_embedded_subsets_without_hints(default: Path) -> None:
    from fontTools.ttLib import TTFont

    with pikepdf.open(default) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "AtkinsonHyperlegible" in str(font.BaseFont)
            assert "+" in str(font.BaseFont)
            program = TTFont(BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
            assert not {"fpgm", "prep", "cvt "} & set(program.keys())
            assert all(not getattr(glyph, "program", None) for glyph in program["glyf"].glyphs.values())


def test_no_stream_is_ascii_armoured(default: Path) -> None:
    assert b"ASCII85Decode" not in default.read_bytes()


def test_bookmarks_follow_the_reader_s_way(default: Path) -> None:
    with pikepdf.open(default) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    content = oracle.load(CONTENT)
    headings = [b["heading"] for flow in ("flap", "inside") for b in content[flow] if "heading" in b and b.get("level", "1") == "1"]
    assert titles[0] == content["cover"].get("title", content["title"])
    assert titles[1 : 1 + len(headings)] == headings


def test_links_lead_to_sources_and_out(default: Path) -> None:
    with pikepdf.open(default) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        outward = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
        inward = [link for link in links if "/Dest" in link or ("/A" in link and "/D" in link.A)]
    for reference in oracle.load(CONTENT)["references"]:
        if "DOI" in reference:
            assert f"https://doi.org/{reference['DOI']}" in outward
    assert len(inward) >= 5
    assert any(link.startswith("tel:") for link in outward)


def test_the_file_is_small(default: Path) -> None:
    assert default.stat().st_size <= 100_000


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_same_content_same_bytes_whatever_the_hash_seed(default: Path, tmp_path: Path, seed: str) -> None:
    target = tmp_path / "again.pdf"
    command = [sys.executable, str(ROOT / "make_pdf.py"), str(CONTENT), "-o", str(target)]
    subprocess.run(command, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}, check=True, capture_output=True, cwd=tmp_path)
    assert target.read_bytes() == default.read_bytes()


def test_another_brochure_built_before_changes_no_byte(default: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        "title: Ünlike any öther\nclinic: {name: Nobody}\ncover: {message: Zß}\ninside:\n  - text: Qüx “zyx” 123\n", encoding="utf-8"
    )
    assert build(other, tmp_path / "other.pdf").written
    assert build(CONTENT, tmp_path / "again.pdf").written
    assert (tmp_path / "again.pdf").read_bytes() == default.read_bytes()


def test_an_own_font_of_another_brochure_is_not_mistaken_for_ours(tmp_path: Path) -> None:
    import fontpkg_atkinson_hyperlegible

    files = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
    (tmp_path / "x.ttf").write_bytes((files / "AtkinsonHyperlegible-Italic.ttf").read_bytes())
    (tmp_path / "y.ttf").write_bytes((files / "AtkinsonHyperlegible-Regular.ttf").read_bytes())
    names = []
    for regular in ("x.ttf", "y.ttf"):
        source = tmp_path / "own.yaml"
        fonts = f"{{regular: {regular}, bold: y.ttf, italic: x.ttf, bold_italic: x.ttf}}"
        source.write_text(
            f"title: T\nclinic: {{name: N}}\ncover: {{}}\ndesign: {{font: {fonts}}}\ninside: [text: Words]\n", encoding="utf-8"
        )
        assert build(source, tmp_path / "own.pdf").written
        with pikepdf.open(tmp_path / "own.pdf") as pdf:
            names.append({str(font.BaseFont).split("+")[1] for font in pdf.pages[1].Resources.Font.values()})
    assert "AtkinsonHyperlegible-Italic" in names[0]
    assert "AtkinsonHyperlegible-Italic" not in names[1]
