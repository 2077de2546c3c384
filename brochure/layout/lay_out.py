"""The layout stage: `Brochure` + `Sheet` + `Theme` → `Placed`, or the `Overflow`s that keep it from fitting."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brochure.content.model import Brochure
from brochure.font import Family
from brochure.layout.boxes.table import TableRow
from brochure.layout.compose import Composition, compose
from brochure.layout.cover import CoverSetting, place_cover, set_cover
from brochure.layout.fit import FLOWS, Bounds, FlowSetting, copyfit, set_flow
from brochure.layout.flow import Stand, balance, stand
from brochure.layout.placed import Bookmark, Destination, Item, Overflow, Placed, PlacedPage, PlacedPanel
from brochure.layout.scale import Scale
from brochure.sheet import Panel, Sheet
from brochure.themes.theme import Theme
from brochure.units import Point


class Laid(Struct, frozen=True):
    """A layout, whole or (as a draft) with what is overset on pages of its own; `None` if it does not fit."""

    placed: Placed | None
    overflows: tuple[Overflow, ...] = ()


def lay_out(brochure: Brochure, sheet: Sheet, family: Family, theme: Theme, *, draft: bool = False) -> Laid:
    """Everything at its place, at the largest size that fits; a draft is placed even if it does not."""
    composition = compose(brochure, family, theme, sheet.flow("inside")[0].frame.height)
    bounds = _bounds(brochure)
    scale = copyfit(composition, sheet, bounds)
    if scale is not None:
        return Laid(_placed(composition, sheet, scale))
    from brochure.layout.overset import overflows  # only when it does not fit

    found = overflows(composition, sheet, bounds.smallest)
    if not draft:
        return Laid(None, found)
    from brochure.layout.draft import draft as place_draft

    return Laid(place_draft(composition, sheet, Scale(bounds.smallest, theme)), found)


def _bounds(brochure: Brochure) -> Bounds:
    size = brochure.layout.body_size if brochure.layout else None
    return Bounds(size.smallest, size.largest) if size else Bounds(11.0, 13.0)


def _placed(composition: Composition, sheet: Sheet, scale: Scale) -> Placed:
    panels = [place_cover_panel(composition, sheet, scale, set_cover(composition.cover, scale, sheet.flow("cover")[0].frame))]
    for name in FLOWS:
        panels += place_flow(set_flow(composition, sheet, name, scale), scale)
    return assembled(composition, sheet, scale, panels)


def assembled(composition: Composition, sheet: Sheet, scale: Scale, panels: Sequence[PlacedPanel]) -> Placed:
    """The panels on the sheet's two pages."""
    pages = [
        PlacedPage(tuple(panel for panel in panels if panel.panel.side == side.number), _shift(sheet, side.number)) for side in sheet.sides
    ]
    return Placed(
        sheet=sheet,
        pages=tuple(pages),
        elements=composition.structure.elements,
        theme=composition.theme,
        family=composition.family,
        body_size=scale.body,
    )


def _shift(sheet: Sheet, side: int) -> Point:
    return sheet.back_shift if side == 2 else Point(0.0, 0.0)


def place_cover_panel(composition: Composition, sheet: Sheet, scale: Scale, setting: CoverSetting) -> PlacedPanel:
    """The cover as set."""
    panel = sheet.flow("cover")[0]
    items, bookmarks, depth = place_cover(composition.cover, setting, scale, panel)
    return PlacedPanel(panel, tuple(items), tuple(bookmarks), (), depth)


def place_flow(setting: FlowSetting, scale: Scale) -> list[PlacedPanel]:
    """A flow that fits, balanced over its panels."""
    spans = balance(setting.rows, setting.height, len(setting.panels), scale.half)
    stands = stand(setting.rows, spans, setting.height, scale.half)
    return [place_panel(panel, [s for s in stands if s.panel == number], setting.measure) for number, panel in enumerate(setting.panels)]


def place_panel(panel: Panel, stands: Sequence[Stand], measure: float) -> PlacedPanel:
    """A panel's rows as items, `measure` points wide; a table that goes on from the panel before has its header again."""
    frame = panel.frame
    items: list[Item] = []
    bookmarks: list[Bookmark] = []
    destinations: list[Destination] = []
    if stands and isinstance(stands[0].row.head, TableRow):
        items += stands[0].row.head.as_artifact().items(frame.x, frame.top, measure)
    for place in stands:
        row, top = place.row, frame.top - place.y
        items += row.items(frame.x, top, measure)
        if row.bookmark:
            bookmarks.append(Bookmark(row.bookmark[0], row.bookmark[1], top))
        if row.destination:
            destinations.append(Destination(row.destination, top))
    depth = stands[-1].y + stands[-1].row.height if stands else 0.0
    return PlacedPanel(panel, tuple(items), tuple(bookmarks), tuple(destinations), depth)
