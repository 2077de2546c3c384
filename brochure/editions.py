"""What each edition is: how it is laid out, what a viewer is told, what its file is called. A new one is one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from brochure.content.model import Brochure
from brochure.layout.large_print import large_print
from brochure.layout.placed import Placed
from brochure.layout.screen import one_page_a_panel

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
    return one_page_a_panel(placed)


def _as_large_print(placed: Placed, brochure: Brochure) -> Placed:
    return large_print(brochure, placed.sheet, placed.family, placed.theme)


_TITLE: Final = {"DisplayDocTitle": "true"}
EDITIONS: Final[Mapping[str, Edition]] = {
    "handout": Edition(_as_sheet, {"Duplex": "DuplexFlipShortEdge", "PrintScaling": "None", **_TITLE}, ""),
    "screen": Edition(_as_screen, _TITLE, "-screen"),
    "large-print": Edition(_as_large_print, {"Duplex": "DuplexFlipLongEdge", **_TITLE}, "-large-print"),
    "press": Edition(_as_sheet, {}, "-press", for_print_shop=True),
}


def made(edition: Edition, placed: Placed, brochure: Brochure) -> tuple[Placed, bytes]:
    """The edition's layout, and its PDF."""
    from brochure.pdf import Imprint, render

    arranged = edition.arrange(placed, brochure)
    subtitle = brochure.cover.subtitle
    imprint = Imprint(brochure.title.plain, brochure.clinic.name.plain, brochure.language, subtitle.plain if subtitle else "")
    return arranged, render(arranged, imprint, edition.preferences)
