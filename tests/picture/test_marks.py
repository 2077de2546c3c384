"""The marks beside text fit the square that the line keeps for them, and look like what they are named."""

from collections.abc import Callable

import pytest
from picture_render import rendered
from PIL import Image, ImageOps

from brochure.picture.marks import arrow, bullet, check, tick_box
from brochure.picture.model import Shape, Vector

SIZE = 8.0


def ink(mark: Callable[[float], Shape]) -> Image.Image:
    """The mark as drawn in the middle of a square thrice its size, dark as 255."""
    shape = mark(SIZE)
    moved = tuple((step, tuple(number + SIZE for number in numbers)) for step, numbers in shape.segments)
    shape = Shape(moved, shape.fill, shape.stroke, shape.stroke_width, shape.cap, shape.join)
    return ImageOps.invert(rendered(Vector(3 * SIZE, 3 * SIZE, (shape,)), scale=10).convert("L"))


@pytest.mark.parametrize("mark", [bullet, tick_box, check, arrow])
def test_a_mark_stays_in_its_square_and_fills_it(mark: Callable[[float], Shape]) -> None:
    left, top, right, bottom = ink(mark).getbbox()
    one = 10 * SIZE
    assert min(left, top) >= one - 2
    assert max(right, bottom) <= 2 * one + 2
    assert right - left > 0.7 * one


def test_a_bullet_is_full_and_a_box_is_empty() -> None:
    centre = (int(15 * SIZE), int(15 * SIZE))
    assert ink(bullet).getpixel(centre) > 80
    assert ink(tick_box).getpixel(centre) == 0


def test_an_arrow_points_to_the_right() -> None:
    picture = ink(arrow)
    left, top, right, bottom = picture.getbbox()
    middle = (left + right) // 2

    def height(box: tuple[int, int, int, int]) -> int:
        _, upper, _, lower = picture.crop(box).getbbox()
        return lower - upper

    assert height((left, top, middle, bottom)) < height((middle, top, right, bottom))
    assert height((right - 4, top, right, bottom)) < (bottom - top) / 3
