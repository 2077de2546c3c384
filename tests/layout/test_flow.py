"""Flows break where they may, fill panels in order, end alike, and say what does not fit."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from brochure.layout.flow import balance, fill, stand
from brochure.layout.rows import Row

HALF = 8.0
HEIGHT = 320.0


@st.composite
def flows(draw: st.DrawFn) -> list[Row]:
    rows = []
    for _ in range(draw(st.integers(1, 60))):
        rows.append(
            Row(
                height=draw(st.sampled_from([16.0, 16.0, 16.0, 12.5, 24.0, 70.0])),
                gap=draw(st.sampled_from([0.0, 0.0, 8.0, 16.0])),
                snap=draw(st.booleans()),
                keep=draw(st.booleans()) and draw(st.booleans()),
                give=draw(st.integers(0, 3)),
                forced=draw(st.integers(0, 20)) == 0,
            )
        )
    return rows


@given(flows(), st.integers(1, 4))
def test_every_row_is_placed_once_in_order_or_reported(rows: list[Row], panels: int) -> None:
    trial = fill(rows, HEIGHT, panels, HALF)
    if trial.overset is not None:
        assert 0 <= trial.overset < len(rows)
        return
    stands = stand(rows, balance(rows, HEIGHT, panels, HALF), HEIGHT, HALF)
    assert [s.row for s in stands] == rows
    assert [s.panel for s in stands] == sorted(s.panel for s in stands)


@given(flows(), st.integers(1, 4))
def test_nothing_leaves_its_panel_and_nothing_overlaps(rows: list[Row], panels: int) -> None:
    if fill(rows, HEIGHT, panels, HALF).overset is not None:
        return
    stands = stand(rows, balance(rows, HEIGHT, panels, HALF), HEIGHT, HALF)
    for above, below in pairwise(stands):
        if above.panel == below.panel:
            assert below.y >= above.y + above.row.height + below.row.gap - 0.01
    assert all(s.y + s.row.height <= HEIGHT + 0.02 for s in stands)


@given(flows(), st.integers(1, 4))
def test_what_belongs_together_stays_in_one_panel(rows: list[Row], panels: int) -> None:
    if fill(rows, HEIGHT, panels, HALF).overset is not None:
        return
    stands = stand(rows, balance(rows, HEIGHT, panels, HALF), HEIGHT, HALF)
    for above, below in pairwise(stands):
        if above.row.keep and not below.row.forced:
            assert above.panel == below.panel
        if below.row.forced:
            assert above.panel < below.panel


@given(flows(), st.integers(1, 4))
def test_grid_rows_start_on_the_grid(rows: list[Row], panels: int) -> None:
    if fill(rows, HEIGHT, panels, HALF).overset is not None:
        return
    first_of = {}
    for s in stand(rows, balance(rows, HEIGHT, panels, HALF), HEIGHT, HALF):
        first_of.setdefault(s.panel, s)
        if s.row.snap and s is not first_of[s.panel]:
            assert abs(s.y / HALF - round(s.y / HALF)) < 1e-3


def test_equal_rows_are_shared_out_evenly() -> None:
    rows = [Row(height=16.0, snap=True) for _ in range(30)]
    spans = balance(rows, HEIGHT, 3, HALF)
    assert [stop - start for start, stop in spans] == [10, 10, 10]


def test_gaps_open_until_panels_end_within_a_line() -> None:
    short = [Row(height=16.0, snap=True, gap=8.0, give=4) for _ in range(11)]
    long = [Row(height=16.0, snap=True, gap=8.0, give=4, forced=index == 0) for index in range(13)]
    stands = stand([*short, *long], balance([*short, *long], HEIGHT, 2, HALF), HEIGHT, HALF)
    ends = {s.panel: s.y + s.row.height for s in stands}
    assert HEIGHT - 16.0 <= min(ends.values()) <= max(ends.values()) <= HEIGHT


def test_gaps_of_a_kind_open_alike_if_that_is_enough() -> None:
    rows = [Row(height=16.0, snap=True, gap=8.0, give=1) for _ in range(12)]
    rows[6] = Row(height=16.0, snap=True, gap=8.0, give=4)
    stands = stand(rows, balance(rows, HEIGHT, 1, HALF), HEIGHT, HALF)
    gaps = [below.y - above.y for above, below in pairwise(stands)]
    assert len({gap for index, gap in enumerate(gaps) if index != 5}) == 1
    assert gaps[5] > gaps[0]


def test_a_nearly_empty_panel_is_not_pulled_apart() -> None:
    rows = [Row(height=16.0, snap=True, gap=8.0, give=4) for _ in range(3)]
    stands = stand(rows, balance(rows, HEIGHT, 1, HALF), HEIGHT, HALF)
    assert stands[-1].y == 2 * 24.0


def test_overset_counts_from_the_first_row_that_does_not_fit() -> None:
    rows = [Row(height=16.0, snap=True) for _ in range(50)]
    assert fill(rows, HEIGHT, 2, HALF).overset == 40


def test_a_heading_is_not_left_at_a_foot() -> None:
    rows = [*[Row(height=16.0, snap=True) for _ in range(19)], Row(height=16.0, snap=True, keep=True), Row(height=16.0, snap=True)]
    assert fill(rows, HEIGHT, 2, HALF).starts == (0, 19)
