"""The unit of the benchmark: the text of a content file set as six panels by plain platypus, with nothing else.

usage: floor.py CONTENT.yaml OUT.pdf

A fixed size, two embedded fonts; no copyfitting, citations, pictures or checks; what does not fit runs over the edge.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import fontpkg_atkinson_hyperlegible
import yaml
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.paragraph import Paragraph

FONTS = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
PANEL = 264.0
INSET = 24.0
SIZES = {"heading": ("Bold", 13.0), "item": ("Regular", 9.5), "text": ("Regular", 9.5)}
SILENT = {"about", "tone", "image", "figure", "width", "widths", "language", "size", "style"}


def texts(value: object) -> Iterator[tuple[str, str]]:
    """Every text below a YAML value, with the kind it is set as."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "heading":
                yield "heading", str(inner)
            elif key not in SILENT:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                yield "item", inner
            else:
                yield from texts(inner)
    elif value is not None:
        yield "text", str(value)


def main(source: str, target: str) -> None:
    with Path(source).open(encoding="utf-8") as file:
        content = yaml.load(file, yaml.CSafeLoader)
    styles = {}
    for kind, (weight, size) in SIZES.items():
        if weight not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(weight, str(FONTS / f"AtkinsonHyperlegible-{weight}.ttf")))
        styles[kind] = ParagraphStyle(kind, fontName=weight, bulletFontName=weight, fontSize=size, leading=size * 1.25, spaceAfter=5)
    items = [item for key in ("cover", "flap", "inside", "back", "references") for item in texts(content.get(key))]
    canvas = Canvas(target, pagesize=(3 * PANEL, 612), initialFontName="Regular", pageCompression=1)
    share = -(-len(items) // 6)
    for panel in range(6):
        y = 586.0
        for kind, text in items[panel * share : (panel + 1) * share]:
            paragraph = Paragraph(escape(text), styles[kind])
            height = paragraph.wrapOn(canvas, PANEL - 2 * INSET, 800)[1]
            y -= height + 5
            paragraph.drawOn(canvas, panel % 3 * PANEL + INSET, y)
        if panel % 3 == 2:
            canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
