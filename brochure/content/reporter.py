"""An offset in a value's text → a diagnostic at its line in the file."""

from __future__ import annotations

from msgspec import Struct

from brochure.content.text import Text
from brochure.diagnostics import Diagnostic, Severity


class Reporter(Struct, frozen=True):
    """Where the findings in one text go."""

    text: Text
    problems: list[Diagnostic]

    def error(self, code: str, offset: int, what: str, help: str) -> None:
        """Report an error at `offset` of the text."""
        self._report("error", code, offset, (what, help))

    def warning(self, code: str, offset: int, what: str, help: str) -> None:
        """Report a warning at `offset` of the text."""
        self._report("warning", code, offset, (what, help))

    def _report(self, severity: Severity, code: str, offset: int, message: tuple[str, str]) -> None:
        self.problems.append(Diagnostic(severity, code, self.text.place_of(offset), *message))
