"""A source → its bibliography entry as marked text, by citeproc-py and a CSL style.

Importing this module imports citeproc and lxml: do so only when there is something to format.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from citeproc.frontend import CitationStylesStyle
from citeproc.source import Date as CiteprocDate
from citeproc.source import DateRange, LiteralDate, Reference, VariableError
from citeproc.source import Name as CiteprocName
from citeproc.string import MixedString, String

from brochure.content.sources import marked_text, mended
from brochure.content.sources.dates import Date, Parts
from brochure.content.sources.entry import CslEntry
from brochure.content.sources.names import Name

_AMA: Final = Path(__file__).parent / "styles" / "ama.csl"


class Processor:
    """A style, ready to format. Raises whatever citeproc-py does for a style that it cannot take."""

    def __init__(self, style: Path | None = None) -> None:
        mended.mend()
        with warnings.catch_warnings(action="ignore"):
            self._style = CitationStylesStyle(str(style or _AMA), validate=False)
        self._style.root.formatter = _FORMATTER

    def render(self, entry: CslEntry) -> str:
        """The entry as marked text, empty if the style prints nothing of it. Raises what citeproc-py raises."""
        with warnings.catch_warnings(action="ignore"):
            texts = self._style.render_bibliography([_Item(_reference(entry))])
        return "".join(map(str, texts))


class _Item:
    """What a style is asked to print: a source without number or locator. The layout draws the numbers."""

    number = None
    has_locator = False

    def __init__(self, reference: Reference) -> None:
        self.key = reference.key
        self.reference = reference

    @property
    def locator(self) -> object:
        raise VariableError

    def __contains__(self, variable: object) -> bool:
        return False

    def __getitem__(self, variable: str) -> str:
        """A count, as which citeproc-py takes `number-of-pages` to choose between page and pages."""
        text = str(self.reference[variable])
        return text if text.isdecimal() else "2"

    def get(self, variable: str, default: object = None) -> object:
        return default


def _keep(text: Any) -> Any:
    return text


def _marked(mark: Any) -> Any:
    return lambda text: text if text is None else String(mark(text))


_FORMATTER: Final = SimpleNamespace(
    preformat=_keep, Italic=_marked(marked_text.italic), Oblique=_marked(marked_text.italic), Bold=_marked(marked_text.bold), Light=_keep,
    Underline=_keep, Superscript=_keep, Subscript=_keep, SmallCaps=_keep,
)  # fmt: skip


def _reference(entry: CslEntry) -> Reference:
    variables: dict[str, Any] = {variable: MixedString([String(text)]) for variable, text in entry.texts.items()}
    variables |= {variable: [_name(name) for name in names] for variable, names in entry.names.items()}
    variables |= {variable: _date(date) for variable, date in entry.dates.items()}
    _name_once(variables, entry)
    # citeproc-py looks some variables up with hyphens, others with underscores
    twins = {variable.replace("-", "_"): value for variable, value in variables.items() if "-" in variable}
    return Reference(entry.key, entry.type, **variables, **twins)


def _name_once(variables: dict[str, Any], entry: CslEntry) -> None:
    """Leave a publisher or website out that is the author: AMA names it once."""
    authors = {dict(name.parts).get("literal", "").casefold() for name in entry.names.get("author", ())}
    for variable in ("publisher",) if entry.type.startswith("article") else ("publisher", "container-title"):
        if entry.texts.get(variable, "").casefold() in authors:
            variables.pop(variable, None)


def _name(name: Name) -> CiteprocName:
    parts = dict(name.parts)
    given, family = parts.get("given", ""), parts.get("family", "")
    whole = parts.get("literal") or (given if not family else "")
    if not whole and given and given.lower() == given.upper():  # no letters that could be initials, as in Chinese
        whole = f"{family} {given}"
    if whole:
        return CiteprocName(literal=whole)
    if given.isalpha() and given.isupper() and 1 < len(given) <= 4 and not family.isupper():
        parts["given"] = " ".join(given)  # initials, as in a reference list
    return CiteprocName(**parts)


def _date(date: Date) -> object:
    if date.literal:
        return LiteralDate(date.literal, circa=date.circa)
    if date.end and date.end[0] != date.begin[0]:  # citeproc-py muddles ranges of months and days
        return DateRange(begin=_day(date.begin[:1]), end=_day(date.end[:1]), circa=date.circa)
    return _day(date.begin, circa=date.circa)


def _day(parts: Parts, **options: bool) -> CiteprocDate:
    named = dict(zip(("year", "month", "day"), parts, strict=False))
    if named.get("month", 0) > 12:
        named["season"] = named.pop("month") - 12
    return CiteprocDate(**named, **options)
