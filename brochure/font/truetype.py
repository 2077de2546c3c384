"""ReportLab's TrueType font, embedded lean: the subset without hints, and a text map that names real characters only."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from reportlab.pdfbase import ttfonts

from brochure.font.hints import strip_hints

_BLOCK = 100  # a bfchar block holds at most 100 entries (Adobe Technical Note 5014)


class LeanFace(ttfonts.TTFontFace):
    """A face whose subsets leave their hints behind."""

    def makeSubset(self, subset: list[int]) -> bytes:  # noqa: N802 (ReportLab's name)
        """The subset's font file."""
        return strip_hints(super().makeSubset(subset))


class LeanFont(ttfonts.TTFont):
    """A font whose subsets map no code to U+0000 (ISO 14289-1, 7.21.7)."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=0)
        self.face.__class__ = LeanFace  # ReportLab names its face's class in its constructor

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (ReportLab's name)
        """The font's PDF objects, as ReportLab makes them, with a text map of our own."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            stream = doc.idToObject["toUnicodeCMap:" + name]
            stream.content = _text_map(stream.content, subset)


def _text_map(content: str, subset: list[int]) -> str:
    """The CMap with its one block of characters replaced."""
    head, rest = content.split(f"{len(subset)} beginbfchar")
    tail = rest[rest.index("endbfchar") + len("endbfchar") :]
    pairs = [
        f"<{code:02X}> <{_letters(character).encode('utf-16-be').hex().upper()}>" for code, character in enumerate(subset) if character
    ]
    blocks = [pairs[at : at + _BLOCK] for at in range(0, len(pairs), _BLOCK)]
    return head + "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks) + tail


def _letters(character: int) -> str:
    """What a glyph is read as: a ligature's letters, or the character itself."""
    return unicodedata.normalize("NFKC", chr(character)) if 0xFB00 <= character <= 0xFB06 else chr(character)
