"""The fixed words that the program itself prints, by language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from msgspec import Struct


class Phrases(Struct, frozen=True):
    """The words of one language, and how it writes a date."""

    months: tuple[str, ...]
    version: str
    published: str
    reviewed_by: str
    reviewed: str
    next_review: str
    funding: str
    hours: str
    qr_alt: str
    icon_alt: str
    logo_alt: str

    def date(self, day: datetime.date) -> str:
        """The date in words."""
        return f"{self.months[day.month - 1]} {day.day}, {day.year}"


_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_PHRASES: Final[Mapping[str, Phrases]] = {
    "en": Phrases(
        months=_MONTHS,
        version="Version",
        published="Published",
        reviewed_by="Reviewed by",
        reviewed="Reviewed on",
        next_review="Next review by",
        funding="Funding:",
        hours="Hours",
        qr_alt="QR code for {target}",
        icon_alt="{count} of {of} figures are filled in.",
        logo_alt="Logo of {name}",
    )
}


def phrases(language: str) -> Phrases:
    """The phrases of a language, by its first subtag; English if there are none."""
    return _PHRASES.get(language.split("-", 1)[0].lower(), _PHRASES["en"])
