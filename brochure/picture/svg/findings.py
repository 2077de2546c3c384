"""What in an SVG file cannot be printed as it looks on the screen: gathered by cause, each with its first line."""

from __future__ import annotations

from typing import Final

from brochure.diagnostics import Diagnostic, Place

EXPAND: Final = (
    "Ask the illustrator to draw it with plain shapes and solid colours (Illustrator: Object > Expand, or Flatten Transparency; "
    "Inkscape: Path > Object to Path), or export the whole picture as PNG."
)


class TooDetailedError(Exception):
    """There is more to draw than a brochure's picture can need."""


class Findings:
    """Collects what is wrong with one file. One cause found in many places is one diagnostic."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._found: dict[tuple[str, str], list[int]] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, what: str, line: int | None, help_: str = EXPAND) -> None:
        """Note that `what` stands on that line of the SVG file."""
        self._found.setdefault((what, help_), []).append(line or 0)

    def diagnostics(self, place: Place) -> list[Diagnostic]:
        """All of it, at the place where the brochure names the file."""
        found = self._found.items()
        return [Diagnostic("error", "svg-unsupported", place, self._told(what, lines), help_) for (what, help_), lines in found]

    def _told(self, what: str, lines: list[int]) -> str:
        line = f", line {lines[0]}" if lines[0] else ""
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        return f'"{self._name}"{line}: {what}{more}.'
