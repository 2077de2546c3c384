"""The share can be counted: as many icons as people, as many filled as said, in black and white too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_render import rendered

from brochure.picture.icons import icon_array
from brochure.picture.model import Shape, Vector

PARTS = {"person": 2, "dot": 1, "square": 1}


def counts(picture: Vector, icon: str) -> tuple[int, int]:
    """How many icons are filled with the accent, and how many are outlined."""
    by_style = {"filled": 0, "outlined": 0}
    for shape in picture.items:
        assert isinstance(shape, Shape)
        outlines = sum(1 for step, _ in shape.segments if step == "M")
        by_style["outlined" if shape.stroke else "filled"] += outlines // PARTS[icon]
    return by_style["filled"], by_style["outlined"]


@given(
    of=st.integers(1, 1000),
    share=st.floats(0, 1),
    icon=st.sampled_from(sorted(PARTS)),
    columns=st.none() | st.integers(1, 100),
    width=st.floats(40, 700),
)
def test_every_person_is_drawn_once_and_inside(of: int, share: float, icon: str, columns: int | None, width: float) -> None:
    count = round(of * share)
    picture = icon_array(count, of, icon, columns, width)
    assert counts(picture, icon) == (count, of - count)
    assert picture.width == width
    numbers = [pair for shape in picture.items for _, numbers in shape.segments for pair in zip(numbers[::2], numbers[1::2], strict=True)]
    tolerance = 0.01
    assert all(-tolerance <= x <= width + tolerance and -tolerance <= y <= picture.height + tolerance for x, y in numbers)


@pytest.mark.parametrize("icon", sorted(PARTS))
def test_the_whole_width_is_used_by_a_hundred(icon: str) -> None:
    picture = icon_array(48, 100, icon, None, 211.0)
    right = max(x for shape in picture.items for _, numbers in shape.segments for x in numbers[::2])
    assert right > 210


def test_a_few_icons_stay_small() -> None:
    assert icon_array(1, 3, "person", None, 211.0).height < 30


def test_columns_are_obeyed() -> None:
    (dots,) = icon_array(0, 40, "dot", 4, 100.0).items
    starts = [numbers for step, numbers in dots.segments if step == "M"]
    assert len({round(x, 2) for x, _ in starts}) == 4
    assert len({round(y, 2) for _, y in starts}) == 10


def test_counted_and_others_part_in_greyscale() -> None:
    picture = rendered(icon_array(50, 100, "square", None, 211.0), scale=4).convert("L")
    middle_of_first, middle_of_last = picture.getpixel((10, 10)), picture.getpixel((picture.width - 10, picture.height - 10))
    assert middle_of_first < 130
    assert middle_of_last > 220


def test_one_shape_a_style_keeps_the_file_small() -> None:
    assert len(icon_array(48, 100, "person", None, 211.0).items) == 2
    assert len(icon_array(100, 100, "person", None, 211.0).items) == 1
    assert len(icon_array(0, 100, "person", None, 211.0).items) == 1
