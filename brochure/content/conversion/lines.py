"""A scalar and its slice of the file → the line of each of its words.

The words of the value and of the slice correspond one to one; what YAML adds is the header of a block (`|`, `>-`),
the quotes, and in double quotes the escapes.
"""

from __future__ import annotations

import re
from typing import Final

from brochure.content.parsing.tree import Scalar

_PROPERTY: Final = re.compile(r"(?:[&!]\S*\s+)+")
_WORD: Final = re.compile(r"\S+")
_ESCAPED_WORD: Final = re.compile(r"(?:\\\n\s*|\\[^\s tnrvfNLP_]|[^\s\\])+")
"""A word in double quotes: `\\n`, `\\t` and the like part words, a backslash at a line's end joins them."""


def word_lines(scalar: Scalar, text: str) -> tuple[int, ...]:
    """The line in the file of each word of the scalar's value, or nothing if all stand on the scalar's own line."""
    if scalar.line == scalar.end_line:
        return ()
    count = len(scalar.value.split())
    lines = _lines_of_slice(scalar, text)
    if len(lines) != count:
        lines = _stretched(lines, count)
    return () if all(line == scalar.line for line in lines) else tuple(lines)


def _lines_of_slice(scalar: Scalar, text: str) -> list[int]:
    start, end, pattern = scalar.start, scalar.end, _WORD
    if properties := _PROPERTY.match(text, start, end):
        start = properties.end()
    if scalar.style in ("|", ">"):
        start = text.index("\n", start, end)
    elif scalar.style:
        start, end = start + 1, end - 1
        pattern = _ESCAPED_WORD if scalar.style == '"' else _WORD
    first = scalar.line + text.count("\n", scalar.start, start)
    found, line, at = [], first, start
    for word in pattern.finditer(text, start, end):
        line += text.count("\n", at, word.start())
        at = word.start()
        found.append(line)
    return found


def _stretched(lines: list[int], count: int) -> list[int]:
    """As many lines as words, in the same proportion: an escape that the pattern does not know is never far off."""
    return [lines[index * len(lines) // count] for index in range(count)] if lines else []
