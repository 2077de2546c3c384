"""A fault at an offset of a value's text → a diagnostic at its line in the file."""

from __future__ import annotations

from msgspec import Struct

from brochure.content.fault import Fault
from brochure.content.text import Text
from brochure.diagnostics import Diagnostic, Severity


class Reporter(Struct, frozen=True):
    """Where the faults of one text go."""

    text: Text
    problems: list[Diagnostic]

    def report(self, severity: Severity, offset: int, fault: Fault) -> None:
        """Report a fault at `offset` of the text."""
        self.problems.append(Diagnostic(severity, fault.code, self.text.place_of(offset), fault.what, fault.help))
