"""Words and a measure → where the lines end: ragged right, by total fit.

The lines are as few as a greedy setting needs; among those settings the one is chosen whose lines fall short of the
measure most evenly: the sum of their squared shortfalls is least (Knuth and Plass, Breaking paragraphs into lines,
Software: Practice and Experience 11, 1981, here for a ragged margin). All lengths are ems.

A line may give a little: its letters become up to 2 % wider or narrower (Thành, Micro-typographic extensions to the TeX
typesetting system, 2000: no reader notices), its spaces up to 12 %. Headings do not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import add, sub
from typing import Final

from brochure.layout.words import Piece, Word

LETTERS_GIVE: Final = 0.02
SPACES_GIVE: Final = 0.12
_SLACK: Final = 1e-9
_LINE: Final = 1000.0  # costs more than any evenness is worth: the number of lines stays least
_LONE_WORD: Final = 0.5
_SHORT_END: Final = 0.03
_SHORT_SHARE: Final = 0.2
_PAUSE: Final = 0.05  # a heading likes to turn where the voice does
_NARROWED: Final = 0.001  # among lines as even, the one whose letters keep their width
_HYPHEN: Final = 0.7  # dearer than a lone word: a compound is parted only where that saves a line


class _Ruler:
    """Where each word starts and ends on one endless line."""

    def __init__(self, widths: Iterable[float], spaces: Sequence[float]) -> None:
        ends = list(accumulate(map(add, widths, spaces)))
        self.starts: list[float] = [0.0, *ends[:-1]]
        self.ends: list[float] = list(map(sub, ends, spaces))

    def length(self, start: int, stop: int) -> float:
        """From the start of a word to the end of the one before `stop`."""
        return self.ends[stop - 1] - self.starts[start]

    def reach(self, start: int, limit: float) -> int:
        """The word after the last that a line from `start` on has room for: one at the least."""
        return max(bisect_right(self.ends, self.starts[start] + limit + _SLACK, start), start + 1)


class Breakable:
    """A paragraph's words, measured as they are and as narrow as a line may make them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        widths = [word.width for word in words]
        spaces = [word.space for word in words]
        self.natural = _Ruler(widths, spaces)
        narrowed = [(1 - LETTERS_GIVE) * word.width - (SPACES_GIVE - LETTERS_GIVE) * word.held_space for word in words]
        self.narrow = _Ruler(narrowed, [(1 - SPACES_GIVE) * space for space in spaces])
        self.widest = max(widths, default=0.0)

    def fewest(self, limit: float, *, rigid: bool = False) -> int:
        """How many lines a greedy setting takes; a word wider than the limit has a line of its own."""
        ruler = self.natural if rigid else self.narrow
        count, start, total = 0, 0, len(self.words)
        while start < total:
            start = ruler.reach(start, limit)
            count += 1
        return count

    def lines(self, limit: float, *, rigid: bool = False, balanced: bool = False) -> tuple[tuple[int, int], ...]:
        """The first word and the one after the last of each line.

        `rigid` lines give nothing; `balanced` ones, as in a heading, do not either, and the last is as long as the others.
        """
        total = len(self.words)
        best = [0.0] + [float("inf")] * total
        before = [0] * (total + 1)
        ruler = self.natural if rigid or balanced else self.narrow
        cost_of = self._heading_cost if balanced else self._cost
        for start in range(total):
            for stop in range(start + 1, ruler.reach(start, limit) + 1):
                cost = best[start] + cost_of(start, stop, limit, ruler)
                if cost < best[stop]:
                    best[stop], before[stop] = cost, start
        return _traced(before, total)

    def give(self, start: int, stop: int, limit: float) -> float:
        """How far a line is widened to come near the limit (at most 1), or narrowed to keep within it (at least -1).

        The last line of a paragraph is not widened.
        """
        natural = self.natural.length(start, stop)
        most = natural - self.narrow.length(start, stop)
        give = round((limit - natural) / most, 3) if most > _SLACK else 0.0
        return max(-1.0, min(0.0 if stop == len(self.words) else 1.0, give))

    def _cost(self, start: int, stop: int, limit: float, narrow: _Ruler) -> float:
        natural = self.natural.length(start, stop)
        cost = _LINE if natural <= limit else _LINE + _NARROWED
        if stop < len(self.words):
            short = max(0.0, 1 - (2 * natural - narrow.length(start, stop)) / limit)
            return cost + short * short + (0.0 if self.words[stop - 1].gap else _HYPHEN)
        if start and stop - start == 1:
            cost += _LONE_WORD
        return cost + (_SHORT_END if start and natural / limit < _SHORT_SHARE else 0.0)

    def _heading_cost(self, start: int, stop: int, limit: float, _: _Ruler) -> float:
        short = max(0.0, 1 - self.natural.length(start, stop) / limit)
        cost = _LINE + short * short
        if stop < len(self.words):
            last = self.words[stop - 1]
            return cost + (0.0 if last.gap else _HYPHEN) - (_PAUSE if last.pieces[-1].text[-1:] in ",;:.?!\u2013\u2014" else 0.0)
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
