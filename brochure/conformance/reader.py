"""Bytes of a PDF as ReportLab writes it → its objects (ISO 32000-1, 7.3 to 7.5). Nothing is drawn, and nothing is repaired.

It reads one cross-reference table and plain objects: no object streams, no updates, no encryption. Names are `str` with their slash,
strings are `bytes`, the rest is what Python has for it. Every accessor answers for any value, so that no damaged file raises.
"""

from __future__ import annotations

import re
import zlib
from functools import cached_property
from typing import Any, Final, NamedTuple

from msgspec import Struct

_MOST: Final = 1 << 26
"""Bytes that a stream may inflate to."""
_DEEPEST: Final = 40
"""Brackets in brackets."""
BODY: Final = rb"(?:[^()\\]++|\\.)*+"
"""What stands between a string's parentheses; those in it are escaped, as ReportLab does."""
LITERAL: Final = rb"\(" + BODY + rb"\)"
_TOKEN: Final = re.compile(
    rb"/[^\s()<>\[\]{}/%]*+|\d++\s++0\s++R\b|[+-]?+(?:\d++(?:\.\d*+)?|\.\d++)|<<|>>|\[|\]|"
    + LITERAL
    + rb"|<[0-9A-Fa-f\s]*+>|stream\r?\n.*|[A-Za-z]++|%[^\r\n]*+|\S",
    re.DOTALL,
)
_OBJECT: Final = re.compile(rb"\s*+(\d++)\s++0\s++obj\b")
_TABLE: Final = re.compile(rb"xref\s++0\s++(\d{1,7})\s++((?:\d{10} \d{5} [nf][ \r\n]{1,2})++)\s*+trailer\b")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ODD: Final = re.compile(rb"\\[^0-3nrtbf\\]", re.DOTALL)
"""An escape that Python does not read as PDF does, or a backslash before anything at all."""
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


class Stream(Struct, frozen=True):
    """A stream: its dictionary, and its bytes as they stand in the file."""

    entries: dict[str, Any]
    raw: bytes


class Unreadable(Struct, frozen=True):
    """Why a file could not be read."""

    reason: str


class Pdf:
    """The objects of a file."""

    def __init__(self, version: str, objects: dict[int, Any], trailer: dict[str, Any], names: frozenset[str]) -> None:
        self.version, self.objects, self.trailer = version, objects, trailer
        self.names = names
        """Every name that is used anywhere outside streams."""

    def get(self, value: Any) -> Any:
        """The value, or what it refers to."""
        for _ in range(4):
            if not isinstance(value, Ref):
                return value
            value = self.objects.get(value.number)
        return None

    def dictionary(self, value: Any) -> dict[str, Any]:
        """The value as a dictionary, a stream as its own; empty if it is none."""
        found = self.get(value)
        if isinstance(found, Stream):
            return found.entries
        return found if isinstance(found, dict) else {}

    def array(self, value: Any) -> list[Any]:
        """The value as an array; empty if it is none."""
        found = self.get(value)
        return found if isinstance(found, list) else []

    def numbers(self, value: Any) -> tuple[float, ...]:
        """The value as an array of numbers; empty if it is none."""
        found = [self.get(each) for each in self.array(value)]
        return tuple(found) if all(type(each) in (int, float) for each in found) else ()

    def text(self, value: Any) -> str:
        """The value as a text string (ISO 32000-1, 7.9.2.2), roughly; empty if it is none."""
        found = self.get(value)
        if not isinstance(found, bytes):
            return ""
        return found[2:].decode("utf-16-be", "replace") if found[:2] == b"\xfe\xff" else found.decode("latin-1")

    def inflated(self, value: Any, most: int = _MOST) -> bytes | None:
        """A stream's bytes, at most so many; `None` if it is no stream or cannot be decoded."""
        stream = self.get(value)
        if not isinstance(stream, Stream):
            return None
        filters = self.get(stream.entries.get("/Filter"))
        names = [self.get(each) for each in filters] if isinstance(filters, list) else [filters]
        if names in ([], [None]):
            return stream.raw[:most]
        if names != ["/FlateDecode"] or "/DecodeParms" in stream.entries:
            return None
        try:
            return zlib.decompressobj().decompress(stream.raw, most)
        except zlib.error:
            return None

    @cached_property
    def root(self) -> dict[str, Any]:
        """The catalogue."""
        return self.dictionary(self.trailer.get("/Root"))

    @cached_property
    def xmp(self) -> str:
        """The XMP packet, or nothing."""
        return (self.inflated(self.root.get("/Metadata")) or b"").decode("utf-8", "replace")


class _BrokenError(Exception):
    """Says why reading ends; never leaves this module."""


def read(content: bytes) -> Pdf | Unreadable:
    """The file's objects, or why they cannot be read."""
    try:
        return _read(content)
    except _BrokenError as cause:
        return Unreadable(f"the PDF cannot be read: {cause}")


def _read(content: bytes) -> Pdf:
    if not re.match(rb"%PDF-\d\.\d", content):
        raise _BrokenError("it does not begin with %PDF")
    start = re.match(rb"startxref\s++(\d{1,12})\s++%%EOF", content[max(content.rfind(b"startxref"), 0) :])
    table = _TABLE.match(content, min(int(start[1]), len(content))) if start else None
    if table is None:
        raise _BrokenError("it has no single cross-reference table")
    atoms = _Atoms()
    trailer = _parse(_TOKEN.findall(content, table.end(), content.rfind(b"startxref")), atoms)
    if not isinstance(trailer, dict) or {"/Prev", "/XRefStm", "/Encrypt"} & trailer.keys():
        raise _BrokenError("its trailer is damaged, or the file was updated or encrypted")
    objects = _objects(content, table, atoms)
    return Pdf(content[5:8].decode("latin-1"), objects, trailer, frozenset(atom for atom in atoms.values() if type(atom) is str))


def _objects(content: bytes, table: re.Match[bytes], atoms: _Atoms) -> dict[int, Any]:
    lines = table[2].split()
    places = [(int(place), number) for number, (place, kind) in enumerate(zip(lines[::3], lines[2::3], strict=True)) if kind == b"n"]
    if int(table[1]) != len(lines) // 3:
        raise _BrokenError("its cross-reference table has another length than it says")
    places.sort()
    ends = [place for place, _ in places[1:]] + [table.start()]
    objects: dict[int, Any] = {}
    for (place, number), end in zip(places, ends, strict=True):
        head = _OBJECT.match(content, place, end)
        if head is None or head[1] != b"%d" % number:
            raise _BrokenError(f"object {number} is not where the cross-reference table says")
        objects[number] = _object(_TOKEN.findall(content, head.end(), end), atoms, number)
    return {number: _cut(each, objects, number) if isinstance(each, Stream) else each for number, each in objects.items()}


def _object(tokens: list[bytes], atoms: _Atoms, number: int) -> Any:
    """An object; a stream still with all that follows it."""
    last = tokens.pop() if tokens else b""
    if last.startswith(b"stream"):
        entries = _parse(tokens, atoms)
        if isinstance(entries, dict):
            return Stream(entries, last[last.index(b"\n") + 1 :])
    elif last == b"endobj":
        return _parse(tokens, atoms)
    raise _BrokenError(f"object {number} does not end as an object does")


def _cut(stream: Stream, objects: dict[int, Any], number: int) -> Stream:
    """The stream at its length."""
    length = stream.entries.get("/Length")
    if isinstance(length, Ref):
        length = objects.get(length.number)
    if type(length) is not int or length < 0 or not re.match(rb"\s*+endstream\s++endobj\b", stream.raw[length:]):
        raise _BrokenError(f"the stream in object {number} is not as long as it says")
    return Stream(stream.entries, stream.raw[:length])


class _Sign:
    """A token that is no value."""


_OPEN_ARRAY, _CLOSE_ARRAY, _OPEN_DICTIONARY, _CLOSE_DICTIONARY, _COMMENT = (_Sign() for _ in range(5))
_SIGNS: Final = {b"[": _OPEN_ARRAY, b"]": _CLOSE_ARRAY, b"<<": _OPEN_DICTIONARY, b">>": _CLOSE_DICTIONARY}
_WORDS: Final[dict[bytes, Any]] = {b"true": True, b"false": False, b"null": None}
_NUMERIC: Final = frozenset(b"%c" % character for character in b"0123456789+-.")


class _Atoms(dict[bytes, Any]):
    """Token → its value; each is made once."""

    def __init__(self) -> None:
        super().__init__({**_SIGNS, **_WORDS})

    def __missing__(self, token: bytes) -> Any:
        self[token] = value = _atom(token)
        return value


def _atom(token: bytes) -> Any:
    first = token[:1]
    if first == b"/" and b"#" not in token:
        return token.decode("latin-1")
    if first == b"%":
        return _COMMENT
    if first == b"/":
        return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), token).decode("latin-1")
    if first == b"(" and len(token) > 1:
        return literal(token[1:-1]).encode("latin-1")
    if first == b"<":
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if first not in _NUMERIC or len(token) > 40:
        raise _BrokenError(f"{token[:20].decode('latin-1')!r} stands where a value should")
    if token.endswith(b"R"):
        return Ref(int(token.split()[0]))
    return float(token) if b"." in token else int(token) if token[-1:].isdigit() else None


def literal(body: bytes) -> str:
    """What stands between a string's parentheses → its bytes, as the characters of the same codes (ISO 32000-1, 7.3.4.2)."""
    if b"\\" not in body:
        return body.decode("latin-1")
    if _ODD.search(body):
        return _ESCAPE.sub(_unescaped, body).decode("latin-1")
    return body.decode("unicode_escape")  # of what is left, Python and PDF mean the same


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    return bytes([int(what, 8) & 255]) if what[0] in b"01234567" else _ESCAPED.get(what, what)


def _parse(tokens: list[bytes], atoms: _Atoms) -> Any:
    """The one value that the tokens make."""
    outer: list[tuple[_Sign, list[Any]]] = []
    inner: list[Any] = []
    for value in map(atoms.__getitem__, tokens):
        if value.__class__ is not _Sign:
            inner.append(value)
        elif value is _OPEN_DICTIONARY or value is _OPEN_ARRAY:
            outer.append((value, inner))
            inner = []
            if len(outer) > _DEEPEST:
                raise _BrokenError("brackets nest too deep")
        elif value is not _COMMENT:
            opened, around = outer.pop() if outer else (_COMMENT, inner)
            if opened is not (_OPEN_ARRAY if value is _CLOSE_ARRAY else _OPEN_DICTIONARY):
                raise _BrokenError("brackets do not match")
            around.append(inner if value is _CLOSE_ARRAY else _dictionary(inner))
            inner = around
    if outer or len(inner) != 1:
        raise _BrokenError("brackets do not match")
    return inner[0]


def _dictionary(parts: list[Any]) -> dict[str, Any]:
    keys = parts[::2]
    if len(parts) % 2 or not {str}.issuperset(map(type, keys)):
        raise _BrokenError("a dictionary has a value without a key")
    return dict(zip(keys, parts[1::2], strict=True))
