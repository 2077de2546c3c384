"""Words side by side → the runs of one line, one for each change of style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from brochure.content.text import Text
from brochure.layout.breaks import LETTERS_GIVE, SPACES_GIVE
from brochure.layout.placed import ARTIFACT, Item, Outline, TextRun
from brochure.layout.words import Piece, Word
from brochure.picture.model import Shape


class Line(Struct, frozen=True):
    """Words to set side by side at a size in points; after an open line's last word the text goes on.

    `give` widens (at most 1) or narrows (at least -1) the letters and the spaces (`layout/breaks.py`).
    """

    words: Sequence[Word]
    size: float
    source: Text | None = None
    closed: bool = False
    give: float = 0.0

    @property
    def stretch(self) -> float:
        """How much wider than drawn its letters are."""
        return 1 + LETTERS_GIVE * self.give

    def space_kern(self, space: float) -> float:
        """What a space of that width is widened by beside its share of the stretch, in thousandths of the size."""
        return round(1000 * space * ((1 + SPACES_GIVE * self.give) / self.stretch - 1), 1)


def set_line(line: Line, x: float, y: float) -> Iterator[Item]:
    """The runs from `x` on the baseline `y`; an open line ends with its space.

    Links that are not addresses by themselves get a rule below, since colour alone may not tell them (WCAG 1.4.1).
    """
    for ink, group in groupby(_pieces(line), key=lambda piece: piece.ink):
        run = _run(list(group), line, x, y)
        yield run
        if ink.ruled:
            yield _rule_below(run, line.size)
        x += run.width


def _pieces(line: Line) -> Iterator[Piece]:
    """The pieces of a line with the spaces between the words; one at an open line's end has no width."""
    for word in line.words[:-1]:
        yield from word.pieces
        if word.gap:
            yield word.gap
    for word in line.words[-1:]:
        yield from word.pieces
        if word.gap and not line.closed:
            last = word.pieces[-1].ink
            yield Piece(" ", word.gap.ink if last.rise else last, 0.0, word.gap.offset)


def _run(pieces: Sequence[Piece], line: Line, x: float, y: float) -> TextRun:
    """Pieces of one style as one run."""
    ink = pieces[0].ink
    glyphs = ""
    kerns: list[tuple[int, float]] = []
    width = 0.0
    for piece in pieces:
        shaped = ink.face.shape(piece.text)
        kerns += [(len(glyphs) + index, amount) for index, amount in shaped.kerns]
        glyphs += shaped.glyphs
        width += piece.advance
        if line.give and piece.advance and piece.text == " ":
            kern = line.space_kern(piece.advance)
            kerns.append((len(glyphs) - 1, kern))
            width += kern / 1000
    text = "".join([piece.text for piece in pieces])
    return TextRun(
        ink.element,
        x,
        y + ink.rise * line.size,
        text,
        ink.face.style,
        line.size * ink.scale,
        ink.colour,
        width * line.stretch * line.size,
        ink.link,
        ink.rise * line.size,
        line.source,
        pieces[0].offset,
        glyphs if glyphs != text else "",
        tuple(kerns),
        stretch=line.stretch,
    )


def _rule_below(run: TextRun, size: float) -> Outline:
    line = Shape((("M", (0.0, 0.0)), ("L", (run.width, 0.0))), stroke=run.colour, stroke_width=max(0.5, size * 0.045))
    return Outline(ARTIFACT, line, run.x, run.y - 0.14 * size)
