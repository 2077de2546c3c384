"""Text with its emphasis marked by characters that no text can hold, so that it passes through a citation processor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from brochure.content.text import Run

ITALIC: Final = "\ufdd0"
UPRIGHT: Final = "\ufdd1"
BOLD: Final = "\ufdd2"
REGULAR: Final = "\ufdd3"
"""Each opens or closes a style. Unicode reserves them as no characters, and the reader refuses them in the file."""

_MARKS: Final = ITALIC + UPRIGHT + BOLD + REGULAR
_PAIRS: Final = {ITALIC: UPRIGHT, BOLD: REGULAR}
_TAG = re.compile(r"<(i|b|sub|sup|sc|span)(?: [^<>]*)?>((?:(?!<\1[ >]).)*?)</\1>")
_STARS = re.compile(r"(?<![\w*\\])(\*{1,2})(?![*\s])([^*]+?)(?<![\s\\])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_END: Final = rf"(?=[ {_MARKS}]|$)"
_TIDIED: Final = (
    (re.compile(r"[ \t\n]+"), " "),
    (re.compile(rf" ([{_MARKS}]*[.,]){_END}"), r"\1"),
    (re.compile(rf"[,;:]([{_MARKS}]*[.,;:]){_END}"), r"\1"),
    (re.compile(rf"([?!…]['\"’”]?[{_MARKS}]*)\.{_END}"), r"\1"),  # a title's own mark, and the style's full stop
    (re.compile(rf"(?<!\.)(\.[{_MARKS}]*)\.{_END}"), r"\1"),
)
"""What a style leaves where its punctuation meets that of a title, or a missing field; only at a word's end, never in a DOI."""


def italic(text: object) -> str:
    """The text marked as italic."""
    return f"{ITALIC}{text}{UPRIGHT}"


def bold(text: object) -> str:
    """The text marked as bold."""
    return f"{BOLD}{text}{REGULAR}"


def from_title(typed: str) -> str:
    """A title with the emphasis that reference managers export: `<i>` by Zotero, `*` by pandoc. Other marks print as typed."""
    text, found = typed, 1
    while found:
        text, found = _TAG.subn(_from_tag, text)
    text = _STARS.sub(lambda match: bold(match[2]) if match[1] == "**" else italic(match[2]), text)
    return _ESCAPE.sub(r"\1", text)


def _from_tag(match: re.Match[str]) -> str:
    tag, text = match.groups()
    return italic(text) if tag == "i" else bold(text) if tag == "b" else text


def to_runs(marked: str) -> tuple[Run, ...]:
    """The runs of a formatted entry: full stops that style and title both set are set once, italics in italics are upright."""
    for pattern, replacement in _TIDIED:
        marked = pattern.sub(replacement, marked)
    runs = [Run(text, strong=strong, emphasis=emphasis) for text, strong, emphasis in _stretches(marked.strip()) if text]
    return tuple(_stripped(runs))


def _stretches(marked: str) -> Iterator[tuple[str, bool, bool]]:
    depth = dict.fromkeys(_PAIRS, 0)
    for piece in re.split(f"([{_MARKS}])", marked):
        for opening, closing in _PAIRS.items():
            depth[opening] += (piece == opening) - (piece == closing)
        if piece not in _PAIRS and piece not in _PAIRS.values():
            yield piece, depth[BOLD] % 2 == 1, depth[ITALIC] % 2 == 1


def _stripped(runs: list[Run]) -> Iterator[Run]:
    """The runs without white space at the start, at the end and twice in a row."""
    spaced = True
    for number, run in enumerate(runs, 1):
        text = run.text.lstrip() if spaced else run.text
        text = text.rstrip() if number == len(runs) else text
        if text:
            yield Run(text, strong=run.strong, emphasis=run.emphasis)
            spaced = text[-1] == " "
