"""The mappings of `references` and the citations in reading order → the numbered, formatted sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from brochure.content.references import Entry, Sources
from brochure.content.sources.bibliography import format_entries
from brochure.content.sources.entry import RawEntry, read_entry
from brochure.diagnostics import Diagnostic, Place

__all__ = ["RawEntry", "read_sources"]

Citations = Sequence[tuple[str, Place]]


def read_sources(
    entries: Sequence[RawEntry], cited: Citations, style: Path | None, style_place: Place | None, problems: list[Diagnostic]
) -> Sources:
    """Cited entries are numbered in the order of `cited`, then those with `nocite` in the file's; others are not printed."""
    known = _by_key(entries, problems)
    read = {key: read_entry(entry, problems) for key, entry in known.items()}
    _report_unknown(cited, known, problems)
    keys = dict.fromkeys(key for key, _ in cited if key in known)
    keys |= dict.fromkeys(key for key, entry in known.items() if entry.nocite)
    _report_uncited([entry for key, entry in known.items() if key not in keys], problems)
    numbers = {key: number for number, key in enumerate(keys, 1)}
    printed = [read[key] for key in numbers]
    runs = format_entries(printed, style, style_place, problems)
    made = (Entry(entry.key, numbers[entry.key], each, entry.place) for entry, each in zip(printed, runs, strict=True))
    return Sources(tuple(made), numbers)


def _by_key(entries: Sequence[RawEntry], problems: list[Diagnostic]) -> dict[str, RawEntry]:
    known: dict[str, RawEntry] = {}
    for entry in entries:
        first = known.setdefault(entry.key, entry)
        if first is not entry:
            what = f'the id "{entry.key}" is given twice; the first time in line {first.place.line}'
            place = entry.places.get("id", entry.place)
            problems.append(Diagnostic("error", "duplicate-id", place, what, "Give one of the two another id, and cite it by that."))
    return known


def _report_unknown(cited: Citations, known: dict[str, RawEntry], problems: list[Diagnostic]) -> None:
    for key, place in cited:
        if key not in known:
            problems.append(Diagnostic("error", "unknown-citation", place, f'no reference has the id "{key}"', _unknown_help(key, known)))


def _unknown_help(key: str, known: dict[str, RawEntry]) -> str:
    from brochure.content.suggest import nearest

    near = nearest(key, known)
    if near:
        return f'Did you mean "[@{near}]"?'
    return f"The ids are {', '.join(list(known)[:8])}." if known else f"Add it under `references`, as - id: {key}."


def _report_uncited(entries: Sequence[RawEntry], problems: list[Diagnostic]) -> None:
    for entry in entries:
        what = f'the reference "{entry.key}" is not cited, and is not printed'
        help_ = f"Cite it in the text as [@{entry.key}], write nocite: yes at it to print it all the same, or delete it."
        problems.append(Diagnostic("warning", "uncited-reference", entry.place, what, help_))
