"""A drawing prints as it looks in a browser: size, shapes, lines, colours, text; and it takes the theme's colours."""

import math
from io import BytesIO
from pathlib import Path

import pytest
from picture_render import PALETTE, rendered
from picture_svg import BOX, SQUARE, drawn, refused, shapes, svg
from PIL import Image, ImageChops

from brochure.picture.model import Label

# -- size and coordinates


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="96" height="48"', (72, 36)),
        ('width="2in" height="1in"', (144, 72)),
        ('width="25.4mm" height="72pt"', (72, 72)),
        ('viewBox="0 0 40 20"', (30, 15)),
        ('viewBox="0 0 40 20" width="80px"', (60, 30)),
        ('viewBox="0 0 40 20" height="80"', (120, 60)),
        ('viewBox="0 0 40 20" width="100%" height="100%"', (30, 15)),
        ('viewBox="-5,-5 40 20" width="80" height="80"', (60, 60)),
    ],
)
def test_its_natural_size(attributes: str, size: tuple[float, float]) -> None:
    vector = drawn(svg(SQUARE, attributes))
    assert (vector.width, vector.height) == pytest.approx(size)


@pytest.mark.parametrize(
    "attributes", ["", 'width="100%" height="50%"', 'viewBox="0 0 0 10"', 'width="-5" height="5"', 'viewBox="0 0 nan inf"']
)
def test_a_drawing_without_a_size_is_refused(attributes: str) -> None:
    assert "how large" in refused(svg(SQUARE, attributes))[0].what


def test_points_from_the_lower_left_corner() -> None:
    (shape,) = shapes(svg('<path d="M20 10h40v30z"/>', 'viewBox="0 0 100 60" width="200" height="120"'))
    assert shape.segments == (("M", (30, 75)), ("L", (90, 75)), ("L", (90, 30)), ("Z", ()))


def test_lines_scale_with_the_drawing() -> None:
    (shape,) = shapes(
        svg(
            '<g transform="rotate(30) scale(2)"><path d="M9 9h9" stroke="#123456" stroke-width="3" stroke-dasharray="4 1" fill="none"/></g>'
        )
    )
    assert shape.stroke_width == pytest.approx(3 * 2 * 1.5)
    assert shape.dash == pytest.approx((12, 3))
    assert (shape.stroke, shape.fill) == ("#123456", None)


def test_cap_join_and_fill_rule() -> None:
    style = 'stroke="#000" stroke-linecap="round" stroke-linejoin="bevel" fill-rule="evenodd"'
    (shape,) = shapes(svg(f'<path d="M9 9h9v9z" {style}/>'))
    assert (shape.cap, shape.join, shape.even_odd) == (1, 2, True)


def test_stray_points_are_not_drawn() -> None:
    first, dot = shapes(svg('<path d="M1 1M9 9h9v9zM3 3zM7 7"/><path d="M5 5"/><path d="M2 2M5 5z" stroke="red" stroke-linecap="round"/>'))
    assert [step for step, _ in first.segments] == ["M", "L", "L", "Z"]
    assert [step for step, _ in dot.segments] == ["M", "Z"]


def test_opacity_of_fill_and_line_are_kept_apart() -> None:
    fill, line = shapes(svg('<circle cx="9" cy="9" r="5" fill="#f00" stroke="#00f" fill-opacity="0.5" stroke-opacity="25%"/>'))
    assert (fill.fill, fill.stroke, fill.opacity) == ("#ff0000", None, 0.5)
    assert (line.fill, line.stroke, line.opacity) == (None, "#0000ff", 0.25)
    (tinted,) = shapes(svg('<g opacity=".5"><rect width="9" height="9" fill="#ff000080" opacity=".5"/></g>'))
    assert tinted.opacity == pytest.approx(0.5 * 0.5 * 128 / 255, abs=0.001)


# -- the theme's colours


def test_classes_name_the_themes_colours_and_win_over_all_else() -> None:
    style = "<style>path{fill:#abcdef !important}</style>"
    (shape,) = shapes(svg(f'{style}<path class="hill fill-river-40 stroke-dawn" fill="#fff" style="fill:red;stroke:blue" d="M0 0h9v9z"/>'))
    assert (shape.fill, shape.stroke) == ("river-40", "dawn")


def test_a_class_on_a_group_colours_what_has_no_colour_of_its_own() -> None:
    first, second = shapes(svg('<g class="fill-mist"><path d="M0 0h9v9z"/><path fill="#fff" d="M0 0h9v9z"/></g>'))
    assert (first.fill, second.fill) == ("mist", "#ffffff")


@pytest.mark.parametrize("name", ["fill-rivers", "fill-river-0", "fill-river-101", "fill-river-040", "xfill-river", "fill"])
def test_other_classes_mean_nothing(name: str) -> None:
    assert shapes(svg(f'<path class="{name}" fill="#abc" d="M0 0h9v9z"/>'))[0].fill == "#aabbcc"


def test_the_colour_that_icons_leave_to_the_page_is_ink() -> None:
    assert [shape.stroke for shape in shapes(svg('<path d="M0 0h9" fill="none" stroke="currentColor"/>'))] == ["ink"]
    assert [shape.stroke for shape in shapes(svg('<g color="#f00"><path d="M0 0h9" fill="none" stroke="currentColor"/></g>'))] == [
        "#ff0000"
    ]


def test_many_colours_keep_apart() -> None:
    colours = [f"#{value:06x}" for value in range(0, 0xFFFFFF, 33333)]
    body = "".join(f'<rect width="1" height="1" fill="{colour}"/>' for colour in colours)
    assert [shape.fill for shape in shapes(svg(body))] == colours


# -- text


def test_text_keeps_words_place_size_and_style() -> None:
    style = 'font-family="Comic Sans, serif" font-size="8" font-weight="600" font-style="italic" text-anchor="middle" class="fill-ink"'
    body = (
        f'<text x="10" y="30" {style}>\n  One   line </text>'
        '<text font-size="6"><tspan x="5" y="10">upper</tspan><tspan x="5" dy="9">lower</tspan></text>'
    )
    centred, upper, lower = drawn(svg(body)).items
    assert centred == Label(15, 45, "One line", 12, "ink", bold=True, italic=True, anchor="middle")
    assert isinstance(upper, Label)
    assert isinstance(lower, Label)
    assert (upper.text, upper.x, upper.y, upper.bold, upper.anchor) == ("upper", 7.5, 75, False, "start")
    assert (lower.text, lower.size) == ("lower", 9)


# -- the same picture as another program draws

BOXES = [
    BOX,
    'viewBox="-20 -10 80 60" width="200" height="100"',
    'viewBox="-20 -10 80 60" width="200" height="100" preserveAspectRatio="none"',
    'viewBox="10 10 80 60" width="200" height="100" preserveAspectRatio="xMaxYMin slice"',
]
DRAWINGS = sorted((Path(__file__).parent / "drawings").glob("*.svg"))


def apart(text: str) -> float:
    """The share of pixels in which ours is clearly another than resvg's, an independent renderer."""
    resvg_py = pytest.importorskip("resvg_py")
    ours = rendered(drawn(text))
    other = resvg_py.svg_to_bytes(svg_string=text, background="white", width=ours.width, height=ours.height)
    theirs = Image.open(BytesIO(bytes(other))).convert("RGB")
    assert theirs.size == ours.size
    assert ours.convert("L").getextrema()[0] < 200, "an empty picture proves nothing"
    difference = ImageChops.difference(ours, theirs).convert("L").point(lambda tone: 255 * (tone > 96))
    return difference.histogram()[255] / (ours.width * ours.height)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_it_looks_as_another_program_draws_it(path: Path) -> None:
    assert apart(path.read_text("utf-8")) < 0.0005


@pytest.mark.parametrize("attributes", BOXES)
def test_it_stands_where_another_program_puts_it(attributes: str) -> None:
    body = '<rect x="-10" y="-5" width="30" height="30" fill="red"/><circle cx="30" cy="20" r="15"/>'
    assert apart(svg(body, attributes)) < 0.0005


def test_a_full_circle_is_round() -> None:
    (shape,) = shapes(svg('<circle cx="50" cy="30" r="20"/>'))
    points = [numbers[-2:] for _, numbers in shape.segments if numbers]
    assert all(math.dist(point, (75, 45)) == pytest.approx(30) for point in points)


def test_a_palette_colour_is_drawn_in_its_tint() -> None:
    picture = rendered(drawn(svg('<rect class="fill-river-40" width="100" height="60"/>')))
    river = tuple(int(PALETTE["river"][at : at + 2], 16) for at in (1, 3, 5))
    assert picture.getpixel((50, 50)) == pytest.approx(tuple(255 - 0.4 * (255 - channel) for channel in river), abs=2)
