"""Sources in the order of their numbers → the runs of each as printed, with DOI, PMID and URL as links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.content.sources.entry import CslEntry
from brochure.content.sources.identifiers import target
from brochure.content.sources.marked_text import to_runs
from brochure.content.text import Run
from brochure.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from brochure.content.sources.processor import Processor

_LABEL = {"DOI": r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?", "PMID": r"PMID:?\s*", "PMCID": r"(?:PMCID:?\s*)?", "URL": ""}
"""What a style may print before an identifier, and becomes part of its link."""


def format_entries(
    entries: Sequence[CslEntry], style: Path | None, style_place: Place | None, problems: list[Diagnostic]
) -> list[tuple[Run, ...]]:
    """The runs of each entry, by the CSL file `style` or the AMA's. What cannot be formatted is reported, and has no runs."""
    if not entries:
        return []
    from brochure.content.sources.processor import Processor

    if style is None:
        processor: Processor | None = Processor()
    else:
        from brochure.content.sources.style import open_style

        processor = open_style(style, style_place or Place(style.name), problems)
    return [() if processor is None else _runs(entry, processor, problems) for entry in entries]


def _runs(entry: CslEntry, processor: Processor, problems: list[Diagnostic]) -> tuple[Run, ...]:
    try:
        runs = to_runs(processor.render(entry))
    except Exception as error:  # citeproc-py raises whatever it stumbles over, in odd styles above all
        problems.append(_unformatted(entry, f"the citation processor failed ({type(error).__name__}: {error})"))
        return ()
    if not runs:
        problems.append(_unformatted(entry, "the style prints nothing of it"))
    return tuple(_linked(runs, entry.identifiers))


def _unformatted(entry: CslEntry, reason: str) -> Diagnostic:
    what = f'the reference "{entry.key}" cannot be formatted: {reason}'
    help_ = "Compare its type and fields with another reference, or use another style."
    return Diagnostic("error", "reference-not-formatted", entry.place, what, help_)


def _linked(runs: Sequence[Run], identifiers: Mapping[str, str]) -> Iterator[Run]:
    """The runs, cut where an identifier starts or ends."""
    links = list(_links("".join(run.text for run in runs), identifiers))
    at = 0
    for run in runs:
        end = at + len(run.text)
        cuts = sorted({at, end} | {cut for first, last, _ in links for cut in (first, last) if at < cut < end})
        for start, stop in pairwise(cuts):
            link = next((link for first, last, link in links if first <= start and stop <= last), None)
            yield Run(run.text[start - at : stop - at], strong=run.strong, emphasis=run.emphasis, link=link)
        at = end


def _links(text: str, identifiers: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    patterns = [f"(?P<{name}>{_LABEL[name]}{re.escape(identifiers[name])}(?!\\d))" for name in _LABEL if name in identifiers]
    for match in re.finditer("|".join(patterns), text) if patterns else ():
        variable = str(match.lastgroup)
        yield match.start(), match.end(), target(variable, identifiers[variable])
