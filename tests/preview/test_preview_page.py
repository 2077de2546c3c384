"""The page of the live preview: the last good proof, and what is wrong since."""

from __future__ import annotations

from brochure.diagnostics import Diagnostic, Place
from brochure.preview.page import Rendered, State, page

GOOD = "<!doctype html><html><head><title>T</title></head><body class=a><main>the proof</main></body></html>"
WRONG = Diagnostic("error", "x", Place("c.yaml", 3, 2), "`titel` is <not> a key", "Write title.", "titel: <b>")
SLIP = Diagnostic("warning", "y", Place("c.yaml", 1, 1), "a small thing")


def test_a_good_build_shows_the_proof_and_nothing_else() -> None:
    shown = page(State().after(Rendered(GOOD, (SLIP,))), "t-1")
    assert "the proof" in shown
    assert "alert" not in shown
    assert "opacity" not in shown
    assert "a small thing" not in shown  # the proof itself reports it


def test_a_broken_file_shows_what_to_mend_above_the_last_good_picture() -> None:
    shown = page(State().after(Rendered(GOOD)).after(Rendered(None, (SLIP, WRONG))), "t-2")
    assert shown.index('role="alert"') < shown.index("the proof")
    assert "1 thing to mend" in shown
    assert "c.yaml:3:2" in shown
    assert "Write title." in shown
    assert "opacity" in shown


def test_the_author_s_text_is_never_mark_up() -> None:
    shown = page(State().after(Rendered(None, (WRONG,))), "t-1")
    assert "<not>" not in shown
    assert "titel: <b>" not in shown
    assert "&lt;not&gt;" in shown


def test_the_message_goes_when_it_is_mended() -> None:
    state = State().after(Rendered(GOOD)).after(Rendered(None, (WRONG,))).after(Rendered(GOOD))
    assert "alert" not in page(state, "t-3")


def test_a_file_that_was_never_right_says_so() -> None:
    shown = page(State().after(Rendered(None, (WRONG,))), "t-1")
    assert "no picture yet" in shown
    assert "1 thing to mend" in shown


def test_a_save_that_changes_nothing_does_not_reload() -> None:
    first = State().after(Rendered(GOOD))
    assert first.after(Rendered(GOOD)) is first
    assert first.after(Rendered(GOOD.replace("proof", "other"))).version == first.version + 1
    assert State().after(Rendered(None)).version == 1
