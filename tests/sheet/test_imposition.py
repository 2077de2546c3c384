"""The sheet folds where the paper folds, whatever the paper, the fold and the margin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.sheet import Imposition, impose
from brochure.sheet.imposition import PAPERS
from brochure.units import INCH, MM

IMPOSITIONS = st.builds(
    Imposition,
    paper=st.sampled_from(sorted(PAPERS)),
    fold=st.sampled_from(["c-fold", "z-fold"]),
    margin=st.floats(20, 60),
    fold_in=st.none() | st.floats(0, 20),
    mirrored=st.booleans(),
)


@pytest.mark.parametrize(
    ("paper", "unit", "outside"),
    [("letter", INCH, (3.625, 3.6875, 3.6875)), ("a4", MM, (97, 100, 100)), ("legal", INCH, (4.625, 4.6875, 4.6875))],
)
def test_c_fold_widths_are_the_trade_s(paper: str, unit: float, outside: tuple[float, ...]) -> None:
    sheet = impose(Imposition(paper=paper))
    assert [panel.rect.width / unit for panel in sheet.sides[0].panels] == pytest.approx(outside)
    assert [panel.rect.width / unit for panel in sheet.sides[1].panels] == pytest.approx(outside[::-1])


def test_letter_folds_at_the_documented_places() -> None:
    first, second = impose(Imposition()).sides
    assert [x / INCH for x in first.folds] == pytest.approx([3.625, 7.3125])
    assert [x / INCH for x in second.folds] == pytest.approx([3.6875, 7.375])


@given(IMPOSITIONS)
def test_folds_mirror_when_the_sheet_is_turned(imposition: Imposition) -> None:
    sheet = impose(imposition)
    first, second = sheet.sides
    assert [sheet.width - x for x in reversed(first.folds)] == pytest.approx(list(second.folds))


@given(IMPOSITIONS)
def test_panels_tile_the_sheet(imposition: Imposition) -> None:
    sheet = impose(imposition)
    for side in sheet.sides:
        assert side.panels[0].rect.x == 0
        assert side.panels[-1].rect.right == pytest.approx(sheet.width)
        for left, right in pairwise(side.panels):
            assert left.rect.right == pytest.approx(right.rect.x)


@given(IMPOSITIONS)
def test_every_panel_keeps_the_margin_to_all_its_edges(imposition: Imposition) -> None:
    for panel in impose(imposition).panels:
        assert panel.frame.x - panel.rect.x == pytest.approx(imposition.margin)
        assert panel.rect.right - panel.frame.right == pytest.approx(imposition.margin)
        assert panel.frame.y == pytest.approx(imposition.margin)
        assert panel.rect.top - panel.frame.top == pytest.approx(imposition.margin)


@pytest.mark.parametrize(
    ("fold", "mirrored", "names"),
    [
        ("c-fold", False, (["flap", "back", "cover"], ["inside 1", "inside 2", "inside 3"])),
        ("z-fold", False, (["outer 1", "outer 2", "cover"], ["inside 1", "inside 2", "back"])),
        ("c-fold", True, (["cover", "back", "flap"], ["inside 3", "inside 2", "inside 1"])),
    ],
)
def test_panels_stand_where_the_fold_wants_them(fold: str, mirrored: bool, names: tuple[list[str], list[str]]) -> None:
    sheet = impose(Imposition(fold=fold, mirrored=mirrored))
    assert tuple([panel.name for panel in side.panels] for side in sheet.sides) == names


@given(IMPOSITIONS)
def test_flap_lies_behind_an_inside_panel_of_its_own_width(imposition: Imposition) -> None:
    first, second = impose(imposition).sides
    for front, back in zip(first.panels, reversed(second.panels), strict=True):
        assert front.rect.width == pytest.approx(back.rect.width)


def test_reading_order_is_cover_flap_inside_back() -> None:
    names = [panel.name for panel in impose(Imposition()).panels]
    assert names == ["cover", "flap", "inside 1", "inside 2", "inside 3", "back"]
    names = [panel.name for panel in impose(Imposition(fold="z-fold")).panels]
    assert names == ["cover", "outer 1", "outer 2", "inside 1", "inside 2", "back"]
