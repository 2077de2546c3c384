"""What the layout ends in: every item at its place on a page, the only thing that painting, tagging and checks see.

Points, origin at the page's lower left corner, y up. A colour is `#rrggbb` or a name of the theme's palette.
"""

from __future__ import annotations

from msgspec import Struct

from brochure.content.text import Text
from brochure.diagnostics import Place
from brochure.font import Family
from brochure.picture.model import Raster, Shape
from brochure.sheet import Panel, Sheet
from brochure.themes.theme import Theme
from brochure.units import Point, Rect

ARTIFACT = -1
"""The element of what is only there to be looked at: grounds, rules, bullets' shapes."""


class Element(Struct, frozen=True):
    """An element of the document's structure, in reading order; `parent` is an index, -1 for the document itself.

    `kind` is a standard structure type (ISO 32000-1, 14.8.4).
    """

    kind: str
    parent: int
    language: str | None = None
    alt: str | None = None
    title: str | None = None
    scope: str | None = None
    numbering: str | None = None
    place: Place | None = None


class TextRun(Struct, frozen=True):
    """Text in one style on one line: `x`, `y` is the left end of its baseline, `width` its advance.

    `source` and `offset` lead back to the file. `link` is a URL, or `#name` for a destination.
    A space at a line's end belongs to the text, but not to the width.
    """

    element: int
    x: float
    y: float
    text: str
    style: str
    size: float
    colour: str
    width: float
    link: str | None = None
    rise: float = 0.0
    source: Text | None = None
    offset: int = 0
    glyphs: str = ""
    """The characters whose glyphs print it, if others than the text's (ligatures)."""
    kerns: tuple[tuple[int, float], ...] = ()
    """Kerning: after which glyph, by how many thousandths of the size."""
    stretch: float = 1.0
    """How much wider than drawn its letters are printed; `width` and `kerns`' effect on it have it in them."""
    anchor: str = "start"
    """What `x` is of the text: start, middle or end; other than start only inside pictures."""

    @property
    def place(self) -> Place | None:
        """The place in the file where this text stands; exact to the line."""
        return self.source.place_of(self.offset) if self.source else None


class Outline(Struct, frozen=True):
    """A shape at a place: `shape`'s coordinates are scaled, then moved by `x`, `y`."""

    element: int
    shape: Shape
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    clip: Rect | None = None
    """What of it may be seen."""
    bleeds: Rect | None = None
    """The whole picture that it is a part of, if that runs off the panel where the sheet is trimmed (`bleed.py`)."""


class Photo(Struct, frozen=True):
    """A raster picture in its rectangle."""

    element: int
    raster: Raster
    rect: Rect
    clip: Rect | None = None
    bleeds: Rect | None = None
    """As an outline's."""


Item = TextRun | Outline | Photo


class Bookmark(Struct, frozen=True):
    """A heading as the reader's outline shows it."""

    title: str
    level: int
    y: float


class Destination(Struct, frozen=True):
    """A place that a link inside the document leads to."""

    name: str
    y: float


class PlacedPanel(Struct, frozen=True):
    """One panel's items in reading order. `depth` is how far down its frame they reach."""

    panel: Panel
    items: tuple[Item, ...]
    bookmarks: tuple[Bookmark, ...]
    destinations: tuple[Destination, ...]
    depth: float

    @property
    def fill(self) -> float:
        """How much of the frame is used, from 0 to 1."""
        return self.depth / self.panel.frame.height


class PlacedPage(Struct, frozen=True):
    """One page: its panels in reading order, by how much all of it is shifted when painted, and its size if not the sheet's."""

    panels: tuple[PlacedPanel, ...]
    shift: Point = Point(0.0, 0.0)
    width: float | None = None
    height: float | None = None
    overset: bool = False
    """Whether it shows what did not fit, in a draft."""


class Placed(Struct, frozen=True):
    """A finished layout."""

    sheet: Sheet
    pages: tuple[PlacedPage, ...]
    elements: tuple[Element, ...]
    theme: Theme
    family: Family
    body_size: float


class Overflow(Struct, frozen=True):
    """Text that does not fit its flow even at the smallest size: by how much, and from where on."""

    flow: str
    lines: int
    words: int
    place: Place | None
    size: float
    tall: bool = False
    """Whether a single piece that may not be cut is higher than a panel."""
    forced: bool = False
    """Whether it begins at a `panel_break` that no panel is left for."""
