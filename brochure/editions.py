"""What each edition is: how it is laid out, what a viewer is told, what its file is called. A new one is one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from brochure.conformance import check
from brochure.conformance.order import reading_order
from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic
from brochure.layout.placed import Placed
from brochure.pdf import Imprint, render

Arrange = Callable[[Placed, Brochure], Placed]


class Edition(Struct, frozen=True):
    """An edition: from the sheet's layout to its own, the viewer's preferences (ISO 32000-1, 12.2), the end of its file's name."""

    arrange: Arrange
    preferences: Mapping[str, str]
    suffix: str
    for_print_shop: bool = False


def _as_sheet(placed: Placed, brochure: Brochure) -> Placed:
    return placed


def _as_screen(placed: Placed, brochure: Brochure) -> Placed:
    from brochure.layout.screen import one_page_a_panel

    return one_page_a_panel(placed)


def _as_large_print(placed: Placed, brochure: Brochure) -> Placed:
    from brochure.layout.large_print import large_print

    return large_print(brochure, placed.sheet, placed.family, placed.theme)


_TITLE: Final = {"DisplayDocTitle": "true"}
EDITIONS: Final[Mapping[str, Edition]] = {
    "handout": Edition(_as_sheet, {"Duplex": "DuplexFlipShortEdge", "PrintScaling": "None", **_TITLE}, ""),
    "screen": Edition(_as_screen, _TITLE, "-screen"),
    "large-print": Edition(_as_large_print, {"Duplex": "DuplexFlipLongEdge", **_TITLE}, "-large-print"),
    "press": Edition(_as_sheet, {}, "-press", for_print_shop=True),
}


class Made(Struct, frozen=True):
    """An edition, ready to be written: its layout and its PDF; or what keeps it from being made."""

    placed: Placed
    content: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def make(name: str, placed: Placed, brochure: Brochure) -> Made:
    """Lay an edition out, paint it, and hold what was painted against what the edition promises."""
    edition = EDITIONS[name]
    arranged = edition.arrange(placed, brochure)
    subtitle = brochure.cover.subtitle
    imprint = Imprint(brochure.title.plain, brochure.clinic.name.plain, brochure.language, subtitle.plain if subtitle else "")
    if edition.for_print_shop:
        return _made_for_press(arranged, imprint, brochure)
    content = render(arranged, imprint, edition.preferences)
    return Made(arranged, content, _faults(check(content, name, expected=reading_order(arranged)), name, brochure))


def _made_for_press(placed: Placed, imprint: Imprint, brochure: Brochure) -> Made:
    from brochure.pdf.press import PressOptions, ProfileError, render_press

    press = brochure.press
    limit = press.ink_limit if press else 2.8
    try:
        profile = press.profile.read_bytes() if press and press.profile else None
        content = render_press(placed, imprint, PressOptions(profile, limit, press.bleed if press else None))
    except (ProfileError, OSError) as cause:
        assert press is not None, "the built-in profile is one"
        advice = "Ask the print shop for its CMYK profile, or delete the line: a common one is built in."
        return Made(placed, b"", (Diagnostic("error", "bad-profile", press.at("profile"), f"`profile`: {cause}", advice),))
    return Made(placed, content, _faults(check(content, "press", ink_limit=100 * limit), "press", brochure))


def _faults(findings: Sequence[str], name: str, brochure: Brochure) -> tuple[Diagnostic, ...]:
    """A finding in what we wrote is a fault of ours, and said to be."""
    advice = "This is a fault of the program, not of your text. Please report it with your content file; the old PDF is as it was."
    said = (f"the {name} edition is not as it should be: {each}" for each in findings)
    return tuple(Diagnostic("error", "conformance", brochure.place, each, advice) for each in said)
