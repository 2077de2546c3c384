"""Runs as parsed → runs as printed: white space folded to one space, each citation hung on the word before it.

Runs are cut so that a run's text and the source agree, character by character, from its offset on (white space is as wide).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from brochure.content.text import Run

_SPACES = " \t\r\n\u2028\u2029"
_WIDE = re.compile(f"[{_SPACES}]{{2,}}")
_TO_SPACE = dict.fromkeys(map(ord, _SPACES), " ")
_STOPS = re.compile(r"[.,]+")


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """One paragraph's runs, ready to print."""
    out: list[Run] = []
    for run in runs:
        if run.cites:
            _hang(out, run)
        else:
            _append(out, run)
    _strip_end(out)
    return tuple(out)


def _append(out: list[Run], run: Run) -> None:
    for chunk in _chunks(run):
        if chunk.text[0] == " " and (not out or out[-1].text[-1:] == " "):
            chunk = _part(chunk, 1, None)
        elif out and out[-1].cites and (stops := _STOPS.match(chunk.text)):
            # American style sets the superscript after a full stop or comma, before a colon or semicolon
            out.insert(-1, _part(chunk, 0, stops.end()))
            chunk = _part(chunk, stops.end(), None)
        if chunk.text:
            out.append(chunk)


def _chunks(run: Run) -> Iterator[Run]:
    """The run's text without a second space in a row."""
    text = run.text.translate(_TO_SPACE)
    at = 0
    for gap in _WIDE.finditer(text):
        yield _part(run, at, gap.start() + 1, text)
        at = gap.end()
    if at < len(text):
        yield _part(run, at, None, text)


def _hang(out: list[Run], run: Run) -> None:
    _strip_end(out)
    if out and out[-1].cites:
        before = out.pop()
        run = Run("", before.offset, cites=tuple(dict.fromkeys(before.cites + run.cites)))
    out.append(run)


def _strip_end(out: list[Run]) -> None:
    while out and out[-1].text[-1:] == " ":
        last = _part(out.pop(), 0, -1)
        if last.text:
            out.append(last)


def _part(run: Run, start: int, end: int | None, text: str | None = None) -> Run:
    part = (run.text if text is None else text)[start:end]
    return Run(part, run.offset + start, run.strong, run.emphasis, run.link)
