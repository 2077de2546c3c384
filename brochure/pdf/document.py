"""`Placed` → the bytes of a PDF: pages, bookmarks, links, metadata, viewer preferences.

The same layout gives the same bytes: no clock, no random number, no hash order has a part in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas

from brochure.font import Family
from brochure.layout.placed import Placed, PlacedPage
from brochure.pdf.metadata import UA, Imprint, xmp
from brochure.pdf.paint import Painter

rl_config.useA85 = 0  # streams stay binary: a fifth smaller

HANDOUT: Final = {"Duplex": "DuplexFlipShortEdge", "PrintScaling": "None", "DisplayDocTitle": "true"}
"""ISO 32000-1, 12.2: print two-sided, turned on the short edge, unscaled; show the title, not the file's name."""


class TaggedCanvas(Canvas):
    """A canvas whose pages know their key in the parent tree, and that their links follow the structure."""

    page_key = 0

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 (ReportLab's name; called with each finished page)
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs = PDFName("S")
        page.StructParents = self.page_key


def render(placed: Placed, imprint: Imprint, preferences: Mapping[str, str] = HANDOUT) -> bytes:
    """The PDF, whole; `preferences` tell a viewer how to show and print it."""
    know_faces(placed.family)
    target = BytesIO()
    canvas = TaggedCanvas(
        target,
        pagesize=(placed.sheet.width, placed.sheet.height),
        pageCompression=1,
        invariant=1,
        initialFontName=placed.family.used[0].name,
        lang=imprint.language,
        pdfVersion=(1, 7),
    )
    describe(canvas, imprint)
    for key, value in preferences.items():
        canvas.setViewerPreference(key, value)
    painter = Painter(canvas, placed)
    for number, page in enumerate(placed.pages, start=1):
        canvas.setPageSize((page.width or placed.sheet.width, page.height or placed.sheet.height))
        canvas.page_key = painter.page(page)
        _mark_places(canvas, page, number)
        # the file's identifier (ISO 32000-1, 14.4) follows from what is on its pages, not from the title alone
        canvas._doc.updateSignature("\n".join(canvas._code))
        canvas.showPage()
    _outline(canvas, placed)
    painter.tags.write()
    canvas._doc.Catalog.Metadata = pdfdoc.XMP(creator=lambda document: xmp(imprint, document, UA))
    canvas.save()
    return target.getvalue()


def know_faces(family: Family) -> None:
    """Make the family's faces known to ReportLab by their names."""
    for face in family.used:
        # not by registerFont: that keeps the first font of a name, though another brochure's may be of another file
        pdfmetrics._fonts[face.name] = face.font


def describe(canvas: Canvas, imprint: Imprint) -> None:
    """The document information; a viewer opens no side pane."""
    canvas.setTitle(imprint.title)
    canvas.setAuthor(imprint.author)
    canvas.setSubject(imprint.subject)
    canvas.setCreator("brochure")
    canvas.setProducer("ReportLab")
    canvas._doc.Catalog.PageMode = PDFName("UseNone")


def _mark_places(canvas: Canvas, page: PlacedPage, number: int) -> None:
    for index, panel in enumerate(page.panels):
        left = panel.panel.rect.x
        for place in panel.destinations:
            canvas.bookmarkHorizontal(place.name, left + page.shift.x, place.y + page.shift.y)
        for count, bookmark in enumerate(panel.bookmarks):
            canvas.bookmarkHorizontal(f"heading-{number}-{index}-{count}", left + page.shift.x, bookmark.y + page.shift.y)


def _outline(canvas: Canvas, placed: Placed) -> None:
    """The bookmarks in reading order, which is not the order of the pages; no level is skipped."""
    names = [panel.name for panel in placed.sheet.panels]
    found = [
        (
            names.index(panel.panel.name) if panel.panel.name in names and not page.overset else len(names),
            f"heading-{number}-{index}-{count}",
            bookmark,
        )
        for number, page in enumerate(placed.pages, start=1)
        for index, panel in enumerate(page.panels)
        for count, bookmark in enumerate(panel.bookmarks)
    ]
    depth = -1
    for _, key, bookmark in sorted(found, key=lambda entry: entry[0]):
        depth = min(bookmark.level - 1, depth + 1)
        canvas.addOutlineEntry(bookmark.title, key, depth, closed=0)
