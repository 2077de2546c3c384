"""Words and a measure → where the lines end: ragged right, by total fit.

The lines are as few as a greedy setting needs; among those settings the one is chosen whose lines fall short of the
measure most evenly: the sum of their squared shortfalls is least (Knuth and Plass, Breaking paragraphs into lines,
Software: Practice and Experience 11, 1981, here for a ragged margin). All lengths are ems.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from brochure.layout.words import Piece, Word

_SLACK: Final = 1e-9
_LINE: Final = 1000.0  # costs more than any evenness is worth: the number of lines stays least
_LONE_WORD: Final = 0.5
_SHORT_END: Final = 0.03
_SHORT_SHARE: Final = 0.2
_PAUSE: Final = 0.05  # a heading likes to turn where the voice does
_HYPHEN: Final = 0.7  # dearer than a lone word: a compound is parted only where that saves a line


class Breakable:
    """A paragraph's words with where each starts and ends on one endless line."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        ends = list(accumulate(word.width + word.space for word in words))
        self.starts = [0.0, *ends[:-1]]
        self.ends = [end - word.space for end, word in zip(ends, words, strict=True)]
        self.widest = max((word.width for word in words), default=0.0)

    def fewest(self, limit: float) -> int:
        """How many lines a greedy setting takes; a word wider than the limit has a line of its own."""
        count, start, total = 0, 0, len(self.words)
        while start < total:
            start = max(bisect_right(self.ends, self.starts[start] + limit + _SLACK, start), start + 1)
            count += 1
        return count

    def lines(self, limit: float, *, balanced: bool = False) -> tuple[tuple[int, int], ...]:
        """The first word and the one after the last of each line; `balanced` evens the last line too, as in a heading."""
        total = len(self.words)
        best = [0.0] + [float("inf")] * total
        before = [0] * (total + 1)
        for start in range(total):
            reach = max(bisect_right(self.ends, self.starts[start] + limit + _SLACK, start), start + 1)
            for stop in range(start + 1, reach + 1):
                cost = best[start] + self._cost(start, stop, limit, balanced)
                if cost < best[stop]:
                    best[stop], before[stop] = cost, start
        return _traced(before, total)

    def _cost(self, start: int, stop: int, limit: float, balanced: bool) -> float:
        short = max(0.0, 1 - (self.ends[stop - 1] - self.starts[start]) / limit)
        if stop < len(self.words):
            pause = _PAUSE if balanced and self.words[stop - 1].pieces[-1].text[-1:] in ",;:\u2013\u2014" else 0.0
            return _LINE + short * short + (0.0 if self.words[stop - 1].gap else _HYPHEN) - pause
        cost = _LINE + (short * short if balanced else 0.0)
        if start and stop - start == 1:
            cost += _LONE_WORD
        return cost + (_SHORT_END if start and 1 - short < _SHORT_SHARE else 0.0)


def _traced(before: Sequence[int], total: int) -> tuple[tuple[int, int], ...]:
    lines: list[tuple[int, int]] = []
    stop = total
    while stop:
        lines.append((before[stop], stop))
        stop = before[stop]
    return tuple(reversed(lines))


def cut_to_measure(words: Sequence[Word], limit: float) -> tuple[Word, ...]:
    """The words, with each that is wider than the limit cut, so that no text runs over the edge.

    Words that were only held together part at their space; a single one is cut between characters.
    """
    out: list[Word] = []
    for word in words:
        for part in _loosened(word) if word.width > limit else [word]:
            out.extend([part] if part.width <= limit else _chopped(part, limit))
    return tuple(out)


def _loosened(word: Word) -> Iterator[Word]:
    pieces: list[Piece] = []
    for piece in word.pieces:
        if piece.text == " " and pieces:
            yield _word(pieces, piece)
            pieces = []
        else:
            pieces.append(piece)
    yield _word(pieces, word.gap)


def _word(pieces: Sequence[Piece], gap: Piece | None) -> Word:
    return Word(tuple(pieces), sum([piece.advance for piece in pieces]), gap)


def _chopped(word: Word, limit: float) -> list[Word]:
    parts: list[list[Piece]] = [[]]
    width = 0.0
    for piece in word.pieces:
        for index, character in enumerate(piece.text):
            share = piece.ink.face.advance(character) * piece.ink.scale
            if width + share > limit and parts[-1]:
                parts.append([])
                width = 0.0
            parts[-1].append(Piece(character, piece.ink, share, piece.offset + index))
            width += share
    last = len(parts) - 1
    return [_word(part, word.gap if index == last else None) for index, part in enumerate(parts)]
