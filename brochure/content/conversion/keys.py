"""The pairs of a mapping → its fields' values by key; unknown, double and misplaced keys are reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from brochure.content.conversion import forms
from brochure.content.conversion.state import Conversion
from brochure.content.fault import Fault
from brochure.content.model import Brochure
from brochure.content.node import Node
from brochure.content.parsing.tree import Scalar, Tree
from brochure.content.shape import Field, fields_of
from brochure.content.suggest import Level, home_of, nearest

_NESTED: Final = frozenset(("struct", "pairs", "hours", "either"))

_SPECIAL_SPACE: Final = Fault(
    "yaml-space",
    "this line begins with a special space, as it comes along when text is pasted",
    "Delete the space before the first word and type it anew.",
)


class Group(Struct, frozen=True):
    """A mapping to be read: which struct it is to become, what messages call it, its pairs."""

    struct: type[Node]
    said: str
    level: Level
    node: Tree
    pairs: Sequence[tuple[Tree, Tree]]


Given = dict[str, tuple[Scalar, Tree | None]]
"""The key and the value of each field given; a value of which the fault is reported already is None.

A misspelled key counts as what it was meant to be, so that its value is looked at, too.
"""


def given_by(group: Group, run: Conversion) -> Given:
    """The group's values by field; every other key is an error."""
    fields = fields_of(group.struct)
    given: Given = {}
    unknown: list[tuple[Scalar, Tree]] = []
    for key, value in group.pairs:
        if not isinstance(key, Scalar) or (key.is_nothing and not key.value):
            run.error(key, _no_key(group, key))
        elif key.value in given:
            run.error(key, _double(group, key, given[key.value][0]))
        elif key.value in fields:
            given[key.value] = (key, value)
        else:
            unknown.append((key, value))
    if unknown:
        _place_unknown(group, given, unknown, run)
    return given


def _no_key(group: Group, key: Tree) -> Fault:
    if isinstance(key, Scalar):
        return Fault("wrong-kind", f"a colon without a key before it {group.said}", "Write the key before the colon, or delete the line.")
    return Fault("wrong-kind", f"a key {group.said} must be one word", "If this is text that starts with { or [, put all of it in quotes.")


def _double(group: Group, key: Scalar, first: Scalar) -> Fault:
    what = f"`{key.value}` is given twice {group.said}, in lines {first.line} and {key.line}"
    if group.level == "block":
        return Fault("duplicate-key", what, "Keep one of the two; or start a new block: a dash before it, in line with the dashes above.")
    return Fault("duplicate-key", what, "Keep one of the two.")


def _place_unknown(group: Group, given: Given, unknown: list[tuple[Scalar, Tree]], run: Conversion) -> None:
    fields = fields_of(group.struct)
    left = _not_indented(group, given, unknown, run)
    for key, value in left:
        if key.value[:1].isspace():
            run.error(key, _SPECIAL_SPACE)
            continue
        near = nearest(key.value, [name for name in fields if name not in given])
        home = "" if near and near.lower() == key.value.lower() else home_of(key.value, group.level)
        if home and key.value in fields_of(Brochure):
            run.misplaced.add(key.value)
        if near and not home:
            given[near] = (key, value)
        run.error(key, _unknown(group, key, home or (f'Did you mean "{near}"?' if near else "")))


def _unknown(group: Group, key: Scalar, advice: str) -> Fault:
    if key.value == "<<":
        return Fault("unknown-key", "`<<` cannot be used here", "Write out the keys that are meant.")
    invisible = (
        ""
        if key.value.isprintable() and key.value.isascii()
        else " (Type the key anew, with its spaces: it may hold a character that cannot be seen.)"
    )
    keys = ", ".join(fields_of(group.struct))
    return Fault(
        "unknown-key",
        f"there is no key `{' '.join(key.value.split())[:60]}` {group.said}",
        (advice or f"The keys here are {keys}.") + (invisible if advice else ""),
    )


def _not_indented(group: Group, given: Given, unknown: list[tuple[Scalar, Tree]], run: Conversion) -> list[tuple[Scalar, Tree]]:
    """Report a key whose own lines are not indented below it, once for all of them; the rest comes back."""
    for name, (key, value) in given.items():
        field = fields_of(group.struct)[name]
        if not isinstance(value, Scalar) or not value.is_nothing or field.shape.kind not in _NESTED:
            continue
        inner = _inner(field, key, unknown, group)
        if inner:
            run.error(key, _indent(name, inner, key))
            given[name] = (key, None)
            return [each for each in unknown if each not in inner]
    return unknown


def _inner(field: Field, key: Scalar, unknown: list[tuple[Scalar, Tree]], group: Group) -> list[tuple[Scalar, Tree]]:
    after = [each for each in unknown if each[0].line > key.line]
    if field.shape.struct is None:
        return after if group.level == "block" else []
    return [each for each in after if each[0].value in fields_of(field.shape.struct)]


def _indent(name: str, inner: list[tuple[Scalar, Tree]], key: Scalar) -> Fault:
    lines = [each[0].line for each in inner]
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]} to {lines[-1]}"
    first = " ".join(inner[0][0].value.split())[:40]
    what = f"`{name}` is empty, as {where} below it {'is' if len(lines) == 1 else 'are'} not indented"
    return Fault(
        "indentation",
        what,
        f"Put two more spaces before each line that belongs to `{name}`, so that `{first}` starts in column {key.column + 2}.",
    )


def missing(group: Group, given: Given, run: Conversion) -> list[Fault]:
    """The fields that must be there and are not."""
    there = run.misplaced if group.level == "top" else set()
    absent = [field for field in fields_of(group.struct).values() if field.required and not (field.name in given or field.name in there)]
    return [_missing(group, field) for field in absent]


def _missing(group: Group, field: Field) -> Fault:
    what = f"`{field.name}` is missing {group.said}: {field.description[0].lower()}{field.description[1:].rstrip('.')}"
    return Fault("missing-key", what, f"Add it:\n{forms.example(field)}")
