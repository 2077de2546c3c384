"""A bar chart: each label above its bar, its number behind it, never cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from brochure.layout.boxes.line import Line, set_line
from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.placed import Item, Outline
from brochure.layout.rows import Box, Row, Stack, stacked
from brochure.layout.scale import Scale
from brochure.layout.words import Word
from brochure.picture.chart import bars
from brochure.picture.model import Shape

_SPACE = 5.0
_THICK = 0.85  # of the label's size


class Bar:
    """One bar: its label, its amount, and its number as words."""

    def __init__(self, label: Paragraph, amount: float, number: tuple[Word, ...]) -> None:
        self.label, self.amount, self.number = label, amount, number


class ChartBox(Box):
    """Bars below each other, `outlined` if areas are not to be filled; in `ink` on a dark ground."""

    def __init__(self, bars: Sequence[Bar], element: int, *, outlined: bool, ink: str | None = None) -> None:
        self.bars, self.element, self.outlined, self.ink = bars, element, outlined, ink
        self.gap = 1
        self.give = 2
        self.keep = False
        self._drawn: dict[float, list[Shape]] = {}

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row a bar, kept together."""
        size = scale.size(scale.step("small"))
        widest = max(sum(word.width + word.space for word in bar.number) for bar in self.bars) * size
        shapes = self._shapes(round(measure - widest - _SPACE, 1), round(_THICK * size, 2))
        for index, (bar, shape) in enumerate(zip(self.bars, shapes, strict=True)):
            parts, height = stacked(bar.label.rows(scale, measure), scale.half)
            yield BarRow(
                height=height + _THICK * size + 3.0,
                gap=self.gap * scale.half if index == 0 else 3.0,
                give=self.give if index == 0 else 0,
                keep=self.keep or index < len(self.bars) - 1,
                lines=len(parts) + 1,
                label=Stack(height=height, parts=parts),
                bar=bar,
                shape=shape,
                element=self.element,
                size=size,
            )

    def _shapes(self, longest: float, thickness: float) -> list[Shape]:
        key = longest + 10_000 * thickness
        if key not in self._drawn:
            drawn = bars([bar.amount for bar in self.bars], longest, thickness)
            if self.ink:
                drawn = [replace(shape, fill=self.ink) for shape in drawn]
            self._drawn[key] = [Shape(s.segments, stroke="ink", stroke_width=1.0) for s in drawn] if self.outlined else drawn
        return self._drawn[key]


class BarRow(Row, frozen=True, kw_only=True):
    """A label, its bar, its number."""

    label: Stack
    bar: Bar
    shape: Shape
    element: int
    size: float

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The label, the bar, the number behind it."""
        yield from self.label.items(x, top, measure)
        y = top - self.height + 2.0
        yield Outline(self.element, self.shape, x, y)
        length = max(numbers[0] for _, numbers in self.shape.segments if numbers)
        baseline = y + (_THICK - 0.668) / 2 * self.size
        yield from set_line(Line(self.bar.number, self.size, closed=True), x + length + _SPACE, baseline)

    def word_count(self) -> int:
        """How many words its label and its number have."""
        return self.label.word_count() + len(self.bar.number)
