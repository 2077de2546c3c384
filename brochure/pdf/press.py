"""`Placed` → the bytes of a PDF for a print shop (PDF/X-4, ISO 15930-7): inks, bleed, marks; no links, no transparency.

Text in black ink alone overprints what is below it; any other text knocks it out.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from reportlab.lib.colors import CMYKColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from brochure.layout.bleed import bled
from brochure.layout.placed import Item, Outline, Photo, Placed, TextRun
from brochure.pdf.document import describe, know_faces
from brochure.pdf.inks import BLACK, Inks, ProfileError, Tone
from brochure.pdf.marks import PageBoxes, paint_marks
from brochure.pdf.metadata import Imprint, press_claims, xmp
from brochure.pdf.paint import Painter
from brochure.themes.theme import mix
from brochure.units import INCH, MM, Point

__all__ = ["PressOptions", "ProfileError", "render_press"]

BLEED: Final = {"letter": INCH / 8, "legal": INCH / 8, "a4": 3 * MM}
HAIRLINE: Final = 0.25
"""The thinnest line that a press holds, in points."""
_DARK: Final = 80  # of 255: text no lighter than this,
_NEUTRAL: Final = 24  # and no more coloured, is black text
_FINE: Final = 9.5
"""Points: text below that size is printed from one plate."""


class PressOptions(Struct, frozen=True):
    """What the print shop asks for: its ICC profile (None: the built-in FOGRA39), total ink (2.8: 280 %), bleed in points."""

    profile: bytes | None = None
    ink_limit: float = 2.8
    bleed: float | None = None
    """None: 0.125 in, on A4 3 mm."""


class PressInfo(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The document information, with the version of PDF/X."""

    def format(self, document: Any) -> bytes:
        """As ReportLab writes it, and one entry more."""
        body: bytes = super().format(document)
        return body.removesuffix(b">>") + b"/GTS_PDFXVersion (PDF/X-4)\n>>"


class PressPainter(Painter):
    """Paints in inks; what is for the screen (tags, links, transparency) is left out."""

    def __init__(self, canvas: Canvas, placed: Placed, inks: Inks) -> None:
        super().__init__(canvas, placed)
        self.inks = inks
        self.ink = placed.theme.colour("ink")
        self.paper = placed.theme.colour("paper")

    def _marked(self, element: int, items: list[Item]) -> None:
        self._items(items)

    def _text(self, runs: list[TextRun]) -> None:
        """Black text overprints (ISO 32000-1, 8.6.7: mode 1, so that inks it has none of stay as they are)."""
        for black, group in groupby(runs, key=lambda run: self._text_inks(run) == BLACK):
            if black:
                self.canvas._extgstate.set(self.canvas, "OPM", 1)
                self.canvas._extgstate.set(self.canvas, "op", True)
            super()._text(list(group))
            if black:
                self.canvas._extgstate.set(self.canvas, "op", False)

    def _outline(self, outline: Outline) -> None:
        """Mixed with the paper where it would be transparent; no line is too thin to print."""
        shape = outline.shape
        if shape.opacity < 1:
            fill, stroke = (colour and self._mixed(colour, shape.opacity) for colour in (shape.fill, shape.stroke))
            shape = replace(shape, fill=fill, stroke=stroke, opacity=1.0)
        if shape.stroke and shape.stroke_width * outline.scale < HAIRLINE:
            shape = replace(shape, stroke_width=HAIRLINE / outline.scale)
        super()._outline(outline if shape is outline.shape else replace(outline, shape=shape))

    def _mixed(self, colour: str, opacity: float) -> str:
        if self.placed.theme.colour(colour) == self.ink:
            return f"ink-{round(100 * opacity)}"
        return mix(self.placed.theme.colour(colour), self.paper, opacity)

    def _reader(self, photo: Photo) -> ImageReader:
        from brochure.picture.raster import encode

        return ImageReader(self.inks.image(encode(photo.raster, photo.rect.width, photo.rect.height)))

    def _text_colour(self, run: TextRun) -> CMYKColor:
        return CMYKColor(*self._text_inks(run))

    def _colour(self, name: str) -> CMYKColor:
        return CMYKColor(*self._inks(name))

    def _text_inks(self, run: TextRun) -> Tone:
        """Dark greys, and what looks like them, are black; so is small print, whose strokes no two plates would meet on."""
        colour = self.placed.theme.colour(run.colour)
        channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        dark = max(channels) <= _DARK and max(channels) - min(channels) <= _NEUTRAL
        inks = self._inks(run.colour)
        fine = run.size < _FINE and sum(inks) > 1.0
        return BLACK if dark or fine else inks

    def _inks(self, name: str) -> Tone:
        """The theme's ink, and its tints, are of the black ink alone."""
        if name.startswith("ink-"):
            return 0.0, 0.0, 0.0, int(name.removeprefix("ink-")) / 100
        colour = self.placed.theme.colour(name)
        return BLACK if colour == self.ink else self.inks.flat(colour)


def render_press(placed: Placed, imprint: Imprint, press: PressOptions) -> bytes:
    """The PDF, whole; raises `ProfileError` if the profile is not that of a press."""
    inks = Inks(press.profile, press.ink_limit)
    sheet = placed.sheet
    boxes = PageBoxes(sheet.width, sheet.height, BLEED[sheet.paper] if press.bleed is None else press.bleed)
    placed = bled(placed, boxes.bleed)
    know_faces(placed.family)
    target = BytesIO()
    canvas = _canvas(target, placed, imprint, boxes)
    _intend(canvas, inks)
    painter = PressPainter(canvas, placed, inks)
    for number, page in enumerate(placed.pages, start=1):
        # the trim's corner stands within the page; the office printer's shift is none of the print shop's
        painter.page(replace(page, shift=Point(boxes.origin, boxes.origin)))
        paint_marks(canvas, boxes, sheet.sides[min(number, 2) - 1].folds)
        canvas._doc.updateSignature("\n".join(canvas._code))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _canvas(target: BytesIO, placed: Placed, imprint: Imprint, boxes: PageBoxes) -> Canvas:
    canvas = Canvas(
        target,
        pagesize=boxes.media,
        pageCompression=1,
        invariant=1,
        initialFontName=placed.family.used[0].name,
        lang=imprint.language,
        pdfVersion=(1, 6),
        trimBox=boxes.around(0.0),
        bleedBox=boxes.around(boxes.bleed),
    )
    canvas._doc.info.__class__ = PressInfo
    describe(canvas, imprint)
    canvas._doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda document: xmp(imprint, document, press_claims(document)))
    return canvas


def _intend(canvas: Canvas, inks: Inks) -> None:
    """The output intent: the printing condition that the inks are meant for (ISO 32000-1, 14.11.5)."""
    catalogue = canvas._doc.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    profile = PDFStream(PDFDictionary({"N": 4}), inks.profile, [pdfdoc.PDFZCompress])
    entries = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFX"),
        "OutputConditionIdentifier": PDFString(inks.identifier),
        "OutputCondition": PDFString(inks.condition),
        "Info": PDFString(inks.condition),
        "DestOutputProfile": canvas._doc.Reference(profile),
    }
    if inks.registered:
        entries["RegistryName"] = PDFString("http://www.color.org")
    catalogue.OutputIntents = PDFArray([PDFDictionary(entries)])
