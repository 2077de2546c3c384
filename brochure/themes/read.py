"""A theme's name or file → `Theme`: `calm` with what the file says laid over it, or what is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from msgspec.structs import asdict

from brochure.content.conversion.rules import THEMES
from brochure.content.node import Node
from brochure.content.read import read_mapping
from brochure.diagnostics import Diagnostic, Place
from brochure.themes.model import ThemeFile
from brochure.themes.theme import READABLE, Spaces, Step, TableLook, Theme, Tone, contrast

BUILT_IN: Final = THEMES
_LEAST_SIZE: Final = 0.4
_LEAST_LEADING: Final = 0.9
_FOLDER: Final = Path(__file__).resolve().parent

Settings = dict[str, Any]


def read_theme(path: Path | None, name: str, shown: str, problems: list[Diagnostic]) -> Theme | None:
    """The theme in the file `path`, `shown` in messages; a built-in one by its name if there is no path."""
    if path is None:
        return _built_in(name)
    given = read_mapping(path, shown, ThemeFile, problems)
    if given is None or problems:
        return None
    theme = _theme(path.stem, _laid_over(_calm(), _given(given)))
    problems += _unreadable(theme, given)
    return None if problems else theme


@cache
def _built_in(name: str) -> Theme:
    problems: list[Diagnostic] = []
    given = {} if name == "calm" else _settings(_FOLDER / f"{name}.yaml", name, problems)
    assert given is not None, problems
    return _theme(name, _laid_over(_calm(), given))


@cache
def _calm() -> Settings:
    problems: list[Diagnostic] = []
    given = _settings(_FOLDER / "calm.yaml", "calm.yaml", problems)
    assert given is not None, problems
    return given


def _settings(path: Path, shown: str, problems: list[Diagnostic]) -> Settings | None:
    file = read_mapping(path, shown, ThemeFile, problems)
    return None if file is None else _given(file)


def _given(file: ThemeFile) -> Settings:
    """What a file states, as nested dictionaries."""
    given = _stated(file)
    for step in given.get("steps", {}).values():
        if "size" in step:
            step.setdefault("roomy", 0.0)  # who gives a size means that one
    return given


def _stated(node: Any) -> Settings:
    found: Settings = {}
    for key, value in asdict(node).items():
        if key in {"place", "places"} or value is None:
            continue
        found[key] = _stated(value) if isinstance(value, Node) else value
    return found


def _laid_over(base: Settings, given: Settings) -> Settings:
    """The base with every value that is given in its place."""
    merged = dict(base)
    for key, value in given.items():
        merged[key] = _laid_over(base.get(key, {}), value) if isinstance(value, dict) else value
    return merged


def _theme(name: str, settings: Settings) -> Theme:
    palette = dict(settings["palette"])
    theme = Theme(
        name=name,
        palette={**palette, "accent": palette["dawn"], "dawn-dark": palette["dawn"]},
        steps={key: Step(**step) for key, step in settings["steps"].items()},
        tones={key: Tone(**tone) for key, tone in settings["tones"].items()},
        table=TableLook(**settings["table"]),
        spaces=Spaces(**settings["spaces"]),
        pictures=settings["pictures"],
    )
    return theme.with_accent(palette["dawn"])


def _unreadable(theme: Theme, file: ThemeFile) -> Iterator[Diagnostic]:
    """An error for each text colour that does not read on its ground, and for each step that has no size."""
    for name, step in theme.steps.items():
        if step.size < _LEAST_SIZE or step.leading < _LEAST_LEADING:
            what = f"steps: {name}: {step.size:g} times the body text's size, with lines {step.leading:g} times that apart, cannot be read"
            fix = f"Give a size of {_LEAST_SIZE:g} or more, and a leading of {_LEAST_LEADING:g} or more."
            yield Diagnostic("error", "theme-size", _place(file, "steps", name), what, fix)
        yield from _faint(theme, step.colour, "paper", f"steps: {name}", _place(file, "steps", name, "colour"))
    for name, tone in theme.tones.items():
        ground = "paper" if tone.ground == "none" else tone.ground
        for part, colour in (("title", tone.title), ("text", tone.text)):
            yield from _faint(theme, colour, ground, f"tones: {name}: {part}", _place(file, "tones", name, part))


def _faint(theme: Theme, text: str, ground: str, what: str, place: Place) -> Iterator[Diagnostic]:
    ratio = contrast(theme.colour(text), theme.colour(ground))
    if ratio < READABLE:
        said = f"{what}: {text} on {ground} has a contrast of {ratio:.1f} to 1; text needs {READABLE:g} to 1"
        yield Diagnostic("error", "theme-contrast", place, said, "Make the text darker, or its ground lighter.")


def _place(file: ThemeFile, *keys: str) -> Place:
    """Where the file gives that value, or what it is derived from: a step's own line, else the palette, else the file."""
    node: Any = file
    found = file.places.get("palette", file.place)
    for key in keys:
        if key not in getattr(node, "places", {}):
            break
        found, node = node.places[key], getattr(node, key)
    return found
