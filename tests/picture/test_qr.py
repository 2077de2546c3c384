"""A phone reads from the code exactly what the author wrote, and the code keeps its white border."""

import pytest
import zxingcpp
from picture_render import rendered

from brochure.picture.qr import QUIET_ZONE, modules, qr_shape

TEXTS = [
    "https://www.cdc.gov/sleep",
    "tel:+16055550100",
    "605-555-0100",
    "HELLO",
    "0123456789",
    "Grüße an José, 日本語",
    "WIFI:S:clinic;T:WPA;P:a b;;",
    "https://example.org/" + "x" * 300,
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_reader_decodes_the_text_at_level_m(text: str) -> None:
    found = zxingcpp.read_barcodes(rendered(qr_shape(text, 72), scale=8))
    assert [(code.text, str(code.ec_level)) for code in found] == [(text, "M")]


def test_it_is_read_at_the_size_and_resolution_of_an_office_scanner() -> None:
    picture = rendered(qr_shape("https://www.samhsa.gov/find-help/national-helpline", 57.6), scale=300 / 72)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://www.samhsa.gov/find-help/national-helpline"]


def test_four_white_modules_stand_on_each_side() -> None:
    text, size = "https://www.cdc.gov/sleep", 72.0
    drawing = qr_shape(text, size)
    module = size / modules(text)
    across = [numbers[0] for _, numbers in drawing.items[0].segments if numbers]
    upward = [numbers[1] for _, numbers in drawing.items[0].segments if numbers]
    border = QUIET_ZONE * module
    assert (drawing.width, drawing.height) == (size, size)
    assert min(across) == pytest.approx(border)
    assert max(across) == pytest.approx(size - border)
    assert (min(upward), max(upward)) == (pytest.approx(border), pytest.approx(size - border))


def test_the_dark_modules_are_one_shape_of_few_rectangles() -> None:
    drawing = qr_shape("https://www.cdc.gov/sleep", 72, fill="river")
    (shape,) = drawing.items
    dark = sum(1 for step, _ in shape.segments if step == "M")
    assert shape.fill == "river"
    assert shape.stroke is None
    assert dark < 160  # its 25 by 25 modules hold more than 300 dark ones


def test_a_text_too_long_for_a_code_is_none_and_the_longest_one_still_reads() -> None:
    assert qr_shape("a" * 2500, 72) is None
    assert modules("a" * 2500) is None
    longest = next(length for length in range(2400, 2000, -1) if modules("a" * length) is not None)
    picture = rendered(qr_shape("a" * longest, 720), scale=2)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["a" * longest]


def test_half_a_character_pair_is_none_not_a_crash() -> None:
    assert qr_shape("\ud800", 72) is None
