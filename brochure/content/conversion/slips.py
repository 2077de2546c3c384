"""A text that YAML reads without complaint → warnings where it was hardly meant so: words lost, or keys and dashes printed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from brochure.content import wording
from brochure.content.blocks import BY_KEY
from brochure.content.conversion.state import Conversion
from brochure.content.fault import Fault
from brochure.content.parsing.tree import Scalar
from brochure.content.shape import fields_of
from brochure.content.text import Text
from brochure.diagnostics import Diagnostic, Place

_COMMENT: Final = re.compile(r"[ \t]+#(?=\w)")
_STRAY: Final = re.compile(r"\*\*|</?(?:b|i|u|em|strong|br|p|span|font)\b[^>]*>", re.IGNORECASE)
_DASH: Final = re.compile(r"\n *(?=- \S)")
_KEY: Final = re.compile(r"\n *(?=([a-z_]+): *\S)")


def warn_of_slips(scalar: Scalar, run: Conversion) -> None:
    """Say what of a text does not print as it looks."""
    if not scalar.style:
        _cut_by_comment(scalar, run)
    if scalar.line == scalar.end_line:
        return
    if not scalar.style and (dash := _DASH.search(run.text, scalar.start, scalar.end)):
        what = "this line starts with a dash, but belongs to the text above it, and is printed with it"
        advice = "For an item of its own, line the dash up with the one above. A list cannot stand inside a list."
        run.warning(_place(dash.end(), run), Fault("dash-in-text", what, advice))
    if scalar.style in ("|", ">"):
        _option_in_text(scalar, run)


def warn_of_stray_marks(scalar: Scalar, text: Text, run: Conversion) -> None:
    """Say of marks that are printed as they stand, and were hardly meant to be."""
    found = _STRAY.search(text.plain)
    if found is None:
        return
    mark = found.group()
    what = f"{mark} is printed as it stands"
    advice = "For bold, two stars right before the first word and two right behind the last: **like this**; for italics one: *like this*."
    place = text.place_of(max(text.source.find(mark), 0))
    run.problems.append(Diagnostic("warning", "stray-mark", place or run.place(scalar), what, advice))


def _cut_by_comment(scalar: Scalar, run: Conversion) -> None:
    """With no space behind it, `#` was hardly meant as a comment."""
    if cut := _COMMENT.match(run.text, scalar.end):
        advice = f"If it is meant, put the whole text in quotes: {wording.quoted(scalar.value + run.rest_of_line(scalar.end))}"
        run.warning(_place(cut.end() - 1, run), Fault("comment-cuts-text", "what follows # is a comment here, and is not printed", advice))


def _option_in_text(scalar: Scalar, run: Conversion) -> None:
    for key in _KEY.finditer(run.text, scalar.start, scalar.end):
        if key[1] in _options():
            what = f"this line looks like the key `{key[1]}`, but belongs to the text above it, and is printed"
            run.warning(
                _place(key.end(), run),
                Fault("key-in-text", what, f"If it is a key, put it further out, below the key of the text: {key[1]}: …"),
            )


@cache
def _options() -> frozenset[str]:
    """The keys of blocks that stand beside the one that names the kind."""
    return frozenset(name for kind in BY_KEY.values() for name in fields_of(kind)) - frozenset(BY_KEY)


def _place(at: int, run: Conversion) -> Place:
    return Place(run.file, run.text.count("\n", 0, at) + 1, at - run.text.rfind("\n", 0, at))
