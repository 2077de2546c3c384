"""One mapping of `references` → a source by CSL's rules: texts, names and dates checked, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from brochure.content.fault import Fault
from brochure.content.inline.characters import printable_text
from brochure.content.reporter import Reporter
from brochure.content.sources import fields as csl
from brochure.content.sources.dates import Date, read_date
from brochure.content.sources.identifiers import VARIABLES, read_identifier
from brochure.content.sources.marked_text import from_title
from brochure.content.sources.names import Name, read_names
from brochure.content.text import Text
from brochure.diagnostics import Diagnostic, Place, Severity

_SOURCES: Final = frozenset((
    "archive", "authority", "container-title", "container-title-short", "DOI", "event-title", "ISBN", "medium", "PMCID", "PMID",
    "publisher", "URL",
))  # fmt: skip
_ONLINE: Final = frozenset(("webpage", "post", "post-weblog", "dataset", "software"))
_LAWS: Final = frozenset(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"))
_WELL_KNOWN: Final = "article-journal, book, chapter, report, webpage and document"
_USUAL: Final = "The usual ones are title, author, container-title, issued, volume, issue, page, publisher, DOI and URL."
_WRONG_IDENTIFIER: Final[Mapping[str, Severity]] = {"bad-link": "error"}


class RawEntry(Struct, frozen=True):
    """A mapping of `references` as typed: `fields` holds texts, lists and mappings, and `places` where each value stands."""

    key: str
    fields: Mapping[str, object]
    place: Place
    places: Mapping[str, Place] = {}
    nocite: bool = False


class CslEntry(Struct, frozen=True):
    """A source: its item type, and its variables by CSL's names. Titles are marked text."""

    key: str
    type: str
    place: Place
    texts: Mapping[str, str]
    names: Mapping[str, tuple[Name, ...]]
    dates: Mapping[str, Date]
    identifiers: Mapping[str, str]
    """DOI, PMID, PMCID and URL in their plain form, if they are sound."""


def read_entry(raw: RawEntry, problems: list[Diagnostic]) -> CslEntry:
    """The source; what cannot be read is left out and reported."""
    return _Reading(raw, problems).entry()


class _Reading:
    def __init__(self, raw: RawEntry, problems: list[Diagnostic]) -> None:
        self.raw = raw
        self.problems = problems
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.identifiers: dict[str, str] = {}

    def entry(self) -> CslEntry:
        for variable, value in self.raw.fields.items():
            self._read(csl.OLD_SPELLINGS.get(variable, variable), variable, value)
        found = CslEntry(self.raw.key, self._type(), self.raw.place, self.texts, self.names, self.dates, self.identifiers)
        self._complete(found)
        return found

    def _report(self, severity: Severity, variable: str, fault: Fault) -> None:
        place = self.raw.places.get(variable, self.raw.place)
        self.problems.append(Diagnostic(severity, fault.code, place, fault.what, fault.help))

    def _read(self, variable: str, typed: str, value: object) -> None:
        if variable in csl.UNPRINTED:
            return
        if variable not in csl.VARIABLES:
            self._report("error", typed, _unknown_variable(typed))
        elif value in ("", None):
            return
        elif variable in csl.NAMES:
            self._read_names(variable, typed, value)
        elif variable in csl.DATES:
            date = read_date(variable, value)
            if isinstance(date, Fault):
                self._report("error", typed, date)
            else:
                self.dates[variable] = date
        elif isinstance(value, str):
            self._read_text(variable, typed, value)
        else:
            fault = Fault("wrong-kind", f"`{typed}` of a reference is one text", f"Write {typed}: and the text after it.")
            self._report("error", typed, fault)

    def _read_names(self, variable: str, typed: str, value: object) -> None:
        names, faults = read_names(variable, value)
        for fault in faults:
            self._report("error", typed, fault)
        clean = (Name(tuple((part, self._printable(typed, text)) for part, text in name.parts)) for name in names)
        if names:
            self.names[variable] = tuple(clean)

    def _read_text(self, variable: str, typed: str, value: str) -> None:
        text = " ".join(self._printable(typed, value).split())
        if variable in VARIABLES:
            found = read_identifier(variable, text)
            if isinstance(found, Fault):
                self._report(_WRONG_IDENTIFIER.get(found.code, "warning"), typed, found)
            else:
                self.identifiers[variable] = text = found
        if variable in csl.TITLES:
            text = from_title(text)
        if text:
            self.texts[variable] = text

    def _printable(self, variable: str, text: str) -> str:
        place = self.raw.places.get(variable, self.raw.place)
        return printable_text(text, Reporter(Text(text, place), self.problems))

    def _type(self) -> str:
        typed = self.raw.fields.get("type")
        if isinstance(typed, str) and typed in csl.TYPES:
            return typed
        if typed in ("", None) or not isinstance(typed, str):
            what = f'the reference "{self.raw.key}" does not say what it is'
            fault = Fault("missing-key", what, f"Add type: and what it is. Well known are {_WELL_KNOWN}.")
        else:
            right = csl.meant(typed, csl.TYPES, csl.MEANT_TYPE)
            help_ = f'Did you mean "{right}"?' if right else f"Well known types are {_WELL_KNOWN}."
            fault = Fault("unknown-type", f'"{typed}" is not a type of reference', help_)
        self._report("error", "type", fault)
        return "document"

    def _complete(self, entry: CslEntry) -> None:
        missing = _missing(entry, self.raw.fields)
        if missing:
            what = f'the reference "{entry.key}" lacks {" and ".join(missing)}'
            fault = Fault("incomplete-reference", what, "A reader needs them to find the source. Add what you can.")
            self._report("warning", "", fault)


def _unknown_variable(typed: str) -> Fault:
    right = csl.meant(typed, csl.VARIABLES, csl.MEANT_VARIABLE)
    help_ = f'Did you mean "{right}"?' if right else _USUAL
    return Fault("unknown-key", f'a reference has no "{typed}"', help_)


def _missing(entry: CslEntry, fields: Mapping[str, object]) -> list[str]:
    """What a reader needs to find the source, and the entry does not say. What is there but wrong is reported already."""
    given = frozenset(csl.OLD_SPELLINGS.get(variable, variable) for variable, value in fields.items() if value)
    absent = {
        "its author": entry.type not in _LAWS and not given & (csl.NAMES | {"publisher", "authority"}),
        "its title": "title" not in given,
        "its date (issued)": not given & (csl.DATES if entry.type in _ONLINE else csl.DATES - {"accessed"}),
        "where it was published (container-title, publisher, DOI or URL)": entry.type not in _LAWS and not given & _SOURCES,
    }
    return [name for name, is_absent in absent.items() if is_absent]
