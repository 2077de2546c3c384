"""Placed items → operators on ReportLab's canvas: text, outlines, photos, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from brochure.font import Face
from brochure.layout.placed import Outline, Photo, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.picture.model import Shape
from brochure.units import Rect

_ASCENT: Final = 0.8
_DESCENT: Final = 0.25


class Painter:
    """Paints placed pages on one canvas."""

    def __init__(self, canvas: Canvas, placed: Placed) -> None:
        self.canvas, self.placed = canvas, placed

    def page(self, page: PlacedPage) -> None:
        """All panels of a page, in reading order, shifted as the page wants it."""
        self.canvas.saveState()
        self.canvas.setMiterLimit(4)  # as SVG has it, where PDF would have 10
        if page.shift.x or page.shift.y:
            self.canvas.translate(page.shift.x, page.shift.y)
        for panel in page.panels:
            self._panel(panel)
        self.canvas.restoreState()

    def _panel(self, panel: PlacedPanel) -> None:
        for _, group in groupby(panel.items, key=type):
            items = list(group)
            self._text([item for item in items if isinstance(item, TextRun)])
            self._outlines(item for item in items if isinstance(item, Outline))
            for item in items:
                if isinstance(item, Photo):
                    self._photo(item)

    # -- text

    def _text(self, runs: list[TextRun]) -> None:
        if not runs:
            return
        text = self.canvas.beginText()
        for run in runs:
            face = self.placed.family.face(run.style)
            x = run.x
            if run.anchor != "start":
                x -= face.advance(run.text) * run.size * (0.5 if run.anchor == "middle" else 1.0)
            text.setTextOrigin(x, run.y)
            text.setFont(face.name, run.size)
            text.setFillColor(self._colour(run.colour))
            if run.kerns:
                text._code.append(self._kerned(text, face, run))
            else:
                text.textOut(run.glyphs or run.text)
        self.canvas.drawText(text)
        for run in runs:
            if run.link:
                self._link(run.link, run)

    def _kerned(self, text: PDFTextObject, face: Face, run: TextRun) -> str:
        """The run as TJ operators (ISO 32000-1, 9.4.3): strings with the kerning between them."""
        out: list[str] = []
        array: list[str] = []
        for string, kern in _cut(run.glyphs or run.text, run.kerns):
            for subset, codes in face.font.splitString(string, self.canvas._doc):
                if subset != text._curSubset:
                    out += _shown(array)
                    array = []
                    out.append(f"{face.font.getSubsetInternalName(subset, self.canvas._doc)} {run.size:.6g} Tf")
                    text._curSubset = subset
                array.append(f"({self.canvas._escape(codes)})")
            if kern:
                array.append(f"{-kern:g}")
        return " ".join([*out, *_shown(array)])

    def _link(self, link: str, run: TextRun) -> None:
        """A live rectangle over the run (ISO 32000-1, 12.5.6.5)."""
        base = run.y - run.rise
        size = run.size * 1.2 if run.rise else run.size
        rect = (run.x, base - _DESCENT * size, run.x + run.width, base + _ASCENT * size + run.rise)
        if link.startswith("#"):
            self.canvas.linkRect("", link[1:], rect, relative=1, thickness=0)
        else:
            self.canvas.linkURL(link, rect, relative=1, thickness=0)

    # -- shapes

    def _outlines(self, outlines: Iterable[Outline]) -> None:
        for clip, group in groupby(outlines, key=lambda outline: outline.clip):
            self.canvas.saveState()
            if clip:
                self._clip(clip)
            for outline in group:
                self._outline(outline)
            self.canvas.restoreState()

    def _clip(self, rect: Rect) -> None:
        path = self.canvas.beginPath()
        path.rect(rect.x, rect.y, rect.width, rect.height)
        self.canvas.clipPath(path, stroke=0, fill=0)

    def _outline(self, outline: Outline) -> None:
        shape, canvas = outline.shape, self.canvas
        if shape.fill:
            canvas.setFillColor(self._colour(shape.fill))
        if shape.stroke:
            canvas.setStrokeColor(self._colour(shape.stroke))
            canvas.setLineWidth(shape.stroke_width * outline.scale)
            canvas.setLineCap(shape.cap)
            canvas.setLineJoin(shape.join)
            canvas.setDash([length * outline.scale for length in shape.dash] if shape.dash else [])
        if shape.opacity < 1:
            canvas.setFillAlpha(shape.opacity)
            canvas.setStrokeAlpha(shape.opacity)
        # ReportLab's path object formats each number by itself, at many times the cost
        canvas._code.append(" ".join([*_steps(outline), _painting(shape)]))
        if shape.opacity < 1:
            canvas.setFillAlpha(1)
            canvas.setStrokeAlpha(1)

    # -- photos

    def _photo(self, photo: Photo) -> None:
        from brochure.pdf.photo import image_reader

        self.canvas.saveState()
        if photo.clip:
            self._clip(photo.clip)
        rect = photo.rect
        self.canvas.drawImage(image_reader(photo.raster, rect.width, rect.height), rect.x, rect.y, rect.width, rect.height)
        self.canvas.restoreState()

    def _colour(self, name: str) -> HexColor:
        return HexColor(self.placed.theme.colour(name))


def _cut(glyphs: str, kerns: Iterable[tuple[int, float]]) -> Iterator[tuple[str, float]]:
    """The stretches between kerned pairs, each with the kerning after it."""
    start = 0
    for index, amount in kerns:
        yield glyphs[start : index + 1], amount
        start = index + 1
    if start < len(glyphs):
        yield glyphs[start:], 0.0


def _shown(array: list[str]) -> list[str]:
    return [f"[{' '.join(array)}] TJ"] if array else []


def _steps(outline: Outline) -> Iterator[str]:
    """The outline as path construction operators (ISO 32000-1, 8.5.2), in the page's coordinates, to a hundredth of a point."""
    x, y, scale = outline.x, outline.y, outline.scale
    for operator, numbers in outline.shape.segments:
        if operator == "Z":
            yield "h"
        elif operator == "C":
            a, b, c, d, e, f = numbers
            yield (
                f"{x + scale * a:.2f} {y + scale * b:.2f} {x + scale * c:.2f} {y + scale * d:.2f} {x + scale * e:.2f} {y + scale * f:.2f} c"
            )
        else:
            yield f"{x + scale * numbers[0]:.2f} {y + scale * numbers[1]:.2f} {operator.lower()}"


def _painting(shape: Shape) -> str:
    """The path painting operator (ISO 32000-1, 8.5.3)."""
    if not shape.fill:
        return "S" if shape.stroke else "n"
    star = "*" if shape.even_odd else ""
    return ("B" if shape.stroke else "f") + star
