"""A theme as a value: colours by name, steps of type, spaces, the look of callouts, tables and pictures.

Sizes are ratios to the body size; leadings ratios to the step's own size; spaces are half lines of the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

BODY_LEADING: Final = 1.25
READABLE: Final = 4.5
"""The least contrast of text on its ground (WCAG 2.1, 1.4.3)."""


class Step(Struct, frozen=True):
    """A step of the type scale. `floor` is the smallest size in points it may sink to."""

    size: float
    leading: float
    style: str = "regular"
    colour: str = "ink"
    floor: float = 0.0
    roomy: float = 0.0
    """The size it has where that takes nothing from the body text's."""
    balanced: bool = False
    """Whether its lines are broken to like length, as a heading's are."""


class Tone(Struct, frozen=True):
    """How a callout looks: its ground and its frame (`none` for neither), the bar at its left, its title, its text."""

    ground: str
    bar: str
    title: str
    text: str = "ink"
    frame: str = "none"


class TableLook(Struct, frozen=True):
    """How a table looks: the header's ground (or `none`), the rule below it, the rules between rows."""

    head: str
    rule: str
    hairline: str


class Spaces(Struct, frozen=True):
    """Space above a block of each kind, in half lines of the body; none at a panel's head."""

    heading: float
    subheading: float
    block: float
    paragraph: float
    item: float
    long_item: float
    callout: float


class Theme(Struct, frozen=True):
    """A look: what it is called, and everything that it decides."""

    name: str
    palette: Mapping[str, str]
    steps: Mapping[str, Step]
    tones: Mapping[str, Tone]
    table: TableLook
    spaces: Spaces
    emphasis: Literal["italic", "bold"] = "italic"
    """How emphasised words are set."""
    pictures: Literal["colour", "line-art"] = "colour"
    """Whether drawings keep their areas of colour, or are drawn in lines alone."""

    def colour(self, name: str) -> str:
        """The `#rrggbb` of a colour: itself, a name of the palette, or `name-40`, which is 40 % of it on paper."""
        if name.startswith("#"):
            return name
        if name in self.palette:
            return self.palette[name]
        base, _, percent = name.rpartition("-")
        return mix(self.palette[base], self.palette["paper"], int(percent) / 100)

    def with_accent(self, accent: str | None) -> Theme:
        """The theme with the author's accent in place of its own, and a darker one that reads as text."""
        if accent is None:
            return self
        return replace(self, palette={**self.palette, "dawn": accent, "accent": accent, "dawn-dark": self.readable(accent)})

    def readable(self, colour: str) -> str:
        """The colour, darkened with ink until it reads on the paper and on the light grounds."""
        for share in range(100, -1, -5):
            darker = mix(colour, self.palette["ink"], share / 100)
            if min(contrast(darker, self.colour(ground)) for ground in ("paper", "mist", "sand")) >= READABLE:
                return darker
        return self.palette["ink"]


def mix(colour: str, ground: str, share: float) -> str:
    """`share` of `colour` on `ground`, both `#rrggbb`."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * front + (1 - share) * back):02x}" for front, back in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
