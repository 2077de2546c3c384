"""Text as the author wrote it, its inline runs, and the way back from a character to its line in the file."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from brochure.diagnostics import Place

_WORD = re.compile(r"\S+")


class Run(Struct, frozen=True):
    """A stretch of text in one style. `offset` is where it starts in the source value.

    A run with `cites` has no text of its own: its superscript numbers are known once the
    whole brochure is numbered.
    """

    text: str
    offset: int = 0
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    cites: tuple[str, ...] = ()


class Text(Struct, frozen=True):
    """A value's text: as typed, its place, and its paragraphs of runs.

    `word_lines` gives, for each word of `source` (words end at white space), its line in the
    file; it is empty if all of them stand on the line of `place`.
    """

    source: str
    place: Place
    paragraphs: tuple[tuple[Run, ...], ...] = ()
    word_lines: tuple[int, ...] = ()

    @property
    def plain(self) -> str:
        """The text without mark-up and citations, paragraphs parted by an empty line."""
        return "\n\n".join("".join(run.text for run in runs) for runs in self.paragraphs)

    def place_of(self, offset: int) -> Place:
        """The place in the file of the character at `offset` of `source`; exact to the line."""
        if not self.word_lines:
            return self.place
        starts = [match.start() for match in _WORD.finditer(self.source)]
        index = min(max(bisect_right(starts, offset) - 1, 0), len(self.word_lines) - 1)
        line = self.word_lines[index]
        return self.place if line == self.place.line else Place(self.place.file, line, 1)
