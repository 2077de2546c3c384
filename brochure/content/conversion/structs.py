"""A tree of nodes → the struct that its annotations ask for: one converter for every mapping and block.

A value that cannot be had is `WRONG`, its reason is reported, and the rest is converted all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

from brochure.content.blocks import BY_KEY, Block, Callout, Figure, Paragraphs, Table
from brochure.content.conversion import block_faults, forms
from brochure.content.conversion.entries import entries
from brochure.content.conversion.keys import Given, Group, given_by, missing
from brochure.content.conversion.lists import LISTS
from brochure.content.conversion.rules import RULES, Values
from brochure.content.conversion.state import WRONG, Conversion
from brochure.content.conversion.values import LEAVES, Spot, empty, marked_up
from brochure.content.fault import Fault
from brochure.content.model import Brochure
from brochure.content.node import Node
from brochure.content.parsing.tree import Mapping, Scalar, Tree
from brochure.content.parsing.tree import Sequence as Listed
from brochure.content.shape import Field, fields_of
from brochure.diagnostics import Place

_READ_FIRST: Final[dict[type[Node], tuple[str, ...]]] = {
    Brochure: ("title", "cover", "flap", "inside", "back"),
    Callout: ("title",),
    Table: ("caption",),
}
"""What the reader meets first, where that is not the order of the fields: citations are numbered by it."""


def values_of_brochure(root: Tree, run: Conversion) -> Values:
    """The values of the top level, converted in reading order; `references` comes as raw entries."""
    if not isinstance(root, Mapping):
        what = "the file must start with keys, such as `title:`, but " + ("a list" if isinstance(root, Listed) else "text") + " stands here"
        run.error(root, Fault("wrong-kind", what, "Write it so:\ntitle: Sleep and your health\nclinic:\n  name: Example Family Clinic"))
        return Values(run.place(root), {}, {}, whole=False)
    return _values(Group(Brochure, "at the top level", "top", root, root.pairs), run)


def mapping_of(root: Tree, struct: type[Node], run: Conversion) -> object:
    """A file's mapping as a struct of its own, such as a theme; `WRONG` if it is none."""
    if not isinstance(root, Mapping):
        return run.error(root, Fault("wrong-kind", "the file must start with keys, each with a colon", "See the built-in themes."))
    return _made(struct, Group(struct, "at the top level", "mapping", root, root.pairs), run)


def _values(group: Group, run: Conversion) -> Values:
    given = given_by(group, run)
    converted: dict[str, Any] = {}
    for field in _reading_order(group.struct):
        pair = given.get(field.name)
        if pair is not None:
            converted[field.name] = WRONG if pair[1] is None else _value(pair[1], _spot(field, group), run)
    place = run.place(group.node)
    absent = missing(group, given, run)
    for fault in absent:
        run.error(place, fault)
    right = {name: each for name, each in converted.items() if each is not WRONG}
    values = Values(place, _places(given, run), right, whole=not absent and len(right) == len(converted))
    if rule := RULES.get(group.struct):
        rule(values, run)
    return values


def _spot(field: Field, group: Group) -> Spot:
    return Spot(field, f"`{field.name}`", may_be_empty=group.struct is Figure and field.name == "alt")


@cache
def _reading_order(struct: type[Node]) -> tuple[Field, ...]:
    first = _READ_FIRST.get(struct, ())
    fields = fields_of(struct)
    return tuple(fields[name] for name in (*first, *(name for name in fields if name not in first)))


def _places(given: Given, run: Conversion) -> dict[str, Place]:
    return {name: run.place(key if value is None else value) for name, (key, value) in given.items()}


def _value(node: Tree, spot: Spot, run: Conversion) -> object:
    return CONVERT[spot.shape.kind](node, spot, run)


def _made(struct: type[Node], group: Group, run: Conversion) -> object:
    values = _values(group, run)
    return struct(place=values.place, places=values.places, **values.right) if values.whole else WRONG


def _struct(node: Tree, spot: Spot, run: Conversion) -> object:
    struct = spot.shape.struct
    if struct is None or not isinstance(node, Mapping):
        return _no_mapping(node, spot, run)
    return _made(struct, Group(struct, f"under `{spot.field.name}`", "mapping", node, node.pairs), run)


def _no_mapping(node: Tree, spot: Spot, run: Conversion) -> object:
    if isinstance(node, Scalar) and node.is_nothing:
        return run.error(node, empty(node, spot, run))
    return run.error(node, forms.wrong_kind(node, spot.name, spot.field))


def _either(node: Tree, spot: Spot, run: Conversion) -> object:
    """Text, or a mapping of its own."""
    item = spot.shape.item
    if isinstance(node, Mapping) or item is None:
        return _struct(node, spot, run)
    if isinstance(node, Scalar):
        return LEAVES[item.kind](node, spot, run)
    return run.error(node, forms.wrong_kind(node, spot.name, spot.field))


def _blocks(node: Tree, spot: Spot, run: Conversion) -> object:
    """A list of blocks; a callout may be one text instead."""
    is_callout = spot.field.name == Callout.key
    if isinstance(node, Scalar) and is_callout and not node.is_nothing and node.value.strip():
        return (Paragraphs(place=run.place(node), places={"text": run.place(node)}, text=marked_up(node, run)),)
    if not isinstance(node, Listed):
        return _no_mapping(node, spot, run)
    if not node.items and spot.shape.min_length:
        return run.error(node, Fault("empty-value", f"{spot.name} is an empty list", f"Write it so:\n{forms.example(spot.field)}"))
    run.callouts += is_callout
    made = [_block(item, spot, run) for item in node.items]
    run.callouts -= is_callout
    return WRONG if any(WRONG in each for each in made) else tuple(block for each in made for block in each)


def _block(node: Tree, spot: Spot, run: Conversion) -> list[object]:
    """The block of one dash; several if the dash between them was forgotten, which is reported."""
    if isinstance(node, Scalar) and node.is_nothing:
        return [run.error(node, empty(node, spot.for_item(f"a block of {spot.name}", spot.shape), run))]
    if not isinstance(node, Mapping):
        return [run.error(node, block_faults.no_block(node, spot.name))]
    starts = [index for index, (key, _) in enumerate(node.pairs) if isinstance(key, Scalar) and key.value in BY_KEY]
    if not starts:
        return [_of_unknown_kind(node, run)]
    made: list[object] = [] if len(starts) == 1 else [run.error(*block_faults.several_kinds(node, starts))]
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(node.pairs)
        pairs = node.pairs[0 if index == 0 else start : end]
        if len(starts) == 1 or not block_faults.is_left_empty(node, start):
            made.append(_of_kind(block_faults.key_at(node, start), pairs, node, run))
    return made


def _of_kind(key: Scalar, pairs: Sequence[tuple[Tree, Tree]], node: Tree, run: Conversion) -> object:
    kind: type[Block] = BY_KEY[key.value]
    at = run.place(key)
    if run.callouts and (fault := block_faults.NOT_IN_CALLOUT.get(kind.key)):
        return run.error(at, fault)
    run.met.append((kind.key, at))
    return _made(kind, Group(kind, f"in the block `{kind.key}`", "block", node, pairs), run)


def _of_unknown_kind(node: Mapping, run: Conversion) -> object:
    key, near = block_faults.meant_kind(node)
    fault = block_faults.unknown_kind(node, key, near)
    if key is None or near is None:
        return run.error(key or node, fault)
    run.error(key, fault)
    meant = Scalar(near, key.line, key.column)
    _of_kind(meant, [(meant if each is key else each, value) for each, value in node.pairs], node, run)
    return WRONG


def _sources(node: Tree, spot: Spot, run: Conversion) -> object:
    """The raw entries; `values_of_brochure` hands them on as they are."""
    if isinstance(node, Scalar) and node.is_nothing:
        return run.error(node, empty(node, spot, run))
    if not isinstance(node, Listed):
        return run.error(node, forms.wrong_kind(node, spot.name, spot.field))
    return entries(node, run)


CONVERT: Final[dict[str, Callable[[Tree, Spot, Conversion], object]]] = {
    **LEAVES, **LISTS, "struct": _struct, "either": _either, "blocks": _blocks, "sources": _sources,
}  # fmt: skip
"""The conversion of each kind of shape."""
