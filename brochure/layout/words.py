"""Runs of text → words with their advances: what a line may not break, each measured once in ems.

A word is a row of pieces in one style each. Superscript citations hang on the word before them; a number holds on
to its unit, an article to its noun, initials to their name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from brochure.content.text import Run
from brochure.font import Face, printable

CITATION_SIZE: Final = 0.66
CITATION_RISE: Final = 0.34
_SPACE = re.compile(r"[ \t\n\r\f\v\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_AFTER = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_]{2})|(?<=\w)[\u2013\u2014/](?=[^\W\d_]{2})")
"""A line may break after a hyphen, a dash or a slash between words; never in a number, a telephone number or a DOI."""
_DOI = re.compile(r"^\W*(?:doi:)?10\.\d{4,}/", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|[^\s@]@[^\s@]|\w\.(?:org|gov|com|edu|net)\b")
_AFTER_IN_ADDRESS = re.compile(r"(?<=[/?&=_])(?<!//)(?=[^/])")
_UNITS = (
    r"(?:mg|g|kg|mcg|ml|mL|l|L|cm|mm|m|km|in|ft|lb|lbs|oz|°[CF]|%|percent"
    r"|hours?|minutes?|days?|weeks?|months?|years?|people|pt|pm|am|p\.m\.|a\.m\.)"
)
_NUMBER = re.compile(r"^[(\[]?[\d.,½¼¾–-]*\d[\d.,½¼¾–-]*$")
_UNIT = re.compile(rf"^{_UNITS}\b[.,;:)\]]*$")
_INITIALS = re.compile(r"^[A-Z]{1,3}[.,;:]*$")
_MONTH = re.compile(r"^\W*(?:January|February|March|April|May|June|July|August|September|October|November|December)$")
_DAY = re.compile(r"^\d{1,2},?$")
_HOLDS_NEXT = re.compile(r"^(?:[(\[“\"]?(?:a|an|the|A|An|The|No\.|Dr\.|Mr\.|Ms\.|Mrs\.|St\.|p\.|pp\.|vol\.)|(?:[A-Z]\.){1,3}|&)$")


class Ink(Struct, frozen=True):
    """The style of a piece: face, colour, link, and for a superscript its share of the size and its rise in ems."""

    face: Face
    colour: str
    element: int
    link: str | None = None
    scale: float = 1.0
    rise: float = 0.0
    ruled: bool = False
    """Whether a rule stands below, as below a link whose words do not show that they are one."""


class Piece(Struct, frozen=True):
    """Part of a word in one style. `advance` is in ems of the paragraph's size."""

    text: str
    ink: Ink
    advance: float
    offset: int


class Word(Struct, frozen=True):
    """What a line does not break, and the space after it in the style it was typed in: none where a line may break without one."""

    pieces: tuple[Piece, ...]
    width: float
    gap: Piece | None = None

    @property
    def space(self) -> float:
        """The width of the space after it."""
        return self.gap.advance if self.gap else 0.0

    @property
    def held_space(self) -> float:
        """The width of the spaces inside it, which hold a number to its unit."""
        return sum([piece.advance for piece in self.pieces if piece.text == " "])

    @property
    def text(self) -> str:
        """The word's characters."""
        return "".join(piece.text for piece in self.pieces)


Inker = Callable[[Run], Ink]


def cut_words(runs: Sequence[Run], inker: Inker, label: Callable[[tuple[str, ...]], str]) -> tuple[Word, ...]:
    """The words of one paragraph; `label` gives a citation's number."""
    words: list[list[Piece]] = [[]]
    gaps: list[Piece | None] = []
    for run in runs:
        ink = inker(run)
        face = ink.face
        if run.cites:
            text = label(run.cites)
            words[-1].append(Piece(text, ink, face.advance(text) * ink.scale, run.offset))
            continue
        for text, offset, spaced in _chunks(run.text):
            if text:
                words[-1].append(Piece(text, ink, face.advance(text) * ink.scale, run.offset + offset))
            if spaced is not None and words[-1]:
                gaps.append(Piece(" ", ink, face.advance(" "), run.offset + offset + len(text)) if spaced else None)
                words.append([])
    return _held(words, gaps)


def _chunks(text: str) -> Iterator[tuple[str, int, bool | None]]:
    """Unbroken stretches with their offset, and whether a space (True), a break without one (False) or nothing follows."""
    at = 0
    for gap in _SPACE.finditer(text):
        yield from _split(text[at : gap.start()], at, True)
        at = gap.end()
    if at < len(text):
        yield from _split(text[at:], at, None)


def _split(token: str, offset: int, spaced: bool | None) -> Iterator[tuple[str, int, bool | None]]:
    at = 0
    for match in _breaks(token):
        yield printable(token[at : match.end()]), offset + at, False
        at = match.end()
    yield printable(token[at:]), offset + at, spaced


def _breaks(token: str) -> Iterator[re.Match[str]]:
    """Where a line may end inside a token: after a slash of an address, nowhere in a DOI, after a compound's hyphen."""
    if token.isalnum() or _DOI.match(token):
        return iter(())
    return (_AFTER_IN_ADDRESS if _ADDRESS.search(token) else _AFTER).finditer(token)


def _held(words: list[list[Piece]], gaps: list[Piece | None]) -> tuple[Word, ...]:
    """Words joined where a line must not part them; the space between becomes part of the word."""
    if not words[-1]:
        words.pop()
    out: list[Word] = []
    held: tuple[Piece, ...] = ()
    for index, pieces in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        gap = gaps[index] if following else None
        joined = (*held, *pieces)
        if following and gap and _holds(_text(pieces), _text(following), last=index + 2 == len(words)):
            held = (*joined, gap)
            continue
        out.append(Word(joined, sum([piece.advance for piece in joined]), gap))
        held = ()
    return tuple(out)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces if not piece.ink.rise)


def _holds(first: str, second: str, *, last: bool) -> bool:
    """Whether no line may end between two words; the last but one is held if the last is a mere scrap."""
    if _HOLDS_NEXT.match(first) and len(first) + len(second) < 24:
        return True
    if _NUMBER.match(first) and (_UNIT.match(second) or _NUMBER.match(second)):
        return True
    if _DAY.match(second) and _MONTH.match(first):
        return True
    if first[:1].isupper() and _INITIALS.match(second):
        return True
    return last and len(second) <= 2 and len(first) + len(second) < 16
