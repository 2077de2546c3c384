"""Where YAML's parser stopped → a mistake within a text: quotes, colons, and characters that mean something to YAML."""

from __future__ import annotations

import re
from typing import Final

from brochure.content.fault import Fault
from brochure.content.parsing.complaint import BLOCK_MARK, KEY, Complaint, Found, continues, value_of
from brochure.content.parsing.line_mistakes import misaligned
from brochure.content.suggest import known_keys
from brochure.content.wording import quoted

_NO_SPACE: Final = re.compile(r"\s*(?:- +)*(?P<key>[a-z_]+):(?P<rest>[^\s:/].*)")
_RESERVED: Final = "@`%*&!,|>]}?-"
_COLON: Final = "a text with a colon and a space in it needs quotes around it"
_AROUND: Final = 'Put a double quote (") before the first word of the text, and another one after its last word.'


def open_quote(complaint: Complaint) -> Found | None:
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
            value = value_of(complaint.lines[each])
            if value and value[1].startswith(before[-1]) and value[1].count(before[-1]) == 1:
                return _not_closed(complaint, each, value[0])
    return None


def _not_closed(complaint: Complaint, row: int, column: int) -> Found:
    mark = complaint.lines[row][column : column + 1]
    return (
        row,
        column,
        Fault(
            "yaml-quote",
            f"the quote {mark} that opens here is not closed",
            f"Put {mark} at the end of the text as well, or delete it here.",
        ),
    )


def escape(complaint: Complaint) -> Found | None:
    """A backslash in double quotes."""
    if not complaint.in_quotes:
        return None
    row, column = complaint.at
    at = complaint.lines[row].rfind("\\", 0, column + 1)
    if at < 0:
        return None
    return (
        row,
        at,
        Fault(
            "yaml-escape",
            "a backslash in double quotes starts a code, and this is none",
            "Write two backslashes, or put the text in single quotes ('…').",
        ),
    )


def after_quote(complaint: Complaint) -> Found | None:
    """Text that goes on after a closing quote, as in `'don't worry'`."""
    row, column = complaint.at
    value = value_of(complaint.lines[row])
    before = complaint.lines[row][:column].rstrip()
    if value is None or column <= value[0] or before[-1:] not in ('"', "'") or before[value[0] :].count(before[-1]) < 2:
        return None
    if before[-1] == "'" and len(before) == column and before[-2:-1].isalnum():
        return (
            row,
            column - 1,
            Fault(
                "yaml-quote",
                "the apostrophe ends the text here, as the text stands in single quotes",
                'Put the text in double quotes ("…") in place of single ones.',
            ),
        )
    what = "the text goes on after its closing quote"
    return row, column, Fault("yaml-quote", what, 'Put all of the text in one pair of quotes, or none of it; write \\" for a quote inside.')


def reserved_start(complaint: Complaint) -> Found | None:
    """Text that begins with a character that means something to YAML."""
    row, column = complaint.at
    value = value_of(complaint.lines[row])
    if value is None:
        return None
    start, text = value
    if text[0] in "[{" and (column > start or text.startswith("{{")) and (_closed_early(text) or text.startswith(("[@", "{{"))):
        return row, start, _starts_with(text[0], text, continues(complaint, row))
    if text[0] not in _RESERVED or BLOCK_MARK.fullmatch(text) or column < start:
        return None
    if text[0] == "-" and not text.startswith("- "):
        return None
    return row, start, _starts_with(text[0], text, continues(complaint, row))


def reserved_inside(complaint: Complaint) -> Found | None:
    """`[Cost [@key], Low]`: a citation or a like character in a list in brackets."""
    row, column = complaint.at
    if complaint.line[column : column + 1] not in ("@", "`"):
        return None
    advice = "Put each text that holds one in quotes, as ['Cost [@key]', Low]."
    return row, column, Fault("yaml-start", f"{complaint.line[column]} cannot stand without quotes inside brackets", advice)


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
        return Fault(
            "yaml-dash",
            "a list cannot start on the line of its key",
            "Start the list on the next line, two spaces further in; or put the text in quotes.",
        )
    if mark in "|>":
        return Fault(
            "yaml-start",
            f"text that starts with {mark} needs quotes, or to begin on the next line",
            f"Write {quoted(text)}; or leave {mark} alone on its line, and the text below it, further in.",
        )
    return Fault("yaml-start", f"text that starts with {mark} needs quotes around it", _AROUND if continues else f"Write {quoted(text)}")


def missing_space(complaint: Complaint) -> Found | None:
    """`title:Sleep` and `-text: Sleep`, here or in the line above."""
    for row in dict.fromkeys((complaint.since[0], complaint.at[0], complaint.above(complaint.at[0]))):
        if row is None:
            continue
        line = complaint.lines[row]
        match = _NO_SPACE.fullmatch(line)
        if match and match["key"] in known_keys():
            return (
                row,
                match.start("rest") - 1,
                Fault("yaml-colon", "there is no space after this colon", f"Write {match['key']}: {match['rest'][:60]}"),
            )
        bare = line.lstrip()
        if re.match(r"-[a-z]", bare) and row == complaint.at[0]:
            return row, line.index("-"), Fault("yaml-dash", "there is no space after this dash", f"Write - {bare[1:61]}")
    return None


def nothing_before_colon(complaint: Complaint) -> Found | None:
    """`: words`, a colon with no key before it."""
    row, line = complaint.at[0], complaint.line.lstrip()
    if not line.startswith(": "):
        return None
    return (
        row,
        complaint.line.index(":"),
        Fault("yaml-colon", "there is no key before this colon", "Write the key before it, or delete the colon."),
    )


_MARKS: Final = " \t;=:\uff1a"


def missing_colon(complaint: Complaint) -> Found | None:
    """`title Sleep` or a bare `clinic`: a key without its colon, here or in the line above."""
    if complaint.in_brackets or complaint.in_quotes:
        return None
    for row in dict.fromkeys((complaint.since[0], complaint.above(complaint.at[0]))):
        match = re.fullmatch(r"(\s*(?:- +)*)([a-z_]+)((?:\s.*)?)", complaint.lines[row]) if row is not None else None
        if row is not None and match and match[2] in known_keys() and ": " not in match[3] and not _in_block(complaint, row):
            return (
                row,
                match.end(2),
                Fault("yaml-colon", f"there is no colon after `{match[2]}`", f"Write {match[2]}: {match[3].strip(_MARKS)[:60]}".rstrip()),
            )
    return None


def _in_block(complaint: Complaint, row: int) -> bool:
    """Whether the line above opens a text of several lines, or is part of one."""
    above = complaint.above(row)
    return above is not None and (BLOCK_MARK.search(complaint.lines[above]) is not None or not KEY.match(complaint.lines[above]))


def colon_in_text(complaint: Complaint) -> Found | None:
    """`text: Note: bring a driver`, or a line that is too far in."""
    if not complaint.at_colon:
        return None
    row, column = complaint.at
    line, key = complaint.line, KEY.match(complaint.line)
    value = value_of(line)
    if key and key.end("key") <= column < key.end() and not line.lstrip().startswith("- "):
        if key["key"] in known_keys():
            return misaligned(complaint)
        return row, column, Fault("yaml-colon", _COLON, _AROUND)
    if value and column > value[0] and KEY.match(line) and not continues(complaint, row):
        return row, column, Fault("yaml-colon", _COLON, f"Put all of the text in quotes: {line[: value[0]].strip()} {quoted(value[1])}")
    return row, column, Fault("yaml-colon", _COLON, _AROUND)
