"""Text → the glyphs that print it, with kerning, by HarfBuzz; named by characters, so that the text still extracts as typed.

A glyph is kept only if the font has a character for it: such a ligature prints as that character (U+FB01) and is read
as its letters. For any other the text is shaped again without ligatures. No glyph needs a private code, so a
brochure's bytes do not depend on what was set before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

_ALL: Final = {"dlig": False}
_LETTERS_ALONE: Final = {"dlig": False, "liga": False, "clig": False, "calt": False, "rlig": False}


class Shaped(Struct, frozen=True):
    """How a text prints: a character for each glyph, the whole advance in ems, and kerning as (glyph before, thousandths of an em)."""

    glyphs: str
    advance: float
    kerns: tuple[tuple[int, float], ...] = ()


class Shaper:
    """HarfBuzz on one face."""

    def __init__(self, face: TTFontFace) -> None:
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        self._font: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(face._ttf_data)))
        self._per_mille = 1000 / self._font.face.upem
        self._widths: Mapping[int, float] = face.charWidths
        self._glyph_of: Mapping[int, int] = face.charToGlyph
        self._character_of: dict[int, int] = {}
        for character in sorted(face.charToGlyph, reverse=True):
            self._character_of[face.charToGlyph[character]] = character

    def shape(self, text: str) -> Shaped | None:
        """The text's glyphs; `None` if they cannot all be named by characters, or one stands off the line."""
        return self._shape(text, _ALL) or self._shape(text, _LETTERS_ALONE)

    def _shape(self, text: str, features: dict[str, bool]) -> Shaped | None:
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._harfbuzz.shape(self._font, buffer, features)
        glyphs: list[str] = []
        kerns: list[tuple[int, float]] = []
        total = 0.0
        for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
            typed = ord(text[info.cluster])
            character = typed if self._glyph_of.get(typed) == info.codepoint else self._character_of.get(info.codepoint)
            if character is None or position.x_offset or position.y_offset:
                return None
            advance = position.x_advance * self._per_mille
            kern = advance - self._widths[character]
            if abs(kern) > 0.5:
                kerns.append((index, round(kern, 1)))
            glyphs.append(chr(character))
            total += self._widths[character] + (kern if abs(kern) > 0.5 else 0.0)
        return Shaped("".join(glyphs), total / 1000, tuple(kerns))
