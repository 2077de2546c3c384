"""A sheet → the folds of each of its sides: where, in which order, and which way."""

from __future__ import annotations

from msgspec import Struct

from brochure.sheet import Sheet, Side


class Fold(Struct, frozen=True):
    """A fold as one side shows it: where, which goes first, and whether it closes over that side (a valley)."""

    x: float
    order: int
    valley: bool

    @property
    def label(self) -> str:
        """What stands at its end."""
        return f"Fold {self.order}: {'toward you' if self.valley else 'away from you'}"


def folds(sheet: Sheet, side: Side) -> tuple[Fold, ...]:
    """A side's folds, left to right.

    c-fold: the flap first, then the cover over it, both inward. z-fold: the cover's first, inward; then the other, outward.
    """
    first = "flap" if sheet.fold == "c-fold" else "cover"
    outside = sheet.sides[0].panels
    at_right = outside[-1].name == first
    orders = [2, 1] if at_right else [1, 2]
    if side.number == 2:
        orders.reverse()
    return tuple(Fold(x, order, _valley(sheet, side, order)) for x, order in zip(side.folds, orders, strict=True))


def _valley(sheet: Sheet, side: Side, order: int) -> bool:
    inward = sheet.fold == "c-fold" or order == 1
    return inward == (side.number == 2)
