"""The YAML parser's complaint → a diagnostic in plain words, at the line where the mistake is.

The parser says where it could go no further, which is often a line or more after the mistake. Each rule of
`line_mistakes` and `text_mistakes` looks at the text around that place for one mistake that authors make. The parser's
wording counts for next to nothing, so that PyYAML's two parsers give the same messages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from brochure.content.fault import Fault
from brochure.content.parsing import line_mistakes, repair, text_mistakes
from brochure.content.parsing.complaint import Complaint, Found
from brochure.diagnostics import Diagnostic, Place

_RULES: Final[tuple[Callable[[Complaint], Found | None], ...]] = (
    line_mistakes.odd_space,
    text_mistakes.open_quote,
    text_mistakes.escape,
    text_mistakes.after_quote,
    text_mistakes.missing_space,
    text_mistakes.reserved_start,
    text_mistakes.reserved_inside,
    text_mistakes.nothing_before_colon,
    text_mistakes.missing_colon,
    line_mistakes.brackets,
    line_mistakes.document_mark,
    line_mistakes.no_dashes,
    repair.repaired,
    text_mistakes.colon_in_text,
    line_mistakes.missing_dash,
    line_mistakes.misaligned,
)
"""In this order, as a mistake of an earlier rule may look like one of a later rule."""


def explain(error: Any, text: str, file: str) -> Diagnostic:
    """What a `yaml.MarkedYAMLError` means to the author of `text`."""
    complaint = _complaint(error, text)
    found = next((found for rule in _RULES if (found := rule(complaint))), None)
    row, column, fault = found or (*complaint.at, _unknown())
    return Diagnostic("error", fault.code, Place(file, row + 1, column + 1), fault.what, fault.help)


def _complaint(error: Any, text: str) -> Complaint:
    lines = text.split("\n")
    at = _position(error.problem_mark or error.context_mark, lines)
    since = _position(error.context_mark, lines) if error.context_mark else at
    context, problem = error.context or "", error.problem or ""
    colon = "mapping values are not allowed" in problem
    return Complaint(lines, at, since, "quoted scalar" in context, "flow" in context, colon)


def _position(mark: Any, lines: list[str]) -> tuple[int, int]:
    row = min(mark.line, len(lines) - 1)
    return row, min(mark.column, len(lines[row]))


def _unknown() -> Fault:
    advice = (
        "Look at this line and the one above: the spaces before the text, a space after each colon and dash, quotes and brackets closed."
    )
    return Fault("yaml-syntax", "this line does not fit in here", advice)
