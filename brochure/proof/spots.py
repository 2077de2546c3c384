"""`Placed` + a place in the file → where on the pages that is printed.

A line of the file is where text of it stands; if none does, the elements that begin there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from brochure.diagnostics import Place
from brochure.layout.placed import Item, Outline, Photo, Placed, TextRun
from brochure.units import Rect

_PAD = 2.0


class Spot(Struct, frozen=True):
    """A rectangle on a page (counted from 0), and the name of its panel."""

    page: int
    panel: str
    rect: Rect


def spots(placed: Placed, place: Place) -> tuple[Spot, ...]:
    """Where the line of a place is printed; nothing if it is about the file as a whole, or is not printed."""
    if not place.line:
        return ()
    lines = [_spot(*where, item) for where, item in _items(placed) if isinstance(item, TextRun) and _same(item.place, place)]
    if lines:
        return tuple(_joined(lines, by_line=True))
    elements = _elements(placed, place)
    return tuple(_joined([_spot(*where, item) for where, item in _items(placed) if item.element in elements], by_line=False))


def _items(placed: Placed) -> Iterator[tuple[tuple[int, str], Item]]:
    for number, page in enumerate(placed.pages):
        for panel in page.panels:
            for item in panel.items:
                yield (number, panel.panel.name), item


def _same(one: Place | None, other: Place) -> bool:
    return one is not None and one.line == other.line and one.file == other.file


def _elements(placed: Placed, place: Place) -> set[int]:
    """The elements that begin on the line, and all that is in them. A parent stands before its children."""
    found: set[int] = set()
    for index, element in enumerate(placed.elements):
        if _same(element.place, place) or element.parent in found:
            found.add(index)
    return found


def _spot(page: int, panel: str, item: Item) -> Spot:
    return Spot(page, panel, _bounds(item))


def _bounds(item: Item) -> Rect:
    if isinstance(item, TextRun):
        shift = {"start": 0.0, "middle": item.width / 2, "end": item.width}[item.anchor]
        return Rect(item.x - shift, item.y + item.rise - 0.25 * item.size, item.width, 1.1 * item.size)
    if isinstance(item, Photo):
        return item.clip or item.rect
    return item.clip or _outline_bounds(item)


def _outline_bounds(item: Outline) -> Rect:
    numbers = [numbers for _, numbers in item.shape.segments]
    xs = [item.x + item.scale * x for some in numbers for x in some[0::2]] or [item.x]
    ys = [item.y + item.scale * y for some in numbers for y in some[1::2]] or [item.y]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _joined(found: Sequence[Spot], *, by_line: bool) -> Iterator[Spot]:
    """One rectangle a printed line, or one a panel."""
    groups: dict[tuple[int, str, float], list[Rect]] = {}
    for spot in found:
        groups.setdefault((spot.page, spot.panel, round(spot.rect.y) if by_line else 0.0), []).append(spot.rect)
    for (page, panel, _), rects in groups.items():
        left, bottom = min(rect.x for rect in rects), min(rect.y for rect in rects)
        right, top = max(rect.right for rect in rects), max(rect.top for rect in rects)
        yield Spot(page, panel, Rect(left - _PAD, bottom - _PAD, right - left + 2 * _PAD, top - bottom + 2 * _PAD))
