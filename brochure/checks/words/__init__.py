"""The word lists of the checks, read from the YAML files beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _read(name: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


@cache
def placeholders() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each pattern with what to write instead."""
    return tuple((re.compile(pattern, re.IGNORECASE), instead) for pattern, instead in _read("placeholders").items())


@cache
def promises() -> re.Pattern[str]:
    """A pattern that finds any word of the list, the longest first."""
    lists = _read("promises")
    listed = "|".join(_pattern(word) for word in sorted(lists["promises"], key=len, reverse=True))
    return re.compile(rf"\b(?!(?:{'|'.join(map(_pattern, lists['harmless']))})\b)(?:{listed})\b", re.IGNORECASE)


def _pattern(word: str) -> str:
    """A word as a regular expression; a star stands for any ending."""
    return re.escape(word).replace(r"\*", r"\w*")


@cache
def jargon() -> dict[str, str]:
    """Each term with plain words for it."""
    return dict(_read("jargon"))


@cache
def known_acronyms() -> frozenset[str]:
    """Acronyms that everybody knows."""
    return frozenset(_read("acronyms"))
