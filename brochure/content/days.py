"""A date as typed → a `datetime.date`, or a `Fault` that shows the same day in ISO's form."""

from __future__ import annotations

import datetime
import re
from typing import Final

from brochure.content.fault import Fault

_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_ISO: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_YEAR_FIRST: Final = r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})"
_YEAR_LAST: Final = r"([0-9]{1,2})([-./ ])\s*([0-9]{1,2})[-./ ]\s*([0-9]{4})"
_FORM: Final = "Write year-month-day, as 2026-11-23."


def day(typed: str) -> datetime.date | Fault:
    """The day of `2026-11-23`."""
    if match := re.fullmatch(_ISO, typed):
        year, month, number = map(int, match.groups())
        return _impossible(year, month, number) or datetime.date(year, month, number)
    right = " or ".join(_readings(typed))
    if right:
        return Fault("bad-date", f'the date "{typed}" is not written as year-month-day', f"Write {right}.")
    if re.fullmatch(r"[0-9]{4}([-./][0-9]{1,2})?", typed):
        return Fault("bad-date", f'the date "{typed}" names no day', _FORM)
    return Fault("bad-date", f'"{typed}" is not a date', _FORM)


def _impossible(year: int, month: int, number: int) -> Fault | None:
    typed = f'the date "{year:04}-{month:02}-{number:02}" cannot be'
    if not 1900 <= year <= 2199:
        return Fault("bad-date", f"{typed}: check the year", _FORM)
    if not 1 <= month <= 12:
        swapped = f"Write {_said(year, number, month)}." if _exists(year, number, month) else _FORM
        return Fault("bad-date", f"{typed}: there is no month {month}", swapped)
    if not _exists(year, month, number):
        return Fault("bad-date", f"{typed}: {_name(month)} {year} has {_days_in(year, month)} days", "Check the day.")
    return None


def _days_in(year: int, month: int) -> int:
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day


def _name(month: int) -> str:
    return _MONTHS[month - 1].title()


def _exists(year: int, month: int, number: int) -> bool:
    return 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= number <= _days_in(year, month)


def _readings(typed: str) -> list[str]:
    """What another notation may mean, in ISO's form; two readings if day and month cannot be told apart."""
    found: list[tuple[int, int, int]] = []
    if match := re.fullmatch(_YEAR_FIRST, typed):
        found = [(int(match.group(1)), int(match.group(2)), int(match.group(3)))]
    elif match := re.fullmatch(_YEAR_LAST, typed):
        first, mark, second, year = int(match.group(1)), match.group(2), int(match.group(3)), int(match.group(4))
        found = [(year, second, first)] if mark == "." else [(year, first, second), (year, second, first)]
    elif written := _written(typed):
        found = [written]
    return list(dict.fromkeys(_said(*each) for each in found if _exists(*each)))


def _said(year: int, month: int, number: int) -> str:
    return f"{year:04}-{month:02}-{number:02} ({_name(month)} {number}, {year})"


def _written(typed: str) -> tuple[int, int, int] | None:
    """`November 23, 2026`, `23 Nov 2026` and the like."""
    words = re.findall(r"[A-Za-z]+|\d+", typed)
    months = [index for word in words for index, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word.lower())]
    numbers = [int(word) for word in words if word.isdigit() and len(word) <= 4]
    years, days = [each for each in numbers if each > 31], [each for each in numbers if each <= 31]
    return (years[0], months[0], days[0]) if len(months) == len(years) == len(days) == 1 else None
