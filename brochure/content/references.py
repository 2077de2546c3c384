"""The sources of a brochure: what is printed of them, and the numbers by which the text cites them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from brochure.content.text import Run
from brochure.diagnostics import Place


class Entry(Struct, frozen=True):
    """One source as printed: its key, its number, its runs (titles in italics, addresses as links)."""

    key: str
    number: int
    runs: tuple[Run, ...]
    place: Place


class Sources(Struct, frozen=True):
    """The printed sources in the order of their numbers. `numbers` is by key."""

    entries: tuple[Entry, ...] = ()
    numbers: Mapping[str, int] = {}
    place: Place | None = None

    def label(self, cites: tuple[str, ...]) -> str:
        """The superscript for these keys: numbers in order, three or more in a row as a range (`1,3–5`).

        A key without a source has no number, and is left out.
        """
        numbers = sorted({self.numbers[key] for key in cites if key in self.numbers})
        rows: list[list[int]] = []
        for number in numbers:
            if rows and number == rows[-1][-1] + 1:
                rows[-1].append(number)
            else:
                rows.append([number])
        return ",".join(f"{row[0]}–{row[-1]}" if len(row) > 2 else ",".join(map(str, row)) for row in rows)
