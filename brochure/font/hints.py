"""A TrueType font → the same outlines without hints and without the tables that a PDF does not read.

Hints steer pixels on old screens. Paper and today's viewers ignore them, and they are two thirds of a subset's bytes.
Tables a PDF needs: ISO 32000-1, 9.9, table 126. The tables' layout: the OpenType specification.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

KEPT: Final = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")
MAGIC: Final = 0xB1B0AFBA  # what a whole font's checksum is subtracted from

# a simple glyph's flags
X_IS_BYTE: Final = 0x02
Y_IS_BYTE: Final = 0x04
REPEAT: Final = 0x08
X_IS_SAME: Final = 0x10
Y_IS_SAME: Final = 0x20

# a component's flags
ARGUMENTS_ARE_WORDS: Final = 0x0001
HAS_SCALE: Final = 0x0008
MORE_COMPONENTS: Final = 0x0020
HAS_X_AND_Y_SCALE: Final = 0x0040
HAS_TWO_BY_TWO: Final = 0x0080
HAS_INSTRUCTIONS: Final = 0x0100


def _coordinate_bytes(flags: int, is_byte: int, is_same: int) -> int:
    if flags & is_byte:
        return 1
    return 0 if flags & is_same else 2


COORDINATE_BYTES: Final = tuple(
    _coordinate_bytes(flags, X_IS_BYTE, X_IS_SAME) + _coordinate_bytes(flags, Y_IS_BYTE, Y_IS_SAME) for flags in range(256)
)


def strip_hints(font: bytes) -> bytes:
    """The font without instructions; a font that holds no TrueType outlines comes back as it is."""
    try:
        tables = _tables(font)
        if not all(tag in tables for tag in KEPT):
            return font
        glyphs = [_unhinted(glyph) for glyph in _glyphs(tables)]
    except (struct.error, IndexError):  # offsets that point outside: not ours to repair
        return font
    kept = {tag: tables[tag] for tag in KEPT}
    kept["glyf"], kept["loca"], long_offsets = _joined(glyphs)
    head = tables["head"]
    kept["head"] = head[:8] + bytes(4) + head[12:50] + struct.pack(">H", long_offsets) + head[52:]
    kept["maxp"] = _without_interpreter(tables["maxp"])
    return _file(kept)


def _tables(font: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s4xLL", font, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): font[offset : offset + length] for tag, offset, length in records}


def _glyphs(tables: Mapping[str, bytes]) -> list[bytes]:
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long_offsets,) = struct.unpack_from(">H", tables["head"], 50)
    glyf = tables["glyf"]
    stored = struct.unpack_from(f">{count + 1}{'L' if long_offsets else 'H'}", tables["loca"])
    offsets = stored if long_offsets else [2 * offset for offset in stored]
    return [glyf[start:end] for start, end in pairwise(offsets)]


def _unhinted(glyph: bytes) -> bytes:
    if not glyph:
        return glyph
    (contours,) = struct.unpack_from(">h", glyph)
    if contours < 0:
        return _unhinted_composite(glyph)
    ends = 10 + 2 * contours
    (length,) = struct.unpack_from(">H", glyph, ends)
    outline = glyph[ends + 2 + length :]
    points = struct.unpack_from(">H", glyph, ends - 2)[0] + 1 if contours else 0
    return glyph[:ends] + b"\0\0" + outline[: _outline_length(outline, points)]


def _outline_length(outline: bytes, points: int) -> int:
    """How many bytes the flags and coordinates of so many points take; what follows is padding."""
    position = coordinates = 0
    while points > 0:
        flags = outline[position]
        repeats = outline[position + 1] if flags & REPEAT else 0
        position += 2 if flags & REPEAT else 1
        coordinates += COORDINATE_BYTES[flags] * (repeats + 1)
        points -= repeats + 1
    return position + coordinates


def _unhinted_composite(glyph: bytes) -> bytes:
    """A glyph made of other glyphs: its instructions stand after the last component."""
    stripped = bytearray(glyph)
    position, flags = 10, MORE_COMPONENTS
    while flags & MORE_COMPONENTS:
        (flags,) = struct.unpack_from(">H", glyph, position)
        struct.pack_into(">H", stripped, position, flags & ~HAS_INSTRUCTIONS)
        position += _component_length(flags)
    return bytes(stripped[:position])


def _component_length(flags: int) -> int:
    length = 8 if flags & ARGUMENTS_ARE_WORDS else 6
    if flags & HAS_SCALE:
        return length + 2
    if flags & HAS_X_AND_Y_SCALE:
        return length + 4
    return length + 8 if flags & HAS_TWO_BY_TWO else length


def _joined(glyphs: list[bytes]) -> tuple[bytes, bytes, bool]:
    """The tables `glyf` and `loca`, and whether the offsets of `loca` are long."""
    padded = [glyph + b"\0" if len(glyph) % 2 else glyph for glyph in glyphs]
    offsets = [0]
    for glyph in padded:
        offsets.append(offsets[-1] + len(glyph))
    long_offsets = offsets[-1] > 2 * 0xFFFF
    stored = offsets if long_offsets else [offset // 2 for offset in offsets]
    return b"".join(padded), struct.pack(f">{len(stored)}{'L' if long_offsets else 'H'}", *stored), long_offsets


def _without_interpreter(maxp: bytes) -> bytes:
    """`maxp` that asks for no interpreter: one zone, no storage, functions, stack or instructions."""
    return maxp[:14] + struct.pack(">7H", 1, 0, 0, 0, 0, 0, 0) + maxp[28:]


def _file(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    offset = len(header) + 16 * count
    records, bodies, head = [], [], 0
    for tag in sorted(tables):
        body = tables[tag] + bytes(-len(tables[tag]) % 4)
        records.append(struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(body), offset, len(tables[tag])))
        bodies.append(body)
        if tag == "head":
            head = offset
        offset += len(body)
    font = bytearray(b"".join([header, *records, *bodies]))
    struct.pack_into(">L", font, head + 8, (MAGIC - _checksum(font)) & 0xFFFFFFFF)
    return bytes(font)


def _checksum(padded: bytes | bytearray) -> int:
    return int(sum(struct.unpack(f">{len(padded) // 4}L", padded))) & 0xFFFFFFFF
