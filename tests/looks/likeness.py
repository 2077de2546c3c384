"""Two pictures of a page → how far they are unlike, by three measures that another smoothing of letters leaves alone.

- moved: the share of pixels, in percent, that differ clearly once both pictures are slightly blurred;
- missing: how far the mean colour of any small square differs, of 255;
- tinted: the share of pixels, in percent, inside areas that are flat in both pictures and of another colour.

The limits stand between what smoothing alone comes to (0.6, 56 and 0.00, for letters drawn at four times the size) and
what small damage does: a panel moved by a point (1.1), a bullet lost (77), icons in another accent (0.13). The pictures
of pdfium 126 and 159 hardly differ (0.0, 5 and 0.00).
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter

MOST_MOVED = 0.8
MOST_MISSING = 68
MOST_TINTED = 0.05

_CLEAR = 32
_FLAT = 6
_TINT = 8


class Unlikeness(Struct, frozen=True):
    """How far two pictures are unlike."""

    moved: float
    missing: int
    tinted: float

    @property
    def shows(self) -> bool:
        """Whether it is more than smoothing makes."""
        return self.moved > MOST_MOVED or self.missing > MOST_MISSING or self.tinted > MOST_TINTED


def unlikeness(old: Image.Image, new: Image.Image) -> Unlikeness:
    """How far `new` is unlike `old`; pictures of different sizes are unlike altogether."""
    if old.size != new.size:
        return Unlikeness(100.0, 255, 100.0)
    old, new = old.convert("RGB"), new.convert("RGB")
    blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (old, new)]
    means = [picture.filter(ImageFilter.BoxBlur(2)) for picture in (old, new)]
    flat = ImageChops.darker(_flat(old), _flat(new))
    return Unlikeness(
        _share_above(_difference(*blurred), _CLEAR),
        int(_difference(*means).getextrema()[1]),
        _share_above(ImageChops.darker(_difference(old, new), flat), _TINT),
    )


def _difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """In greyscale: of each pixel, the channel that differs most."""
    return _most(ImageChops.difference(one, other))


def _most(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _flat(picture: Image.Image) -> Image.Image:
    """White where a pixel's neighbours are of its colour."""
    spread = ImageChops.difference(picture.filter(ImageFilter.MaxFilter(3)), picture.filter(ImageFilter.MinFilter(3)))
    return _most(spread).point([255 if value <= _FLAT else 0 for value in range(256)])


def _share_above(grey: Image.Image, limit: int) -> float:
    counts = grey.histogram()
    return 100 * sum(counts[limit + 1 :]) / sum(counts)


def show_difference(old: Image.Image, new: Image.Image, path: Path) -> Path:
    """Write a picture to look at: old, new, and what differs, dark on white, four times as strong."""
    old, new = old.convert("RGB"), new.convert("RGB")
    size = (max(old.width, new.width), max(old.height, new.height))
    both = [_on_white(picture, size) for picture in (old, new)]
    differs = ImageChops.invert(_difference(*both).point([min(4 * value, 255) for value in range(256)])).convert("RGB")
    sheet = Image.new("RGB", (3 * size[0] + 20, size[1]), "#888888")
    for number, picture in enumerate([*both, differs]):
        sheet.paste(picture, (number * (size[0] + 10), 0))
    sheet.save(path)
    return path


def _on_white(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    ground = Image.new("RGB", size, "white")
    ground.paste(picture)
    return ground
