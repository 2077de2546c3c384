"""Where YAML's parser stopped, and the lines around it: what the rules on authors' mistakes look at."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from brochure.content.fault import Fault

KEY: Final = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+)\s*:(?:\s|$)")
"""A line that begins with a key."""
BLOCK_MARK: Final = re.compile(r"[|>][0-9+-]{0,2}\s*(#.*)?$")
"""The end of a line below which a text of several lines begins."""
_VALUE: Final = re.compile(r"""\s*(?:- +)*(?:(?:[^\s:#'"\[{][^:#]*|'[^']*'|"[^"]*"):\s+)?(?P<value>\S.*)""")

Found = tuple[int, int, Fault]
"""Line and column from 0, and what is wrong there."""


class Complaint(Struct, frozen=True):
    """Where the parser stopped (`at`), and where that began which it was reading (`since`): lines and columns from 0."""

    lines: list[str]
    at: tuple[int, int]
    since: tuple[int, int]
    in_quotes: bool
    in_brackets: bool
    at_colon: bool

    @property
    def line(self) -> str:
        """The line at which the parser stopped."""
        return self.lines[self.at[0]]

    def above(self, row: int) -> int | None:
        """The next line above that holds something."""
        rows = range(row - 1, -1, -1)
        return next((each for each in rows if self.lines[each].strip() and not self.lines[each].lstrip().startswith("#")), None)


def start_of(line: str) -> int:
    """The column, from 0, of a line's first character that is no space."""
    return len(line) - len(line.lstrip())


def spaces(count: int) -> str:
    """So many spaces, as a message says it."""
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


def value_of(line: str) -> tuple[int, str] | None:
    """A line's value, behind its dash and key, with its column."""
    match = _VALUE.match(line)
    return (match.start("value"), match["value"].rstrip()) if match else None


def continues(complaint: Complaint, row: int) -> bool:
    """Whether the text of a line goes on in the next one."""
    if row + 1 >= len(complaint.lines):
        return False
    line, below = complaint.lines[row], complaint.lines[row + 1]
    key = KEY.match(line)
    start = key.start("key") if key else start_of(line)
    is_text = bool(below.strip()) and not KEY.match(below) and not below.lstrip().startswith(("- ", "#"))
    return is_text and start_of(below) > start
