"""The layout stage: `Brochure` + `Sheet` + `Theme` → `Placed`, or the `Overflow`s that keep it from fitting."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brochure.content.model import Brochure
from brochure.font import Family
from brochure.layout.boxes.shapes import ground, rule
from brochure.layout.boxes.table import TableRow
from brochure.layout.compose import Composition, compose
from brochure.layout.cover import place_cover, set_cover
from brochure.layout.fit import FLOWS, Bounds, FlowSetting, copyfit, set_flow
from brochure.layout.flow import Stand, balance, fill, stand
from brochure.layout.placed import ARTIFACT, Bookmark, Destination, Item, Overflow, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.layout.rows import Row
from brochure.layout.scale import Scale
from brochure.sheet import Panel, Sheet
from brochure.themes.theme import Theme
from brochure.units import Point, Rect

ALARM = "#c00000"


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
        return Laid(_placed(composition, sheet, scale, ()))
    from brochure.layout.overset import overflows  # only when it does not fit

    found = overflows(composition, sheet, bounds.smallest)
    if not draft:
        return Laid(None, found)
    return Laid(_placed(composition, sheet, Scale(bounds.smallest, theme), found), found)


def _bounds(brochure: Brochure) -> Bounds:
    size = brochure.layout.body_size if brochure.layout else None
    return Bounds(size.smallest, size.largest) if size else Bounds(11.0, 13.0)


def _placed(composition: Composition, sheet: Sheet, scale: Scale, found: Sequence[Overflow]) -> Placed:
    panels = [_cover(composition, sheet, scale)]
    extra: list[PlacedPage] = []
    for name in FLOWS:
        setting = set_flow(composition, sheet, name, scale)
        if setting.trial.overset is None:
            panels += _flow(setting, scale)
        else:
            panels += _overset_flow(setting, scale)
            extra += _overset_pages(setting, scale, sheet, name)
    pages = [
        PlacedPage(tuple(panel for panel in panels if panel.panel.side == side.number), _shift(sheet, side.number)) for side in sheet.sides
    ]
    return Placed(
        sheet=sheet,
        pages=(*pages, *extra),
        elements=composition.structure.elements,
        theme=composition.theme,
        family=composition.family,
        body_size=scale.body,
    )


def _shift(sheet: Sheet, side: int) -> Point:
    return sheet.back_shift if side == 2 else Point(0.0, 0.0)


def _cover(composition: Composition, sheet: Sheet, scale: Scale) -> PlacedPanel:
    panel = sheet.flow("cover")[0]
    setting = set_cover(composition.cover, scale, panel.frame)
    items, bookmarks, depth = place_cover(composition.cover, setting, scale, panel)
    return PlacedPanel(panel, tuple(items), tuple(bookmarks), (), depth)


def _flow(setting: FlowSetting, scale: Scale) -> list[PlacedPanel]:
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


def _overset_flow(setting: FlowSetting, scale: Scale) -> list[PlacedPanel]:
    """A flow too long: its panels filled one after the other, a red rule where the last one is full."""
    stops = [*setting.trial.starts[1:], setting.trial.overset or 0]
    spans = list(zip(setting.trial.starts, stops, strict=True))
    stands = stand(setting.rows, spans, setting.height, scale.half)
    panels = [place_panel(panel, [s for s in stands if s.panel == number], setting.measure) for number, panel in enumerate(setting.panels)]
    frame = setting.panels[-1].frame
    mark = rule(Point(frame.x, frame.y - 4), frame.width, ALARM, 3.0)
    last = panels[-1]
    return [*panels[:-1], PlacedPanel(last.panel, (*last.items, mark), last.bookmarks, last.destinations, last.depth)]


def _overset_pages(setting: FlowSetting, scale: Scale, sheet: Sheet, name: str) -> list[PlacedPage]:
    """What does not fit, on pages after the two, three panels each, under a red title."""
    rows = setting.rows[setting.trial.overset or 0 :]
    blank = sheet.sides[1].panels
    height = blank[0].frame.height - 3 * scale.half
    pages = []
    start = 0
    while start < len(rows):
        trial = fill(rows[start:], height, len(blank), scale.half)
        left = trial.overset if trial.overset is not None else len(rows) - start
        left = max(left, 1)  # a row higher than a panel stands alone, and hangs out
        starts = [*trial.starts, *[left] * (len(blank) - len(trial.starts))]
        spans = list(zip(starts, [*starts[1:], left], strict=True))
        panels = (
            place_panel(panel, _below_title(rows[start:], span, scale), setting.measure) for panel, span in zip(blank, spans, strict=True)
        )
        pages.append(PlacedPage(tuple(_titled(panel, name, scale) for panel in panels), overset=True))
        start += left
    return pages


def _below_title(rows: Sequence[Row], span: tuple[int, int], scale: Scale) -> list[Stand]:
    return [Stand(s.row, 0, s.y + 3 * scale.half) for s in stand(rows, [(span[0], max(span))], 0.0, scale.half)]


def _titled(placed: PlacedPanel, name: str, scale: Scale) -> PlacedPanel:
    frame = placed.panel.frame
    title = TextRun(ARTIFACT, frame.x, frame.top - scale.body, f"Does not fit: {name}", "bold", scale.body, ALARM, 0.0)
    bar = ground(Rect(frame.x, frame.top - 2 * scale.half, frame.width, 3.0), ALARM)
    return PlacedPanel(placed.panel, (bar, title, *placed.items), placed.bookmarks, placed.destinations, placed.depth)
