"""What each edition is: how it is laid out, what a viewer is told, what its file is called. A new one is one entry.

What an edition needs is imported when it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from brochure.conformance import Standard
    from brochure.content.model import Brochure
    from brochure.layout.placed import Placed

Arrange = Callable[["Placed", "Brochure"], "Placed"]


class Edition(Struct, frozen=True):
    """An edition: from the sheet's layout to its own, the viewer's preferences (ISO 32000-1, 12.2), the end of its file's name.

    `made` says what was made, of `paper` (and `upright`, the paper that is held upright) and `fold`; `use` what to do with
    it; `standard` is what its file keeps.
    """

    arrange: Arrange
    preferences: Mapping[str, str]
    suffix: str
    made: str
    use: str
    standard: Standard = "PDF/UA-1"


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
    "handout": Edition(
        _as_sheet,
        {"Duplex": "DuplexFlipShortEdge", "PrintScaling": "None", **_TITLE},
        "",
        "{paper}, {fold}",
        "Print on both sides, flip on the short edge, at actual size (100 %).",
    ),
    "screen": Edition(_as_screen, _TITLE, "-screen", "a page for each panel", "For the website: read it on a screen."),
    "large-print": Edition(
        _as_large_print,
        {"Duplex": "DuplexFlipLongEdge", **_TITLE},
        "-large-print",
        "{upright} upright",
        "Print on both sides, flip on the long edge, at actual size.",
    ),
    "press": Edition(_as_sheet, {}, "-press", "{paper}, {fold}, CMYK with bleed", "For the print shop: PDF/X-4.", standard="PDF/X-4"),
}
