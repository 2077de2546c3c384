"""A font file → its measures in ems, each text measured once, whatever the size it is set at."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from pathlib import Path

from brochure.font.shaping import Shaped, Shaper

NO_BREAK_SPACES = "\u00a0\u202f\u2007"
_SAME_SHAPE = {ord(space): " " for space in NO_BREAK_SPACES} | {0x2010: "-", 0x2011: "-"}
"""Characters that differ from their twin by where a line may break alone, which was decided before."""


class Face:
    """One TrueType face: its advances, and which characters it has."""

    def __init__(self, name: str, path: Path, style: str) -> None:
        """Read the file; raises reportlab's `TTFError` if it is no TrueType font, `OSError` if it cannot be read."""
        from brochure.font.truetype import LeanFont

        self.name = name
        self.style = style
        self.path = path
        self.font = LeanFont(name, path)
        face = self.font.face
        self._widths: dict[int, float] = face.charWidths
        self._missing: float = face.defaultWidth
        self._shaped: dict[str, Shaped] = {}
        self.ascent: float = face.ascent / 1000
        self.descent: float = face.descent / 1000
        self.cap_height: float = face.capHeight / 1000

    def try_subset(self) -> None:
        """Make a small subset, as embedding will; raises whatever a damaged file provokes."""
        self.font.face.makeSubset([0, *(ord(letter) for letter in "Aa1" if ord(letter) in self.font.face.charToGlyph)])

    @cached_property
    def _shaper(self) -> Shaper:
        return Shaper(self.font.face)

    def advance(self, text: str) -> float:
        """How wide `text` is, in ems."""
        return self.shape(text).advance

    def shape(self, text: str) -> Shaped:
        """The glyphs of `text`, kerned; each text is shaped once."""
        known = self._shaped.get(text)
        if known is None:
            known = (self._shaper.shape(text) if len(text) > 1 else None) or self._plain(text)
            self._shaped[text] = known
        return known

    def _plain(self, text: str) -> Shaped:
        widths, missing = self._widths, self._missing
        return Shaped(text, sum([widths.get(ord(character), missing) for character in text]) / 1000)

    def lacks(self, text: str) -> str:
        """The characters of `text` that the face cannot print, each once, in order."""
        glyphs = self.font.face.charToGlyph
        return "".join(dict.fromkeys(c for c in text if ord(c) not in glyphs and not c.isspace()))


def printable(text: str) -> str:
    """`text` as its glyphs are asked for: no-break signs by their twins, invisible characters left out, composed."""
    if text.isascii():
        return text
    shown = unicodedata.normalize("NFC", text).translate(_SAME_SHAPE)
    return "".join(character for character in shown if unicodedata.category(character) != "Cf")
