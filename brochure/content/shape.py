"""A struct of the content → the shapes of its fields: what reader and JSON Schema alike know of a value.

A shape is read off the annotation once and kept, a class at a time, when the class is first met. The modules of the
structs do without `from __future__ import annotations`, so that nothing is left to be evaluated here.
"""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Final, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct

from brochure.content.blocks import Block
from brochure.content.node import Node
from brochure.content.references import Sources
from brochure.content.text import Text


class Shape(Struct, frozen=True):
    """What a value may be. `kind` is a mark of `kinds.py`, or one of

    text, yes_no, number, choice, nothing, struct, either (`item` or `struct`), items (of `item`), lines (of text),
    pairs (`key` to `item`), hours (lines or pairs), rows (of `item`), blocks, sources.
    """

    kind: str
    struct: type[Node] | None = None
    choices: tuple[str | int, ...] = ()
    item: Shape | None = None
    key: Shape | None = None
    at_least: float | None = None
    at_most: float | None = None
    min_length: int = 0


class Field(Struct, frozen=True):
    """One key of a mapping. `default` is None if the key is required."""

    name: str
    shape: Shape
    required: bool
    default: object
    description: str
    examples: tuple[Any, ...]


_PLAIN_TYPES: Final = {Text: "text", bool: "yes_no", int: "number", Sources: "sources", NoneType: "nothing"}


@cache
def fields_of(struct: type[Node]) -> dict[str, Field]:
    """The fields of a struct by their names, its own before those of every block."""
    defaults = _defaults(struct)
    found = {}
    for owner in struct.__mro__:
        if issubclass(owner, Node) and owner is not Node:
            found.update({name: _field(name, hint, defaults) for name, hint in _hints(owner).items()})
    return found


def _defaults(struct: type[Node]) -> dict[str, Any]:
    names, defaults = struct.__struct_fields__, struct.__struct_defaults__
    return dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))


def _hints(struct: type[Node]) -> dict[str, Any]:
    hints: dict[str, Any] = struct.__annotations__
    return {name: hint for name, hint in hints.items() if getattr(hint, "__origin__", None) is not ClassVar}


def _field(name: str, hint: Any, defaults: dict[str, Any]) -> Field:
    default = defaults.get(name, NODEFAULT)
    description, examples = "", ()
    for meta in getattr(hint, "__metadata__", ()):
        description, examples = meta.description or description, tuple(meta.examples or examples)
    required = default is NODEFAULT
    return Field(name, _shape(hint), required, None if required else default, description, examples)


def _shape(hint: Any) -> Shape:
    metas: tuple[Meta, ...] = ()
    if get_origin(hint) is Annotated:
        metas, hint = hint.__metadata__, hint.__origin__
    kind = next((meta.extra["kind"] for meta in metas if meta.extra), None)
    if kind:
        return Shape(kind)
    least = next((meta.ge for meta in metas if meta.ge is not None), None)
    most = next((meta.le for meta in metas if meta.le is not None), None)
    length = next((meta.min_length for meta in metas if meta.min_length), 0)
    if get_origin(hint) in (Union, UnionType):
        return _union([each for each in get_args(hint) if each is not NoneType], least, most)
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], length)
    if get_origin(hint) is Literal:
        return Shape("choice", choices=get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Node):
        return Shape("struct", struct=hint)
    return Shape(_PLAIN_TYPES[hint], at_least=least, at_most=most)


def _union(members: list[Any], least: float | None, most: float | None) -> Shape:
    if len(members) == 1:
        shape = _shape(members[0])
        return shape if shape.kind != "number" else Shape("number", at_least=least, at_most=most)
    structs = [each for each in members if isinstance(each, type)]
    others = [each for each in members if not isinstance(each, type)]
    return Shape("either", struct=structs[0], item=_shape(others[0]))


def _list(member: Any, min_length: int) -> Shape:
    if member is Block:
        return Shape("blocks", min_length=min_length)
    if get_origin(member) is not tuple:
        item = _shape(member)
        return Shape("lines" if item.kind == "plain" else "items", item=item, min_length=min_length)
    first, second = get_args(member)
    if second is Ellipsis:
        return Shape("rows", item=_shape(first), min_length=min_length)
    kind = "hours" if NoneType in get_args(first) else "pairs"
    return Shape(kind, key=_shape(first), item=_shape(second), min_length=min_length)
