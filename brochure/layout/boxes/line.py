"""Words side by side → the runs of one line, one for each change of style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from brochure.content.text import Text
from brochure.layout.placed import ARTIFACT, Item, Outline, TextRun
from brochure.layout.words import Piece, Word
from brochure.picture.model import Shape


def set_line(words: Sequence[Word], x: float, y: float, size: float, source: Text | None, *, closed: bool) -> Iterator[Item]:
    """The runs from `x` on the baseline `y`; an open line ends with its space.

    Links that are not addresses by themselves get a rule below, since colour alone may not tell them (WCAG 1.4.1).
    """
    for ink, group in groupby(_pieces(words, closed), key=lambda piece: piece.ink):
        run = _run(list(group), x, y, size, source)
        yield run
        if ink.ruled:
            yield _rule_below(run, size)
        x += run.width


def _pieces(words: Sequence[Word], closed: bool) -> Iterator[Piece]:
    """The pieces of a line with the spaces between the words; one at an open line's end has no width."""
    for word in words[:-1]:
        yield from word.pieces
        if word.gap:
            yield word.gap
    for word in words[-1:]:
        yield from word.pieces
        if word.gap and not closed:
            last = word.pieces[-1].ink
            yield Piece(" ", word.gap.ink if last.rise else last, 0.0, word.gap.offset)


def _run(pieces: Sequence[Piece], x: float, y: float, size: float, source: Text | None) -> TextRun:
    """Pieces of one style as one run."""
    ink = pieces[0].ink
    text = "".join([piece.text for piece in pieces])
    glyphs = ""
    kerns: list[tuple[int, float]] = []
    for piece in pieces:
        shaped = ink.face.shape(piece.text)
        kerns += [(len(glyphs) + index, amount) for index, amount in shaped.kerns]
        glyphs += shaped.glyphs
    return TextRun(
        ink.element,
        x,
        y + ink.rise * size,
        text,
        ink.face.style,
        size * ink.scale,
        ink.colour,
        sum([piece.advance for piece in pieces]) * size,
        ink.link,
        ink.rise * size,
        source,
        pieces[0].offset,
        glyphs if glyphs != text else "",
        tuple(kerns),
    )


def _rule_below(run: TextRun, size: float) -> Outline:
    line = Shape((("M", (0.0, 0.0)), ("L", (run.width, 0.0))), stroke=run.colour, stroke_width=max(0.5, size * 0.045))
    return Outline(ARTIFACT, line, run.x, run.y - 0.14 * size)
