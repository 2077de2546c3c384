"""citeproc-py 0.11 with two faults mended, each of which keeps one style in ten from formatting one kind of source.

Importing this module imports citeproc and lxml.
"""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.string import MixedString, String

_case = model.TextCased.case
_render_date_range = model.Date.render_date_range


def _case_of_any(self: Any, text: Any, language: Any = None) -> Any:
    """`text-case` on numbers, dates, names and formatted text: they hold `str`, which lacks the methods that the original calls."""
    if text is None or self.get("text-case") is None or not str(text).strip():
        return text
    parts = text if isinstance(text, MixedString) else [text]
    cased = _case(self, MixedString([part if isinstance(part, String) else String(part) for part in parts if part]), language)
    return str(cased) if type(text) is str else cased


def _range_in_any_context(self: Any, date_range: Any, show_parts: Any = None, context: Any = None) -> Any:
    """A range of dates in a macro: the original joins its parts by the macro's caller, which may be no element that joins."""
    return _render_date_range(self, date_range, show_parts, context if isinstance(context, model.Delimited) else self)


def mend() -> None:
    """Put both in their place."""
    model.TextCased.case = _case_of_any
    model.Date.render_date_range = _range_in_any_context
