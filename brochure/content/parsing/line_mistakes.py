"""Where YAML's parser stopped → a mistake in how lines stand: spaces, dashes, brackets, and lines that are commands."""

from __future__ import annotations

import re
from typing import Final

from brochure.content.blocks import BY_KEY
from brochure.content.fault import Fault
from brochure.content.parsing.complaint import BLOCK_MARK, KEY, Complaint, Found, spaces, start_of


def odd_space(complaint: Complaint) -> Found | None:
    """A tab, or another space that is none to YAML, before a line's first word."""
    row = complaint.at[0]
    for each in (row, complaint.above(row)):
        if each is None:
            continue
        line = complaint.lines[each]
        indent = line[: start_of(line)]
        if "\t" in indent:
            return (
                each,
                indent.index("\t"),
                Fault(
                    "yaml-tab",
                    "this line begins with a tab, and YAML knows only spaces there",
                    "Delete the tab and type spaces: two for each step inward.",
                ),
            )
        if indent.strip(" "):
            what = "this line begins with a special space, as it comes along when text is pasted"
            return (
                each,
                indent.index(indent.strip(" ")[0]),
                Fault("yaml-space", what, "Delete the space before the first word and type it anew."),
            )
    return None


def brackets(complaint: Complaint) -> Found | None:
    """A bracket that is not closed, or one too many."""
    row, column = complaint.at
    mark = complaint.line[column : column + 1]
    if not complaint.in_brackets:
        return (row, column, _stray(mark)) if mark in ("]", "}") and mark else None
    if mark == ",":
        return row, column, _NO_CELL
    start_row, start_column = complaint.since
    rest = complaint.lines[start_row][start_column:]
    closing = {"[": "]", "{": "}"}.get(rest[:1], "]")
    if row > start_row and closing not in rest:
        return start_row, start_column, _unclosed(rest[:1], closing)
    return row, column, _UNREADABLE


def _stray(mark: str) -> Fault:
    return Fault("yaml-bracket", f"this {mark} closes nothing", "Delete it, or put the text that it belongs to in quotes.")


def _unclosed(opening: str, closing: str) -> Fault:
    advice = f"Put {closing} at the end; or, if it is text, put all of it in quotes."
    return Fault("yaml-bracket", f"the bracket {opening} that opens here is not closed", advice)


_NO_CELL: Final = Fault(
    "yaml-bracket",
    "nothing stands before this comma",
    "Write '' (two single quotes) for a cell without text, or delete the comma.",
)
_UNREADABLE: Final = Fault(
    "yaml-bracket",
    "this cannot be read inside the brackets",
    "Put a comma between two values; put a text that holds a colon, comma, bracket, quote or question mark in double quotes.",
)


def document_mark(complaint: Complaint) -> Found | None:
    """`...`, `---` or a `%` line, which end or open a document."""
    row = complaint.at[0]
    for each in (row, complaint.above(row)):
        if each is not None and re.match(r"\.\.\.|%" if each < row else r"\.\.\.|%|---", complaint.lines[each]):
            return (
                each,
                0,
                Fault(
                    "yaml-documents",
                    "a line that starts with ..., --- or % is a command in YAML",
                    "Delete the line; if it is text, put it in quotes.",
                ),
            )
    return None


def missing_dash(complaint: Complaint) -> Found | None:
    """A line without a dash among lines that have one, or the text of `|` that is not further in than its key."""
    row = complaint.since[0] if complaint.since[0] != complaint.at[0] else complaint.at[0]
    above = complaint.above(row)
    if complaint.in_brackets or above is None:
        return None
    line, before = complaint.lines[row], complaint.lines[above]
    start = start_of(line)
    if BLOCK_MARK.search(before) and (key := KEY.match(before)):
        inner = key.start("key") + 2
        return (
            row,
            start,
            Fault(
                "yaml-indent",
                f"the text of `{key['key']}` must stand further in than the word `{key['key']}`",
                f"Put {spaces(inner)} before each line of it.",
            ),
        )
    if before.lstrip().startswith("- ") and not line.lstrip().startswith("- ") and not KEY.match(line):
        return (
            row,
            start,
            Fault(
                "yaml-dash",
                "this line has no dash, and belongs to no text",
                f"Write - {line.strip()[:60]}\nor, if it goes on from the line above, put four more spaces before it.",
            ),
        )
    return None


def no_dashes(complaint: Complaint) -> Found | None:
    """The first of the lines right above that name a block and have no dash, while this one has."""
    row, start = complaint.at[0], start_of(complaint.line)
    if complaint.in_brackets or not complaint.line.lstrip().startswith("- "):
        return None
    found, above = None, complaint.above(row)
    while above is not None and start_of(complaint.lines[above]) >= start:
        key = KEY.match(complaint.lines[above])
        if key and key["key"] in BY_KEY and key.start("key") == start:
            found = above, key["key"]
        above = complaint.above(above)
    if found is None:
        return None
    what = f"`{found[1]}` starts a block, and there is no dash before it, as there is in line {row + 1}"
    return found[0], start, Fault("yaml-dash", what, f"Write {' ' * start}- {complaint.lines[found[0]].strip()[:60]}")


def misaligned(complaint: Complaint) -> Found | None:
    """A line that starts in a column in which none of its neighbours does."""
    row = complaint.at[0]
    line = complaint.line
    start = start_of(line)
    if complaint.in_brackets or (complaint.at[1] != start and not complaint.at_colon):
        return None
    is_dash = line.lstrip().startswith("- ")
    other = _neighbour(complaint, row, is_dash, start)
    key = KEY.match(line)
    if not is_dash and key and key["key"] in BY_KEY and (dash := _neighbour(complaint, row, True, -1)):
        what = f"`{key['key']}` starts a block, but there is no dash before it that stands below the dash in line {dash[0] + 1}"
        return row, start, Fault("yaml-dash", what, f"Write {' ' * dash[1]}- {line.strip()[:60]}\nwith {spaces(dash[1])} before the dash.")
    if other is None:
        return None
    what = f"this line starts in column {start + 1}, but line {other[0] + 1}, which it seems to go with, starts in column {other[1] + 1}"
    first = "dash" if is_dash else "first word"
    return (
        row,
        start,
        Fault(
            "yaml-indent",
            what,
            f"Put {spaces(other[1])} before its {first}, as in line {other[0] + 1}; or two more if it belongs to that line.",
        ),
    )


def _neighbour(complaint: Complaint, row: int, is_dash: bool, not_at: int) -> tuple[int, int] | None:
    """The nearest line above that starts alike but in another column, with the column of its dash or key."""
    above = complaint.above(row)
    while above is not None:
        line = complaint.lines[above]
        start = start_of(line)
        if not is_dash and (key := KEY.match(line)):
            start = key.start("key")
        fits = line.lstrip().startswith("- ") if is_dash else KEY.match(line)
        if fits and start != not_at:
            return above, start
        above = complaint.above(above)
    return None
