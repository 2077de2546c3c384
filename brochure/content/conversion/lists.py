"""A node → a list of values: items, lines, pairs, opening hours, rows of cells; or `WRONG` and the reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from brochure.content.conversion import forms
from brochure.content.conversion.lines import word_lines
from brochure.content.conversion.state import WRONG, Conversion
from brochure.content.conversion.values import Spot, as_typed, empty, leaf, marked_up
from brochure.content.fault import Fault
from brochure.content.parsing.tree import Mapping, Scalar, Sequence, Tree
from brochure.content.shape import Shape
from brochure.content.text import Run, Text
from brochure.diagnostics import Place


def items(node: Tree, spot: Spot, run: Conversion) -> object:
    """A list; a plain number in it is a share."""
    shape = spot.shape
    if not (listed := _sequence(node, spot, run)) or shape.item is None:
        return WRONG
    item = Shape("share") if shape.item.kind == "width" else shape.item
    return _whole([leaf(each, spot.for_item(f"item {index} of {spot.name}", item), run) for index, each in enumerate(listed.items, 1)])


def _sequence(node: Tree, spot: Spot, run: Conversion) -> Sequence | None:
    """The node as a list that is long enough."""
    if isinstance(node, Scalar) and node.is_nothing:
        run.error(node, empty(node, spot, run))
    elif not isinstance(node, Sequence):
        run.error(node, forms.wrong_kind(node, spot.name, spot.field, spot.item))
    elif not node.items:
        run.error(node, Fault("empty-value", f"{spot.name} is an empty list", f"Write it so:\n{forms.example(spot.field)}"))
    else:
        return node
    return None


def _whole(values: list[object]) -> object:
    return WRONG if any(each is WRONG for each in values) else tuple(values)


def lines(node: Tree, spot: Spot, run: Conversion) -> object:
    """A list of lines, or one text of which each line counts."""
    if isinstance(node, Scalar) and not node.is_nothing and node.value.strip():
        return tuple(_lines(node, run))
    return items(node, spot, run)


def _lines(scalar: Scalar, run: Conversion) -> list[Text]:
    words = scalar.value.split()
    numbers = word_lines(scalar, run.text) or (scalar.line,) * len(words)
    if "\n" in scalar.value.strip() or scalar.style:
        return _split_by_breaks(scalar, run, numbers)
    by_line: dict[int, list[str]] = {}
    for word, line in zip(words, numbers, strict=True):
        by_line.setdefault(line, []).append(word)
    return [_line(" ".join(each), line, scalar, run) for line, each in by_line.items()]


def _split_by_breaks(scalar: Scalar, run: Conversion, numbers: tuple[int, ...]) -> list[Text]:
    found, at = [], 0
    for line in scalar.value.splitlines():
        if line.strip():
            found.append(_line(line.strip(), numbers[at], scalar, run))
            at += len(line.split())
    return found


def _line(source: str, line: int, scalar: Scalar, run: Conversion) -> Text:
    place = run.place(scalar) if line == scalar.line else Place(run.file, line, 1)
    return Text(source, place, ((Run(source),),))


def pairs(node: Tree, spot: Spot, run: Conversion) -> object:
    """A mapping of text to text, in the file's order."""
    if not isinstance(node, Mapping) or not node.pairs:
        _sequence_fault(node, spot, run)
        return WRONG
    seen: dict[str, int] = {}
    made = [_pair(key, each, spot, run) for key, each in node.pairs if not _is_double(key, seen, spot, run)]
    return WRONG if len(made) < len(node.pairs) else _whole(made)


def _sequence_fault(node: Tree, spot: Spot, run: Conversion) -> None:
    if isinstance(node, Scalar) and node.is_nothing:
        run.error(node, empty(node, spot, run))
    elif isinstance(node, Mapping):
        run.error(node, Fault("empty-value", f"{spot.name} is empty", f"Write it so:\n{forms.example(spot.field)}"))
    else:
        run.error(node, forms.wrong_kind(node, spot.name, spot.field))


def _is_double(key: Tree, seen: dict[str, int], spot: Spot, run: Conversion) -> bool:
    if not isinstance(key, Scalar):
        return False
    if key.value in seen:
        what = f'"{key.value}" stands twice in {spot.name}, in lines {seen[key.value]} and {key.line}'
        run.error(key, Fault("duplicate-key", what, "Keep one of the two."))
        return True
    seen[key.value] = key.line
    return False


def _pair(key: Tree, node: Tree, spot: Spot, run: Conversion) -> object:
    shape = spot.shape
    if shape.key is None or shape.item is None or not isinstance(key, Scalar) or not key.value.strip():
        return run.error(
            key, Fault("wrong-kind", f"in {spot.name}, a text must stand before each colon", f"Write it so:\n{forms.example(spot.field)}")
        )
    kind = "plain" if shape.kind == "hours" else shape.key.kind
    first = marked_up(key, run) if kind == "text" else as_typed(key, run)
    second = leaf(node, spot.for_item(f'"{key.value}" of {spot.name}', shape.item), run)
    return WRONG if second is WRONG else (first, second)


def hours(node: Tree, spot: Spot, run: Conversion) -> object:
    """Opening hours: lines, or a mapping of days to hours."""
    if isinstance(node, Mapping):
        return pairs(node, spot, run)
    made = lines(node, spot, run)
    return tuple((None, each) for each in made) if isinstance(made, tuple) else made


def rows(node: Tree, spot: Spot, run: Conversion) -> object:
    """Rows of cells, all of one length."""
    table = _sequence(node, spot, run)
    if table is None:
        return WRONG
    made = [_row(row, index, spot, run) for index, row in enumerate(table.items, 1)]
    if len(table.items) < spot.shape.min_length:
        what = f"{spot.name} has one row, and the first row is the header"
        return run.error(node, Fault("table-rows", what, f"Add a row below it:\n{forms.example(spot.field)}"))
    widths = [len(row.items) for row in table.items if isinstance(row, Sequence)]
    for index, row in enumerate(table.items, 1):
        if isinstance(row, Sequence) and row.items and len(row.items) != widths[0]:
            made.append(run.error(row, _ragged(index, len(row.items), widths[0])))
    return _whole(made)


def _row(row: Tree, index: int, spot: Spot, run: Conversion) -> object:
    if not isinstance(row, Sequence) or not row.items or spot.shape.item is None:
        if isinstance(row, Scalar) and row.is_nothing:
            return run.error(
                row, Fault("empty-value", f"row {index} of {spot.name} is empty", "Write its cells in square brackets, or delete the dash.")
            )
        what = f"row {index} of {spot.name} must be a list of cells"
        return run.error(
            row, Fault("wrong-kind", what, "Write the cells in square brackets, with commas between them: - [Cost, Low, Higher]")
        )
    named = [f"cell {column} of row {index} of {spot.name}" for column in range(1, len(row.items) + 1)]
    cells = [leaf(cell, spot.for_item(name, spot.shape.item, may_be_empty=True), run) for name, cell in zip(named, row.items, strict=True)]
    return _whole(cells)


def _ragged(index: int, length: int, wanted: int) -> Fault:
    cells = "1 cell" if length == 1 else f"{length} cells"
    advice = f"Give each row {wanted} cells ('' for an empty one). A comma starts a new cell: put a text that has one in quotes."
    return Fault("table-rows", f"row {index} of the table has {cells}, but its header has {wanted}", advice)


LISTS: Final[dict[str, Callable[[Tree, Spot, Conversion], object]]] = {
    "items": items,
    "lines": lines,
    "pairs": pairs,
    "hours": hours,
    "rows": rows,
}
"""The conversion of each kind of shape that holds several scalars."""
