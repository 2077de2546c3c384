"""Text as typed → the same text of printable characters, with an error for each kind of character that is none."""

from __future__ import annotations

import re
import unicodedata

from brochure.content.fault import Fault
from brochure.content.reporter import Reporter

# control characters but tab and line ends, halves of surrogate pairs, and what Unicode reserves as no character
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_HELP = "Delete the words around it and type them again: it comes along when text is pasted."


def printable_text(source: str, reporter: Reporter) -> str:
    """`source` with a space for each character that cannot be printed, so that its length stays."""
    _report_right_to_left(source, reporter)
    if source.isprintable() or not (found := list(_UNPRINTABLE.finditer(source))):
        return source
    first = {match.group(): match.start() for match in reversed(found)}
    for character, offset in sorted(first.items(), key=lambda item: item[1]):
        what = f"the text holds the character U+{ord(character):04X}, which cannot be printed"
        reporter.report("error", offset, Fault("control-character", what, _HELP))
    return _UNPRINTABLE.sub(" ", source)


def _report_right_to_left(source: str, reporter: Reporter) -> None:
    """Letters that run from right to left would be printed in the wrong order."""
    if source.isascii():
        return
    offset = next((at for at, character in enumerate(source) if unicodedata.bidirectional(character) in {"R", "AL"}), None)
    if offset is not None:
        what = "text that runs from right to left, as Hebrew and Arabic do, cannot be printed yet"
        reporter.report(
            "error", offset, Fault("right-to-left-not-yet", what, "Leave it out, or add it to the finished brochure as a picture.")
        )
