"""A scalar node → the value of its field: text, a number, a choice, a file; or `WRONG` and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.content import wording
from brochure.content.conversion import files, forms
from brochure.content.conversion.lines import word_lines
from brochure.content.conversion.scalars import CONVERTERS
from brochure.content.conversion.slips import warn_of_slips, warn_of_stray_marks
from brochure.content.conversion.state import WRONG, Conversion
from brochure.content.fault import Fault
from brochure.content.inline.characters import printable_text
from brochure.content.inline.paragraphs import parse
from brochure.content.parsing.tree import Scalar, Tree
from brochure.content.reporter import Reporter
from brochure.content.shape import Field, Shape
from brochure.content.suggest import nearest
from brochure.content.text import Run, Text
from brochure.font.face import printable


class Spot(Struct, frozen=True):
    """What a value is for: its field, what messages call it, and, in a list, the shape of an item."""

    field: Field
    name: str
    item: Shape | None = None
    may_be_empty: bool = False

    @property
    def shape(self) -> Shape:
        """The shape of the item, or of the field."""
        return self.item or self.field.shape

    def for_item(self, name: str, item: Shape, may_be_empty: bool = False) -> Spot:
        """The spot of an item of this one's list."""
        return Spot(self.field, name, item, may_be_empty)


def leaf(node: Tree, spot: Spot, run: Conversion) -> object:
    """The value of one scalar, or `WRONG`."""
    return LEAVES[spot.shape.kind](node, spot, run)


def typed(node: Tree, spot: Spot, run: Conversion) -> Scalar | None:
    """The node as a scalar that is not empty, or None and the reason among the problems."""
    if not isinstance(node, Scalar):
        run.error(node, forms.wrong_kind(node, spot.name, spot.field, spot.item))
        return None
    is_empty = node.is_nothing or not printable(node.value).strip()
    if is_empty and not (spot.may_be_empty and (node.style or spot.item is None)):
        run.error(node, empty(node, spot, run))
        return None
    return node


def empty(node: Scalar, spot: Spot, run: Conversion) -> Fault:
    """The fault of a missing value, with the comment that may have been meant as its text."""
    rest = run.rest_of_line(node.end).strip() if node.is_nothing else ""
    comment = rest if re.match(r"#\w", rest) else ""
    if spot.item and spot.field.shape.kind == "rows":
        return Fault("empty-value", f"{spot.name} is empty", "Write '' (two single quotes) for a cell without text.")
    after = "colon" if spot.field.shape.kind in ("pairs", "hours") else "dash"
    return forms.empty_item(spot.name, comment, after) if spot.item else forms.empty(spot.name, spot.field, comment)


def text(node: Tree, spot: Spot, run: Conversion) -> object:
    """Text with inline mark-up."""
    scalar = typed(node, spot, run)
    if scalar is None:
        return WRONG
    made = marked_up(scalar, run)
    warn_of_stray_marks(scalar, made, run)
    if scalar.value.strip() and not made.plain.strip():
        return run.error(scalar, Fault("empty-value", f"{spot.name} holds no words of its own", "Write what is to be read there."))
    return made


def marked_up(scalar: Scalar, run: Conversion) -> Text:
    """A scalar's text, parsed; its citations are noted."""
    source, place = scalar.value.strip(), run.place(scalar)
    warn_of_slips(scalar, run)
    lines = word_lines(scalar, run.text)
    made = Text(source, place, parse(source, place, run.problems, lines) if source else (), lines)
    run.note_citations(made)
    return made


def plain(node: Tree, spot: Spot, run: Conversion) -> object:
    """Text of which every character prints as typed."""
    scalar = typed(node, spot, run)
    return WRONG if scalar is None else as_typed(scalar, run)


def as_typed(scalar: Scalar, run: Conversion) -> Text:
    """A scalar's text in one run, without mark-up."""
    source = "" if scalar.is_nothing else scalar.value.strip()
    warn_of_slips(scalar, run)
    made = Text(source, run.place(scalar), (), word_lines(scalar, run.text))
    words = printable_text(source, Reporter(made, run.problems)).replace("\n", " ")
    return Text(source, made.place, ((Run(words),),) if source else (), made.word_lines)


def scalar(node: Tree, spot: Spot, run: Conversion) -> object:
    """A number, date, length, colour, address and the like, by the shape's kind."""
    found = typed(node, spot, run)
    if found is None:
        return WRONG
    made = CONVERTERS[spot.shape.kind](found.value.strip())
    if isinstance(made, Fault):
        return run.error(node, Fault(made.code, f"{spot.name}: {made.what}", made.help))
    return made


def number(node: Tree, spot: Spot, run: Conversion) -> object:
    """A whole number within the shape's limits."""
    made = scalar(node, spot, run)
    least, most = spot.shape.at_least, spot.shape.at_most
    if isinstance(made, int) and ((least is not None and made < least) or (most is not None and made > most)):
        return run.error(node, Fault("out-of-range", f"{spot.name}: {made} is out of range", f"Write a number from {least:g} to {most:g}."))
    return made


def choice(node: Tree, spot: Spot, run: Conversion) -> object:
    """One of the shape's words or numbers."""
    found = typed(node, spot, run)
    if found is None:
        return WRONG
    by_word = {str(each): each for each in spot.shape.choices}
    word = found.value.strip()
    if word in by_word:
        return by_word[word]
    near = nearest(word, by_word)
    advice = f'Did you mean "{near}"? ' if near else ""
    return run.error(node, Fault("bad-choice", f'{spot.name} cannot be "{word}"', f"{advice}It can be {wording.listed(by_word)}."))


def nothing(node: Tree, spot: Spot, run: Conversion) -> object:
    """Left empty."""
    if isinstance(node, Scalar) and not node.value.strip():
        return None
    if isinstance(node, Scalar) and node.is_nothing:
        return None
    return run.error(node, Fault("wrong-kind", f"{spot.name} takes no value", f"Leave the rest of the line empty: `- {spot.field.name}:`."))


def file(node: Tree, spot: Spot, run: Conversion) -> object:
    """A file of the content's folder, as an absolute path."""
    found = typed(node, spot, run)
    if found is None:
        return WRONG
    path = files.resolve(found.value.strip(), run.folder)
    if isinstance(path, Fault):
        return run.error(node, Fault(path.code, f"{spot.name}: {path.what}", path.help))
    return path


def picture(node: Tree, spot: Spot, run: Conversion) -> object:
    """A picture, read and checked."""
    path = file(node, spot, run)
    if not isinstance(path, Path):
        return WRONG
    from brochure.picture.read import read_picture

    made: object = read_picture(path, run.place(node), run.problems)
    return WRONG if made is None else made


LEAVES: Final[dict[str, Callable[[Tree, Spot, Conversion], object]]] = {
    "text": text, "plain": plain, "number": number, "choice": choice, "nothing": nothing, "file": file, "picture": picture,
    **dict.fromkeys(("length", "width", "share", "day", "colour", "ratio", "paint", "paint_or_none"), scalar),
    **dict.fromkeys(("url", "email", "language", "yes_no"), scalar),
}  # fmt: skip
"""The conversion of each kind of shape that one scalar holds."""
