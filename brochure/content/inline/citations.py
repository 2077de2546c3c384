"""A citation as typed, `[@key]` or `[@one; @two]` → its keys, or what is wrong with it."""

from __future__ import annotations

import re
from typing import Final

from brochure.content.fault import Fault

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


def fault_at(text: str, start: int) -> Fault | None:
    """What is wrong with the citation that was meant to open at `start`, or `None` if none was."""
    if not _ATTEMPT.match(text, start):
        return None
    end = text.find("]", start)
    if end < 0:
        return Fault("bad-citation", f'the citation "{_short(text[start : start + 80])}" is not closed', f"{_FORM} {_AS_TYPED}")
    typed = text[start : end + 1]
    return Fault("bad-citation", f'"{_short(typed)}" cannot be read as a citation', f"{_advice(typed)} {_AS_TYPED}")


def _advice(typed: str) -> str:
    parts = [part.strip("[]-@ ") for part in typed.split(";")]
    if "," in typed and typed.count("@") > 1:
        return f"Put a semicolon between two keys: {typed.replace(',', ';')}."
    if len(parts) > 1 and all(parts):
        return f"Each key takes an @ of its own: [{'; '.join('@' + part for part in parts)}]."
    return f"{_FORM} Page numbers and other words cannot stand in it." if any(parts) else _FORM


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= 40 else typed[:39] + "…"
