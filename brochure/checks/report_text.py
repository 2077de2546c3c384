"""`Report` → plain words for the author, or JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from brochure.checks.finding import SEVERITIES, Finding, Report, Subject, Summary
from brochure.diagnostics import Diagnostic

_TO_DO: Final[dict[Subject, str]] = {
    "sources": "Fill in and keep up to date",
    "meaning": "Tell the reader what matters, and both sides",
    "language": "Say it more plainly",
    "balance": "Give it room",
    "type": "Make the type easier to read",
    "print": "Get it ready for the printer",
}


def text_report(report: Report) -> str:
    """The summary, then the findings by what the author has to do about them, then what is left to people."""
    lines = [*_summary(report), *_sections(report.summary)]
    for subject, task in _TO_DO.items():
        own = sorted((each for each in report.findings if each.subject == subject), key=lambda each: SEVERITIES.index(each.severity))
        if own:
            lines += ["", f"{task} ({_counted(own)})", *(f"  {line}" for each in own for line in str(each).splitlines())]
    if report.ignored:
        lines += ["", "Left out, as the file asks (ignore)", f"  {', '.join(report.ignored)}"]
    lines += ["", "For people to judge: no program can", *(f"  - {each}" for each in report.for_people)]
    return "\n".join(lines) + "\n"


def _counted(findings: list[Finding]) -> str:
    counts = [(sum(each.severity == severity for each in findings), severity) for severity in SEVERITIES]
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count) or "nothing"


def _summary(report: Report) -> Iterator[str]:
    summary = report.summary
    yield f"Found: {_counted(list(report.findings))}"
    if summary.grade and summary.grade_with_glossary:
        plain, terms = summary.grade, summary.grade_with_glossary
        yield f"Reading grade: {plain.flesch_kincaid:g} by Flesch-Kincaid, {plain.smog:g} by SMOG; 6 or below is easy"
        yield f"  with the glossary's words: {terms.flesch_kincaid:g} and {terms.smog:g}"
    yield f"Words: {summary.words}, in {summary.sentences} sentences. Text: {summary.body_size:g} pt"
    yield "Filled: " + ", ".join(f"{name} {share:.0%}" for name, share in summary.fill.items())


def _sections(summary: Summary) -> Iterator[str]:
    if summary.sections:
        yield "By section (Flesch-Kincaid; with the glossary's words):"
    for each in summary.sections:
        yield f"  {each.plain.flesch_kincaid:4.1f} ({each.whole.flesch_kincaid:.1f})  {each.title}, {each.words} words"


def json_report(report: Report) -> str:
    """One object: summary, findings, ignored, for_people."""
    content: dict[str, Any] = msgspec.to_builtins(report)
    content["findings"] = [_flat(each) for each in report.findings]
    ordered = {key: content[key] for key in ("summary", "findings", "ignored", "for_people")}
    return msgspec.json.format(msgspec.json.encode(ordered), indent=2).decode() + "\n"


def json_diagnostics(diagnostics: Sequence[Diagnostic]) -> str:
    """The same object, of a brochure that could not be laid out: its findings are all there is."""
    findings = [_flat(each) for each in diagnostics]
    content = {"summary": None, "findings": findings, "ignored": [], "for_people": []}
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _flat(finding: Finding | Diagnostic) -> dict[str, object]:
    place = finding.place
    return {
        "severity": finding.severity, "code": finding.code, "subject": getattr(finding, "subject", "content"),
        "file": place.file, "line": place.line, "column": place.column,
        "what": finding.what, "help": finding.help,
    }  # fmt: skip
