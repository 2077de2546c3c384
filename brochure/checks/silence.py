"""Checks → findings, without those that the brochure silences by `ignore`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.checks.finding import SEVERITIES, Check, Finding, Found
from brochure.checks.material import Material
from brochure.content.model import Brochure


def findings(checks: Iterable[Check], material: Material) -> Iterator[Finding]:
    """What the checks find; a code under `ignore` that no check has is an error."""
    ignored = {code.plain for code in material.brochure.ignore}
    yield from _unknown(material.brochure)
    for check in checks:
        if check.code not in ignored:
            yield from (_finding(check, found) for found in check.find(material))


def _finding(check: Check, found: Found) -> Finding:
    return Finding(check.severity, check.code, found.place, found.what, found.help, subject=check.subject)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """In the order of the file; at one place, errors first."""
    return tuple(sorted(found, key=lambda each: (each.place.line, each.place.column, SEVERITIES.index(each.severity))))


def silenced(brochure: Brochure) -> tuple[str, ...]:
    """The codes that the brochure silences, each once."""
    from brochure.checks.registry import BY_CODE

    return tuple(dict.fromkeys(code.plain for code in brochure.ignore if code.plain in BY_CODE))


def _unknown(brochure: Brochure) -> Iterator[Finding]:
    known = frozenset(silenced(brochure)) if brochure.ignore else frozenset()
    for code in brochure.ignore:
        if code.plain not in known:
            what = f'`ignore`: no check has the code "{code.plain}"'
            yield Finding("error", "unknown-check", code.place, what, _meant(code.plain), subject="sources")


def _meant(code: str) -> str:
    from brochure.checks.registry import BY_CODE
    from brochure.content.suggest import nearest

    near = nearest(code, BY_CODE)
    return f'Did you mean "{near}"?' if near else f"The codes are {', '.join(BY_CODE)}."
