"""The value of a date variable (`issued`, `accessed` and the like) → a date, in any form that CSL-YAML knows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from brochure.content.fault import Fault

Parts = tuple[int, ...]
"""Year, month and day, as many as are known. Months 13 to 16 are the seasons from spring on."""

_ISO = re.compile(r"(-?[0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?([?~%]?)")
_HELP: Final = "Write the year (2023), the year and month (2023-10) or the day (2023-10-31). Other words stand as {literal: Autumn 2023}."
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS: Final = {"spring": 13, "summer": 14, "autumn": 15, "fall": 15, "winter": 16}
_MEANT: Final = {"years": "year", "months": "month", "days": "day", "date": "date-parts", "text": "literal", "yr": "year"}


class Date(Struct, frozen=True):
    """A date, or a range if `end` is given, or words."""

    begin: Parts = ()
    end: Parts = ()
    literal: str = ""
    circa: bool = False


def read_date(variable: str, value: object) -> Date | Fault:
    """The date in `value`, or what is wrong with it."""
    if isinstance(value, str):
        return _from_text(variable, value)
    if isinstance(value, Mapping):
        return _from_mapping(variable, value)
    if isinstance(value, list | tuple) and len(value) == 1:
        return read_date(variable, value[0])
    if isinstance(value, list | tuple) and len(value) == 2:
        return _range(variable, read_date(variable, value[0]), read_date(variable, value[1]))
    return Fault("bad-date", f"`{variable}` is not a date", _HELP)


def _range(variable: str, first: Date | Fault, last: Date | Fault) -> Date | Fault:
    if isinstance(first, Fault) or isinstance(last, Fault):
        return first if isinstance(first, Fault) else last
    if not first.begin or first.end or last.end or last.begin < first.begin:
        return Fault("bad-date", f"the two dates of `{variable}` are not the first and the last day of a time", _HELP)
    return Date(first.begin, last.begin, circa=first.circa or last.circa)


def _from_text(variable: str, typed: str) -> Date | Fault:
    texts = typed.strip().split("/")
    matches = [_ISO.fullmatch(text.strip()) for text in texts]
    if len(texts) > 2 or None in matches:
        return Fault("bad-date", f'"{typed}" in `{variable}` is not a date', _advice(typed))
    dates = [(match[1], match[2], match[3]) for match in matches if match]
    return _checked(variable, typed, dates, circa=typed.strip().endswith(("?", "~", "%")))


def _advice(typed: str) -> str:
    """The date in our form, if its words can be read."""
    from brochure.content.days import day

    fault = day(typed.strip())
    if isinstance(fault, Fault) and re.match(r"Write \d{4}-\d\d-\d\d ", fault.help):
        return fault.help
    month, year = re.search(r"[A-Za-z]{3,}", typed), re.search(r"\b\d{4}\b", typed)
    number = next((at for at, name in enumerate(_MONTHS, 1) if month and month[0].lower().startswith(name)), 0)
    return f"Write {year[0]}-{number:02}." if year and number else _HELP


def _from_mapping(variable: str, value: Mapping[object, object]) -> Date | Fault:
    unknown = [str(key) for key in value if key not in ("year", "month", "day", "season", "circa", "literal", "raw", "date-parts")]
    if unknown:
        from brochure.content.sources.fields import meant

        right = meant(unknown[0], frozenset(("year", "month", "day", "season", "circa", "literal", "date-parts")), _MEANT)
        return Fault("bad-date", f"a date has no `{unknown[0]}`", f"Write {right}: in its place." if right else _HELP)
    circa = str(value.get("circa", "")).lower() in ("1", "true", "yes")
    for key in ("literal", "raw"):
        if isinstance(words := value.get(key), str) and words.strip():
            found = _from_text(variable, words) if key == "raw" else Date(literal=words)
            return Date(literal=" ".join(words.split()), circa=circa) if isinstance(found, Fault) or found.literal else found
    if "date-parts" in value:
        return _from_parts(variable, value["date-parts"], circa)
    parts = [value.get("year"), _season(value["season"]) if "season" in value else value.get("month"), value.get("day")]
    return _checked(variable, _shown(parts), [parts], circa=circa)


def _season(value: object) -> object:
    text = str(value).strip().lower()
    return _SEASONS.get(text, int(text) + 12 if text in ("1", "2", "3", "4") else value)


def _from_parts(variable: str, value: object, circa: bool) -> Date | Fault:
    """`[[2015, 5]]`, or two of them for a range; one list alone is taken for one date."""
    lists = value if isinstance(value, list | tuple) else []
    if lists and not isinstance(lists[0], list | tuple):
        lists = [lists]
    dates = [list(each) for each in lists if isinstance(each, list | tuple) and len(each) <= 3]
    if not 1 <= len(dates) <= 2 or len(dates) != len(lists):
        what = f"the `date-parts` of `{variable}` are not a date"
        return Fault("bad-date", what, "Write date-parts: [[2023, 10, 31]], or the date alone as 2023-10-31.")
    return _checked(variable, " to ".join(_shown(each) for each in dates), dates, circa=circa)


def _shown(parts: list[object]) -> str:
    return "-".join(part if isinstance(part, str) else "?" for part in parts if part not in (None, ""))


def _checked(variable: str, typed: str, dates: Iterable[Iterable[object]], *, circa: bool) -> Date | Fault:
    numbers = [_numbers(date) for date in dates]
    if not all(_exists(parts) for parts in numbers) or numbers != sorted(numbers):
        return Fault("bad-date", f'"{typed}" in `{variable}` is not a date that exists', _HELP)
    return Date(numbers[0], numbers[1] if len(numbers) > 1 else (), circa=circa)


def _numbers(parts: Iterable[object]) -> Parts:
    """The parts as numbers, without the empty ones at the end; nothing if one is no number."""
    texts = ["" if part is None else str(part).strip() for part in parts]
    while texts and not texts[-1]:
        texts.pop()
    if not all(re.fullmatch(r"-?[0-9]{1,4}", text) for text in texts):
        return ()
    numbers = tuple(map(int, texts))
    is_season = len(numbers) == 2 and 21 <= numbers[1] <= 24  # as in ISO 8601-2
    return (numbers[0], numbers[1] - 8) if is_season else numbers


def _exists(parts: Parts) -> bool:
    if len(parts) < 3:
        return bool(parts) and parts[0] != 0 and (len(parts) == 1 or 1 <= parts[1] <= 16)
    try:
        datetime.date(max(parts[0], 1), *parts[1:])
    except (ValueError, TypeError):
        return False
    return True
