"""A picture's path → its `Picture`, or what is wrong with it and how to mend it.

What a file is, its first bytes say: its name's ending may lie.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

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


SMALLER: Final = "Save it smaller: a width of 3,000 pixels is plenty for a whole sheet of paper."
SIMPLER: Final = "Ask the illustrator for a simpler drawing, or export it as PNG."
AGAIN: Final = (
    "It is damaged, or was cut off on its way. Copy it again from where it came, or open it in an image program and save it anew."
)
MISSING: Final = "Check that it is a file, that it is there, and that you may read it."


class Refusal(Struct, frozen=True):
    """Why a file cannot be printed: a diagnostic's code, what was found, what to do."""

    code: str
    what: str
    help: str


def read_picture(path: Path, place: Place, problems: list[Diagnostic]) -> Picture | None:
    """The picture in that file; `None` if it cannot be printed, and `problems` then says why, at `place`."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError) as error:
        picture: Picture | Refusal | None = Refusal("image-unreadable", f"cannot be opened ({_reason(error)})", MISSING)
    else:
        picture = _too_large(size, MOST_BYTES, SMALLER) or _by_kind(path, head, place, problems)
    if isinstance(picture, Refusal):
        problems.append(Diagnostic("error", picture.code, place, f'"{path.name}" {picture.what}.', picture.help))
        return None
    return picture


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "its name is not allowed"


def _too_large(size: int, most: int, help_: str) -> Refusal | None:
    if size <= most:
        return None
    return Refusal("image-too-large", f"has {size / 1e6:.1f} MB, and {most / 1e6:.0f} MB is the most", help_)


def _by_kind(path: Path, head: bytes, place: Place, problems: list[Diagnostic]) -> Picture | Refusal | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _raster(path, "PNG")
    if head.startswith(b"\xff\xd8\xff"):
        return _raster(path, "JPEG")
    for pattern, name, help_ in OTHER_KINDS:
        if pattern.match(head):
            return Refusal("image-kind", f"is {name}; a picture must be a PNG, JPEG or SVG file", help_)
    return _svg(path, place, problems) if _is_svg(head) else _unknown(head)


def _raster(path: Path, kind: Literal["PNG", "JPEG"]) -> Raster | Refusal:
    from brochure.picture.raster import MOST_PIXELS, inspect

    found = inspect(path, kind)
    if found == "too large":
        return Refusal("image-too-large", f"has more than {MOST_PIXELS / 1e6:.0f} million pixels", SMALLER)
    if found == "broken":
        return Refusal("image-unreadable", f"is a {kind} file, but cannot be read to its end", AGAIN)
    return found


def _svg(path: Path, place: Place, problems: list[Diagnostic]) -> Vector | Refusal | None:
    from brochure.picture.svg.vector import read_vector

    try:
        content = path.read_bytes()
    except OSError as error:
        return Refusal("image-unreadable", f"cannot be opened ({_reason(error)})", MISSING)
    return _too_large(len(content), MOST_SVG_BYTES, SIMPLER) or read_vector(content, path.name, place, problems)


def _is_svg(head: bytes) -> bool:
    text = _text(head)
    return text.lstrip("\ufeff \t\r\n").startswith("<") and bool(SVG.search(text)) and not WEB_PAGE.search(text)


def _text(head: bytes) -> str:
    return head.decode("utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")


def _unknown(head: bytes) -> Refusal:
    if not head:
        return Refusal("image-unreadable", "is empty", AGAIN)
    name = "a web page" if WEB_PAGE.search(_text(head)) else "no picture that is known here"
    return Refusal("image-kind", f"is {name}; a picture must be a PNG, JPEG or SVG file", CONVERT)
