"""Rows: what a flow is cut between. A box answers with its rows how high it is, and by their `keep` where it may be cut."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from brochure.diagnostics import Place
from brochure.layout.placed import Item
from brochure.layout.scale import Scale


class Row(Struct, frozen=True, kw_only=True):
    """One unbreakable strip of a flow; lengths in points."""

    height: float
    gap: float = 0.0
    """Space above it, which falls away at a panel's head."""
    snap: bool = False
    """Whether it starts on the grid of half lines."""
    keep: bool = False
    """Whether the next row must stand in the same panel."""
    clings: bool = False
    """Whether it belongs to what stands above it, as a callout or a picture does, and would rather not begin a panel."""
    give: int = 0
    """By how many half lines at most its gap may grow, to fill a panel."""
    forced: bool = False
    """Whether it starts a new panel."""
    lines: int = 1
    words: int = 0
    head: Row | None = None
    """What stands above it again, at a panel's head: a table's header."""
    bookmark: tuple[str, int] | None = None
    destination: str | None = None

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """Its items, with its upper left corner at `x`, `top`, in a panel of that measure."""
        raise NotImplementedError

    def word_count(self) -> int:
        """How many words it holds."""
        return self.words

    def place_of_first_word(self) -> Place | None:
        """Where in the file its text begins."""
        return next((item.place for item in self.items(0, 0, 0) if hasattr(item, "place") and item.place), None)


class Box:
    """Something to set: its rows at a scale and a measure. `gap` is the space above it in half lines."""

    gap: float = 0
    give: int = 0
    """By how many half lines at most that space may grow."""

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """The rows, in order; the first bears the gap above the box."""
        raise NotImplementedError


class Stack(Row, frozen=True, kw_only=True):
    """Rows one below the other that may not be parted, each with its offset from the stack's head."""

    parts: tuple[tuple[float, Row], ...]

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The items of all its rows."""
        for offset, row in self.parts:
            yield from row.items(x, top - offset, measure)

    def word_count(self) -> int:
        """How many words its rows hold."""
        return sum(row.word_count() for _, row in self.parts)


def stacked(rows: Iterator[Row], half: float) -> tuple[tuple[tuple[float, Row], ...], float]:
    """Rows with their offsets from a common head, as a flow would set them, and the height of all."""
    parts: list[tuple[float, Row]] = []
    y = 0.0
    for row in rows:
        y = advance(y, row, half, first=not parts)
        parts.append((y, row))
        y += row.height
    return tuple(parts), y


def advance(y: float, row: Row, half: float, *, first: bool) -> float:
    """Where a row starts whose predecessor ends at `y` below the panel's head."""
    if first:
        return y
    y += row.gap
    if row.snap:
        lines = y / half
        whole = int(lines + 1e-6)
        return whole * half if lines - whole < 1e-6 else (whole + 1) * half
    return y
