"""`Placed` for the sheet → `Placed` for a screen: a page for each panel, in reading order, none that is empty."""

from __future__ import annotations

from msgspec.structs import replace

from brochure.layout.placed import Placed, PlacedPage
from brochure.units import Point


def one_page_a_panel(placed: Placed) -> Placed:
    """The same items, each panel on a page of its own size; a draft keeps the pages that show what does not fit."""
    order = [panel.name for panel in placed.sheet.panels]
    found = [panel for page in placed.pages if not page.overset for panel in page.panels if panel.items]
    pages = [
        PlacedPage((panel,), Point(-panel.panel.rect.x, -panel.panel.rect.y), panel.panel.rect.width, panel.panel.rect.height)
        for panel in sorted(found, key=lambda panel: order.index(panel.panel.name))
    ]
    return replace(placed, pages=(*pages, *(page for page in placed.pages if page.overset)))
