"""A sheet and a family → the calibration sheet's two pages, as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from brochure.calibration.drawing import LABEL, TEXT, Drawing, Stroke, line
from brochure.calibration.folds import Fold, folds
from brochure.calibration.instruments import cross, grid, ruler
from brochure.calibration.wording import BACK, FRONT, Wording
from brochure.font import Family
from brochure.layout.placed import ARTIFACT, Item, Placed, PlacedPage, PlacedPanel
from brochure.pdf import Imprint, render
from brochure.sheet import Sheet, Side
from brochure.specification import theme_of
from brochure.units import INCH, Point

SAFE: Final = 0.375 * INCH
"""How far from the edges everything stays: office printers leave up to a quarter of an inch white."""
CORNER: Final = Point(SAFE + 46.0, SAFE + 46.0)
"""How far the middles of the outer crosses are from the sheet's corners."""
_FOLD: Final = Stroke(0.75, dash=(6.0, 4.0))


def calibration_sheet(sheet: Sheet, family: Family) -> bytes:
    """The PDF of the sheet's paper and fold, tagged; it is never shifted itself, so that the whole shift is read."""
    theme, _ = theme_of(None, Path())
    assert theme is not None, "the default theme is part of this package"
    drawing = Drawing(family)
    pages = tuple(_page(drawing, sheet, side) for side in sheet.sides)
    placed = Placed(sheet, pages, tuple(drawing.elements), theme, family, TEXT.size)
    return render(placed, Imprint("Printer calibration sheet", "brochure", "en-US", "Read your printer’s shift, and fold along"))


def targets(sheet: Sheet) -> tuple[Point, ...]:
    """The middles of the crosses: the big one first, then near the corners. The same on both pages, as they are symmetrical."""
    corners = [Point(x, y) for y in (sheet.height - CORNER.y, CORNER.y) for x in (CORNER.x, sheet.width - CORNER.x)]
    return (Point(sheet.width / 2, sheet.height / 2), *corners)


def _page(drawing: Drawing, sheet: Sheet, side: Side) -> PlacedPage:
    front = side.number == 1
    items = _words(drawing, sheet, side, FRONT if front else BACK)
    for target in targets(sheet):
        items += cross(drawing, target) if front else grid(drawing, target)
    items += ruler(drawing, Point(side.panels[1].rect.x + 24.0, CORNER.y - 8.0)) if front else []
    for fold in folds(sheet, side):
        items += _fold(drawing, sheet, fold)
    return PlacedPage((PlacedPanel(side.panels[0], tuple(items), (), (), 0.0),))


def _words(drawing: Drawing, sheet: Sheet, side: Side, words: Wording) -> list[Item]:
    """The title above the middle, a column at either side, the foot below the middle."""
    left, middle, right = (panel.rect for panel in side.panels)
    width = min(each.width for each in (left, middle, right)) - 2 * SAFE
    below = sheet.height - 2 * CORNER.y - 4.0
    items = drawing.title(Point(middle.x + SAFE, sheet.height - SAFE - 28.0), width, words.title)
    items += drawing.block(Point(left.x + SAFE, below), width, words.left)
    items += drawing.block(Point(right.x + SAFE, below), width, words.right)
    return items + drawing.block(Point(middle.x + SAFE, sheet.height / 2 - 90.0), width, words.foot)


def _fold(drawing: Drawing, sheet: Sheet, fold: Fold) -> list[Item]:
    top = sheet.height - SAFE - LABEL.size
    label = drawing.text(drawing.element("P"), Point(fold.x, top), fold.label, LABEL)
    return [label, line(ARTIFACT, Point(fold.x, SAFE), Point(fold.x, top - 6.0), _FOLD)]
