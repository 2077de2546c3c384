"""What one conversion knows of its file, and what it collects on its way through it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from brochure.content.fault import Fault
from brochure.content.parsing.tree import Tree
from brochure.content.text import Text
from brochure.diagnostics import Diagnostic, Place


class _Wrong:
    """Stands for a value that could not be had; the reason is among the problems."""


WRONG: Final = _Wrong()


class Conversion:
    """One run over one file: `cited` and `met` grow in the order in which the brochure is read."""

    def __init__(self, file: str, text: str, folder: Path, problems: list[Diagnostic]) -> None:
        self.file = file
        self.text = text
        self.folder = folder
        self.problems = problems
        self.cited: list[tuple[str, Place]] = []
        self.met: list[tuple[str, Place]] = []  # the kind of each block, and where it stands
        self.callouts = 0  # how many of them are open
        self.style: tuple[Path, Place] | None = None
        self.misplaced: set[str] = set()  # top-level keys that were found in another mapping
        self.lost_source = False  # whether an entry of `references` had to be left out

    def place(self, node: Tree) -> Place:
        """Where a node starts."""
        return Place(self.file, node.line, node.column)

    def error(self, node: Tree | Place, fault: Fault) -> _Wrong:
        """Report a fault; what comes back stands for the value."""
        place = node if isinstance(node, Place) else self.place(node)
        self.problems.append(Diagnostic("error", fault.code, place, fault.what, fault.help))
        return WRONG

    def warning(self, place: Place, fault: Fault) -> None:
        """Report what does not keep the brochure from being made."""
        self.problems.append(Diagnostic("warning", fault.code, place, fault.what, fault.help))

    def note_citations(self, text: Text) -> None:
        """Keep the citations of a text that was just read."""
        for runs in text.paragraphs:
            for run in runs:
                if run.cites:
                    place = text.place_of(run.offset)
                    self.cited.extend((key, place) for key in run.cites)

    def rest_of_line(self, at: int) -> str:
        """What stands in the file from `at` to the line's end."""
        end = self.text.find("\n", at)
        return self.text[at : end if end >= 0 else len(self.text)]
