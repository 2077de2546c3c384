"""Lines are as few as they can be, lose no word, keep inside the measure, and fall short of it evenly."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.inline.paragraphs import parse
from brochure.content.text import Run
from brochure.diagnostics import Place
from brochure.font import find_family
from brochure.layout.boxes.line import Line, set_line
from brochure.layout.breaks import Breakable, cut_to_measure
from brochure.layout.placed import TextRun
from brochure.layout.words import Ink, Word, cut_words

FAMILY = find_family()
assert FAMILY is not None
INK = Ink(FAMILY.face("regular"), "ink", 0)


def words(text: str) -> tuple[Word, ...]:
    return cut_words([Run(text)], lambda run: INK, lambda cites: "1")


def set_width(breakable: Breakable, start: int, stop: int, limit: float) -> float:
    """The width of a line as it is set, in ems."""
    line = Line(breakable.words[start:stop], 1.0, closed=True, give=breakable.give(start, stop, limit))
    return sum(item.width for item in set_line(line, 0.0, 0.0) if isinstance(item, TextRun))


def set_lines(text: str, limit: float, *, balanced: bool = False) -> list[str]:
    cut = words(text)
    return [
        "".join(word.text + (" " if word.gap else "") for word in cut[start:stop]).strip()
        for start, stop in Breakable(cut).lines(limit, balanced=balanced)
    ]


TEXTS = st.text(st.sampled_from("abc deé-–.,1 /@"), min_size=1, max_size=200).filter(lambda text: text.split())


@given(TEXTS, st.floats(3, 40))
def test_no_word_is_lost_and_none_is_printed_twice(text: str, limit: float) -> None:
    assert "".join("".join(set_lines(text, limit)).split()) == "".join(text.split())


@given(TEXTS, st.floats(3, 40))
def test_total_fit_takes_no_more_lines_than_a_greedy_setting(text: str, limit: float) -> None:
    breakable = Breakable(words(text))
    assert len(breakable.lines(limit)) == breakable.fewest(limit)


@given(TEXTS, st.floats(1.5, 40))
def test_no_line_is_longer_than_the_measure(text: str, limit: float) -> None:
    breakable = Breakable(cut_to_measure(words(text), limit))
    for start, stop in breakable.lines(limit):
        assert set_width(breakable, start, stop, limit) <= limit + 1e-3


@given(TEXTS, st.floats(3, 40))
def test_a_line_gives_no_more_than_nobody_sees_and_the_last_is_not_widened(text: str, limit: float) -> None:
    breakable = Breakable(cut_to_measure(words(text), limit))
    lines = breakable.lines(limit)
    for start, stop in lines:
        natural = sum(word.width + word.space for word in breakable.words[start:stop]) - breakable.words[stop - 1].space
        width = set_width(breakable, start, stop, limit)
        assert abs(width - natural) <= 0.02 * natural + 0.1 * sum(word.space for word in breakable.words[start : stop - 1]) + 1e-3
        if stop == len(breakable.words):
            assert width <= natural + 1e-3


@given(TEXTS, st.floats(3, 40))
def test_rigid_lines_keep_within_the_measure_as_they_are(text: str, limit: float) -> None:
    breakable = Breakable(cut_to_measure(words(text), limit))
    for start, stop in breakable.lines(limit, rigid=True):
        assert breakable.natural.length(start, stop) <= limit + 1e-6


@given(st.lists(st.integers(1, 12), min_size=2, max_size=9), st.integers(8, 20))
def test_no_other_setting_of_as_many_lines_is_more_even(lengths: list[int], limit: int) -> None:
    cut = words(" ".join("n" * length for length in lengths))
    breakable = Breakable(cut)
    measure = max(limit * 0.5, breakable.widest)
    chosen = breakable.lines(measure, balanced=True)

    def raggedness(stops: tuple[int, ...]) -> float:
        total = 0.0
        for start, stop in zip((0, *stops), (*stops, len(cut)), strict=True):
            short = 1 - breakable.natural.length(start, stop) / measure
            if short < -1e-9:
                return float("inf")
            total += short**2 + (0.5 if stop == len(cut) and start and stop - start == 1 else 0)
            total += 0.15 if stop == len(cut) and start and 1 - short < 0.2 else 0
        return total

    ours = raggedness(tuple(stop for _, stop in chosen[:-1]))
    others = (raggedness(stops) for stops in combinations(range(1, len(cut)), len(chosen) - 1))
    assert ours <= min(others) + 1e-9


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("take no more than 10 mg in the day", "10 mg"),
        ("call us at 605-555-0100 if you must", "605-555-0100"),
        ("some words and then the end of it", "the end"),
        ("found by J. L. Jones and others then", "J. L. Jones"),
        ("at 10.1016/j.neuropharm.2018 they say", "10.1016/j.neuropharm.2018"),
        ("it takes 48 hours or more to work", "48 hours"),
    ],
)
def test_what_belongs_together_is_not_parted(text: str, held: str) -> None:
    for limit in range(8, 20):
        assert any(held in line for line in set_lines(text, limit)), limit


def test_a_compound_may_end_a_line_at_its_hyphen() -> None:
    assert set_lines("a long-standing-friend-of-ours", 9)[0].endswith("-")


def test_the_last_line_is_no_lone_word_if_it_can_be_helped() -> None:
    lines = set_lines("These are words that run on to the margin and leave one behind alone", 16)
    assert len(lines[-1].split()) > 1


def test_superscripts_hang_on_their_word() -> None:
    problems: list = []
    runs = parse("so it heals [@a]. Then more", Place("x"), problems)[0]
    cut = cut_words(runs, lambda run: INK, lambda cites: "7")
    assert "heals.7" in [word.text for word in cut]


def test_a_heading_breaks_into_lines_of_like_length() -> None:
    lines = set_lines("What to expect on the day you come to us", 16, balanced=True)
    assert max(map(len, lines)) - min(map(len, lines)) <= 6
