"""Placed items → operators on ReportLab's canvas: text, outlines, photos, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO, Canvas

from brochure.layout.placed import Outline, Photo, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.picture.model import Segment
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
        if page.shift.x or page.shift.y:
            self.canvas.translate(page.shift.x, page.shift.y)
        for panel in page.panels:
            self._panel(panel)
        self.canvas.restoreState()

    def _panel(self, panel: PlacedPanel) -> None:
        for kind, items in groupby(panel.items, key=type):
            if kind is TextRun:
                self._text(list(items))
            elif kind is Outline:
                self._outlines(items)
            else:
                for photo in items:
                    self._photo(photo)

    # -- text

    def _text(self, runs: list[TextRun]) -> None:
        text = self.canvas.beginText()
        for run in runs:
            face = self.placed.family.face(run.style)
            x = run.x
            if run.anchor != "start":
                x -= face.advance(run.text) * run.size * (0.5 if run.anchor == "middle" else 1.0)
            text.setTextOrigin(x, run.y)
            text.setFont(face.name, run.size)
            text.setFillColor(self._colour(run.colour))
            text.textOut(run.text)
        self.canvas.drawText(text)
        for run in runs:
            if run.link:
                self._link(run.link, run)

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
        path = canvas.beginPath()
        for operator, numbers in _moved(shape.segments, outline):
            _draw(path, operator, numbers)
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
        mode = FILL_EVEN_ODD if shape.even_odd else FILL_NON_ZERO
        canvas.drawPath(path, stroke=1 if shape.stroke else 0, fill=1 if shape.fill else 0, fillMode=mode)
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


def _moved(segments: Iterable[Segment], outline: Outline) -> Iterator[Segment]:
    """The segments in the page's coordinates."""
    x, y, scale = outline.x, outline.y, outline.scale
    for operator, numbers in segments:
        yield operator, tuple((y if index % 2 else x) + scale * number for index, number in enumerate(numbers))


def _draw(path: object, operator: str, numbers: tuple[float, ...]) -> None:
    {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[operator](*numbers)  # type: ignore[attr-defined]


