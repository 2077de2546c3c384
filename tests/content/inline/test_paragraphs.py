"""What an author can write inside a text, what it prints as, and what is said about mistakes."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.inline.paragraphs import parse
from brochure.content.text import Run
from brochure.diagnostics import Diagnostic, Place

PLACE = Place("content.yaml", 3, 9)


def paragraphs(source: str, problems: list[Diagnostic] | None = None) -> tuple[tuple[Run, ...], ...]:
    return parse(source, PLACE, [] if problems is None else problems)


def shown(source: str) -> str:
    """The text in a notation of its own: {b:…} strong, {i:…} emphasis, {address|…} link, ^key^ citation."""
    return "\n\n".join("".join(_shown(run) for run in runs) for runs in paragraphs(source))


def _shown(run: Run) -> str:
    text = f"^{','.join(run.cites)}^" if run.cites else run.text
    for flag, sign in ((run.emphasis, "i:"), (run.strong, "b:"), (run.link, f"{run.link}|")):
        text = f"{{{sign}{text}}}" if flag else text
    return text


def findings(source: str) -> list[tuple[str, str]]:
    problems: list[Diagnostic] = []
    parse(source, PLACE, problems)
    assert all(problem.help and problem.place == PLACE for problem in problems)
    return [(problem.severity, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a **strong** word", "a {b:strong} word"),
        ("an *emphasized* and an _emphasized_ word", "an {i:emphasized} and an {i:emphasized} word"),
        ("**Links:** It blocks **all of it.**", "{b:Links:} It blocks {b:all of it.}"),
        ("**a *b* c**", "{b:a }{b:{i:b}}{b: c}"),
        ("***both***", "{b:{i:both}}"),
        ("un**believ**able", "un{b:believ}able"),
        ("snake_case_word and 2 * 3 * 4 and ** alone", "snake_case_word and 2 * 3 * 4 and ** alone"),
        ("read [the **whole** page](https://example.org/a_b?x=1#y) now", "read {https://example.org/a_b?x=1#y|the }{https://example.org/a_b?x=1#y|{b:whole}}{https://example.org/a_b?x=1#y| page} now"),
        ("[call](tel:+1-605-555-0100), [write](mailto:office@example.org)", "{tel:+1-605-555-0100|call}, {mailto:office@example.org|write}"),
        (r"\*not\* \[this\] \_or\_ 5\\6 C:\new", r"*not* [this] _or_ 5\6 C:\new"),
    ],
)  # fmt: skip
def test_markup_is_commonmarks(source: str, expected: str) -> None:
    assert shown(source) == expected
    assert findings(source) == []


@pytest.mark.parametrize("source", ["<b>bold</b> and <br/>", "<5 mg", "x<y and y>z", "R&D &amp; &copy; &#42;", "`code` ``", "<https://example.org>", "https://example.org/a_b", "~~no~~ # no", "1. one", "> quoted", "me@example.org or @clinic", "[1] and [ ] and [sic]", "fee: $5 [each] (now)"])  # fmt: skip
def test_what_is_not_markup_prints_as_typed(source: str) -> None:
    assert shown(source) == source
    assert findings(source) == []


def test_white_space_is_folded_and_an_empty_line_starts_a_paragraph() -> None:
    assert shown("  one\ntwo  \n   three\\\nfour  five \n \t\n\n six\t7\n") == "one two three four five\n\nsix 7"
    assert paragraphs("") == paragraphs(" \n\n ") == ()


def test_no_second_space_across_styles() -> None:
    assert shown("a [ b ](https://example.org) c") == "a {https://example.org|b }c"


def test_a_no_break_space_stays() -> None:
    assert shown("5\u00a0mg") == "5\u00a0mg"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("harder to heal [@watson2015].", "harder to heal.^watson2015^"),
        ("heal [@a], and then [@b; @c] more", "heal,^a^ and then^b,c^ more"),
        ("heal[@a]; so [@b]: yes [@c]", "heal^a^; so^b^: yes^c^"),
        ("heal. [@a]\nNext", "heal.^a^ Next"),
        ("**heal** [@a]. Next", "{b:heal}.^a^ Next"),
        ("**heal [@a].** Next", "{b:heal}{b:.}^a^ Next"),
        ("so it goes [@a]... on", "so it goes...^a^ on"),
        ("two [@a][@b] [@a; @c].", "two.^a,b,c^"),
        ("[@a; @a]", "^a^"),
        ("[@ a]", "[@ a]"),
        ("[@Doe:2010_a-b.c/d; @{http://zotero.org/1?x=2}]", "^Doe:2010_a-b.c/d,http://zotero.org/1?x=2^"),
        (r"\[@a]", "[@a]"),
        ("[@clinic](https://example.org)", "{https://example.org|@clinic}"),
    ],
)
def test_citations_hang_on_the_word_after_its_stop(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](ftp://example.org)", [("error", "bad-link")]),
        ("[a](javascript:alert)", [("error", "bad-link")]),
        ("[a](example.org)", [("error", "bad-link")]),
        ("[a](https://)", [("error", "bad-link")]),
        ("[a](mailto:office)", [("error", "bad-link")]),
        ("[a](tel:none)", [("error", "bad-link")]),
        ("[a]()", [("error", "bad-link")]),
        ("[](https://example.org)", [("error", "bad-link")]),
        ("[a](https://exa mple.org)", [("warning", "bad-link")]),
        ("[a [@b]](https://example.org)", [("warning", "bad-link")]),
        ("![moon](moon.png)", [("warning", "inline-picture")]),
        ("[@a, @b]", [("error", "bad-citation")]),
        ("[see @a, p. 3]", [("error", "bad-citation")]),
        ("[-@a]", [("error", "bad-citation")]),
        ("[@]", [("error", "bad-citation")]),
        ("an [@open one", [("error", "bad-citation")]),
        ("a\x07b\x07c\x01", [("error", "control-character"), ("error", "control-character")]),
        ("a\ud800b", [("error", "control-character")]),
    ],
)
def test_mistakes_are_reported(source: str, expected: list[tuple[str, str]]) -> None:
    assert findings(source) == expected


@pytest.mark.parametrize("source", ["[a](https://exa mple.org)", "[@a, @b]", "an [@open one", "![moon](moon.png)"])
def test_what_cannot_be_read_prints_as_typed(source: str) -> None:
    assert shown(source) == source


@pytest.mark.parametrize(
    ("source", "fix"),
    [
        ("[a](example.org)", "https://example.org"),
        ("[a](office@example.org)", "mailto:office@example.org"),
        ("[a](605-555-0100)", "tel:605-555-0100"),
        ("[@a, @b]", "[@a; @b]"),
        ("[@a; b]", "[@a; @b]"),
    ],
)
def test_the_help_holds_what_to_write(source: str, fix: str) -> None:
    problems: list[Diagnostic] = []
    parse(source, PLACE, problems)
    assert fix in problems[0].help
    assert findings(source.replace(source[1:-1], "x")) != problems


def test_a_mistake_is_placed_on_its_line() -> None:
    problems: list[Diagnostic] = []
    parse("one two\nthree [a](b)\n[@] x", PLACE, problems, word_lines=(3, 3, 5, 5, 6, 6))
    assert [(problem.code, problem.place.line) for problem in problems] == [("bad-link", 5), ("bad-citation", 6)]


def test_a_plain_brochure_does_not_load_the_parser() -> None:
    code = (
        "import sys; from brochure.content.inline.paragraphs import parse; from brochure.diagnostics import Place;"
        "parse('**A:** b_c *d* [e](https://example.org) f [@g].', Place('x'), []); sys.exit('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


MARKUP = st.lists(
    st.sampled_from(["*", "**", "_", "[", "]", "(", ")", "](https://example.org)", "[@", "@", "; ", "\\", "!", "<", "&amp;", "`", " ", "  ", "\n", "a", "b c", "é", "。", ".", ",", "1", "“", "\u00a0", "[x](https://e.org/a_b)", "[@k]", "[@k; @l]", "**w**", "*w.*"]),
    max_size=14,
).map("".join)  # fmt: skip


@given(MARKUP)
def test_the_short_cut_reads_as_the_parser_does(source: str) -> None:
    from brochure.content.inline import commonmark
    from brochure.content.inline.paragraphs import _simple_runs
    from brochure.content.inline.runs import tidy
    from brochure.content.reporter import Reporter
    from brochure.content.text import Text

    quick = _simple_runs(source, 0)
    if quick is not None:
        problems: list[Diagnostic] = []
        assert _joined(tidy(quick)) == _joined(tidy(commonmark.parse(source, 0, Reporter(Text(source, PLACE), problems))))
        assert problems == []


def _joined(runs: tuple[Run, ...]) -> list[tuple[object, ...]]:
    """Each character with its offset and style."""
    return [
        item
        for run in runs
        for item in (
            [(run.offset, run.cites)]
            if run.cites
            else [(character, run.offset + index, run.strong, run.emphasis, run.link) for index, character in enumerate(run.text)]
        )
    ]


@given(MARKUP | st.text())
def test_offsets_lead_to_the_characters_in_the_source(source: str) -> None:
    for runs in parse(source, PLACE, problems := []):
        for run in runs:
            assert run.text or run.cites
            typed = source[run.offset : run.offset + len(run.text)]
            if not any(problem.code == "control-character" for problem in problems):
                assert typed.translate({ord(sign): " " for sign in "\t\n\r\u2028\u2029"}) == run.text
            if run.cites:
                assert source[run.offset] == "["


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="*_[]\\") | st.sampled_from(" \n\t")))
def test_text_without_markup_changes_in_nothing_but_white_space(source: str) -> None:
    lines = [line.strip(" \t") for line in source.split("\n")]
    expected = re.sub("\n\n+", "\0", "\n".join(lines).strip("\n"))
    assert shown(source).replace("\n\n", "\0") == re.sub("[ \t\n]+", " ", expected)


@given(st.text(st.sampled_from("*_[]()\\!<>&;`. \nabc1é")))
def test_no_letter_is_lost(source: str) -> None:
    """Where nothing is an address or a citation, all letters print, in order, however the marks stand."""
    source = source.replace("](", "] (")
    printed = "".join(run.text for runs in paragraphs(source) for run in runs)
    assert [sign for sign in printed if sign.isalnum()] == [sign for sign in source if sign.isalnum()]


@given(st.text())
def test_nothing_that_is_typed_raises(source: str) -> None:
    parse(source, PLACE, [])
