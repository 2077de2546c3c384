"""`Placed` → what is drawn over a page's picture, as SVG: folds, safe area, printer's edge, baseline grid, reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from brochure.layout.placed import Placed, PlacedPage, TextRun
from brochure.proof.spots import Spot
from brochure.units import INCH, Rect

SAFE: Final = 0.125 * INCH
PRINTERS_EDGE: Final = 0.264 * INCH
"""What common office printers leave white: the widest of their makers' figures."""


def overlay(placed: Placed, page: int, marked: Mapping[int, Sequence[Spot]]) -> str:
    """The SVG of a page; `marked` holds the spots of each finding by its number."""
    width, height = size(placed, placed.pages[page])
    groups = "".join(f'<g class="overlay {name}">{draw(placed, page)}</g>' for name, (_, draw) in OVERLAYS.items())
    spots = "".join(_marks(number, [spot for spot in found if spot.page == page], height) for number, found in marked.items())
    return f'<svg viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false">{groups}{spots}</svg>'


def size(placed: Placed, page: PlacedPage) -> tuple[float, float]:
    """Width and height of a page in points."""
    return page.width or placed.sheet.width, page.height or placed.sheet.height


def _marks(number: int, spots: Sequence[Spot], height: float) -> str:
    return f'<g class="spot" data-finding="{number}">{"".join(_box(spot.rect, height) for spot in spots)}</g>' if spots else ""


def _box(rect: Rect, height: float) -> str:
    return f'<rect x="{rect.x:.2f}" y="{height - rect.top:.2f}" width="{rect.width:.2f}" height="{rect.height:.2f}" rx="2"/>'


def _folds(placed: Placed, page: int) -> str:
    height = placed.sheet.height
    if placed.pages[page].width:
        return ""
    return "".join(f'<path d="M{x:.2f} 0V{height:.2f}"/>' for x in placed.sheet.sides[min(page, 1)].folds)


def _safe_area(placed: Placed, page: int) -> str:
    height = size(placed, placed.pages[page])[1]
    return "".join(_box(panel.panel.rect.inset(SAFE, SAFE, SAFE, SAFE), height) for panel in placed.pages[page].panels)


def _printers_edge(placed: Placed, page: int) -> str:
    width, height = size(placed, placed.pages[page])
    e = PRINTERS_EDGE
    return f'<path d="M0 0H{width:g}V{height:g}H0ZM{e:g} {e:g}V{height - e:g}H{width - e:g}V{e:g}Z" fill-rule="evenodd"/>'


def _baseline_grid(placed: Placed, page: int) -> str:
    half = placed.body_size * placed.theme.steps["body"].leading / 2
    drop = _drop(placed, half)
    return "".join(_grid(panel.panel.frame, size(placed, placed.pages[page])[1], (half, drop)) for panel in placed.pages[page].panels)


def _drop(placed: Placed, half: float) -> float:
    """From a panel's head to the first line of the grid: where most of the body text stands."""
    found = Counter(
        round((panel.panel.frame.top - item.y) % half, 1)
        for page in placed.pages
        for panel in page.panels
        for item in panel.items
        if isinstance(item, TextRun) and abs(item.size - placed.body_size) < 0.01 and not item.rise
    )
    return max(found.items(), key=lambda pair: (pair[1], pair[0]))[0] if found else 0.0


def _grid(frame: Rect, height: float, steps: tuple[float, float]) -> str:
    half, drop = steps
    count = int((frame.height - drop) / half) + 1
    lines = "".join(f"M{frame.x:.2f} {height - frame.top + drop + index * half:.2f}h{frame.width:.2f}" for index in range(count))
    return f'<path d="{lines}"/>'


def _reading_order(placed: Placed, page: int) -> str:
    return "".join(_numbers(placed, page))


def _numbers(placed: Placed, page: int) -> Iterator[str]:
    order = [panel.name for panel in placed.sheet.panels]
    height = size(placed, placed.pages[page])[1]
    for placed_panel in placed.pages[page].panels:
        panel = placed_panel.panel
        if panel.name in order and not placed.pages[page].overset:
            x, y = panel.rect.right - 22, height - panel.rect.top + 22
            yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="18"/><text x="{x:.2f}" y="{y + 7.5:.2f}">{order.index(panel.name) + 1}</text>'


Draw = Callable[[Placed, int], str]
OVERLAYS: Final[dict[str, tuple[str, Draw]]] = {
    "folds": ("Folds", _folds),
    "safe-area": ("Safe area", _safe_area),
    "printers-edge": ("Printer’s edge", _printers_edge),
    "baseline-grid": ("Baseline grid", _baseline_grid),
    "reading-order": ("Reading order", _reading_order),
}
"""Each by its name in the page, with what its button says."""
