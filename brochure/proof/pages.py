"""PDF → a picture of each page as it stands on the sheet, and a picture → a small PNG."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from brochure.layout.placed import Placed
from brochure.units import INCH, Point

if TYPE_CHECKING:
    from PIL.Image import Image

PPI: Final = 150
_COLOURS: Final = 128


def page_pictures(pdf: bytes, placed: Placed) -> list[Image]:
    """Each page at 150 ppi. What is moved to undo the printer's shift is moved back: it is shown as it comes out."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        shown = [page.render(scale=PPI / INCH).to_pil().convert("RGB") for page in document]
    finally:
        document.close()
    shifts = [page.shift for page in placed.pages]
    return [_moved_back(picture, shift) for picture, shift in zip(shown, shifts, strict=False)]


def _moved_back(picture: Image, shift: Point) -> Image:
    if not shift.x and not shift.y:
        return picture
    from PIL import Image

    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, (round(-shift.x * PPI / INCH), round(shift.y * PPI / INCH)))
    return paper


def png(picture: Image) -> bytes:
    """A PNG in few colours: a page is a quarter the size, and looks the same."""
    from PIL.Image import Dither

    out = BytesIO()
    picture.quantize(palette=_palette(picture.reduce(3)), dither=Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _palette(small: Image) -> Image:
    """The colours of a small copy: those of large areas as they are, others by coverage, so that a small red mark stays red."""
    from PIL.Image import Quantize, new

    counted: list[tuple[int, Any]] = sorted(small.getcolors(small.width * small.height) or (), reverse=True)
    areas = [channel for _, colour in counted[: _COLOURS // 2] for channel in colour]
    others = small.quantize(_COLOURS // 2, Quantize.MAXCOVERAGE).getpalette() or []
    palette = new("P", (1, 1))
    palette.putpalette((areas + others)[: 3 * _COLOURS])
    return palette


def as_address(content: bytes, kind: str = "image/png") -> str:
    """A `data:` address that holds the content itself."""
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"
