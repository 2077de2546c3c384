"""Passages → the lines that other tools make of them: ReportLab's platypus (greedy) and Typst (optimized)."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import fontpkg_atkinson_hyperlegible
import msgspec
import pypdfium2
import pypdfium2.raw
from rag_passages import Line, Passage, Span

FONTS: Final = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
FAMILY: Final = "Atkinson Hyperlegible"
_FACES: Final = ("Regular", "Bold", "Italic", "BoldItalic")

_TYPST: Final = """
#set text(font: sys.inputs.family, hyphenate: false, costs: (runt: float(sys.inputs.runt) * 100%))
#set par(justify: false, linebreaks: "optimized")
#for passage in json(bytes(sys.inputs.passages)) {
  page(width: passage.measure * 1pt, height: auto, margin: 0pt, {
    set text(size: passage.size * 1pt)
    par(for span in passage.spans {
      text(
        weight: if span.bold { "bold" } else { "regular" },
        style: if span.italic { "italic" } else { "normal" },
        size: span.size * 1em,
        baseline: -span.rise * passage.size * 1pt,
        span.text,
      )
    })
  })
}
"""


NO_RUNTS: Final = 100.0


def typst_lines(passages: Sequence[Passage], runt: float = 1.0) -> list[list[Line]]:
    """Each passage on a page as wide as its measure; the lines are read back from the PDF.

    `runt` is what a one-word last line costs, where 1 is Typst's default and `NO_RUNTS` more than any evenness.
    """
    import typst

    inputs = {"family": FAMILY, "passages": json.dumps(msgspec.to_builtins(passages)), "runt": str(runt)}
    pdf = typst.compile(_TYPST.encode(), font_paths=[FONTS], ignore_system_fonts=True, sys_inputs=inputs)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(passages), "a passage is a page"
    return [list(_read(page.get_textpage(), passage)) for page, passage in zip(document, passages, strict=True)]


def _read(page: pypdfium2.PdfTextPage, passage: Passage) -> Iterator[Line]:
    """A page's lines: a new one begins where the baseline sinks by more than a superscript's rise."""
    text, right, baseline = "", 0.0, None
    for index in range(page.count_chars()):
        character = chr(pypdfium2.raw.FPDFText_GetUnicode(page, index))
        y = _baseline(page, index)
        if character.isspace():
            text += " "
            continue
        if baseline is not None and y < baseline - 0.6 * passage.size:
            yield Line(text.strip(), 1 - right / passage.measure)
            text, right, baseline = "", 0.0, None
        text += character
        right = max(right, page.get_charbox(index, loose=True)[2])
        baseline = y if baseline is None else baseline
    yield Line(text.strip(), 1 - right / passage.measure)


def _baseline(page: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value


def greedy_lines(passages: Sequence[Passage]) -> list[list[Line]]:
    """The lines of platypus, as its own paragraph counts them."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    _register()
    out = []
    for passage in passages:
        style = ParagraphStyle("body", fontName="Rag-Regular", fontSize=passage.size, leading=1.25 * passage.size)
        paragraph = Paragraph("".join(_marked_up(span, passage.size) for span in passage.spans), style)
        paragraph.wrap(passage.measure, 1e6)
        out.append([Line(_text(line), _spare(line) / passage.measure) for line in paragraph.blPara.lines])
    return out


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for face in _FACES:
        pdfmetrics.registerFont(TTFont(f"Rag-{face}", FONTS / f"AtkinsonHyperlegible-{face}.ttf"))
    pdfmetrics.registerFontFamily("Rag-Regular", *(f"Rag-{face}" for face in _FACES))


def _marked_up(span: Span, size: float) -> str:
    text = escape(span.text)
    for tag, wanted in (("b", span.bold), ("i", span.italic)):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return f'<super size="{span.size * size:.3f}" rise="{span.rise * size:.3f}">{text}</super>' if span.rise else text


def _text(line: Any) -> str:
    """A line's words: platypus has a tuple where the paragraph is of one style, else an object with fragments."""
    return " ".join(line[1]) if isinstance(line, tuple) else "".join(word.text for word in line.words).strip()


def _spare(line: Any) -> float:
    # where it is less than nothing, platypus narrows the spaces
    return max(0.0, float(line[0] if isinstance(line, tuple) else line.extraSpace))
