"""A file that YAML refuses → the one line whose smallest change lets it be read, found by trying.

The parser stops where it can go on no longer, which is often a line or two after the mistake. So each likely change to a line
near that place is made in turn, and the file parsed again: what gets the parser on is what the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml
from msgspec import Struct

from brochure.content.blocks import BY_KEY
from brochure.content.fault import Fault
from brochure.content.model import Brochure
from brochure.content.parsing.complaint import KEY, Complaint, Found, spaces, start_of
from brochure.content.shape import fields_of
from brochure.content.suggest import known_keys
from brochure.content.wording import quoted, short

_ABOVE: Final = 3
"""How many lines above the one where the parser stopped may hold the mistake."""
_ON: Final = 4
"""How many lines further the parser must get, if another mistake follows."""
_MOST_LINES: Final = 2000 if hasattr(yaml, "CSafeLoader") else 400
"""In a longer file trying takes too long; PyYAML without libyaml is ten times slower."""
_KEY_MARK: Final = re.compile(r"(\s*(?:- +)?)([a-z_]+)\s*(?:[;\uff1a=]|:=)\s*(\S.*)")
_KEY_ALONE: Final = re.compile(r"(\s*(?:- +)?)([a-z_]+)(\s+\S.*)?")
_QUESTION: Final = re.compile(r"(\s*(?:- +)?[^:]+\?)\s+(\S.*)")
_DAYS: Final = re.compile(r"(\s*)([A-Z][a-z]+(?:(?:,| to| and|-) ?[A-Z][a-z]+)*)\s+(\d.*)")
_VALUE: Final = re.compile(r"""(\s*(?:- +)?(?:[^\s:#'"\[{][^:]*|'[^']*'|"[^"]*"):\s+)([^\s'"|>\[{&*!].*)""")
_BULLET: Final = re.compile(r"(?:[\u2013\u2014\u2022\u00b7*]\s*|-(?=[^\s-]))(\S.*)")
_OPEN_QUOTE: Final = re.compile(r"""(?:^|[:-]\s)\s*("(?:[^"\\]|\\.)+)$""")
_QUOTES_ABOVE: Final = 60
_BLOCK_OPENED: Final = re.compile(r"(\s*(?:- +)?[^\s:][^:]*?)\s+([|>][-+]?)")


class _Change(Struct, frozen=True):
    """A line as it might be meant, and what is wrong with it as it is."""

    row: int
    line: str
    fault: Fault
    column: int = 0


def repaired(complaint: Complaint) -> Found | None:
    """The change that lets the parser read on to the end, or else furthest, past the place where it stopped."""
    if len(complaint.lines) > _MOST_LINES:
        return None
    best, found = complaint.at[0] + _ON, None
    for change in _changes(complaint):
        reached = _reached([*complaint.lines[: change.row], change.line, *complaint.lines[change.row + 1 :]])
        if reached > best:
            best, found = reached, change
    return (found.row, found.column, found.fault) if found else None


def _reached(lines: list[str]) -> int:
    """The line at which the parser stops; past the last one if it reads all."""
    try:
        for _ in yaml.parse("\n".join(lines), getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        return int(mark.line)
    return len(lines) + _ON


def _changes(complaint: Complaint) -> Iterator[_Change]:
    """The likely ones first: of changes that help alike, the first is told."""
    rows = _near(complaint)
    yield from _quotes(complaint)
    for row in rows:
        yield from _colons(row, complaint.lines[row])
    for row in rows:
        yield from _bullets(row, complaint)
    moves = [(distance, number, change) for number, row in enumerate(rows) for distance, change in _indents(row, complaint)]
    yield from (change for _, _, change in sorted(moves, key=lambda move: move[:2]))
    for row in rows:
        yield from _dashes(row, complaint.lines[row])


def _near(complaint: Complaint) -> list[int]:
    rows, row = [complaint.at[0]], complaint.above(complaint.at[0])
    while row is not None and len(rows) <= _ABOVE:
        rows.append(row)
        row = complaint.above(row)
    return [row for row in rows if not complaint.lines[row].lstrip().startswith("#")]


def _quotes(complaint: Complaint) -> Iterator[_Change]:
    """A text whose quotes are not closed on its line: the parser goes on to the next quote, wherever that is."""
    for row in range(complaint.at[0], max(complaint.at[0] - _QUOTES_ABOVE, -1), -1):
        line = complaint.lines[row].rstrip()
        match = _OPEN_QUOTE.search(line)
        if match:
            fault = Fault("yaml-quote", "the quotes that open here are not closed", f'Put " at the end of the line: {short(match[1])}"')
            yield _Change(row, f'{line}"', fault, match.start(1))


def _colons(row: int, line: str) -> Iterator[_Change]:
    """Another mark, or none, where the colon belongs; a colon inside a text."""
    for pattern in (_KEY_MARK, _KEY_ALONE):
        match = pattern.fullmatch(line)
        if match and match[2] in known_keys():
            meant = f"{match[2]}: {(match[3] or '').strip()}".rstrip()
            fault = Fault("yaml-colon", f"there is no colon after `{match[2]}`", f"Write {short(meant)}")
            yield _Change(row, match[1] + meant, fault, match.end(2))
    match = _BLOCK_OPENED.fullmatch(line)
    if match:
        key = match[1].strip()
        fault = Fault("yaml-colon", f"there is no colon after `{key}`", f"Write {key}: {match[2]}")
        yield _Change(row, f"{match[1]}: {match[2]}", fault, len(match[1]))
    for pattern, before in ((_QUESTION, "the question"), (_DAYS, "the days")):
        match = pattern.fullmatch(line)
        if match:
            key, value = (match[1], match[2]) if pattern is _QUESTION else (match[1] + match[2], match[3])
            fault = Fault("yaml-colon", f"there is no colon after {before}", f"Write {short(f'{key.strip()}: {value}')}")
            yield _Change(row, f"{key}: {value}", fault, len(key))
    match = _VALUE.fullmatch(line)
    if match and ": " in match[2] + " ":
        text = match[2].rstrip()
        whole = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        advice = f"Put all of the text in quotes: {match[1].strip()} {quoted(text)}"
        what = "a text with a colon and a space in it needs quotes around it"
        yield _Change(row, match[1] + whole, Fault("yaml-colon", what, advice), match.end(1) + match[2].find(": "))


def _bullets(row: int, complaint: Complaint) -> Iterator[_Change]:
    """Another mark, or no space, where a dash and a space belong; a block without its dash; a dash among lines that have none."""
    line = complaint.lines[row]
    start, key = start_of(line), KEY.match(line)
    if bullet := _BULLET.fullmatch(line, start):
        what = "a list's dash has a space after it, and is this one: -"
        yield _Change(row, f"{line[:start]}- {bullet[1]}", Fault("yaml-dash", what, f"Write - {short(bullet[1])}"), start)
    if key and key["key"] in BY_KEY and not line[start:].startswith("- "):
        what = f"`{key['key']}` starts a block, and there is no dash before it"
        yield _Change(row, f"{line[:start]}- {line[start:]}", Fault("yaml-dash", what, f"Write - {short(line.strip())}"), start)
    above = complaint.above(row)
    if above is not None and not key and complaint.lines[above][start:].startswith("- ") and start_of(complaint.lines[above]) == start:
        advice = f"Write - {short(line.strip())}\nor, if it goes on from the line above, put four more spaces before it."
        fault = Fault("yaml-dash", "this line has no dash, and belongs to no text", advice)
        yield _Change(row, f"{line[:start]}- {line[start:]}", fault, start)
    below = complaint.lines[row + 1] if row + 1 < len(complaint.lines) else ""
    if line[start:].startswith("- ") and start_of(below) == start and ": " in below and not below[start:].startswith("- "):
        yield _no_dash(row, line, start)


def _dashes(row: int, line: str) -> Iterator[_Change]:
    start = start_of(line)
    if line[start:].startswith("- "):
        yield _no_dash(row, line, start)
    elif not KEY.match(line):
        fault = Fault("yaml-dash", "there is no dash before this", f"Write - {short(line.strip())}")
        yield _Change(row, f"{line[:start]}- {line[start:]}", fault, start)


def _no_dash(row: int, line: str, start: int) -> _Change:
    rest = line[start + 2 :].lstrip()
    fault = Fault("yaml-dash", "this dash does not belong here", f"Leave out the dash: {short(rest)}")
    return _Change(row, line[:start] + rest, fault, start)


def _indents(row: int, complaint: Complaint) -> Iterator[tuple[float, _Change]]:
    """The line moved to where one of its neighbours starts, or two further in than one of them; with how far that is."""
    line, start = complaint.lines[row], start_of(complaint.lines[row])
    near = [at for at in range(max(row - 6, 0), min(row + 4, len(complaint.lines))) if at != row and complaint.lines[at].strip()]
    alike = {start_of(complaint.lines[at]): at for at in sorted(near, key=lambda at: (at > row, abs(at - row)), reverse=True)}
    starts = alike.keys() | {start + 2 for start in alike}
    starts |= {match.start("key") for at in near if (match := KEY.match(complaint.lines[at]))}
    key = KEY.match(line)
    if complaint.at_colon and row == complaint.at[0] and not key and not line[start:].startswith("- "):
        return  # a line of text, whose colon is the matter
    for meant in starts - {start}:
        if meant == 0 and not (key and key["key"] in fields_of(Brochure)):
            continue
        what = f"this line starts in column {start + 1}, which is too far to the {'left' if meant > start else 'right'}"
        first = "dash" if line[start:].startswith("- ") else "first word"
        advice = f"Put {spaces(meant)} before its {first}{f', as in line {alike[meant] + 1}' if meant in alike else ''}."
        distance = abs(meant - start) + (0.5 if meant not in alike else 0.0)
        yield distance, _Change(row, " " * meant + line[start:], Fault("yaml-indent", what, advice), start)
