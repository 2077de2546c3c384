"""What the pages look like, in every theme: as they did, and as a black-and-white printer and a reader need it.

To draw the references anew after a change that is meant: `BROCHURE_WRITE_EXPECTED=1 pytest tests/looks`, and look at
what git shows as changed. A reference that a page still looks like stays as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import msgspec
import pytest
from likeness import show_difference, unlikeness
from page_pictures import only, page_pictures, placed, read_content, theme_named
from PIL import Image

from brochure.content.blocks import KINDS, Callout
from brochure.layout.placed import ARTIFACT, Item, Outline, Photo, Placed, TextRun
from brochure.themes import BUILT_IN

HERE = Path(__file__).parent
BROCHURE = HERE / "brochure.yaml"
PAGES = (1, 2)
DPI = 60
COLOURS = 128


def reference(theme: str, page: int) -> Path:
    return HERE / "reference" / f"{theme}-{page}.png"


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


def keep(picture: Image.Image, path: Path) -> None:
    """Write the reference, unless the one that is there looks the same."""
    if path.is_file() and not unlikeness(opened(path), picture).shows:
        return
    path.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)


@pytest.fixture(scope="module")
def pictures() -> dict[tuple[str, int], Image.Image]:
    brochure = read_content(BROCHURE)
    drawn = {theme: page_pictures(placed(brochure, theme_named(theme)), DPI) for theme in BUILT_IN}
    return {(theme, page): picture for theme in BUILT_IN for page, picture in enumerate(drawn[theme], start=1)}


def test_the_brochure_uses_every_block_and_every_tone() -> None:
    brochure = read_content(BROCHURE)
    blocks = [block for flow in (brochure.flap, brochure.inside, brochure.back) for block in flow]
    assert {type(block) for block in blocks} == set(KINDS)
    assert {block.tone for block in blocks if isinstance(block, Callout)} == set(theme_named("calm").tones)


@pytest.mark.parametrize(("theme", "page"), list(product(BUILT_IN, PAGES)))
def test_a_page_looks_as_it_did(theme: str, page: int, pictures: dict[tuple[str, int], Image.Image], tmp_path: Path) -> None:
    new, path = pictures[theme, page], reference(theme, page)
    if os.environ.get("BROCHURE_WRITE_EXPECTED"):
        keep(new, path)
    assert path.is_file(), f"{path.name} is not there: BROCHURE_WRITE_EXPECTED=1 pytest tests/looks draws it"
    old = opened(path)
    found = unlikeness(old, new)
    assert not found.shows, f"{found}; old, new and what differs: {show_difference(old, new, tmp_path / path.name)}"


# -- the comparison itself


def another_smoothing(theme: str) -> Iterator[Image.Image]:
    """The pages drawn at four times the size and made smaller: as another version of pdfium might smooth letters."""
    for picture in page_pictures(placed(read_content(BROCHURE), theme_named(theme)), 4 * DPI):
        yield picture.resize((round(picture.width / 4), round(picture.height / 4)), Image.Resampling.BOX)


@pytest.mark.parametrize("theme", BUILT_IN)
def test_another_smoothing_of_letters_is_no_change(theme: str, pictures: dict[tuple[str, int], Image.Image]) -> None:
    for page, smoothed in enumerate(another_smoothing(theme), start=1):
        width, height = pictures[theme, page].size
        assert not unlikeness(pictures[theme, page], smoothed.crop((0, 0, width, height))).shows


def lowered(layout: Placed, by: float) -> Placed:
    """The left panel of the second page lower, by points."""
    outside, inside = layout.pages
    left, *others = inside.panels
    items = tuple(msgspec.structs.replace(item, y=item.y - by) for item in left.items if not isinstance(item, Photo))
    moved = msgspec.structs.replace(inside, panels=(msgspec.structs.replace(left, items=items), *others))
    return msgspec.structs.replace(layout, pages=(outside, moved))


def without(layout: Placed, unwanted: Callable[[Item], bool]) -> Placed:
    return only(layout, lambda item: not unwanted(item))


def recoloured(layout: Placed, **colours: str) -> Placed:
    theme = layout.theme
    return msgspec.structs.replace(layout, theme=msgspec.structs.replace(theme, palette={**theme.palette, **colours}))


def is_line(item: Item) -> bool:
    return isinstance(item, TextRun) and item.text.startswith("Blood pressure")


def is_bullet(item: Item) -> bool:
    return isinstance(item, Outline) and item.shape.fill == "accent" and item.element == ARTIFACT


DAMAGE: dict[str, Callable[[Placed], Placed]] = {
    "a panel a point and a half lower": lambda layout: lowered(layout, 1.5),
    "a line lost": lambda layout: without(layout, is_line),
    "bullets lost": lambda layout: without(layout, is_bullet),
    "another colour of headings": lambda layout: recoloured(layout, river="#1f5c4c"),
    "another tint": lambda layout: recoloured(layout, mist="#f0f0f1"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_shows(damage: str, pictures: dict[tuple[str, int], Image.Image]) -> None:
    whole = placed(read_content(BROCHURE), theme_named("calm"))
    _, inside = page_pictures(DAMAGE[damage](whole), DPI)
    assert unlikeness(pictures["calm", 2], inside).shows


def test_what_differs_is_dark_in_the_picture_of_the_difference(tmp_path: Path) -> None:
    old, new = Image.new("RGB", (30, 20), "white"), Image.new("RGB", (30, 20), "white")
    new.paste("#000000", (10, 5, 14, 9))
    shown = Image.open(show_difference(old, new, tmp_path / "difference.png")).convert("L")
    old_part, new_part, differs = (shown.crop((left, 0, left + 30, 20)) for left in (0, 40, 80))
    assert old_part.getextrema() == (255, 255)
    assert new_part.tobytes() == differs.tobytes()
    assert differs.getextrema() == (0, 255)
