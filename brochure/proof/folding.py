"""`Sheet` → `Folding`: the three leaves, how each turns about its fold, and which panels are seen when.

The middle leaf lies still, its inside towards the viewer. Angles are degrees by which a leaf is folded; positive turns
its free edge towards the viewer, negative away from him.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from brochure.sheet import Panel, Sheet

CLOSED: Final = 0.0
HALF_OPEN: Final = 0.72
SPRING: Final = 5.0
"""By how much folded paper springs back: degrees."""


class Leaf(Struct, frozen=True):
    """A third of the sheet: its panel inside, the panel printed on its back, and its place among the leaves (0 to 2)."""

    index: int
    inside: Panel
    outside: Panel
    way: int
    """1 folds towards the viewer, -1 away from him, 0 lies still."""


class Folding(Struct, frozen=True):
    """The folded sheet: its leaves from left to right, seen from the inside, and which of them is opened first."""

    width: float
    height: float
    leaves: tuple[Leaf, Leaf, Leaf]
    cover: int

    @property
    def other(self) -> Leaf:
        """The leaf that is opened second."""
        return self.leaves[2 - self.cover]

    def angle(self, leaf: Leaf, opened: float) -> float:
        """How far a leaf is folded when the brochure is opened from 0 (closed) by 1 (cover open) to 2 (flat)."""
        if leaf.index == 1:
            return 0.0
        if leaf.index == self.cover:
            return (180.0 - SPRING) * (1.0 - min(opened, 1.0))
        # a flap that lies below the cover is held down by it
        spring = SPRING * (min(opened, 1.0) if leaf.way > 0 else 1.0)
        return leaf.way * (180.0 - spring) * (1.0 - max(opened - 1.0, 0.0))

    def seen(self, opened: int, turned: bool) -> tuple[Panel, ...]:
        """The panels that face the viewer at a step, left to right."""
        cover, middle, other = self.leaves[self.cover], self.leaves[1], self.other
        behind = middle.outside if other.way > 0 else other.inside
        above = other.outside if other.way > 0 else None
        if opened == 0:
            return (behind,) if turned else (cover.outside,)
        if opened == 1:
            front = (cover.inside, above or middle.inside)
            return self._in_order((behind, cover.outside) if turned else front)
        sides = [leaf.outside if turned else leaf.inside for leaf in self.leaves]
        return tuple(sides[::-1] if turned else sides)

    def _in_order(self, panels: tuple[Panel, Panel]) -> tuple[Panel, ...]:
        """Left to right, of panels named as they stand if the cover's leaf is the left one."""
        return panels if self.cover == 0 else panels[::-1]


def folding(sheet: Sheet) -> Folding:
    """The leaves of a sheet: what is at the left inside is at the right outside."""
    outside, inside = sheet.sides
    backs = outside.panels[::-1]
    cover = next(index for index, panel in enumerate(backs) if panel.flow == "cover")
    way = 1 if sheet.fold == "c-fold" else -1
    ways = {1: 0, cover: 1, 2 - cover: way}
    first, second, third = (Leaf(index, inside.panels[index], backs[index], ways[index]) for index in range(3))
    return Folding(sheet.width, sheet.height, (first, second, third), cover)
