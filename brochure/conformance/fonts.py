"""A page's fonts → whether they are in the file, and what their codes are read as (ISO 32000-1, 9.8, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from brochure.conformance.pages import Content, Page, resources
from brochure.conformance.reader import Pdf, Ref, Stream

_BLOCK: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]{1,32})>")
_NO_TEXT: Final = {"\0", "\ufeff", "\ufffe", ""}
_FILES: Final = ("/FontFile2", "/FontFile3", "/FontFile")


class Fonts:
    """The fonts of a file, each looked at once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self._maps: dict[int, dict[int, str]] = {}

    def of(self, page: Page) -> dict[str, Any]:
        """The page's fonts by name, without the slash."""
        return {name[1:]: font for name, font in resources(self.pdf, page, "/Font").items()}

    def map(self, font: Any) -> dict[int, str]:
        """Code → text; empty if the font does not say."""
        key = font.number if isinstance(font, Ref) else -1
        if key not in self._maps or key == -1:
            self._maps[key] = dict(_pairs(self.pdf.inflated(self.pdf.dictionary(font).get("/ToUnicode")) or b""))
        return self._maps[key]


def text_of(parts: Iterable[tuple[str, str]], fonts: dict[str, Any], maps: Fonts) -> str:
    """(font, codes) → the text as a reader extracts it."""
    return "".join([codes.translate(maps.map(fonts.get(font))) for font, codes in parts])


def not_embedded(pdf: Pdf, pages: Iterable[Page]) -> Iterator[str]:
    """Fonts that are not in the file."""
    fonts = {font for page in pages for font in resources(pdf, page, "/Font").values() if isinstance(font, Ref)}
    for font in sorted(fonts):
        entries = pdf.dictionary(font)
        name = _name(pdf, entries)
        if entries.get("/Subtype") not in ("/TrueType", "/Type1"):
            yield f"font {name} is of a kind that is not looked into"
            continue
        descriptor = pdf.dictionary(entries.get("/FontDescriptor"))
        files = [pdf.get(descriptor.get(key)) for key in _FILES]
        if not any(isinstance(file, Stream) and file.raw for file in files):
            yield f"font {name} is not embedded"


def not_readable(maps: Fonts, page: Page, content: Content) -> Iterator[str]:
    """Codes on the page that are read as nothing (ISO 14289-1, 7.21.7)."""
    fonts = maps.of(page)
    used: dict[str, set[str]] = {}
    for parts in content.texts.values():
        for font, codes in parts:
            used.setdefault(font, set()).update(codes)
    for name, letters in used.items():
        known = maps.map(fonts.get(name))
        missing = sorted(ord(letter) for letter in letters if known.get(ord(letter), "") in _NO_TEXT)
        if missing:
            shown = ", ".join(f"{code:02X}" for code in missing[:5])
            yield f"page {page.place}: font {_name(maps.pdf, maps.pdf.dictionary(fonts.get(name)))} does not say what {shown} is read as"


def _name(pdf: Pdf, entries: dict[str, Any]) -> str:
    return str(pdf.get(entries.get("/BaseFont")) or "without a name").lstrip("/")


def _pairs(cmap: bytes) -> Iterator[tuple[int, str]]:
    for kind, block in _BLOCK.findall(cmap):
        codes = _HEX.findall(block)
        if kind == b"char":
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                yield int(code, 16), _decoded(text)
        else:
            for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=False):
                start = int(first, 16)
                for code in range(start, min(int(last, 16), start + 255) + 1):
                    yield code, _decoded(text, code - start)


def _decoded(digits: bytes, on: int = 0) -> str:
    text = bytes.fromhex(digits.decode().zfill(len(digits) + len(digits) % 2)).decode("utf-16-be", "replace")
    return text[:-1] + chr(min(ord(text[-1]) + on, 0x10FFFF)) if text else ""
