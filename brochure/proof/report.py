"""Diagnostics + their spots → the report as HTML. All text in it may come from the file, and is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from brochure.diagnostics import Diagnostic
from brochure.proof.spots import Spot

_GROUPS: Final = (("error", "Mend these before you print"), ("warning", "Look at these"), ("note", "Good to know"))


def findings(diagnostics: Sequence[Diagnostic], marked: Mapping[int, Sequence[Spot]]) -> str:
    """The findings, errors first; a finding that is printed somewhere has a button that shows where."""
    parts = [_group(severity, head, diagnostics, marked) for severity, head in _GROUPS]
    return "".join(parts) or '<p class="nothing-found">Nothing was found to mend.</p>'


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings of each severity: `2 warnings, 1 note`."""
    numbers = [(sum(d.severity == severity for d in diagnostics), severity) for severity, _ in _GROUPS]
    found = [f"{number} {name}{'' if number == 1 else 's'}" for number, name in numbers if number]
    return ", ".join(found) or "no findings"


def _group(severity: str, head: str, diagnostics: Sequence[Diagnostic], marked: Mapping[int, Sequence[Spot]]) -> str:
    members = [(number, d) for number, d in enumerate(diagnostics) if d.severity == severity]
    if not members:
        return ""
    rows = "".join(_finding(number, diagnostic, marked.get(number, ())) for number, diagnostic in members)
    return f'<h3>{head} <span class="count">{len(members)}</span></h3><ul class="findings {severity}">{rows}</ul>'


def _finding(number: int, diagnostic: Diagnostic, spots: Sequence[Spot]) -> str:
    what = escape(diagnostic.what[:1].upper() + diagnostic.what[1:])
    help_ = f'<p class="help">{escape(diagnostic.help)}</p>' if diagnostic.help else ""
    source = f"<pre><code>{escape(diagnostic.source_line.strip())}</code></pre>" if diagnostic.source_line.strip() else ""
    where = f'<span class="place">{escape(_place(diagnostic))}</span> <span class="code">{escape(diagnostic.code)}</span>'
    return (
        f'<li id="finding-{number}"><p class="what">{what}</p>{help_}{source}<p class="where">{where}</p>{_show(number, what, spots)}</li>'
    )


def _place(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    return f"{place.file}, line {place.line}" if place.line else place.file


def _show(number: int, what: str, spots: Sequence[Spot]) -> str:
    if not spots:
        return ""
    panels = escape(", ".join(dict.fromkeys(spot.panel for spot in spots)))
    about = f'data-finding="{number}" aria-pressed="false" aria-label="Show it: {what}"'
    button = f'<button type="button" class="show scripted" {about}>Show it</button>'
    return f'<p class="printed">Printed on: {panels} {button}</p>'
