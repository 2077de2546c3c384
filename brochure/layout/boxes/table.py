"""A table: columns as wide as their text needs, rows that are never cut, a header that stands again where a panel starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.boxes.shapes import ground, rule
from brochure.layout.placed import ARTIFACT, Item
from brochure.layout.rows import Box, Row, Stack, stacked
from brochure.layout.scale import Scale
from brochure.themes.theme import TableLook
from brochure.units import Point, Rect

PAD_X = 5.0
PAD_Y = 3.5
TOGETHER = 24
"""A table of up to so many lines stands in one panel."""


class TableBox(Box):
    """Rows of cells; the first row is the header. `shares` are the columns' given widths, as numbers."""

    def __init__(self, cells: Sequence[Sequence[Paragraph]], shares: Sequence[float], ink: str | None = None) -> None:
        self.cells, self.shares = cells, shares
        self.ink = ink
        """The colour of all text and rules, on a dark ground."""
        self.gap = 1
        self.give = 2

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row for each of the table's."""
        widths = self._widths(scale, measure)
        set_rows = [self._row(index, scale, widths) for index in range(len(self.cells))]
        together = sum(row.lines for row in set_rows) <= TOGETHER
        last = len(set_rows) - 1
        for index, row in enumerate(set_rows):
            yield msgspec.structs.replace(
                row,
                gap=self.gap * scale.half if index == 0 else 0.0,
                snap=index == 0 and self.gap >= 1,
                give=self.give if index == 0 else 0,
                keep=index < last and (together or index == 0),
                head=set_rows[0] if index else None,
            )

    def _row(self, index: int, scale: Scale, widths: Sequence[float]) -> TableRow:
        cells = []
        for cell, width in zip(self.cells[index], widths, strict=True):
            parts, height = stacked(cell.rows(scale, width - 2 * PAD_X), scale.half)
            cells.append(Stack(height=height, parts=parts, lines=len(parts)))
        return TableRow(
            height=max(cell.height for cell in cells) + 2 * PAD_Y,
            lines=max(cell.lines for cell in cells),
            cells=tuple(cells),
            widths=tuple(widths),
            header=index == 0,
            look=TableLook("none", self.ink, self.ink) if self.ink else scale.theme.table,
        )

    def _widths(self, scale: Scale, measure: float) -> list[float]:
        wanted = self._wanted(scale)
        if not self.shares or sum(word for word, _ in wanted) > measure:
            return _fair_widths(wanted, measure)
        return _given_widths(self.shares, [word for word, _ in wanted], measure)

    def _wanted(self, scale: Scale) -> list[tuple[float, float]]:
        """For each column the least it can do with (its longest word) and what its text would take on one line."""
        columns = []
        for column in zip(*self.cells, strict=True):
            size = [scale.size(scale.step(cell.step)) for cell in column]
            words = max(max((word.width for word in cell.words), default=0) * s for cell, s in zip(column, size, strict=True))
            line = max(sum(word.width + word.space for word in cell.words) * s for cell, s in zip(column, size, strict=True))
            columns.append((words + 2 * PAD_X, line + 2 * PAD_X))
        return columns


def _fair_widths(wanted: Sequence[tuple[float, float]], measure: float) -> list[float]:
    """What is left after the longest words is shared by the root of the text's length, so that rows come out even."""
    least = sum(word for word, _ in wanted)
    if least >= measure:
        return _narrow_widths([word for word, _ in wanted], measure)
    weights = [max(line - word, 0.01) ** 0.5 for word, line in wanted]
    return [word + (measure - least) * weight / sum(weights) for (word, _), weight in zip(wanted, weights, strict=True)]


def _given_widths(shares: Sequence[float], words: Sequence[float], measure: float) -> list[float]:
    """The widths asked for; a column too narrow for its longest word gets what that needs, at the others' cost."""
    narrow: set[int] = set()
    while True:
        left = measure - sum(words[index] for index in narrow)
        whole = sum(share for index, share in enumerate(shares) if index not in narrow)
        widths = [words[index] if index in narrow else left * share / whole for index, share in enumerate(shares)]
        more = {index for index, width in enumerate(widths) if width < words[index] - 0.01}
        if not more:
            return widths
        narrow |= more


def _narrow_widths(words: Sequence[float], measure: float) -> list[float]:
    """Columns whose longest words do not fit side by side: the short ones are spared, the long ones cut alike."""
    widths = [0.0] * len(words)
    left = measure
    for rank, column in enumerate(sorted(range(len(words)), key=lambda index: words[index])):
        widths[column] = min(words[column], left / (len(words) - rank))
        left -= widths[column]
    return widths


class TableRow(Row, frozen=True, kw_only=True):
    """A row of cells with a rule below; the header stands on a ground."""

    cells: tuple[Stack, ...]
    widths: tuple[float, ...]
    header: bool
    look: TableLook

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The ground or the rule, then the cells, left to right."""
        stretch = measure / sum(self.widths) if measure else 1.0
        if self.header and self.look.head != "none":
            yield ground(Rect(x, top - self.height, measure, self.height), self.look.head)
        colour, weight = (self.look.rule, 0.75) if self.header else (self.look.hairline, 0.5)
        yield rule(Point(x, top - self.height), measure, colour, weight)
        lefts = accumulate((width * stretch for width in self.widths[:-1]), initial=x)
        for cell, left in zip(self.cells, lefts, strict=True):
            spare = (self.height - 2 * PAD_Y - cell.height) if self.header else 0.0
            yield from cell.items(left + PAD_X, top - PAD_Y - spare, 0.0)

    def word_count(self) -> int:
        """How many words it holds."""
        return sum(cell.word_count() for cell in self.cells)

    def as_artifact(self) -> Row:
        """The same row, only to be looked at: a header that stands again is not read again."""
        return Repeated(height=self.height, row=self)


class Repeated(Row, frozen=True, kw_only=True):
    """A row whose items belong to no element."""

    row: Row

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The row's items as artifacts."""
        for item in self.row.items(x, top, measure):
            yield msgspec.structs.replace(item, element=ARTIFACT)
