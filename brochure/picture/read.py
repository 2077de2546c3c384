"""A picture's path → its `Picture`, or what is wrong with it and how to mend it.

What a file is, its first bytes say: its name's ending may lie.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from brochure.diagnostics import Diagnostic, Place
from brochure.picture.model import Picture, Raster, Vector

MOST_BYTES: Final = 50_000_000
MOST_SVG_BYTES: Final = 5_000_000
HEAD: Final = 65_536
"""Bytes by which a file's kind is told; a drawing program may write pages of comment before the `<svg`."""

CONVERT: Final = "Open it in an image program and export it as PNG (drawings) or JPEG (photographs)."
EXPORT: Final = "Export it as SVG (drawings) or as PNG or JPEG (photographs) from the program that made it."
TAKE_OUT: Final = "Save the picture alone: open the document, right-click the picture, save it as a picture (PNG or JPEG)."
PHONE: Final = (
    "Export it as JPEG: on a Mac by Preview > File > Export, on Windows by Photos > Save as. "
    "An iPhone takes JPEG from the start if Settings > Camera > Formats is set to Most Compatible."
)

OTHER_KINDS: Final[tuple[tuple[re.Pattern[bytes], str, str], ...]] = tuple(
    (re.compile(rb"\A(?:" + pattern + rb")", re.DOTALL), name, help_)
    for pattern, name, help_ in (
        (rb"GIF8", "a GIF picture", CONVERT),
        (rb"RIFF.{4}WEBP", "a WebP picture", CONVERT),
        (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", "a TIFF picture or a camera's raw file", CONVERT),
        (rb"BM.{4}\0\0\0\0", "a BMP picture", CONVERT),
        (rb"\0\0\x01\0", "an icon file (ICO)", CONVERT),
        (rb".{4}ftyp(?:avif|avis)", "an AVIF picture", CONVERT),
        (rb".{4}ftyp(?:hei|hev|mif1|msf1)", "a HEIC picture, as iPhones take them", PHONE),
        (rb".{4}ftyp", "a film", "Take one still picture from it and save it as JPEG."),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 picture", CONVERT),
        (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL picture", CONVERT),
        (rb"8BPS", "a Photoshop file", EXPORT),
        (rb"%PDF", "a PDF (or an Adobe Illustrator file)", EXPORT),
        (rb"%!PS|\xc5\xd0\xd3\xc6", "an EPS file", EXPORT),
        (rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", "a Windows metafile (WMF or EMF)", EXPORT),
        (rb"PK\x03\x04", "a ZIP archive, or a Word, PowerPoint or OpenDocument file", TAKE_OUT),
        (rb"\xd0\xcf\x11\xe0", "a Word, Excel or PowerPoint file", TAKE_OUT),
        (rb"\{\\rtf", "a text document (RTF)", TAKE_OUT),
        (rb"\x1f\x8b", "a compressed drawing (SVGZ) or another compressed file", "Save it as plain SVG, not as compressed SVG."),
        (rb"version https://git-lfs", "the stand-in for a file that Git LFS keeps", "Run `git lfs pull` to get the picture itself."),
    )
)
SVG: Final = re.compile(r"<(?:\w+:)?svg[\s>/]")
WEB_PAGE: Final = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def read_picture(path: Path, place: Place, problems: list[Diagnostic]) -> Picture | None:
    """The picture in that file; `None` if it cannot be printed, and `problems` then says why, at `place`."""

    def refuse(code: str, what: str, help_: str) -> None:
        problems.append(Diagnostic("error", code, place, f'"{path.name}" {what}', help_))

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not allowed"
        return refuse("image-unreadable", f"cannot be opened ({reason}).", "Check that the file is there and that you may read it.")
    if size > MOST_BYTES:
        return refuse("image-too-large", f"has {size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB is the most.", SMALLER)
    return _of_its_kind(path, head, place, problems)


SMALLER: Final = "Save it smaller: a width of 3,000 pixels is plenty for a whole sheet of paper."
AGAIN: Final = "Copy or export the file again from where it came; it may have been cut off on the way."


def _read_raster(path: Path, place: Place, problems: list[Diagnostic]) -> Raster | None:
    raise NotImplementedError
