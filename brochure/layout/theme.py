"""What a theme decides: colours by name, steps of type, spaces. Every value of `calm` stands here.

Sizes are ratios to the body size; leadings ratios to the step's own size; spaces are half lines of the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

BODY_LEADING: Final = 1.25


class Step(Struct, frozen=True):
    """A step of the type scale. `floor` is the smallest size in points it may sink to."""

    ratio: float
    leading: float
    style: str = "regular"
    colour: str = "ink"
    floor: float = 0.0
    balanced: bool = False
    """Whether its lines are broken to like length, as a heading's are."""


STEPS: Final[dict[str, Step]] = {
    "body": Step(1.0, BODY_LEADING),
    "lead": Step(14 / 12, 1.24, colour="river"),
    "heading": Step(18 / 12, 1.15, "bold", "river", balanced=True),
    "subheading": Step(14 / 12, 1.15, "bold", "river", balanced=True),
    "question": Step(1.0, BODY_LEADING, "bold", "river", balanced=True),
    "callout title": Step(13 / 12, 1.2, "bold", "ink", balanced=True),
    "small": Step(10 / 12, 1.25, floor=9.5),
    "small head": Step(10 / 12, 1.25, "bold", "river", floor=9.5),
    "caption": Step(10 / 12, 1.25, floor=9.5),
    "fine": Step(8.5 / 12, 1.2, floor=8.5),
    "quote": Step(14 / 12, 1.24, "italic", "river"),
    "cover title": Step(30 / 12, 1.08, "bold", "river", balanced=True),
    "cover subtitle": Step(15 / 12, 1.22, colour="ink", balanced=True),
    "cover message": Step(1.0, BODY_LEADING, "bold", "ink"),
    "kicker": Step(11 / 12, 1.25, "bold", "dawn-dark", floor=10),
    "clinic": Step(13 / 12, 1.2, "bold", "river"),
    "tagline": Step(10 / 12, 1.25, floor=9.5),
}


class Tone(Struct, frozen=True):
    """How a callout looks: its ground, the bar at its left, its title."""

    ground: str
    bar: str
    title: str


TONES: Final[dict[str, Tone]] = {
    "note": Tone("mist", "river", "river"),
    "caution": Tone("sand", "dawn", "ink"),
    "urgent": Tone("river", "dawn", "paper"),
    "hope": Tone("mist", "dawn", "river"),
}
PALETTE: Final[dict[str, str]] = {
    "ink": "#1f2a30",
    "river": "#0f4c5c",
    "dawn": "#c8553d",
    "accent": "#c8553d",
    "dawn-dark": "#a63f29",
    "mist": "#e6f0f1",
    "sand": "#f8f1e5",
    "paper": "#ffffff",
}


class Spaces(Struct, frozen=True):
    """Space above a block of each kind, in half lines of the body; none at a panel's head."""

    heading: int = 2
    subheading: int = 1
    block: int = 1
    paragraph: int = 1
    item: int = 0
    long_item: int = 1
    callout: int = 1


class Theme(Struct, frozen=True):
    """A look: what it is called, and everything that it decides."""

    name: str
    palette: Mapping[str, str]
    steps: Mapping[str, Step]
    tones: Mapping[str, Tone]
    spaces: Spaces = Spaces()

    def colour(self, name: str) -> str:
        """The `#rrggbb` of a colour: itself, a name of the palette, or `name-40`, which is 40 % of it on paper."""
        if name.startswith("#"):
            return name
        if name in self.palette:
            return self.palette[name]
        base, _, percent = name.rpartition("-")
        return mix(self.palette[base], self.palette["paper"], int(percent) / 100)


def mix(colour: str, ground: str, share: float) -> str:
    """`share` of `colour` on `ground`, both `#rrggbb`."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * front + (1 - share) * back):02x}" for front, back in pairs)


def themed(accent: str | None) -> Theme:
    """The theme, with the author's accent if there is one."""
    palette = PALETTE if accent is None else {**PALETTE, "dawn": accent, "accent": accent, "dawn-dark": _readable(accent)}
    return Theme("calm", palette, STEPS, TONES)


def _readable(colour: str) -> str:
    """The colour, darkened with ink until it reads at 4.5:1 on paper (WCAG 2.1, 1.4.3)."""
    for share in range(100, -1, -5):
        darker = mix(colour, PALETTE["ink"], share / 100)
        if contrast(darker, PALETTE["paper"]) >= 4.5:
            return darker
    return PALETTE["ink"]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
