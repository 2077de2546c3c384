"""Room for the reader to write: a label, and rules far enough apart for a hand."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.boxes.shapes import rule
from brochure.layout.placed import Item
from brochure.layout.rows import Box, Row, Stack, stacked
from brochure.layout.scale import Scale
from brochure.units import Point

_HAND = 24.0  # points between rules: a third of an inch, as in a school book
_LEAST_ROOM = 72.0


class WriteInBox(Box):
    """A label with a rule after it, and more rules below."""

    def __init__(self, label: Paragraph, lines: int, ink: str) -> None:
        self.label, self.lines, self.ink = label, lines, ink
        self.gap = 1
        self.give = 2

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row: it is not cut."""
        parts, height = stacked(self.label.rows(scale, measure), scale.half)
        size = scale.size(scale.step(self.label.step))
        used = sum(word.width + word.space for word in self.label.words) * size + 0.4 * size
        beside = len(parts) == 1 and used + _LEAST_ROOM <= measure
        below = self.lines - 1 if beside else self.lines
        hand = max(_HAND, 3 * scale.half)
        yield WriteInRow(
            height=scale.on_grid(height + below * hand),
            gap=self.gap * scale.half,
            snap=True,
            give=self.give,
            lines=len(parts),
            label=Stack(height=height, parts=parts),
            start=used if beside else None,
            below=below,
            hand=hand,
            ink=self.ink,
        )


class WriteInRow(Row, frozen=True, kw_only=True):
    """The label and its rules."""

    label: Stack
    start: float | None
    below: int
    hand: float
    ink: str

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The label, then the rules."""
        yield from self.label.items(x, top, measure)
        foot = top - self.label.height
        if self.start is not None and measure > self.start:
            yield rule(Point(x + self.start, foot + 2.0), measure - self.start, self.ink)
        for index in range(self.below):
            yield rule(Point(x, foot + 2.0 - (index + 1) * self.hand), measure, self.ink)

    def word_count(self) -> int:
        """How many words it holds."""
        return self.label.word_count()
