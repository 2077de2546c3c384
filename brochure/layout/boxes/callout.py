"""A callout: boxes on a ground with a bar at the left, never cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from brochure.layout.boxes.paragraph import LineRow
from brochure.layout.boxes.shapes import frame, ground
from brochure.layout.placed import Item
from brochure.layout.rows import Box, Row, Stack, stacked
from brochure.layout.scale import Scale
from brochure.themes.theme import Tone
from brochure.units import Rect

BAR = 3.0
PAD = 9.0


class CalloutBox(Box):
    """Boxes inside a ground; the padding above and below is half a line, so that the text keeps the grid."""

    def __init__(self, boxes: Sequence[Box], tone: Tone) -> None:
        self.boxes, self.tone = boxes, tone
        self.gap = 2
        self.give = 2

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row."""
        inner = measure - BAR - 2 * PAD
        rows = chain.from_iterable(box.rows(scale, inner) for box in self.boxes)
        parts, height = stacked(rows, scale.half)
        yield CalloutRow(
            height=scale.on_grid(height + 2 * scale.half),
            gap=self.gap * scale.half,
            snap=True,
            clings=True,
            give=self.give,
            lines=sum(row.lines for _, row in parts),
            tone=self.tone,
            pad=scale.half,
            trim=_white_above(parts[0][1]),
            inside=Stack(height=height, parts=parts),
        )


def _white_above(first: Row) -> float:
    return first.height - first.setting.leading if isinstance(first, LineRow) else 0.0


class CalloutRow(Row, frozen=True, kw_only=True):
    """A callout as wide as its panel's measure."""

    tone: Tone
    pad: float
    trim: float
    """By how much its ground begins lower than the row: a title is set to the grid by white above it."""
    inside: Stack

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """Ground, bar, then what stands on them."""
        height = self.height - self.trim
        if self.tone.ground != "none":
            yield ground(Rect(x, top - self.height, measure, height), self.tone.ground)
        if self.tone.frame != "none":
            yield frame(Rect(x, top - self.height, measure, height), self.tone.frame)
        if self.tone.bar != "none":
            yield ground(Rect(x, top - self.height, BAR, height), self.tone.bar)
        spare = self.height - 2 * self.pad - self.inside.height
        yield from self.inside.items(x + BAR + PAD, top - self.pad - spare / 2, measure - BAR - 2 * PAD)

    def word_count(self) -> int:
        """How many words it holds."""
        return self.inside.word_count()


def cut_callouts(rows: Iterable[Row], height: float, half: float) -> Iterator[Row]:
    """Rows in which a callout higher than a page or panel goes on, on a ground of its own, in the next."""
    for row in rows:
        if not isinstance(row, CalloutRow) or row.height <= height:
            yield row
            continue
        chunk: list[Row] = []
        for _, part in row.inside.parts:
            if chunk and stacked(iter([*chunk, part]), half)[1] + 2 * half > height:
                yield _part(row, chunk, half)
                chunk = []
            chunk.append(part)
        yield _part(row, chunk, half)


def _part(whole: CalloutRow, rows: Sequence[Row], half: float) -> CalloutRow:
    parts, height = stacked(iter(rows), half)
    return replace(whole, height=height + 2 * half, inside=replace(whole.inside, height=height, parts=parts), lines=len(parts))


class BarredBox(Box):
    """Boxes with a bar at their left and no ground, as a quotation stands."""

    def __init__(self, boxes: Sequence[Box], bar: str) -> None:
        self.boxes, self.bar = boxes, bar
        self.gap = 2
        self.give = 2

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row."""
        rows = chain.from_iterable(box.rows(scale, measure - BAR - PAD) for box in self.boxes)
        parts, height = stacked(rows, scale.half)
        yield BarredRow(
            height=height,
            gap=self.gap * scale.half,
            snap=True,
            give=self.give,
            lines=sum(row.lines for _, row in parts),
            bar=self.bar,
            inside=Stack(height=height, parts=parts),
        )


class BarredRow(Row, frozen=True, kw_only=True):
    """Text beside a bar."""

    bar: str
    inside: Stack

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The bar, then the text."""
        yield ground(Rect(x, top - self.height, BAR, self.height), self.bar)
        yield from self.inside.items(x + BAR + PAD, top, measure - BAR - PAD)

    def word_count(self) -> int:
        """How many words it holds."""
        return self.inside.word_count()
