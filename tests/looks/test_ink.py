"""The themes on a black-and-white printer: the ink-saver's use of ink, and every theme's text against its ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from page_pictures import POINT, only, page_pictures, placed, read_content, theme_named
from PIL import Image, ImageFilter, ImageStat

from brochure.content import blocks
from brochure.content.model import Brochure
from brochure.layout.placed import Placed, TextRun
from brochure.themes import BUILT_IN

HERE = Path(__file__).parent
SMALL = HERE / "brochure.yaml"
DEFAULT = HERE.parents[1] / "content.yaml"
DPI = 150
MOST_INK = 5.0
MOST_INK_BESIDE_WORDS = 2.0
STEM = 7.0
"""Points: thicker than any stroke of the cover's title."""
READABLE = 4.5

Colour = tuple[int, ...]


def is_text(item: object) -> bool:
    return isinstance(item, TextRun)


def is_no_text(item: object) -> bool:
    return not is_text(item)


def ink(picture: Image.Image) -> float:
    """How dark a page is as a whole, in percent of black."""
    return 100 - 100 * ImageStat.Stat(picture.convert("L")).mean[0] / 255


def has_filled_area(picture: Image.Image) -> bool:
    """Whether anything but white is left once every shape has lost half of `STEM` at each edge."""
    window = round(STEM * DPI / POINT) | 1
    darkest: int = picture.convert("L").filter(ImageFilter.MaxFilter(window)).getextrema()[0]
    return darkest < 250


def without_what_is_solid(brochure: Brochure) -> Brochure:
    """Without codes, which must be dark, and without icons, which are filled to be counted."""
    flows = {
        name: tuple(block for block in getattr(brochure, name) if not isinstance(block, blocks.QR | blocks.IconArray))
        for name in ("flap", "inside", "back")
    }
    return msgspec.structs.replace(brochure, **flows)


def test_the_ink_saver_needs_little_ink() -> None:
    for picture in page_pictures(placed(read_content(SMALL), theme_named("ink-saver")), DPI):
        assert ink(picture) <= MOST_INK


@pytest.mark.parametrize("source", [SMALL, DEFAULT], ids=lambda path: path.stem)
def test_the_ink_saver_needs_hardly_any_ink_beside_the_words(source: Path) -> None:
    layout = placed(read_content(source), theme_named("ink-saver"))
    for picture in page_pictures(only(layout, is_no_text), DPI):
        assert ink(picture) <= MOST_INK_BESIDE_WORDS


@pytest.mark.parametrize("source", [SMALL, DEFAULT], ids=lambda path: path.stem)
def test_the_ink_saver_fills_no_area(source: Path) -> None:
    brochure = without_what_is_solid(read_content(source))
    assert not any(map(has_filled_area, page_pictures(placed(brochure, theme_named("ink-saver")), DPI)))


def test_a_filled_area_is_noticed_even_if_it_is_pale() -> None:
    brochure = without_what_is_solid(read_content(SMALL))
    layout = placed(brochure, msgspec.structs.replace(theme_named("ink-saver"), tones=theme_named("plain").tones))
    assert any(map(has_filled_area, page_pictures(layout, DPI)))


# -- contrast


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.1)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grey(colour: Colour) -> Colour:
    """As a printer without colour shows it (ISO 32000-1, 10.3.3)."""
    red, green, blue = colour
    return (round(0.3 * red + 0.59 * green + 0.11 * blue),) * 3


def runs_on_grounds(layout: Placed) -> Iterator[tuple[str, Colour, list[Colour]]]:
    """Every run of text, its colour, and the colours of all that is painted under its letters, from baseline to capitals."""
    grounds = page_pictures(only(layout, is_no_text), DPI)
    for page, ground in zip(layout.pages, grounds, strict=True):
        for item in (item for panel in page.panels for item in panel.items):
            if isinstance(item, TextRun) and item.text.strip():
                code = layout.theme.colour(item.colour)
                under = ground.crop(box_of(item, layout, ground.height)).getcolors(100_000)
                yield item.text, tuple(int(code[at : at + 2], 16) for at in (1, 3, 5)), [colour for _, colour in under]


def box_of(run: TextRun, layout: Placed, height: int) -> tuple[int, int, int, int]:
    """Where the run's capitals stand, in pixels from the upper left corner."""
    width = run.width or layout.family.face(run.style).advance(run.text) * run.size
    left = run.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[run.anchor]
    scale = DPI / POINT
    bottom, top = height - run.y * scale, height - (run.y + 0.66 * run.size) * scale
    return round(left * scale), round(top), round((left + width) * scale), round(bottom)


@pytest.mark.parametrize("theme", BUILT_IN)
@pytest.mark.parametrize("seen", [tuple, grey], ids=["in colour", "in greyscale"])
def test_all_text_reads_on_its_ground(theme: str, seen: Callable[[Colour], Colour]) -> None:
    layout = placed(read_content(SMALL), theme_named(theme))
    runs = [(text, min(contrast(seen(ink), seen(under)) for under in grounds)) for text, ink, grounds in runs_on_grounds(layout)]
    assert len(runs) > 50
    assert [(text, round(ratio, 2)) for text, ratio in runs if ratio < READABLE] == []
