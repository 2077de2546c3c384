"""`Placed` → the same with its cover picture run off the panel, for a sheet that is trimmed: past the cuts, and across the fold.

It keeps its lower edge, so that no text moves.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from brochure.layout.placed import Item, Photo, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.sheet import Panel
from brochure.units import INCH, Rect

ACROSS_FOLD: Final = INCH / 32
"""How far folding errs: an area that ended on the fold would show paper beside it."""


def bled(placed: Placed, bleed: float) -> Placed:
    """What may bleed runs `bleed` points beyond the trim."""
    return replace(placed, pages=tuple(_page(page, bleed) for page in placed.pages))


def filled(width: float, height: float, slot: Rect) -> Rect:
    """A picture of these proportions that fills the slot; what is too high of it stands out, three quarters of it below."""
    scale = max(slot.width / width, slot.height / height)
    over = width * scale - slot.width, height * scale - slot.height
    return Rect(slot.x - over[0] / 2, slot.y - 0.75 * over[1], width * scale, height * scale)


def _page(page: PlacedPage, bleed: float) -> PlacedPage:
    return replace(page, panels=tuple(_panel(panel, bleed) for panel in page.panels))


def _panel(placed: PlacedPanel, bleed: float) -> PlacedPanel:
    return replace(placed, items=tuple(_item(item, placed.panel, bleed) for item in placed.items))


def _item(item: Item, panel: Panel, bleed: float) -> Item:
    if isinstance(item, TextRun) or not item.bleeds or not item.clip:
        return item
    slot = _slot(item.clip, panel, bleed)
    whole = filled(item.bleeds.width, item.bleeds.height, slot)
    if isinstance(item, Photo):
        return replace(item, rect=whole, clip=slot, bleeds=whole)
    scale = whole.width / item.bleeds.width
    x, y = whole.x + (item.x - item.bleeds.x) * scale, whole.y + (item.y - item.bleeds.y) * scale
    return replace(item, x=x, y=y, scale=item.scale * scale, clip=slot, bleeds=whole)


def _slot(clip: Rect, panel: Panel, bleed: float) -> Rect:
    """From the picture's lower edge up past the trim, and as wide as the panel and what it runs over."""
    left = panel.rect.x - (bleed if panel.left == "cut" else ACROSS_FOLD)
    right = panel.rect.right + (bleed if panel.right == "cut" else ACROSS_FOLD)
    return Rect(left, clip.y, right - left, panel.rect.top + bleed - clip.y)
