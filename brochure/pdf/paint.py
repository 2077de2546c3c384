"""Placed items → operators on ReportLab's canvas: text, outlines, photos, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from brochure.font import Face
from brochure.layout.placed import Item, Outline, Photo, Placed, PlacedPage, TextRun
from brochure.pdf.tags import Tags
from brochure.picture.model import Shape
from brochure.units import Rect

_ASCENT: Final = 0.8
_DESCENT: Final = 0.25


class Painter:
    """Paints placed pages on one canvas."""

    def __init__(self, canvas: Canvas, placed: Placed) -> None:
        self.canvas, self.placed = canvas, placed
        self.tags = Tags(canvas, placed.elements)

    def page(self, page: PlacedPage) -> int:
        """All panels of a page, in reading order, shifted as the page wants it; the page's key in the parent tree."""
        self.canvas.saveState()
        self.canvas.setMiterLimit(4)  # as SVG has it, where PDF would have 10
        if page.shift.x or page.shift.y:
            self.canvas.translate(page.shift.x, page.shift.y)
        for panel in page.panels:
            for element, group in groupby(panel.items, key=lambda item: item.element):
                self._marked(element, list(group))
        self.canvas.restoreState()
        return self.tags.end_page()

    def _marked(self, element: int, items: list[Item]) -> None:
        """Items of one element as one stretch of marked content, then their links."""
        with self.tags.marked_content(element, (self._on_page(bounds) for item in items if (bounds := self._bounds(item)))):
            self._items(items)
        for item in items:
            if isinstance(item, TextRun) and item.link:
                self._link(item.link, item)

    def _bounds(self, item: Item) -> Rect | None:
        """The rectangle that an item covers, as far as it is seen."""
        if isinstance(item, Photo):
            return item.clip or item.rect
        if isinstance(item, Outline):
            return _bounds_of_shape(item)
        width = item.width or self.placed.family.face(item.style).advance(item.text) * item.size
        x = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
        return Rect(x, item.y - _DESCENT * item.size, width, (_ASCENT + _DESCENT) * item.size)

    def _on_page(self, rect: Rect) -> Rect:
        x, y = self.canvas.absolutePosition(rect.x, rect.y)
        return Rect(x, y, rect.width, rect.height)

    def _items(self, items: list[Item]) -> None:
        """In their order; neighbours of one kind together."""
        for _, group in groupby(items, key=type):
            alike = list(group)
            self._text([item for item in alike if isinstance(item, TextRun)])
            self._outlines(item for item in alike if isinstance(item, Outline))
            for item in alike:
                if isinstance(item, Photo):
                    self._photo(item)

    # -- text

    def _text(self, runs: list[TextRun]) -> None:
        if not runs:
            return
        text = self.canvas.beginText()
        stretch = 1.0
        for run in runs:
            face = self.placed.family.face(run.style)
            x = run.x
            if run.anchor != "start":
                x -= face.advance(run.text) * run.size * (0.5 if run.anchor == "middle" else 1.0)
            text.setTextOrigin(x, run.y)
            text.setFont(face.name, run.size)
            text.setFillColor(self._text_colour(run))
            if run.stretch != stretch:
                stretch = run.stretch
                text.setHorizScale(100 * stretch)
            if run.kerns:
                text._code.append(self._kerned(text, face, run))
            else:
                text.textOut(run.glyphs or run.text)
        if stretch != 1.0:
            text.setHorizScale(100)  # it would outlive the text object (ISO 32000-1, 9.3.1)
        self.canvas.drawText(text)

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
        """A live rectangle over the run (ISO 32000-1, 12.5.6.5), described, and part of its element (ISO 14289-1, 7.18)."""
        base = run.y - run.rise
        size = run.size * 1.2 if run.rise else run.size
        corners = (run.x, base - _DESCENT * size), (run.x + run.width, base + _ASCENT * size + run.rise)
        rect = [round(number, 2) for corner in corners for number in self.canvas.absolutePosition(*corner)]
        entries = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "Rect": PDFArray(rect), "Border": PDFArray([0, 0, 0]), "F": 4}
        annotation = PDFDictionary(entries)
        if link.startswith("#"):
            annotation["Dest"] = self.canvas._bookmarkReference(link[1:])
        else:
            annotation["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link)})
        annotation["Contents"] = PDFString(link.lstrip("#").replace("-", " ") if link.startswith("#") else link.removeprefix("mailto:"))
        name = f"Link{len(self.tags.parents)}"
        annotation["StructParent"] = self.tags.annotation(run.element, self.canvas._doc.refAnnotation(name))
        self.canvas._addAnnotation(annotation, name)

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
        self.canvas.saveState()
        if photo.clip:
            self._clip(photo.clip)
        rect = photo.rect
        self.canvas.drawImage(self._reader(photo), rect.x, rect.y, rect.width, rect.height)
        self.canvas.restoreState()

    # -- colours: what the press edition does in its own way

    def _reader(self, photo: Photo) -> ImageReader:
        from brochure.pdf.photo import image_reader

        return image_reader(photo.raster, photo.rect.width, photo.rect.height)

    def _text_colour(self, run: TextRun) -> Color:
        return self._colour(run.colour)

    def _colour(self, name: str) -> Color:
        return HexColor(self.placed.theme.colour(name))


def _bounds_of_shape(item: Outline) -> Rect | None:
    if item.clip:
        return item.clip
    numbers = [segment for _, segment in item.shape.segments if segment]
    across = [item.x + item.scale * n for segment in numbers for n in segment[::2]]
    upward = [item.y + item.scale * n for segment in numbers for n in segment[1::2]]
    return Rect(min(across), min(upward), max(across) - min(across), max(upward) - min(upward)) if across else None


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
