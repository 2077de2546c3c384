"""What is wrong, where, what was expected, and what to do: values, and how they are shown.

A user's mistake is a `Diagnostic`, never an exception. Many are collected in one run.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


_SHOWN = 140  # characters of a source line


class Place(Struct, frozen=True):
    """A place in a text file: its name as the user typed it, line and column from 1; line 0 is the file as a whole."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Diagnostic(Struct, frozen=True):
    """One finding: severity, a stable code, the place, what was found, and how to mend it."""

    severity: Severity
    code: str
    place: Place
    what: str
    help: str = ""
    source_line: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.severity}[{self.code}]: {self.what}"
        return "\n".join([head, *self._excerpt(), *self._help()])

    def _excerpt(self) -> list[str]:
        if not self.source_line.strip():
            return []
        number = str(self.place.line)
        start = max(0, self.place.column - 1 - _SHOWN // 2) if len(self.source_line) > _SHOWN else 0
        shown = ("…" if start else "") + self.source_line[start : start + _SHOWN] + ("…" if start + _SHOWN < len(self.source_line) else "")
        before = shown[: self.place.column - 1 - start + (1 if start else 0)]
        # a tab before the caret stays a tab, so that the caret stands below its character
        indent = "".join("\t" if character == "\t" else " " for character in before)
        return [f"  {number} | {shown}", f"  {' ' * len(number)} | {indent}^"]

    def _help(self) -> list[str]:
        return [f"  help: {line}" for line in self.help.splitlines()]
