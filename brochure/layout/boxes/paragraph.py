"""A paragraph of words → its lines as rows: broken once a measure, each line with its baseline and its runs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from brochure.content.text import Text
from brochure.layout.boxes.line import Line, set_line
from brochure.layout.breaks import Breakable, cut_to_measure
from brochure.layout.placed import ARTIFACT, Item, Outline
from brochure.layout.rows import Box, Row
from brochure.layout.scale import Scale
from brochure.layout.words import Word
from brochure.picture.model import Shape
from brochure.themes.theme import Step

NOMINAL = 12.0


class Mark(Struct, frozen=True):
    """What hangs before a paragraph: a shape as drawn for text of `NOMINAL` points, or words; and how wide its room is, in ems."""

    indent: float
    shape: Shape | None = None
    rise: float = 0.0
    """From the baseline to the shape's lower edge, in ems."""
    words: tuple[Word, ...] = ()
    element: int = ARTIFACT


class Paragraph(Box):
    """Words in one step of the scale, and what may hang before them."""

    def __init__(self, words: tuple[Word, ...], step: str, source: Text | None, mark: Mark | None = None) -> None:
        self.words = words
        self.step = step
        self.source = source
        self.mark = mark
        self.keep = False
        """Whether it may not be parted from what follows."""
        self.whole = False
        """Whether it may not be cut."""
        self.clings = False
        """Whether it goes on with what stands above it, as an item of a list does."""
        self.bookmark: tuple[str, int] | None = None
        self.destination: str | None = None
        self._breakable = Breakable(words)

    def breakable(self, limit: float) -> Breakable:
        """The words, cut where one alone is wider than the limit."""
        if self._breakable.widest <= limit:
            return self._breakable
        return Breakable(cut_to_measure(self.words, limit))

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row a line. A step whose leading is not the body's takes whole half lines if it is a heading's."""
        setting = Setting(self, scale, measure)
        step, count = setting.step, setting.count
        leading = scale.leading(step)
        headed = step.balanced and step.size > 1
        slack = scale.on_grid(count * leading) - count * leading if headed else 0.0
        snap = headed or step.leading * step.size == scale.step("body").leading
        for index in range(count):
            yield LineRow(
                height=leading + (slack if index == 0 else 0.0),
                gap=self.gap * scale.half if index == 0 else 0.0,
                snap=snap and (index == 0 or not headed),
                keep=self._keeps(index, count),
                clings=self.clings and index == 0,
                give=self.give if index == 0 else 0,
                bookmark=self.bookmark if index == 0 else None,
                destination=self.destination if index == 0 else None,
                setting=setting,
                index=index,
            )

    def _keeps(self, index: int, count: int) -> bool:
        """No single line is left at a panel's foot or head: two at the least, on either side."""
        if index == count - 1:
            return self.keep
        return self.whole or index < 1 or count - index - 1 < 2


class Setting:
    """A paragraph at one scale and measure; its lines are broken when they are first asked for."""

    def __init__(self, paragraph: Paragraph, scale: Scale, measure: float) -> None:
        self.paragraph = paragraph
        self.step: Step = scale.step(paragraph.step)
        self.size = scale.size(self.step)
        self.half = scale.half
        self.body = scale.body
        self.indent = paragraph.mark.indent * self.size if paragraph.mark else 0.0
        self.limit = (measure - self.indent) / self.size
        self.breakable = paragraph.breakable(self.limit)
        self.rigid = self.step.balanced or scale.rigid
        self.count = self.breakable.fewest(self.limit, rigid=self.rigid)
        self.leading = leading = scale.leading(self.step)
        on_body_grid = self.step.balanced and self.step.size > 1
        self.drop = 1.7 * scale.drop if on_body_grid else (leading - 0.668 * self.size) / 2

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """First and last word of each line."""
        return self.breakable.lines(self.limit, rigid=self.rigid, balanced=self.step.balanced)

    def runs(self, index: int, x: float, baseline: float) -> Iterator[Item]:
        """The runs of one line, pieces of one style joined."""
        start, stop = self.lines[index]
        words = self.breakable.words[start:stop]
        give = 0.0 if self.rigid else self.breakable.give(start, stop, self.limit)
        line = Line(words, self.size, self.paragraph.source, closed=index == self.count - 1, give=give)
        yield from set_line(line, x + self.indent, baseline)


class LineRow(Row, frozen=True, kw_only=True):
    """One line of a paragraph."""

    setting: Setting
    index: int

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The mark before the first line, then the line's runs."""
        baseline = top - self.height + self.setting.drop
        if self.index == 0 and self.setting.paragraph.mark:
            yield from _mark(self.setting.paragraph.mark, self.setting, x, baseline)
        yield from self.setting.runs(self.index, x, baseline)

    def word_count(self) -> int:
        """How many words stand on the line."""
        start, stop = self.setting.lines[self.index]
        return stop - start


def _mark(mark: Mark, setting: Setting, x: float, baseline: float) -> Iterator[Item]:
    if mark.shape:
        yield Outline(mark.element, mark.shape, x, baseline + mark.rise * setting.size, setting.size / NOMINAL)
    yield from set_line(Line(mark.words, setting.size), x, baseline)
