"""A field and what stands in its place → the fault, with the right form to copy."""

from __future__ import annotations

from typing import Final

from brochure.content import wording
from brochure.content.blocks import BY_KEY
from brochure.content.fault import Fault
from brochure.content.parsing.tree import Mapping, Scalar, Sequence, Tree
from brochure.content.shape import Field, Shape, fields_of

_EXAMPLES: Final = {
    "items": "{key}:\n  - First\n  - Second",
    "lines": "{key}:\n  - 100 Main Street\n  - Sioux Falls, SD 57101",
    "hours": "{key}:\n  Monday to Friday: 8:00 to 17:00\n  Saturday: closed",
    "pairs": "{key}:\n  ketamine: A medicine used in surgery.",
    "blocks": "{key}:\n  - heading: What to expect\n  - text: Most visits take an hour.",
    "sources": "{key}:\n  - id: watson2015\n    type: article-journal\n    title: Recommended amount of sleep",
    "text": "{key}: Your words",
    "plain": "{key}: Your words",
    "yes_no": "{key}: yes",
    "number": "{key}: 3",
    "day": "{key}: 2026-11-23",
    "language": "{key}: en",
    "file": "{key}: folder/file",
    "picture": "{key}: assets/picture.svg",
    "colour": '{key}: "#0f4c5c"',
    "ratio": "{key}: 1.25",
    "paint": "{key}: river",
    "paint_or_none": "{key}: river",
    "nothing": "{key}:",
}
_LISTS: Final = frozenset(("items", "rows", "blocks", "sources"))
_WANTED: Final = {
    "items": "a list", "rows": "a list of rows", "blocks": "a list of blocks", "sources": "a list of sources", "lines": "a list of lines",
    "hours": "a list of lines", "pairs": "lines with a colon each", "struct": "lines of its own below it, each with a key and a colon",
    "either": "text, or lines of its own below it, each with a key and a colon",
    "choice": "one word", "yes_no": "yes or no", "number": "a number", "day": "a date", "length": "a length", "width": "a width",
}  # fmt: skip


def example(field: Field) -> str:
    """How the field is written."""
    if field.name in BY_KEY and field.name in fields_of(BY_KEY[field.name]) and field.shape.kind != "sources":
        return BY_KEY[field.name].example
    if field.shape.kind == "struct" and field.shape.struct:
        inner = [each for each in fields_of(field.shape.struct).values() if each.required]
        inner = inner or list(fields_of(field.shape.struct).values())[:2]
        lines = "\n".join(example(each) for each in inner).replace("\n", "\n  ")
        return f"{field.name}:\n  {lines}"
    if field.shape.choices:
        return f"{field.name}: {field.shape.choices[0]}"
    if field.examples and field.shape.kind not in ("items", "hours", "colour"):
        return f"{field.name}: {field.examples[0]}"
    return _EXAMPLES.get(field.shape.kind, "{key}: …").format(key=field.name)


def wrong_kind(node: Tree, name: str, field: Field, shape: Shape | None = None) -> Fault:
    """Text, a list or a mapping stands where another of them belongs. `shape` is an item's, if it is about one."""
    wanted = (shape or field.shape).kind
    if isinstance(node, Mapping) and wanted not in _WANTED and (fault := _braces(node, name) or _colon(node, name, field)):
        return fault
    if wanted in _LISTS or wanted in ("lines", "hours", "pairs", "struct", "either"):
        return Fault("wrong-kind", f"{name} takes {_WANTED[wanted]}, but {_found(node)} stands here", _advice(node, field, wanted))
    what = f"{name} must be {_WANTED.get(wanted, 'one text')}, but {_found(node)} stands here"
    if isinstance(node, Sequence) and field.name == "text":
        return Fault(
            "wrong-kind", what, "For a list, write `bullets:` in place of `text:`. To print square brackets, put the text in quotes."
        )
    if shape is not None:
        return Fault("wrong-kind", what, "Write it in one line after the dash; in quotes if it holds a colon or a bracket.")
    return Fault("wrong-kind", what, f"Write it so:\n{example(field)}")


def _found(node: Tree) -> str:
    if isinstance(node, Scalar):
        return "one text"
    return "a list" if isinstance(node, Sequence) else "a group of keys"


def _braces(node: Mapping, name: str) -> Fault | None:
    """The fault of `{{ name }}`, where text was meant."""
    if all(isinstance(key, Scalar) for key, _ in node.pairs):
        return None
    return Fault(
        "wrong-kind",
        f"{name} must be one text, but what starts with {{ is a group of keys",
        "If it is text, put all of it in double quotes.",
    )


def _colon(node: Mapping, name: str, field: Field) -> Fault | None:
    """The fault of `- Note: bring a driver`, where text was meant."""
    if len(node.pairs) != 1:
        return None
    key, value = node.pairs[0]
    if not isinstance(key, Scalar) or not isinstance(value, Scalar) or key.line != value.line:
        return None
    what = f'{name} must be one text, but the colon after "{wording.short(key.value)}" makes it a key with a value'
    advice = f"ut the whole text in quotes: {wording.quoted(f'{key.value}: {value.value}')}"
    return Fault("wrong-kind", what, f"Leave out the dashes, or p{advice}" if field.shape.kind == "hours" else f"P{advice}")


def _advice(node: Tree, field: Field, wanted: str) -> str:
    if isinstance(node, Scalar) and node.value.startswith("-") and wanted not in ("struct", "either"):
        return f"Put a space after each dash:\n{example(field)}"
    if (
        isinstance(node, Mapping)
        and wanted in _LISTS
        and node.pairs
        and isinstance(node.pairs[0][0], Scalar)
        and node.pairs[0][0].value in BY_KEY
    ):
        return f"Put a dash and a space before the name of the block:\n- {node.pairs[0][0].value}: …"
    if isinstance(node, Mapping) and wanted in _LISTS:
        return f"Start each item with a dash and a space:\n{example(field)}"
    if isinstance(node, Sequence) and wanted in ("pairs", "struct"):
        return f"Leave out the dashes:\n{example(field)}"
    return f"Write it so:\n{example(field)}"


def empty(name: str, field: Field, comment: str) -> Fault:
    """No value stands after the key; `comment` is the line's comment, if it has one."""
    if comment:
        what = f"{name} is empty: what follows # is a comment, and is not read"
        return Fault("empty-value", what, f"If it is meant, put it in quotes: {field.name}: {wording.quoted(comment)}")
    if field.shape.kind in (
        "text",
        "plain",
        "choice",
        "number",
        "day",
        "url",
        "email",
        "language",
        "length",
        "width",
        "file",
        "picture",
        "yes_no",
        "colour",
        "ratio",
        "paint",
        "paint_or_none",
    ):
        form = example(field).removeprefix("- ").split("\n")[0]
        advice = f"Write it after the colon, as `{form}`" + ("." if field.required or field.name in BY_KEY else ", or delete the line.")
        return Fault("empty-value", f"{name} is empty", advice)
    advice = "Write it so:" if field.required else "Delete the line, or write it so:"
    return Fault("empty-value", f"{name} is empty", f"{advice}\n{example(field)}")


def empty_item(name: str, comment: str, after: str) -> Fault:
    """Nothing stands after a dash or, in a list of pairs, after a colon."""
    if comment:
        advice = f"If it is meant, put it in quotes: {wording.quoted(comment)}"
        return Fault("empty-value", f"{name} is empty: what follows # is a comment, and is not read", advice)
    return Fault("empty-value", f"{name} is empty", f"Write it after the {after}, or delete the {'line' if after == 'colon' else after}.")
