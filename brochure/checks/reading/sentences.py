"""Text → sentences, each with its words and its place in the file.

A paragraph's end and a list item's end are sentence ends, as McLaughlin's SMOG rules count them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from brochure.content.text import Run, Text
from brochure.diagnostics import Place

_WORD: Final = re.compile(r"[^\W_]+(?:[-‐‑'’.@/][^\W_]+)*")
_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_NEVER_LAST: Final = frozenset(("dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "cf", "approx", "fig", "no", "nos"))
_SELDOM_LAST: Final = frozenset(("a.m", "p.m", "etc", "u.s", "inc", "al", "dept", "jr", "sr"))


class Sentence(Struct, frozen=True):
    """A sentence, its words, and where it begins."""

    text: str
    words: tuple[str, ...]
    place: Place


def words(text: str) -> Iterator[str]:
    """The words: a hyphenated word is one (McLaughlin 1969), a number is one."""
    yield from _WORD.findall(text)


def sentences(text: Text) -> Iterator[Sentence]:
    """The sentences of all paragraphs."""
    for runs in text.paragraphs:
        joined = "".join(run.text for run in runs)
        for start, end in _spans(joined):
            found = tuple(words(joined[start:end]))
            if found:
                yield Sentence(joined[start:end], found, place_in(text, runs, start))


def place_in(text: Text, runs: tuple[Run, ...], at: int) -> Place:
    """The place in the file of the character at `at` of a paragraph's joined runs."""
    starts: list[int] = []
    length = 0
    for run in runs:
        starts.append(length)
        length += len(run.text)
    index = max(bisect_right(starts, at) - 1, 0)
    while index and not runs[index].text:
        index -= 1
    return text.place_of(runs[index].offset + at - starts[index])


def split(text: str) -> list[str]:
    """A paragraph's sentences as plain text."""
    return [text[start:end] for start, end in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield _trimmed(text, start, match.end())
            start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _ends(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() :].lstrip()
    if match[0][0] != "." or len(match[0].rstrip("\"'”’)]")) > 1 or not after:
        return not after or not after[0].islower()
    word = re.split(r"[\s(\[]", text[: match.start()])[-1].lower()
    if after[0].islower() or re.fullmatch(r"[a-z]", word):
        # "J. Smith" goes on; so does "vitamin c. difficile", but "Plan B. Then" cannot be told from a name
        return False
    if word in _NEVER_LAST:
        # "No." before a number is "number"; by itself it is an answer
        return word == "no" and not after[0].isdigit()
    return not (word in _SELDOM_LAST and not after[0].isupper())
