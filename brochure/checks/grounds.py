"""What stands behind each text: `Placed` → pairs of colours, with the contrast that they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from brochure.checks.shapes import bounds, covers, outline_box
from brochure.layout.placed import Outline, Placed, TextRun
from brochure.themes.theme import READABLE, mix
from brochure.units import Point, Rect

if TYPE_CHECKING:
    from brochure.checks.material import Material

READABLE_LARGE: Final = 3.0
"""The least contrast of text from 18 pt, or 14 pt bold (WCAG 2.1, 1.4.3)."""
_LEAST_SIDE: Final = 4.0
"""A smaller shape is no ground for text."""

Pair = tuple[TextRun, str, str, float]


def pairs(material: Material) -> Iterator[Pair]:
    """Every text with its colour, its ground's, and the least contrast; once for each place and pair of colours."""
    placed, seen = material.placed, set()
    for panel in material.panels:
        grounds: list[tuple[Rect, Outline]] = []
        for item in panel.items:
            if isinstance(item, Outline):
                grounds += _as_ground(item)
            elif isinstance(item, TextRun) and item.text.strip():
                front, ground = placed.theme.colour(item.colour), _behind(item, grounds, placed)
                key = (material.place_of(item), front, ground)
                if key not in seen:
                    seen.add(key)
                    yield item, front, ground, _least(item)


def _as_ground(item: Outline) -> list[tuple[Rect, Outline]]:
    if not item.shape.fill:
        return []
    box = outline_box(item)
    return [(box, item)] if min(box.width, box.height) >= _LEAST_SIDE else []


def _least(run: TextRun) -> float:
    large = run.size >= 18 or (run.size >= 14 and run.style.startswith("bold"))
    return READABLE_LARGE if large else READABLE


def _behind(run: TextRun, grounds: list[tuple[Rect, Outline]], placed: Placed) -> str:
    """The colour behind the middle of the text: the paper, then every shape painted below it."""
    box = bounds(run, placed.family)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    colour = placed.theme.colour("paper")
    for rect, outline in grounds:
        if rect.x <= x <= rect.right and rect.y <= y <= rect.top and covers(outline, Point(x, y)):
            colour = mix(placed.theme.colour(outline.shape.fill or "paper"), colour, outline.shape.opacity)
    return colour
