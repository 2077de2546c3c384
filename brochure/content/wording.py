"""Words of the author's, and our lists → how a message shows them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def quoted(text: str) -> str:
    """A text in double quotes as YAML wants them, cut if it is long."""
    return '"' + short(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def short(text: str, most: int = 60) -> str:
    """The text on one line, cut at so many characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
