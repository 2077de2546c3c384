"""Photographs are upright, no finer than print needs, on white where they were transparent; as another reader sees them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from brochure import build

SOURCE = """title: Pictures
clinic: {{name: Example Family Clinic}}
cover: {{}}
inside:
  - text: Above.
flap:
  - figure: {name}
    alt: A test card.
    width: 2in
"""


def built(folder: Path, image: Image.Image, name: str, **options: object) -> Path:
    image.save(folder / name, **options)
    source = folder / "content.yaml"
    source.write_text(SOURCE.format(name=name), encoding="utf-8")
    result = build(source, folder / "out.pdf")
    assert result.written, [str(d) for d in result.diagnostics]
    return result.written


def card(mode: str = "RGB") -> Image.Image:
    """Red above, blue below; 1200 by 800."""
    image = Image.new(mode, (1200, 800), (200, 20, 20, 255)[: len(mode)])
    image.paste((20, 20, 200, 255)[: len(mode)], (0, 400, 1200, 800))
    return image


def shown(pdf: Path) -> Image.Image:
    """The picture's place on the page: the flap's first two inches below its margin."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    return page.crop((27, 27, 27 + 144, 27 + 96))


def embedded(pdf: Path) -> pikepdf.Object:
    with pikepdf.open(pdf) as document:
        images = list(document.pages[0].Resources.XObject.values())
        assert len(images) == 1
        return pikepdf.Dictionary({key: images[0][key] for key in ("/Width", "/Height", "/Filter")})


@pytest.mark.parametrize("name", ["card.png", "card.jpg"])
def test_a_picture_prints_as_it_looks(tmp_path: Path, name: str) -> None:
    picture = shown(built(tmp_path, card(), name))
    assert picture.getpixel((70, 20))[0] > 150 > picture.getpixel((70, 20))[2]
    assert picture.getpixel((70, 75))[2] > 150 > picture.getpixel((70, 75))[0]


@pytest.mark.parametrize("name", ["card.png", "card.jpg"])
def test_no_more_pixels_are_embedded_than_300_ppi_need(tmp_path: Path, name: str) -> None:
    image = embedded(built(tmp_path, card(), name))
    assert (int(image.Width), int(image.Height)) == (600, 400)
    assert "ASCII85" not in str(image.Filter)


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    image = embedded(built(tmp_path, card().resize((300, 200)), "card.png"))
    assert int(image.Width) == 300


def test_a_photograph_taken_sideways_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show it a quarter to the right
    pdf = built(tmp_path, card().rotate(90, expand=True), "card.jpg", exif=exif)
    picture = shown(pdf)
    assert picture.getpixel((70, 20))[0] > 150
    assert picture.getpixel((70, 75))[2] > 150


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    image = card("RGBA")
    image.paste((0, 0, 0, 0), (600, 0, 1200, 800))
    picture = shown(built(tmp_path, image, "card.png"))
    assert picture.getpixel((110, 50)) == (255, 255, 255)
    assert picture.getpixel((35, 20))[0] > 150
