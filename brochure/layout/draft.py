"""Flows too long for their panels → the panels filled, and what is left over on pages of its own: nothing is lost in a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from brochure.layout.boxes.callout import cut_callouts
from brochure.layout.boxes.shapes import ground, rule
from brochure.layout.compose import Composition
from brochure.layout.cover import CoverSetting, set_cover
from brochure.layout.fit import FLOWS, FlowSetting, set_flow
from brochure.layout.flow import Stand, fill, stand
from brochure.layout.lay_out import assembled, place_cover_panel, place_flow, place_panel
from brochure.layout.placed import ARTIFACT, Placed, PlacedPage, PlacedPanel, TextRun
from brochure.layout.rows import Row
from brochure.layout.scale import Scale
from brochure.sheet import Panel, Sheet
from brochure.units import Point, Rect

ALARM: Final = "#c00000"


def draft(composition: Composition, sheet: Sheet, scale: Scale) -> Placed:
    """The brochure at the smallest size, with what does not fit after its two pages, under a red title."""
    cover, left = _cover(set_cover(composition.cover, scale, sheet.flow("cover")[0].frame))
    panels = [place_cover_panel(composition, sheet, scale, cover)]
    extra = _pages(left, scale, sheet, "cover") if left else []
    for name in FLOWS:
        setting = set_flow(composition, sheet, name, scale)
        setting = replace(setting, rows=tuple(cut_callouts(setting.rows, setting.height, scale.half)))
        setting = replace(setting, trial=fill(setting.rows, setting.height, len(setting.panels), scale.half))
        if setting.trial.overset is None:
            panels += place_flow(setting, scale)
        else:
            panels += _filled(setting, scale)
            extra += _pages(setting.rows[setting.trial.overset :], scale, sheet, name)
    placed = assembled(composition, sheet, scale, panels)
    return replace(placed, pages=(*placed.pages, *extra))


def _cover(setting: CoverSetting) -> tuple[CoverSetting, list[Row]]:
    """The cover with as many of its lines as it has room for, and the others."""
    texts, clinic = list(setting.texts), list(setting.clinic)
    left: list[Row] = []
    missing = -setting.spare
    for rows in (texts, clinic):
        before = len(left)
        while missing > 0 and len(rows) > 1:
            offset, row = rows.pop()
            left.insert(before, row)
            missing -= offset + row.height - (rows[-1][0] + rows[-1][1].height)
    kept = replace(
        setting,
        texts=tuple(texts),
        clinic=tuple(clinic),
        clinic_height=clinic[-1][0] + clinic[-1][1].height if left and clinic else setting.clinic_height,
        spare=max(-missing, 0.0),
    )
    return (kept, left) if left else (setting, [])


def _filled(setting: FlowSetting, scale: Scale) -> list[PlacedPanel]:
    """A flow too long: its panels filled one after the other, a red rule where the last one is full."""
    stops = [*setting.trial.starts[1:], setting.trial.overset or 0]
    spans = list(zip(setting.trial.starts, stops, strict=True))
    stands = stand(setting.rows, spans, setting.height, scale.half)
    panels = [place_panel(panel, [s for s in stands if s.panel == number], setting.measure) for number, panel in enumerate(setting.panels)]
    frame = setting.panels[-1].frame
    mark = rule(Point(frame.x, frame.y - 4), frame.width, ALARM, 3.0)
    last = panels[-1]
    return [*panels[:-1], replace(last, items=(*last.items, mark))]


def _pages(rows: Sequence[Row], scale: Scale, sheet: Sheet, name: str) -> list[PlacedPage]:
    """Three panels each; a row higher than a panel makes its page longer."""
    blank = sheet.sides[1].panels
    measure = min(panel.frame.width for panel in blank)
    height = blank[0].frame.height - 3 * scale.half
    pages = []
    start = 0
    while start < len(rows):
        trial = fill(rows[start:], height, len(blank), scale.half)
        left = trial.overset if trial.overset is not None else len(rows) - start
        left = max(left, 1)
        starts = [*trial.starts, *[left] * (len(blank) - len(trial.starts))]
        spans = list(zip(starts, [*starts[1:], left], strict=True))
        longer = max(0.0, rows[start].height - height) if left == 1 else 0.0
        panels = (
            place_panel(_longer(panel, longer), _below_title(rows[start:], span, scale), measure)
            for panel, span in zip(blank, spans, strict=True)
        )
        titled = tuple(_titled(panel, name, scale) for panel in panels)
        pages.append(PlacedPage(titled, width=sheet.width, height=sheet.height + longer, overset=True))
        start += left
    return pages


def _longer(panel: Panel, by: float) -> Panel:
    """The panel, higher by so much."""
    rect, frame = panel.rect, panel.frame
    return replace(
        panel, rect=Rect(rect.x, rect.y, rect.width, rect.height + by), frame=Rect(frame.x, frame.y, frame.width, frame.height + by)
    )


def _below_title(rows: Sequence[Row], span: tuple[int, int], scale: Scale) -> list[Stand]:
    return [Stand(s.row, 0, s.y + 3 * scale.half) for s in stand(rows, [(span[0], max(span))], 0.0, scale.half)]


def _titled(placed: PlacedPanel, name: str, scale: Scale) -> PlacedPanel:
    frame = placed.panel.frame
    title = TextRun(ARTIFACT, frame.x, frame.top - scale.body, f"Does not fit: {name}", "bold", scale.body, ALARM, 0.0)
    bar = ground(Rect(frame.x, frame.top - 2 * scale.half, frame.width, 3.0), ALARM)
    return replace(placed, items=(bar, title, *placed.items))
