"""Themes: four built in, the author's own by path, checked like content; an accent brings readable colours with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure import build
from brochure.themes import BUILT_IN, read_theme
from brochure.themes.theme import contrast

CONTENT = """title: T
clinic: {{name: N}}
cover: {{}}
design: {{theme: {theme}}}
inside:
  - heading: Words
  - text: More words.
"""


def built(folder: Path, theme: str, own: str = "") -> tuple[str, ...]:
    if own:
        (folder / theme).write_text(own, encoding="utf-8")
    source = folder / "content.yaml"
    source.write_text(CONTENT.format(theme=theme), encoding="utf-8")
    return tuple(str(each) for each in build(source, folder / "out.pdf").diagnostics if each.severity == "error")


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_built_in_themes_build_and_read_well(tmp_path: Path, name: str) -> None:
    assert built(tmp_path, name) == ()
    theme = read_theme(None, name, name, [])
    assert theme is not None
    assert contrast(theme.colour("ink"), theme.colour("paper")) >= 7
    for step in theme.steps.values():
        assert contrast(theme.colour(step.colour), theme.colour("paper")) >= 4.5


def test_themes_differ(tmp_path: Path) -> None:
    pages = set()
    for name in BUILT_IN:
        built(tmp_path, name)
        pages.add((tmp_path / "out.pdf").read_bytes())
    assert len(pages) == len(BUILT_IN)


def test_an_own_theme_states_only_what_differs(tmp_path: Path) -> None:
    assert built(tmp_path, "own.yaml", "palette: {river: '#123456'}\nsteps: {heading: {size: 1.6}}\n") == ()
    theme = read_theme(tmp_path / "own.yaml", "own.yaml", "own.yaml", [])
    calm = read_theme(None, "calm", "calm", [])
    assert theme is not None
    assert calm is not None
    assert theme.colour("river") == "#123456"
    assert theme.steps["heading"].size == 1.6
    assert theme.steps["heading"].leading == calm.steps["heading"].leading
    assert theme.tones == calm.tones


@pytest.mark.parametrize(
    ("own", "place", "says"),
    [
        ("palette:\n  rivr: '#123456'\n", "own.yaml:2:3", "river"),
        ("palette:\n  river: blue\n", "own.yaml:2:10", "#"),
        ("steps:\n  heading:\n    size: big\n", "own.yaml:3:11", "number"),
        ("tones: {note: {ground: snow}}\n", "own.yaml:1:24", "not a colour of the theme"),
        ("pictures: photos\n", "own.yaml:1:11", "line-art"),
        ("palette: {ink: '#dddddd'}\n", "own.yaml:1:10", "contrast of"),
        ("steps: {body: {colour: none}}\n", "own.yaml:1:24", "not a colour"),
        ("steps: {heading: {size: 0}}\n", "own.yaml:1:18", "cannot be read"),
        ("- a list\n", "own.yaml:1:1", "must start with keys"),
    ],
)
def test_errors_point_into_the_theme_s_file(tmp_path: Path, own: str, place: str, says: str) -> None:
    found = built(tmp_path, "own.yaml", own)
    assert found
    assert f"{place}: error[" in found[0]
    assert says in found[0]
    assert not (tmp_path / "out.pdf").exists()


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_any_accent_brings_a_colour_that_reads_as_text(accent: str) -> None:
    theme = read_theme(None, "calm", "calm", [])
    assert theme is not None
    assert contrast(theme.with_accent(accent).colour("dawn-dark"), "#ffffff") >= 4.5
