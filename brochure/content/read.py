"""A content file → its `Brochure`, or every problem of the file in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from msgspec import Struct, structs

from brochure.content.conversion.rules import Values
from brochure.content.conversion.state import Conversion
from brochure.content.conversion.structs import mapping_of, values_of_brochure
from brochure.content.fault import Fault
from brochure.content.model import Brochure
from brochure.content.node import Node
from brochure.content.parsing.source import read_text
from brochure.content.parsing.tree import compose
from brochure.content.references import Sources
from brochure.content.sources.numbering import read_sources
from brochure.diagnostics import Diagnostic, Place

N = TypeVar("N", bound=Node)


class Reading(Struct, frozen=True):
    """The brochure, unless there are errors, and what there is to say, by its place in the file."""

    brochure: Brochure | None
    diagnostics: tuple[Diagnostic, ...]


def read(path: Path, shown: str) -> Reading:
    """Read the content file at `path`; `shown` is its name in diagnostics. Pictures are looked for beside it."""
    problems: list[Diagnostic] = []
    text = read_text(path, shown, problems)
    brochure = None if text is None else _convert(text, Conversion(shown, text, path.parent, problems))
    return Reading(brochure, _in_order(problems, text or "", shown))


def read_mapping(path: Path, shown: str, struct: type[N], problems: list[Diagnostic]) -> N | None:
    """Another YAML file of an author, such as a theme, as the struct that says what it may hold."""
    found: list[Diagnostic] = []
    text = read_text(path, shown, found)
    run = Conversion(shown, text or "", path.parent, found)
    root = None if text is None else compose(text, shown, found)
    made = None if root is None else mapping_of(root, struct, run)
    problems.extend(_in_order(found, text or "", shown))
    return made if isinstance(made, struct) else None


def _convert(text: str, run: Conversion) -> Brochure | None:
    root = compose(text, run.file, run.problems)
    if root is None:
        if not run.problems:
            advice = "A brochure needs title, clinic, cover and inside: see docs/content-format.md."
            run.error(Place(run.file), Fault("file-empty", "the file holds nothing but notes", advice))
        return None
    values = values_of_brochure(root, run)
    sources = _sources(values, run)
    _check_blocks(values, run)
    if not values.whole or any(each.severity == "error" for each in run.problems):
        return None
    values.right["references"] = sources
    return Brochure(place=values.place, places=values.places, **values.right)


def _sources(values: Values, run: Conversion) -> Sources:
    raw = values.right.get("references", ())
    if not isinstance(raw, tuple) or ("references" in values.places and "references" not in values.right):
        return Sources()
    # a source that could not be read is one mistake: neither its citations nor, in text that could not be read, their lack are more
    hidden = {"unknown-citation"} if run.lost_source or "references" in run.misplaced else set()
    if any(each.severity == "error" for each in run.problems):
        hidden.add("uncited-reference")
    found: list[Diagnostic] = []
    style, style_place = run.style or (None, None)
    sources = read_sources(raw, run.cited, style, style_place, found)
    run.problems.extend(each for each in found if each.code not in hidden)
    return structs.replace(sources, place=values.places.get("references"))


def _check_blocks(values: Values, run: Conversion) -> None:
    """What the blocks must be together."""
    first: dict[str, Place] = {}
    for kind, place in run.met:
        if kind == "references" and kind in first:
            what = f"the block `references` stands twice, in lines {first[kind].line} and {place.line}"
            run.error(place, Fault("two-references", what, "Keep one of the two: it prints all sources."))
        first.setdefault(kind, place)
    if "imprint" in first and "review" not in values.places and "review" not in run.misplaced:
        what = "`imprint` prints who checked the brochure and when, but there is no `review` to take it from"
        run.error(
            first["imprint"],
            Fault(
                "imprint-without-review",
                what,
                'Add it at the top level:\nreview:\n  version: "1.0"\n  reviewed_by: Name, role\n  reviewed_on: 2026-11-23',
            ),
        )
    if run.cited and "references" not in first and not any(each.severity == "error" for each in run.problems):
        what = "the text cites sources, but no block prints them"
        run.warning(run.cited[0][1], Fault("no-references", what, "Add a block to the end of `back`:\n- references: Where this comes from"))


def _in_order(problems: list[Diagnostic], text: str, shown: str) -> tuple[Diagnostic, ...]:
    """Each problem once, by its place, with its line of the file."""
    lines = text.split("\n")
    once = dict.fromkeys(_with_line(each, lines, shown) for each in problems)
    return tuple(sorted(once, key=lambda each: (each.place.file, each.place.line, each.place.column)))


def _with_line(problem: Diagnostic, lines: list[str], shown: str) -> Diagnostic:
    row = problem.place.line - 1
    if problem.source_line or problem.place.file != shown or not 0 <= row < len(lines):
        return problem
    return structs.replace(problem, source_line=lines[row])
