"""The values of SVG attributes → numbers and colours; `None` for what is not one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

# atomic, as everything below that repeats: a file must not make these patterns try all the ways to split its digits
NUMBER: Final = r"(?>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
LENGTH: Final = re.compile(rf"({NUMBER})\s*([a-zA-Z%]*)")
PX: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
LARGEST: Final = 1e6

HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
NUMBERS: Final = re.compile(NUMBER)
ONLY_NUMBERS: Final = re.compile(rf"\s*+(?:{NUMBER}\s*+,?+\s*+)*+")
TRANSFORM: Final = re.compile(r"\s*+(matrix|translate|scale|rotate|skewX|skewY)\s*+\(([^()]*+)\)\s*+,?+\s*+")
ARGUMENTS: Final = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}
PATH_PART: Final = re.compile(r"\s*+([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
PATH_NUMBERS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
ARC: Final = re.compile(
    rf"\s*+({NUMBER})[\s,]*+({NUMBER})[\s,]*+({NUMBER})[\s,]*+([01])[\s,]*+([01])[\s,]*+({NUMBER})[\s,]*+({NUMBER})\s*+,?+\s*+"
)


def length(text: str, full: float | None = None) -> float | None:
    """A length in user units (px); a percentage is one of `full`."""
    match = LENGTH.fullmatch(text.strip())
    if not match:
        return None
    value, unit = float(match[1]), match[2].lower()
    scale = full and full / 100 if unit == "%" else PX.get(unit)
    if scale is None or not math.isfinite(value * scale) or abs(value * scale) > LARGEST:
        return None
    return value * scale


def numbers(text: str) -> list[float] | None:
    """Numbers parted by commas, spaces or nothing but a sign."""
    if not ONLY_NUMBERS.fullmatch(text):
        return None
    values = [float(value) for value in NUMBERS.findall(text)]
    return values if all(abs(value) <= LARGEST for value in values) else None


def written(values: Iterable[float]) -> str:
    """Numbers as an SVG has them; whole ones without a point, since an arc's flags must not have one."""
    return " ".join(str(int(value)) if value.is_integer() else repr(value) for value in values)


def transform(text: str) -> str | None:
    """The same steps in one spelling: `scale(2 2) rotate(45)`."""
    steps, position = [], 0
    while match := TRANSFORM.match(text, position):
        values = numbers(match[2])
        if values is None or len(values) not in ARGUMENTS[match[1]]:
            return None
        steps.append(f"{match[1]}({written(values)})")
        position = match.end()
    return " ".join(steps) if not text[position:].strip() else None


@lru_cache(maxsize=64)  # copies of a part have the same outline
def path(text: str) -> str | None:
    """The same outline in one spelling; `None` if it is not well formed."""
    parts, position, before = [], 0, ""
    while match := PATH_PART.match(text, position):
        command = match[1]
        values = _arcs(match[2]) if command in "Aa" else numbers(match[2])
        if values is None or not _follows(command, len(values), before):
            return None
        parts.append(f"{command}{written(values)}")
        position, before = match.end(), command
    return " ".join(parts) if parts and not text[position:].strip() else None


def _follows(command: str, count: int, before: str) -> bool:
    """Whether so many numbers make that command, and it can stand there."""
    needed = PATH_NUMBERS[command.upper()]
    allowed = {"": "Mm", "Z": "MmZzLC", "z": "MmZzLC"}  # after a closed part svglib draws the others from a wrong point
    if command not in allowed.get(before, command):
        return False
    return count == 0 if needed == 0 else count > 0 and count % needed == 0


def _arcs(text: str) -> list[float] | None:
    """The numbers of arcs: their flags need no space around them."""
    values: list[float] = []
    position = 0
    while match := ARC.match(text, position):
        values.extend(float(value) for value in match.groups())
        position = match.end()
    return values if position == len(text) and all(abs(value) <= LARGEST for value in values) else None


@lru_cache(maxsize=256)
def colour(text: str) -> tuple[str, float] | None:
    """`#rrggbb` and the opacity of a CSS colour."""
    if HEX.fullmatch(text):  # most colours: CSS's whole grammar need not be loaded for them
        return text.lower(), 1.0
    from tinycss2.color3 import parse_color  # type: ignore[import-untyped]

    parsed = parse_color(text)
    if parsed is None or isinstance(parsed, str):
        return None
    channels = (round(255 * min(max(channel, 0.0), 1.0)) for channel in parsed[:3])
    return "#" + "".join(f"{channel:02x}" for channel in channels), min(max(float(parsed[3]), 0.0), 1.0)
