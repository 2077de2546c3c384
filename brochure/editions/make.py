"""An edition's name and a sheet's layout → its own layout and its PDF, held against what the edition promises."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from brochure.conformance import check
from brochure.conformance.order import reading_order
from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic
from brochure.editions.table import EDITIONS
from brochure.layout.placed import Placed
from brochure.pdf import Imprint, render


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
    if edition.standard == "PDF/X-4":
        return _made_for_press(arranged, imprint, brochure)
    content = render(arranged, imprint, edition.preferences)
    return Made(arranged, content, _faults(check(content, edition.standard, expected=reading_order(arranged)), name, brochure))


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
    return Made(placed, content, _faults(check(content, "PDF/X-4", ink_limit=100 * limit), "press", brochure))


def _faults(findings: Sequence[str], name: str, brochure: Brochure) -> tuple[Diagnostic, ...]:
    """A finding in what we wrote is a fault of ours, and said to be."""
    advice = "This is a fault of the program, not of your text. Please report it with your content file; the old PDF is as it was."
    said = (f"the {name} edition is not as it should be: {each}" for each in findings)
    return tuple(Diagnostic("error", "conformance", brochure.place, each, advice) for each in said)
