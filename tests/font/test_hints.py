"""A font without hints draws the same letters, in a file half as large that independent readers accept."""

import zlib
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import pypdfium2
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from brochure.font.hints import strip_hints

FILES = sorted((Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files").glob("*.ttf"))
LETTERS = "Hamburgefonstiv ÄÖÜ éàçñ Ł fi 0123456789 “…” – ½ ™ ffi"


def subset(path: Path) -> bytes:
    """What ReportLab would embed; the accented letters are made of parts."""
    return ttfonts.TTFontFile(str(path)).makeSubset(sorted({ord(letter) for letter in LETTERS}))


def outlines(font: TTFont) -> dict[str, list[object]]:
    glyphs = font.getGlyphSet()
    drawn = {}
    for name in font.getGlyphOrder():
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        drawn[name] = [pen.value, glyphs[name].width]
    return drawn


def characters(font: TTFont) -> list[dict[int, int]]:
    """Each table's codes with their glyphs' numbers."""
    return [{code: font.getGlyphID(name) for code, name in table.cmap.items()} for table in font["cmap"].tables]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("whole", [True, False])
def test_outlines_widths_and_characters_stay(path: Path, whole: bool) -> None:
    source = path.read_bytes() if whole else subset(path)
    before, after = TTFont(BytesIO(source)), TTFont(BytesIO(strip_hints(source)), checkChecksums=2)
    assert list(outlines(after).values()) == list(outlines(before).values())
    assert characters(after) == characters(before)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_instruction_is_left(path: Path) -> None:
    font = TTFont(BytesIO(strip_hints(subset(path))))
    assert not {"fpgm", "prep", "cvt ", "name", "OS/2", "post"} & set(font.keys())
    glyphs = [font["glyf"][name] for name in font.getGlyphOrder()]
    assert any(glyph.isComposite() for glyph in glyphs)
    assert not any(hasattr(glyph, "program") and glyph.program.getBytecode() for glyph in glyphs)
    assert font["maxp"].maxSizeOfInstructions == 0


def test_half_of_the_bytes_are_saved() -> None:
    source = subset(FILES[0])
    assert len(zlib.compress(strip_hints(source))) < 0.6 * len(zlib.compress(source))


def test_once_is_as_good_as_twice() -> None:
    once = strip_hints(subset(FILES[0]))
    assert strip_hints(once) == once


def page(strip: bool, monkeypatch: pytest.MonkeyPatch) -> object:
    make = ttfonts.TTFontFile.makeSubset
    if strip:
        monkeypatch.setattr(ttfonts.TTFontFace, "makeSubset", lambda face, codes: strip_hints(make(face, codes)))
    name = f"Hints{strip}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(FILES[-1])))
    file = BytesIO()
    canvas = Canvas(file, (400, 40))
    canvas.setFont(name, 14)
    canvas.drawString(10, 15, LETTERS)
    canvas.save()
    return pypdfium2.PdfDocument(file.getvalue())[0].render(scale=4).to_pil().convert("L")


def test_a_pdf_reader_shows_the_same_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as within:
        plain = page(True, within)
    hinted = page(False, monkeypatch)
    assert hinted.getextrema()[0] < 64
    assert ImageChops.difference(hinted, plain).getextrema()[1] < 64  # at most a shade at an edge


@given(st.binary(max_size=400))
def test_what_is_no_truetype_font_comes_back_as_it_is(content: bytes) -> None:
    assert strip_hints(content) == content


@given(st.data())
def test_a_damaged_font_is_no_crash(data: st.DataObject) -> None:
    source = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 6))):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(strip_hints(bytes(source)), bytes)


SMALL = subset(FILES[0])
