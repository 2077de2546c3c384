"""Checks stage: `Brochure`, `Placed` and `Overflow` → diagnostics, and the report of `--check`.

What a build does not need is imported at its first use.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from brochure.checks.glyphs import missing_glyphs
from brochure.checks.overset import overset
from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic
from brochure.layout.placed import Placed

if TYPE_CHECKING:
    from brochure.checks.finding import Report

__all__ = ["cheap", "json_diagnostics", "json_report", "missing_glyphs", "overset", "report", "text_report"]


def report(brochure: Brochure, placed: Placed, shown: str, today: datetime.date) -> Report:
    """All checks; `shown` is the content file as typed, `today` the day that review dates are measured by."""
    from brochure.checks import run

    return run.report(brochure, placed, shown, today)


def cheap(brochure: Brochure, placed: Placed, shown: str, today: datetime.date) -> tuple[Diagnostic, ...]:
    """The checks that cost a build nothing worth noticing."""
    from brochure.checks import at_build

    return at_build.cheap(brochure, placed, shown, today)


def text_report(report: Report) -> str:
    """A report in plain words."""
    from brochure.checks import report_text

    return report_text.text_report(report)


def json_diagnostics(diagnostics: Sequence[Diagnostic]) -> str:
    """What kept a brochure from being checked, in the form of a report."""
    from brochure.checks import report_text

    return report_text.json_diagnostics(diagnostics)


def json_report(report: Report) -> str:
    """A report for programs."""
    from brochure.checks import report_text

    return report_text.json_report(report)
