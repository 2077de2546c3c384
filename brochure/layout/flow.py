"""Rows and the panels of a flow → where each row stands, or how much of them does not fit.

While sizes are tried, panels are filled one after the other, which is enough to know whether all fits. The final
setting balances them: of all legal breaks those are taken whose panels end most alike; then gaps are opened, by whole
half lines, until the panels end on one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from brochure.layout.rows import Row, advance

_TINY: Final = 0.01
_SPLIT: Final = 0.002  # what a panel break inside a paragraph or a list costs, in squared shares of a panel
_PARTED: Final = 0.006  # what it costs if a callout, a code or a later item of a list begins a panel
_PAGE: Final = 0.5  # what a page more costs, in squared shares of a page left white
_LAST_PAGE: Final = 0.4
_PAGE_PARTS: Final = 20.0  # a page is turned, where panels lie side by side: what is parted is dearer
_LINE: Final = 2  # half lines
_FULL: Final = 0.85  # a panel filled this far is opened up to its foot
_FULL_ENOUGH: Final = 0.72  # one filled this far of the deepest is opened to end with it


class Stand(Struct, frozen=True):
    """A row at its distance below the head of a panel, which is known by its number in the flow."""

    row: Row
    panel: int
    y: float


class Trial(Struct, frozen=True):
    """How a flow's rows went into its panels one after the other: the first row of each, and the first that did not fit."""

    starts: tuple[int, ...]
    overset: int | None


def fill(rows: Sequence[Row], height: float, panels: int, half: float) -> Trial:
    """Fill panels of `height` points in order, each as far as it will go."""
    starts, start = [], 0
    for _ in range(panels):
        starts.append(start)
        start = _last_break(rows, start, height, half)
        if start == len(rows):
            return Trial(tuple(starts), None)
    return Trial(tuple(starts), _stuck(rows, starts[-1], start, height, half))


def _last_break(rows: Sequence[Row], start: int, height: float, half: float) -> int:
    """The latest row at which the next panel may begin; `start` itself if nothing fits whole."""
    latest = start
    for stop, _ in _legal_breaks(rows, start, height, half):
        latest = stop
    return latest


def _legal_breaks(rows: Sequence[Row], start: int, height: float, half: float) -> Iterator[tuple[int, float]]:
    """Each row at which a panel that begins at `start` may end, with how far down it reaches then."""
    y = 0.0
    for index in range(start, len(rows)):
        row = rows[index]
        if row.forced and index > start:
            return
        y = _head_height(row) if index == start else advance(y, row, half, first=False)
        y += row.height
        if y > height + _TINY:
            return
        following = rows[index + 1] if index + 1 < len(rows) else None
        if following is None or following.forced or not row.keep:
            yield index + 1, y


def _stuck(rows: Sequence[Row], start: int, stop: int, height: float, half: float) -> int:
    """The first row that is left over: in a last panel nobody minds where a block is cut."""
    y = 0.0
    for index in range(start, len(rows)):
        y = _head_height(rows[index]) if index == start else advance(y, rows[index], half, first=False)
        y += rows[index].height
        if y > height + _TINY or (rows[index].forced and index > start):
            return index
    return stop


def _head_height(row: Row) -> float:
    return row.head.height if row.head else 0.0


def balance(rows: Sequence[Row], height: float, panels: int, half: float) -> list[tuple[int, int]]:
    """The rows of each panel, as first and one after last; the panels end as much alike as the breaks allow.

    The rows are known to fit. The mean filling is aimed at: least squares of the distance to it, and to each break its cost.
    """
    aim = _whole_height(rows, half) / panels / height
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for panel in range(panels):
        reached: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, spans) in best.items():
            for stop, depth in [(start, 0.0), *_legal_breaks(rows, start, height, half)]:
                total = cost + (depth / height - aim) ** 2 + _break_cost(rows, stop)
                if stop == start and start < len(rows):
                    total += 10.0 * (panels - panel)  # an empty panel before the last is no setting
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, [*spans, (start, stop)])
        best = reached
    return best[len(rows)][1]


def paginate(rows: Sequence[Row], height: float, half: float) -> list[tuple[int, int]]:
    """The rows of each page, as first and one after last, for as many pages as it takes.

    Few pages, filled alike, which part nothing that belongs together; the last not nearly empty. A row higher than a page
    has one to itself.
    """
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for start in range(len(rows)):
        if start not in best:
            continue
        cost, spans = best[start]
        for stop, depth in list(_legal_breaks(rows, start, height, half)) or [(start + 1, height)]:
            total = cost + _PAGE + _page_cost(rows, stop, depth / height)
            if stop not in best or total < best[stop][0]:
                best[stop] = (total, [*spans, (start, stop)])
    return best[len(rows)][1]


def _page_cost(rows: Sequence[Row], stop: int, filled: float) -> float:
    if stop == len(rows):
        return 3 * max(0.0, _LAST_PAGE - filled) ** 2
    return 0.0 if rows[stop].forced else (1 - filled) ** 2 + _PAGE_PARTS * _break_cost(rows, stop)


def _whole_height(rows: Sequence[Row], half: float) -> float:
    y = 0.0
    for row in rows:
        y = advance(y, row, half, first=False) + row.height
    return y


def _break_cost(rows: Sequence[Row], stop: int) -> float:
    if not 0 < stop < len(rows):
        return 0.0
    return (_SPLIT if rows[stop].gap == 0 else 0.0) + (_PARTED if rows[stop].clings else 0.0)


def stand(rows: Sequence[Row], spans: Sequence[tuple[int, int]], height: float, half: float) -> list[Stand]:
    """Each row at its place, gaps opened so that the panels of the flow end on one line.

    A panel that would have to be torn open stays as it is.
    """
    set_panels = [_set(rows[start:stop], half) for start, stop in spans]
    depths = [_depth(panel) for panel in set_panels]
    deepest = max(depths, default=0.0)
    foot = height if deepest >= _FULL * height else deepest
    out: list[Stand] = []
    for number, (panel, depth) in enumerate(zip(set_panels, depths, strict=True)):
        opened = _opened(panel, foot, half) if depth >= _FULL_ENOUGH * foot else panel
        out += [Stand(row, number, y) for y, row in opened]
    return out


def height_of(rows: Sequence[Row], half: float) -> float:
    """How far down a panel these rows reach, in points."""
    return _depth(_set(rows, half))


def _set(rows: Sequence[Row], half: float) -> list[tuple[float, Row]]:
    placed: list[tuple[float, Row]] = []
    y = 0.0
    for index, row in enumerate(rows):
        y = _head_height(row) if index == 0 else advance(y, row, half, first=False)
        placed.append((y, row))
        y += row.height
    return placed


def _depth(panel: Sequence[tuple[float, Row]]) -> float:
    return panel[-1][0] + panel[-1][1].height if panel else 0.0


def _opened(panel: Sequence[tuple[float, Row]], foot: float, half: float) -> list[tuple[float, Row]]:
    """The rows with whole half lines added above those that can take them."""
    spare = int((foot - _depth(panel)) / half + _TINY) if panel else 0
    moved, shift = [], 0
    for (y, row), extra in zip(panel, _shared_out([row.give for _, row in panel], spare), strict=True):
        shift += extra
        moved.append((y + shift * half, row))
    return moved


def _shared_out(gives: Sequence[int], spare: int) -> list[int]:
    """How many half lines each gap is opened by; the first of a panel has none.

    Gaps of a kind are opened alike, the most willing (above headings) first. Only if the panel would still end more
    than a line short are some gaps of a kind opened and others not, at even distances.
    """
    extra = [0] * len(gives)
    kinds = sorted({give for give in gives[1:] if give}, reverse=True)
    for level in range(max(kinds, default=0)):
        for kind in kinds:
            alike = [index for index in range(1, len(gives)) if gives[index] == kind and extra[index] == level]
            if level < kind and len(alike) <= spare:
                spare -= len(alike)
                for index in alike:
                    extra[index] += 1
    for kind in kinds:
        alike = [index for index in range(1, len(gives)) if gives[index] == kind and extra[index] < kind]
        wanted = min(spare - _LINE, len(alike))
        for number in range(wanted):
            extra[alike[number * len(alike) // wanted]] += 1
        spare -= max(wanted, 0)
    return extra
