"""A content file in a theme → its layout, and its pages as pdfium shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import pypdfium2
from PIL import Image

from brochure.content import read
from brochure.content.model import Brochure
from brochure.font import find_family
from brochure.layout import lay_out
from brochure.layout.placed import Item, Placed
from brochure.pdf import Imprint, render
from brochure.sheet import Imposition, impose
from brochure.themes import Theme, read_theme

POINT = 72


def theme_named(name: str) -> Theme:
    theme = read_theme(None, name, name, [])
    assert theme is not None
    return theme


@cache
def read_content(source: Path) -> Brochure:
    brochure = read(source, source.name).brochure
    assert brochure is not None
    return brochure


def placed(brochure: Brochure, theme: Theme) -> Placed:
    family = find_family()
    assert family is not None
    layout = lay_out(brochure, impose(Imposition()), family, theme).placed
    assert layout is not None, "it fits its panels"
    return layout


def only(layout: Placed, wanted: Callable[[Item], bool]) -> Placed:
    """The layout with no items but those wanted."""
    pages = []
    for page in layout.pages:
        panels = [msgspec.structs.replace(panel, items=tuple(filter(wanted, panel.items))) for panel in page.panels]
        pages.append(msgspec.structs.replace(page, panels=tuple(panels)))
    return msgspec.structs.replace(layout, pages=tuple(pages))


def page_pictures(layout: Placed, dpi: float) -> Iterator[Image.Image]:
    """Each page in colour."""
    document = pypdfium2.PdfDocument(render(layout, Imprint("A walk a day", "Example Family Clinic", "en-US")))
    for page in document:
        yield page.render(scale=dpi / POINT).to_pil().convert("RGB")
