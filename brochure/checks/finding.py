"""What a check is, what it finds, and the report that findings come to: values alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal

from msgspec import Struct

from brochure.checks.material import Material
from brochure.diagnostics import Diagnostic, Place, Severity

Subject = Literal["sources", "meaning", "language", "balance", "type", "print"]
"""What a check looks at, and so what the author has to do about it."""
SEVERITIES: Final = ("error", "warning", "note")
"""The gravest first."""


class Found(Struct, frozen=True):
    """What one check found at one place: with its number and what was expected, and how to mend it."""

    place: Place
    what: str
    help: str


class Check(Struct, frozen=True):
    """A check: its code, how much its findings weigh, its subject, and the function that looks.

    A `cheap` one runs at every build.
    """

    code: str
    severity: Severity
    subject: Subject
    find: Callable[[Material], Iterator[Found]]
    cheap: bool = False


class Finding(Diagnostic, frozen=True, kw_only=True):
    """A diagnostic with its subject."""

    subject: Subject


class Grade(Struct, frozen=True):
    """School grades of a text by two formulas."""

    flesch_kincaid: float
    smog: float


class SectionGrade(Struct, frozen=True):
    """A section's heading and line, its words, and its grade without and with the glossary's words."""

    title: str
    line: int
    words: int
    plain: Grade
    whole: Grade


class Summary(Struct, frozen=True):
    """The report's numbers. Grades are `None` if the language is not English; `fill` is from 0 to 1 by panel."""

    grade: Grade | None
    grade_with_glossary: Grade | None
    sections: tuple[SectionGrade, ...]
    words: int
    sentences: int
    body_size: float
    fill: dict[str, float]


class Report(Struct, frozen=True):
    """All that was found, in the order of the file; which codes were silenced; and what only a person can judge."""

    findings: tuple[Finding, ...]
    summary: Summary
    ignored: tuple[str, ...]
    for_people: tuple[str, ...]
