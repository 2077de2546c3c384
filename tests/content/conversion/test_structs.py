"""What the reader promises: right content becomes values as typed, each with its place; nothing that is typed makes it fail."""

import datetime
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.content import Reading, blocks, read
from brochure.content.conversion.lines import word_lines
from brochure.content.conversion.scalars import CONVERTERS
from brochure.content.fault import Fault
from brochure.content.model import Brochure, FontFiles
from brochure.content.node import Node
from brochure.content.parsing.tree import Mapping, Scalar, Sequence, Tree, compose
from brochure.content.suggest import known_keys
from brochure.content.text import Text

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
MOON = (HERE / "right" / "assets" / "moon.svg").read_bytes()
HEAD = "title: Sleep\nclinic:\n  name: Example Clinic\ncover:\n  message: Rest.\nreview:\n  version: 1\n"
POINTS_PER_MM = 72 / 25.4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "moon.svg").write_bytes(MOON)
    return tmp_path


def read_text(folder: Path, text: str) -> Reading:
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path, "content.yaml")


def converted(folder: Path, text: str) -> Brochure:
    reading = read_text(folder, text)
    assert reading.brochure is not None, [str(each) for each in reading.diagnostics]
    return reading.brochure


def codes(reading: Reading) -> list[str]:
    return [each.code for each in reading.diagnostics]


@pytest.fixture(scope="module")
def everything() -> Brochure:
    reading = read(HERE / "right" / "everything.yaml", "everything.yaml")
    assert reading.diagnostics == ()
    assert reading.brochure is not None
    return reading.brochure


@pytest.mark.parametrize("path", [HERE / "right" / "example.yaml", ROOT / "content.yaml"], ids=["example", "shipped"])
def test_the_brochures_that_we_ship_have_no_errors(path: Path):
    assert read(path, path.name).brochure is not None


@pytest.mark.parametrize("kind", blocks.KINDS, ids=lambda kind: kind.key)
def test_the_example_of_each_block_converts_without_a_word_of_complaint(folder: Path, kind: type[blocks.Block]):
    reading = read_text(folder, HEAD + "inside:\n" + "".join(f"  {line}\n" for line in kind.example.split("\n")))
    assert reading.diagnostics == ()
    assert reading.brochure is not None
    assert {type(block) for block in reading.brochure.inside} == {kind}


def test_scalars_stay_what_was_typed(everything: Brochure):
    bullets = next(block for block in everything.inside if isinstance(block, blocks.Bullets))
    assert [item.source for item in bullets.bullets] == ["9:30", "no", "0123"]
    assert everything.review is not None
    assert everything.review.version is not None
    assert everything.review.version.plain == "1.10"


def test_fields_that_are_no_text_are_converted(everything: Brochure):
    layout, review, design = everything.layout, everything.review, everything.design
    assert layout is not None
    assert review is not None
    assert design is not None
    assert (layout.paper, layout.fold) == ("a4", "z-fold")
    assert layout.margin == pytest.approx(10 * POINTS_PER_MM)
    assert layout.back_shift is not None
    assert layout.back_shift.y == pytest.approx(-POINTS_PER_MM)
    assert review.published == datetime.date(2026, 11, 23)
    assert design.accent == "#0f4c5c"
    assert everything.language == "en-US"


def test_what_is_left_out_has_its_default(folder: Path):
    brochure = converted(folder, HEAD + "inside:\n  - text: Words.\n")
    assert (brochure.language, brochure.layout, brochure.flap, brochure.glossary) == ("en-US", None, (), ())


def test_the_lines_of_an_address_stay_lines(everything: Brochure):
    assert [line.plain for line in everything.clinic.address] == ["100 Main Street", "Sioux Falls, SD 57101"]


@pytest.mark.parametrize(
    "address",
    [
        "address:\n    - 100 Main Street\n    - Sioux Falls",
        "address: |\n    100 Main Street\n    Sioux Falls",
        "address:\n    100 Main Street\n    Sioux Falls",
    ],
)
def test_an_address_is_a_list_or_a_text_of_lines_each_with_its_place(folder: Path, address: str):
    brochure = converted(
        folder, HEAD.replace("  name: Example Clinic", "  name: Example Clinic\n  " + address) + "inside:\n  - text: Words.\n"
    )
    assert [line.plain for line in brochure.clinic.address] == ["100 Main Street", "Sioux Falls"]
    assert [line.place.line for line in brochure.clinic.address] == [5, 6]


def test_hours_are_lines_or_days_with_hours(folder: Path, everything: Brochure):
    def said(brochure: Brochure) -> list[tuple[str | None, str]]:
        return [(day.plain if day else None, hours.plain) for day, hours in brochure.clinic.hours]

    assert said(everything) == [("Monday to Friday", "8:00 to 17:00"), ("Saturday", "no")]
    lines = HEAD.replace("  name: Example Clinic", "  name: Example Clinic\n  hours: [Day and night, Call first]")
    assert said(converted(folder, lines + "inside:\n  - text: Words.\n")) == [(None, "Day and night"), (None, "Call first")]


def test_mark_up_is_text_in_plain_fields_and_mark_up_in_others(folder: Path, everything: Brochure):
    assert everything.title.plain == "Sleep and your health"
    brochure = converted(folder, HEAD.replace("Example Clinic", '"*Star* [Clinic] <b>"') + "inside:\n  - text: Words.\n")
    assert brochure.clinic.name.plain == "*Star* [Clinic] <b>"


def test_a_callout_is_a_text_or_a_list_of_blocks(everything: Brochure):
    first, second = (block for block in everything.inside if isinstance(block, blocks.Callout))
    assert [type(block) for block in first.callout] == [blocks.Paragraphs, blocks.Bullets]
    assert [type(block) for block in second.callout] == [blocks.Paragraphs]


def test_widths_are_shares_or_lengths(everything: Brochure):
    percent, inches = (block.width for block in everything.inside if isinstance(block, blocks.Figure))
    assert (percent, inches) == (0.6, -144)
    table = next(block for block in everything.inside if isinstance(block, blocks.Table))
    assert table.widths == (0.3, 0.7)


def test_sources_are_numbered_as_the_reader_meets_them(everything: Brochure):
    assert list(everything.references.numbers) == ["cover", "flap", "question", "answer", "caption", "cell", "title", "callout", "more"]


def test_a_font_may_be_four_files(folder: Path):
    files = "".join(f"    {name}: assets/moon.svg\n" for name in ("regular", "bold", "italic", "bold_italic"))
    brochure = converted(folder, HEAD + "design:\n  font:\n" + files + "inside:\n  - text: Words.\n")
    assert brochure.design is not None
    assert isinstance(brochure.design.font, FontFiles)
    assert brochure.design.font.bold == (folder / "assets" / "moon.svg").resolve()


def test_every_value_knows_its_place(everything: Brochure):
    lines = (HERE / "right" / "everything.yaml").read_text().split("\n")
    for block in (*everything.flap, *everything.inside, *everything.back):
        line = lines[block.place.line - 1]
        assert line[block.place.column - 1 :].startswith(f"{block.key}:")
        for key, place in block.places.items():
            assert key == block.key or lines[place.line - 1].strip().startswith(f"{key}:")


def test_aliases_may_repeat_a_block(folder: Path):
    brochure = converted(folder, HEAD + "inside:\n  - &rest\n    text: Rest well.\n  - *rest\n")
    assert len(brochure.inside) == 2
    assert brochure.inside[0] == brochure.inside[1]


def test_one_mistake_in_an_aliased_block_is_one_error(folder: Path):
    assert codes(read_text(folder, HEAD + "inside:\n  - &rest\n    headng: Rest well.\n  - *rest\n")) == ["no-kind"]


def test_problems_come_in_the_order_of_the_file_each_with_its_line(folder: Path):
    reading = read(HERE / "wrong" / "many-in-a-first-draft.yaml", "draft.yaml")
    lines = (HERE / "wrong" / "many-in-a-first-draft.yaml").read_text().split("\n")
    places = [(each.place.line, each.place.column) for each in reading.diagnostics]
    assert places == sorted(places)
    assert len(set(places)) > 15
    assert all(each.source_line == lines[each.place.line - 1] for each in reading.diagnostics)


def test_a_picture_may_not_lie_outside_by_a_link(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    outside = tmp_path_factory.mktemp("outside") / "moon.svg"
    outside.write_bytes(MOON)
    (folder / "assets" / "link.svg").symlink_to(outside)
    assert codes(read_text(folder, HEAD + "inside:\n  - figure: assets/link.svg\n    alt: A moon.\n")) == ["path-outside"]


def test_a_path_may_go_up_and_come_back(folder: Path):
    converted(folder, HEAD + "inside:\n  - figure: assets/../assets/moon.svg\n    alt: A moon.\n")


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../secret.svg",
        "assets/../../secret.svg",
        "~/moon.svg",
        "file:///etc/passwd",
        "C:moon.svg",
        "\\\\server\\moon.svg",
        "data:image/png;base64,AA",
    ],
)
def test_no_path_leaves_the_folder(folder: Path, path: str):
    assert codes(read_text(folder, HEAD + f"inside:\n  - figure: '{path}'\n    alt: A moon.\n")) == ["path-outside"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("length", "0.375in", 27), ("length", "9mm", 9 * POINTS_PER_MM), ("length", "1 cm", 10 * POINTS_PER_MM), ("length", "27PT", 27), ("length", "-.5in", -36),
        ("width", "60%", 0.6), ("width", "100 %", 1), ("width", "2in", -144), ("share", "2", 2), ("share", "30%", 0.3),
        ("day", "2028-02-29", datetime.date(2028, 2, 29)), ("colour", "#ABCDEF", "#abcdef"),
        ("url", "http://example.org:8080/a?b#c", "http://example.org:8080/a?b#c"), ("email", "a.b+c@mail.example.org", "a.b+c@mail.example.org"),
        ("language", "EN-us", "en-US"), ("language", "zh-hant-TW", "zh-Hant-TW"), ("language", "lkt", "lkt"), ("language", "es-419", "es-419"),
        ("yes_no", "Yes", True), ("yes_no", "off", False), ("number", "030", 30), ("number", "-3", -3),
    ],
)  # fmt: skip
def test_values_that_are_right(kind: str, typed: str, value: object):
    assert CONVERTERS[kind](typed) == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("kind", "typed", "fix"),
    [
        ("length", "9", "9mm or 9pt"), ("length", "1", "1in or 1cm"), ("length", "2 inches", "2in"), ("length", "wide", "0.375in"), ("length", "3px", "in, mm, cm and pt"),
        ("length", "9" * 400 + "in", "inches"), ("width", "60", "60%"), ("width", "0%", "1% to 100%"), ("width", "120%", "1% to 100%"), ("width", "-2in", "60%"), ("share", "0", "[2, 3, 3]"),
        ("day", "23.11.2026", "2026-11-23"), ("day", "11/23/2026", "2026-11-23"), ("day", "03/04/2026", "2026-03-04 (March 4, 2026) or 2026-04-03"),
        ("day", "2026-1-5", "2026-01-05"), ("day", "23 Nov 2026", "2026-11-23"), ("day", "2026-02-29", "Check the day"), ("day", "0001-01-01", "year-month-day"), ("day", "soon", "2026-11-23"),
        ("colour", "abc", "#aabbcc"), ("colour", "0f4c5c", "#0f4c5c"), ("colour", "rgb(1,2,3)", "six digits"),
        ("url", "example.org", "https://example.org"), ("url", "htp://example.org", "https://example.org"), ("url", "me@example.org", "email"),
        ("email", "mailto:me@example.org", "Write me@example.org"), ("email", "me at home", "office@example.org"),
        ("language", "Spanish", "Write es."), ("language", "en_GB", "Write en-GB."), ("language", "e", "en-US"), ("number", "three", "Write 3."), ("number", "3.0", "Write 3."), ("number", "٣", "digits"),
        ("yes_no", "perhaps", "yes or no"),
    ],
)  # fmt: skip
def test_values_that_are_wrong_are_answered_with_the_right_form(kind: str, typed: str, fix: str):
    answer = CONVERTERS[kind](typed)
    assert isinstance(answer, Fault)
    assert fix in answer.help


# --- the line of each word


def scalar_of(text: str) -> Scalar:
    root = compose(text, "content.yaml", [])
    assert isinstance(root, Mapping)
    found = root.pairs[0][1]
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: one two\n", ()),
        ("a: one two\n  three\n\n  four\n", (1, 1, 2, 4)),
        ("a:\n  one two\n  three\n", (2, 2, 3)),
        ('a: "one two\n  three"\n', (1, 1, 2)),
        ("a: 'it''s one\n\n  two'\n", (1, 1, 3)),
        ("a: |\n  one two\n\n  three\n\n# four\nb: five\n", (2, 2, 4)),
        ("a: >2-  # note\n  one\n   two\n  three\n", (2, 3, 4)),
        ("a: &x |\n  one\nb: *x\n", (2,)),
        ('a: "one\\ttwo\n  three\\\n  four"\n', (1, 1, 2)),
        ('a: "one\\x20two\n  three"\n', (1, 1, 2)),
    ],
)
def test_each_word_knows_its_line(text: str, lines: tuple[int, ...]):
    assert word_lines(scalar_of(text), text) == (lines if set(lines) != {1} else ())


WORDS = st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=6), min_size=1, max_size=30)


@given(words=WORDS, style=st.sampled_from(["|", ">", "'", '"']), seed=st.integers(0, 1000))
def test_a_word_stands_on_the_line_that_is_named(words: list[str], style: str, seed: int):
    if style in "|>":
        words = [f"w{word}" for word in words]  # a line that starts with # is still text there; a bare --- is not
    shuffle = random.Random(seed)
    joined = "".join(word + shuffle.choice([" ", " ", "\n  ", "\n\n  "]) for word in words).rstrip()
    escaped = {"'": joined.replace("'", "''"), '"': joined.replace("\\", "\\\\").replace('"', '\\"')}.get(style, joined)
    text = f"# note\na: {style}\n  {escaped}\n" if style in "|>" else f"# note\na:\n  {style}{escaped}{style}\n"
    found = scalar_of(text)
    lines = word_lines(found, text) or (found.line,) * len(words)
    assert len(lines) == len(found.value.split())
    for word, line in zip(found.value.split(), lines, strict=True):
        raw = word.replace("'", "''") if style == "'" else word.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else word
        assert raw in text.split("\n")[line - 1]


def test_an_error_deep_in_a_text_is_met_at_its_own_line(folder: Path):
    reading = read_text(folder, HEAD + "inside:\n  - text: |\n      One.\n\n      Two [link](nowhere) three.\n")
    assert [(each.code, each.place.line) for each in reading.diagnostics] == [("bad-link", 12)]


# --- nothing that is typed makes it fail

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((HERE / "right").glob("*.yaml"))]
LINES = [line for seed in SEEDS for line in seed.split("\n")]
PIECES = [
    "\t",
    " ",
    "  ",
    "- ",
    ": ",
    "#",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "*",
    "&",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "\n",
    "---\n",
    "<<: *a\n",
    "null",
    "é",
    "\u00a0",
    "\0",
    "\ufeff",
    "[@x]",
    "9",
]


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A brochure in which characters and lines were lost, doubled, moved or mixed up."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 40)))
        middle = draw(st.one_of(st.sampled_from(PIECES), st.sampled_from(LINES), st.just(text[at:end] * 2), st.just("")))
        text = text[:at] + middle + text[end:]
    return text


def assert_sound(reading: Reading, content: str) -> None:
    failed = any(each.severity == "error" for each in reading.diagnostics)
    assert failed == (reading.brochure is None)
    rows = len(re.split("\r\n|\r|\n", content))
    assert all(1 <= each.place.line <= rows and each.place.column >= 1 and each.what for each in reading.diagnostics)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sandbox")
    (folder / "assets").mkdir()
    (folder / "assets" / "moon.svg").write_bytes(MOON)
    return folder


@settings(max_examples=200, deadline=None)
@given(text=mutations())
def test_a_damaged_file_is_read_or_refused_with_a_place(sandbox: Path, text: str):
    assert_sound(read_text(sandbox, text), text)


KEYS = st.sampled_from(
    [
        "title",
        "clinic",
        "name",
        "cover",
        "inside",
        "layout",
        "margin",
        "design",
        "font",
        "references",
        "id",
        "hours",
        "address",
        "glossary",
        "review",
        *(kind.key for kind in blocks.KINDS),
        "caption",
        "widths",
        "count",
        "of",
        "nocite",
        "",
    ]
)
TREES = st.recursive(
    st.one_of(KEYS, st.sampled_from(["null", "~", "''", "yes", "9mm", "[@x]", "1", "x: y"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(KEYS, inner), max_size=5).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"),
    ),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None)
@given(text=TREES)
def test_any_tree_of_known_keys_is_read_or_refused(sandbox: Path, text: str):
    assert_sound(read_text(sandbox, text), text)


NO_TEXT = {"2", "5", "3", "10", "60%", "30%", "70%", "2in", "1in", "yes", "es", "dot", "caution", "action", "assets/moon.svg"}


def test_no_text_is_lost(everything: Brochure):
    """Each text of the flows, key or value, is the source of a text of the brochure."""
    root = compose((HERE / "right" / "everything.yaml").read_text(), "everything.yaml", [])
    assert isinstance(root, Mapping)
    flows = [value for key, value in root.pairs if isinstance(key, Scalar) and key.value in ("flap", "inside", "back")]
    typed = {text for flow in flows for text in scalars(flow)} - NO_TEXT - known_keys() - {""}
    assert len(typed) > 30
    assert typed <= set(sources((everything.flap, everything.inside, everything.back)))


def scalars(node: Tree) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.value.strip()
    else:
        below = node.items if isinstance(node, Sequence) else [each for pair in node.pairs for each in pair]
        for each in below:
            yield from scalars(each)


def sources(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.source
    elif isinstance(value, tuple):
        for each in value:
            yield from sources(each)
    elif isinstance(value, Node):
        for name in value.__struct_fields__:
            yield from sources(getattr(value, name))
