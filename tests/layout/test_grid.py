"""Text of all panels shares one grid of half lines, panels begin at one height, and a flow's panels end within a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.content import read
from brochure.layout import Placed, lay_out
from brochure.layout.placed import TextRun
from brochure.layout.scale import Scale
from brochure.specification import family_of, sheet_of, theme_of

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [ROOT / "content.yaml", *sorted((ROOT / "docs" / "examples").glob("*.yaml"))]


@pytest.fixture(scope="module", params=SOURCES, ids=lambda source: source.stem)
def placed(request: pytest.FixtureRequest) -> Placed:
    source: Path = request.param
    brochure = read(source, source.name).brochure
    assert brochure is not None
    family, theme = family_of(brochure.design)[0], theme_of(brochure.design, source.parent)[0]
    assert family is not None
    assert theme is not None
    laid = lay_out(brochure, sheet_of(brochure), family, theme)
    assert laid.placed is not None
    return laid.placed


def test_body_text_stands_on_the_common_grid(placed: Placed) -> None:
    half = Scale(placed.body_size, placed.theme).half
    steps = set()
    for page in placed.pages:
        for panel in page.panels:
            if panel.panel.flow == "cover":
                continue
            for item in panel.items:
                if isinstance(item, TextRun) and item.size == placed.body_size and not item.rise:
                    steps.add(round((panel.panel.frame.top - item.y) % half, 1) % round(half, 1))
    assert max(steps) - min(steps) < 0.2, steps


def test_panels_of_the_inside_begin_at_one_height_and_end_within_a_line(placed: Placed) -> None:
    half = Scale(placed.body_size, placed.theme).half
    panels = [panel for page in placed.pages for panel in page.panels if panel.panel.flow == "inside"]
    first = {round(max(item.y for item in panel.items if isinstance(item, TextRun)), 1) for panel in panels}
    assert len(first) == 1
    depths = [panel.depth for panel in panels]
    assert max(depths) - min(depths) <= 2 * half + 0.1


def test_no_panel_is_over_full(placed: Placed) -> None:
    assert all(panel.fill <= 1.0001 for page in placed.pages for panel in page.panels)
