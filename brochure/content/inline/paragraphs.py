"""A value's text → its paragraphs of runs: CommonMark's strong, emphasis, links and escapes, and pandoc's citations.

HTML, entities, backticks, addresses in angle brackets and pictures are not mark-up: they print as typed.
White space is folded to one space. A citation hangs on the word before it, after its full stop or comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brochure.content.inline.characters import printable_text
from brochure.content.inline.citations import CITATION, keys
from brochure.content.inline.runs import tidy
from brochure.content.reporter import Reporter
from brochure.content.text import Run, Text
from brochure.diagnostics import Diagnostic, Place

_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[ \t\r]*\n)+")
_MARKUP = re.compile(r"[*_\[\]\\]")
_PLAIN = r"[^*_\[\]\\]"
_ADDRESS = (
    r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~=+,@-]*)?(?:\?[A-Za-z0-9=&._~+-]*)?(?:\#[A-Za-z0-9._~-]*)?"
    r"|tel:\+?[0-9-]*[0-9]|mailto:[a-z0-9._+-]+@[a-z0-9]+(?:[.-][a-z0-9]+)*"
)
# Spellings that mean the same whatever stands around them. They are nearly all that a brochure needs, and spare it the
# parser, whose import is a tenth of a whole run; the tests hold both to the same runs.
_SIMPLE = re.compile(
    rf"""
      (?P<cite> {CITATION} ) (?!\()
    | (?P<stars> \*{{1,2}} ) (?!\*)
      (?P<words> [^\W_] (?: {_PLAIN}* [^\W_] )? | [^\W_] {_PLAIN}* [^*_\[\]\\\s] (?= \*{{1,2}} (?: [ \n] | \Z ) ) )
      (?P=stars) (?!\*)
    | (?<!!) \[ (?P<label> \s* [^*_\[\]\\\s] {_PLAIN}* ) \] \( (?P<address> {_ADDRESS} ) \)
    | (?<=[^\W_]) (?P<literal> _+ ) (?=[^\W_])
    """,
    re.VERBOSE,
)


def parse(source: str, place: Place, problems: list[Diagnostic], word_lines: Sequence[int] = ()) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs of `source`, parted by empty lines. `word_lines` as in `Text`: it gives a problem its line."""
    reporter = Reporter(Text(source, place, (), tuple(word_lines)), problems)
    text = printable_text(source, reporter)
    paragraphs = (tidy(_runs(text[start:end], start, reporter)) for start, end in _paragraphs(text))
    return tuple(runs for runs in paragraphs if runs)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _runs(text: str, start: int, reporter: Reporter) -> list[Run]:
    simple = _simple_runs(text, start)
    if simple is not None:
        return simple
    from brochure.content.inline import commonmark

    return commonmark.parse(text, start, reporter)


def _simple_runs(text: str, start: int) -> list[Run] | None:
    """The runs of a text in which every mark-up character belongs to a simple spelling, otherwise `None`."""
    runs: list[Run] = []
    at = scanned = 0
    while mark := _MARKUP.search(text, scanned):
        match = _SIMPLE.match(text, mark.start())
        if match is None:
            return None
        scanned = match.end()
        if match["literal"]:
            continue
        if at < match.start():
            runs.append(Run(text[at : match.start()], start + at))
        runs.append(_simple_run(match, start))
        at = scanned
    if at < len(text):
        runs.append(Run(text[at:], start + at))
    return runs


def _simple_run(match: re.Match[str], start: int) -> Run:
    if match["cite"]:
        return Run("", start + match.start(), cites=keys(match["cite"]))
    if match["address"]:
        return Run(match["label"], start + match.start("label"), link=match["address"])
    strong = match["stars"] == "**"
    return Run(match["words"], start + match.start("words"), strong=strong, emphasis=not strong)
