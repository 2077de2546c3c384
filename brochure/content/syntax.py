"""The YAML parser's complaint → a diagnostic in plain words, at the line where the mistake is.

The parser says where it could go no further, which is often a line or more after the mistake. Each rule below
looks at the text around that place for one mistake that authors make. The parser's wording counts for nothing,
so that PyYAML's two parsers give the same messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from brochure.content.blocks import BY_KEY
from brochure.content.fault import Fault
from brochure.content.forms import quoted
from brochure.content.suggest import known_keys
from brochure.diagnostics import Diagnostic, Place

_KEY: Final = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+)\s*:(?:\s|$)")
_VALUE: Final = re.compile(r"""\s*(?:- +)*(?:(?:[^\s:#'"\[{][^:#]*|'[^']*'|"[^"]*"):\s+)?(?P<value>\S.*)""")
_NO_SPACE: Final = re.compile(r"\s*(?:- +)*(?P<key>[a-z_]+):(?P<rest>[^\s:/].*)")
_RESERVED: Final = "@`%*&!,|>]}?-"
_BLOCK_MARK: Final = re.compile(r"[|>][0-9+-]{0,2}\s*(#.*)?$")

_COLON: Final = "a colon and a space inside a text make a key of the words before it"
_AROUND: Final = 'Put a double quote (") before the first word of the text, and another one after its last word.'


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


Found = tuple[int, int, Fault]
"""Line and column from 0, and what is wrong there."""


def explain(error: Any, text: str, file: str) -> Diagnostic:
    """What a `yaml.MarkedYAMLError` means to the author of `text`."""
    complaint = _complaint(error, text)
    found = next((found for rule in _RULES if (found := rule(complaint))), None)
    row, column, fault = found or (*complaint.at, _unknown())
    return Diagnostic("error", fault.code, Place(file, row + 1, column + 1), fault.what, fault.help)


def _complaint(error: Any, text: str) -> Complaint:
    lines = text.split("\n")
    at = _position(error.problem_mark or error.context_mark, lines)
    since = _position(error.context_mark, lines) if error.context_mark else at
    context, problem = error.context or "", error.problem or ""
    colon = "mapping values are not allowed" in problem
    return Complaint(lines, at, since, "quoted scalar" in context, "flow" in context, colon)


def _position(mark: Any, lines: list[str]) -> tuple[int, int]:
    row = min(mark.line, len(lines) - 1)
    return row, min(mark.column, len(lines[row]))


def _odd_space(complaint: Complaint) -> Found | None:
    """A tab, or another space that is none to YAML, before a line's first word."""
    row = complaint.at[0]
    for each in (row, complaint.above(row)):
        if each is None:
            continue
        line = complaint.lines[each]
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return each, indent.index("\t"), Fault("yaml-tab", "this line begins with a tab, and YAML knows only spaces there", "Delete the tab and type spaces: two for each step inward.")
        if indent.strip(" "):
            what = "this line begins with a special space, as it comes along when text is pasted"
            return each, indent.index(indent.strip(" ")[0]), Fault("yaml-space", what, "Delete the space before the first word and type it anew.")
    return None


def _open_quote(complaint: Complaint) -> Found | None:
    """A quote that nothing closes, or that the next line's quote closes by mistake."""
    row, column = complaint.since
    if complaint.in_quotes:
        if complaint.at[0] >= len(complaint.lines) - 1 or complaint.line[complaint.at[1] :][:3] in ("---", "..."):
            return _not_closed(complaint, row, column)
        return None
    row, column = complaint.at
    before = complaint.lines[row][:column]
    if before.endswith(('"', "'")) and before.count(before[-1]) == 1:
        for each in range(row - 1, -1, -1):
            value = _value(complaint.lines[each])
            if value and value[1].startswith(before[-1]) and value[1].count(before[-1]) == 1:
                return _not_closed(complaint, each, value[0])
    return None


def _not_closed(complaint: Complaint, row: int, column: int) -> Found:
    mark = complaint.lines[row][column : column + 1]
    return row, column, Fault("yaml-quote", f"the quote {mark} that opens here is not closed", f"Put {mark} at the end of the text as well, or delete it here.")


def _escape(complaint: Complaint) -> Found | None:
    """A backslash in double quotes."""
    if not complaint.in_quotes:
        return None
    row, column = complaint.at
    at = complaint.lines[row].rfind("\\", 0, column + 1)
    if at < 0:
        return None
    return row, at, Fault("yaml-escape", "a backslash in double quotes starts a code, and this is none", "Write two backslashes, or put the text in single quotes ('…').")


def _after_quote(complaint: Complaint) -> Found | None:
    """Text that goes on after a closing quote, as in `'don't worry'`."""
    row, column = complaint.at
    value = _value(complaint.lines[row])
    before = complaint.lines[row][:column].rstrip()
    if value is None or column <= value[0] or before[-1:] not in ('"', "'") or before[value[0] :].count(before[-1]) < 2:
        return None
    if before[-1] == "'" and len(before) == column and before[-2:-1].isalnum():
        return row, column - 1, Fault("yaml-quote", "the apostrophe ends the text here, as the text stands in single quotes", 'Put the text in double quotes ("…") in place of single ones.')
    what = "the text goes on after its closing quote"
    return row, column, Fault("yaml-quote", what, "Put all of the text in one pair of quotes, or none of it; write \\\" for a quote inside.")


def _reserved_start(complaint: Complaint) -> Found | None:
    """Text that begins with a character that means something to YAML."""
    row, column = complaint.at
    value = _value(complaint.lines[row])
    if value is None:
        return None
    start, text = value
    if text[0] in "[{" and (column > start or text.startswith("{{")) and (_closed_early(text) or text.startswith(("[@", "{{"))):
        return row, start, _starts_with(text[0], text, _continues(complaint, row))
    if text[0] not in _RESERVED or _BLOCK_MARK.fullmatch(text) or column < start:
        return None
    if text[0] == "-" and not text.startswith("- "):
        return None
    return row, start, _starts_with(text[0], text, _continues(complaint, row))


def _continues(complaint: Complaint, row: int) -> bool:
    """Whether the text of a line goes on in the next one."""
    if row + 1 >= len(complaint.lines):
        return False
    line, below = complaint.lines[row], complaint.lines[row + 1]
    key = _KEY.match(line)
    start = key.start("key") if key else len(line) - len(line.lstrip())
    is_text = bool(below.strip()) and not _KEY.match(below) and not below.lstrip().startswith(("- ", "#"))
    return is_text and len(below) - len(below.lstrip()) > start


def _closed_early(text: str) -> bool:
    """Whether words follow the bracket that closes the first one, as in a link's mark-up."""
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            rest = text[index + 1 :].strip()
            return bool(rest) and not rest.startswith(("#", "]", "}"))
    return False


def _starts_with(mark: str, text: str, continues: bool) -> Fault:
    if mark == "-":
        return Fault("yaml-dash", "a list cannot start on the line of its key", "Start the list on the next line, two spaces further in; or put the text in quotes.")
    if mark in "|>":
        return Fault("yaml-start", f"text that starts with {mark} needs quotes, or to begin on the next line", f"Write {quoted(text)}; or leave {mark} alone on its line, and the text below it, further in.")
    return Fault("yaml-start", f"text that starts with {mark} needs quotes around it", _AROUND if continues else f"Write {quoted(text)}")


def _value(line: str) -> tuple[int, str] | None:
    """A line's value, behind its dash and key, with its column."""
    match = _VALUE.match(line)
    return (match.start("value"), match["value"].rstrip()) if match else None


def _missing_space(complaint: Complaint) -> Found | None:
    """`title:Sleep` and `-text: Sleep`, here or in the line above."""
    for row in dict.fromkeys((complaint.since[0], complaint.at[0], complaint.above(complaint.at[0]))):
        if row is None:
            continue
        line = complaint.lines[row]
        match = _NO_SPACE.fullmatch(line)
        if match and match["key"] in known_keys():
            return row, match.start("rest") - 1, Fault("yaml-colon", "there is no space after this colon", f"Write {match['key']}: {match['rest'][:60]}")
        bare = line.lstrip()
        if re.match(r"-[a-z]", bare) and row == complaint.at[0]:
            return row, line.index("-"), Fault("yaml-dash", "there is no space after this dash", f"Write - {bare[1:61]}")
    return None


def _missing_colon(complaint: Complaint) -> Found | None:
    """`title Sleep` or a bare `clinic`: a key without its colon, here or in the line above."""
    if complaint.in_brackets or complaint.in_quotes:
        return None
    for row in dict.fromkeys((complaint.since[0], complaint.above(complaint.at[0]))):
        match = re.fullmatch(r"(\s*(?:- +)*)([a-z_]+)((?:\s.*)?)", complaint.lines[row]) if row is not None else None
        if row is not None and match and match[2] in known_keys() and ": " not in match[3] and not _in_block(complaint, row):
            return row, match.end(2), Fault("yaml-colon", f"there is no colon after `{match[2]}`", f"Write {match[2]}:{match[3][:60]}")
    return None


def _in_block(complaint: Complaint, row: int) -> bool:
    """Whether the line above opens a text of several lines, or is part of one."""
    above = complaint.above(row)
    return above is not None and (_BLOCK_MARK.search(complaint.lines[above]) is not None or not _KEY.match(complaint.lines[above]))


def _colon_in_text(complaint: Complaint) -> Found | None:
    """`text: Note: bring a driver`, or a line that is too far in."""
    if not complaint.at_colon:
        return None
    row, column = complaint.at
    line, key = complaint.line, _KEY.match(complaint.line)
    value = _value(line)
    if key and key.end("key") <= column < key.end() and not line.lstrip().startswith("- "):
        if key["key"] in known_keys():
            return _misaligned(complaint)
        return row, column, Fault("yaml-colon", _COLON, _AROUND)
    if value and column > value[0] and _KEY.match(line) and not _continues(complaint, row):
        return row, column, Fault("yaml-colon", _COLON, f"Put all of the text in quotes: {line[: value[0]].strip()} {quoted(value[1])}")
    return row, column, Fault("yaml-colon", _COLON, _AROUND)


def _misaligned(complaint: Complaint) -> Found | None:
    """A line that starts in a column in which none of its neighbours does."""
    row = complaint.at[0]
    line = complaint.line
    start = len(line) - len(line.lstrip())
    if complaint.in_brackets or (complaint.at[1] != start and not complaint.at_colon):
        return None
    is_dash = line.lstrip().startswith("- ")
    other = _neighbour(complaint, row, is_dash, start)
    key = _KEY.match(line)
    if not is_dash and key and key["key"] in BY_KEY and (dash := _neighbour(complaint, row, True, -1)):
        what = f"`{key['key']}` starts a block, but there is no dash before it that stands below the dash in line {dash[0] + 1}"
        return row, start, Fault("yaml-dash", what, f"Write {' ' * dash[1]}- {line.strip()[:60]}\nwith {_spaces(dash[1])} before the dash.")
    if other is None:
        return None
    what = f"this line starts in column {start + 1}, but line {other[0] + 1}, which it seems to go with, starts in column {other[1] + 1}"
    first = "dash" if is_dash else "first word"
    return row, start, Fault("yaml-indent", what, f"Put {_spaces(other[1])} before its {first}, as in line {other[0] + 1}; or two more if it belongs to that line.")


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


def _neighbour(complaint: Complaint, row: int, is_dash: bool, not_at: int) -> tuple[int, int] | None:
    """The nearest line above that starts alike but in another column, with the column of its dash or key."""
    above = complaint.above(row)
    while above is not None:
        line = complaint.lines[above]
        start = len(line) - len(line.lstrip())
        if not is_dash and (key := _KEY.match(line)):
            start = key.start("key")
        fits = line.lstrip().startswith("- ") if is_dash else _KEY.match(line)
        if fits and start != not_at:
            return above, start
        above = complaint.above(above)
    return None


def _missing_dash(complaint: Complaint) -> Found | None:
    """A line without a dash among lines that have one, or the text of `|` that is not further in than its key."""
    row = complaint.since[0] if complaint.since[0] != complaint.at[0] else complaint.at[0]
    above = complaint.above(row)
    if complaint.in_brackets or above is None:
        return None
    line, before = complaint.lines[row], complaint.lines[above]
    start = len(line) - len(line.lstrip())
    if _BLOCK_MARK.search(before) and (key := _KEY.match(before)):
        inner = key.start("key") + 2
        return row, start, Fault("yaml-indent", f"the text of `{key['key']}` must stand further in than the word `{key['key']}`", f"Put {_spaces(inner)} before each line of it.")
    if before.lstrip().startswith("- ") and not line.lstrip().startswith("- ") and not _KEY.match(line):
        return row, start, Fault("yaml-dash", "this line has no dash, and belongs to no text", f"Write - {line.strip()[:60]}\nor, if it goes on from the line above, put four more spaces before it.")
    return None


def _brackets(complaint: Complaint) -> Found | None:
    """A bracket that is not closed, or one too many."""
    row, column = complaint.at
    mark = complaint.line[column : column + 1]
    if not complaint.in_brackets:
        if mark in ("]", "}") and mark:
            return row, column, Fault("yaml-bracket", f"this {mark} closes nothing", "Delete it, or put the text that it belongs to in quotes.")
        return None
    start_row, start_column = complaint.since
    opening = complaint.lines[start_row][start_column : start_column + 1]
    if mark == ",":
        return row, column, Fault("yaml-bracket", "nothing stands before this comma", "Write '' (two single quotes) for a cell without text, or delete the comma.")
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    if row > start_row and closing not in complaint.lines[start_row][start_column:]:
        return start_row, start_column, Fault("yaml-bracket", f"the bracket {opening} that opens here is not closed", f"Put {closing} at the end; or, if it is text, put all of it in quotes.")
    return row, column, Fault("yaml-bracket", "this cannot be read inside the brackets", "Put a comma between two values; put a text that holds a colon, comma, bracket or quote in double quotes.")


def _document_mark(complaint: Complaint) -> Found | None:
    """`...`, `---` or a `%` line, which end or open a document."""
    row = complaint.at[0]
    for each in (row, complaint.above(row)):
        if each is not None and re.match(r"\.\.\.|%" if each < row else r"\.\.\.|%|---", complaint.lines[each]):
            return each, 0, Fault("yaml-documents", "a line that starts with ..., --- or % is a command in YAML", "Delete the line; if it is text, put it in quotes.")
    return None


_RULES: Final[tuple[Callable[[Complaint], Found | None], ...]] = (
    _odd_space, _open_quote, _escape, _after_quote, _missing_space, _reserved_start, _missing_colon, _colon_in_text,
    _brackets, _document_mark, _missing_dash, _misaligned,
)  # fmt: skip


def _unknown() -> Fault:
    advice = "Look at this line and the one above: the spaces before the text, a space after each colon and dash, quotes and brackets closed."
    return Fault("yaml-syntax", "this line does not fit in here", advice)
