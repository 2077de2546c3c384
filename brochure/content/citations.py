"""A citation as typed, `[@key]` or `[@one; @two]` → its keys, or what is wrong with it."""

from __future__ import annotations

import re
from typing import Final

_KEY = r"@(?:\w(?:[\w:.\#$%&+?<>~/-]*\w)?|\{[^{}\s]+\})"
CITATION: Final = rf"\[\s*{_KEY}(?:\s*;\s*{_KEY})*\s*\]"
"""A regular expression. Keys are spelled as in pandoc; braces hold one of any characters."""

_FIND_KEY = re.compile(_KEY)
_ATTEMPT = re.compile(r"\[-?\s*@|\[[^\[\]@]*[\s;-]@\w")
_FORM = "A citation is [@key], or [@one; @two] for several."
_AS_TYPED = r"To print it as typed, write \[ in place of [."


def keys(citation: str) -> tuple[str, ...]:
    """The keys of a well-formed citation, each once."""
    found = (match.group()[1:] for match in _FIND_KEY.finditer(citation))
    return tuple(dict.fromkeys(key.strip("{}") for key in found))


def fault(text: str, start: int) -> tuple[str, str] | None:
    """What is wrong with the citation that seems to open at `start`, and how to mend it; `None` if none seems to."""
    if not _ATTEMPT.match(text, start):
        return None
    end = text.find("]", start)
    if end < 0:
        return f'The citation "{_short(text[start:])}" is not closed.', f"{_FORM} {_AS_TYPED}"
    typed = text[start : end + 1]
    return f'"{_short(typed)}" is not a citation that can be read.', f"{_advice(typed)} {_AS_TYPED}"


def _advice(typed: str) -> str:
    if "," in typed and typed.count("@") > 1:
        return f"Put a semicolon between two keys: {typed.replace(',', ';')}."
    if ";" in typed and all(part.strip("[]-@ ") for part in typed.split(";")):
        return f"Each key takes an @ of its own: [{'; '.join('@' + part.strip('[]-@ ') for part in typed.split(';'))}]."
    if typed.strip("[]-@ "):
        return f"{_FORM} Page numbers and other words cannot stand in it."
    return _FORM


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= 40 else typed[:39] + "…"
