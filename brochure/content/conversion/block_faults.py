"""What stands in a list of blocks and is none, or is two → the fault, with the right form to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from brochure.content import wording
from brochure.content.blocks import BY_KEY
from brochure.content.conversion import forms
from brochure.content.fault import Fault
from brochure.content.parsing.tree import Mapping, Scalar, Tree
from brochure.content.parsing.tree import Sequence as Listed
from brochure.content.shape import fields_of
from brochure.content.suggest import nearest

NOT_IN_CALLOUT: Final = {
    "callout": Fault(
        "callout-in-callout",
        "a callout cannot stand inside a callout",
        "Move it out: start its dash in line with that of the callout around it.",
    ),
    "panel_break": Fault(
        "break-in-callout", "a panel cannot break inside a callout, which is never split", "Delete it, or move it before the callout."
    ),
}


def key_at(node: Mapping, index: int) -> Scalar:
    """The key of a pair that is known to be text."""
    key = node.pairs[index][0]
    assert isinstance(key, Scalar)
    return key


def is_left_empty(node: Mapping, index: int) -> bool:
    """Whether nothing stands after that key."""
    value = node.pairs[index][1]
    return isinstance(value, Scalar) and value.is_nothing


def several_kinds(node: Mapping, starts: Sequence[int]) -> tuple[Scalar, Fault]:
    """Two kinds of block behind one dash: the key to point at, and the fault."""
    first, second = key_at(node, starts[0]), key_at(node, starts[1])
    if is_left_empty(node, starts[0]):
        what = f"`{first.value}` is empty, and `{second.value}` in line {second.line} does not stand below it but beside it"
        if first.value == "callout":
            return first, Fault(
                "indentation", what, f"If `{second.value}` belongs to it, write it so:\n- callout:\n    - {second.value}: …"
            )
        return first, Fault(
            "indentation",
            what,
            f"If `{second.value}` belongs to it, write it so:\n{forms.example(fields_of(BY_KEY[first.value])[first.value])}",
        )
    if first.value == second.value:
        what = f"`{first.value}` is given twice in one block, in lines {first.line} and {second.line}"
        return second, Fault("duplicate-key", what, f"Start a block of its own, with a dash before it: - {second.value}: …")
    what = f"`{first.value}` and `{second.value}` stand in one block, but each is a block of its own"
    return second, Fault(
        "two-kinds", what, f"Put a dash before the second one, in line with the dash before `{first.value}`: - {second.value}: …"
    )


def meant_kind(node: Mapping) -> tuple[Scalar | None, str | None]:
    """Of a block without a known kind: the key that seems to name one, and the kind that was probably meant."""
    options = {name for kind in BY_KEY.values() for name in fields_of(kind)}
    key = next((key for key, _ in node.pairs if isinstance(key, Scalar) and key.value not in options), None)
    return key, nearest(key.value.lstrip("-").strip(), BY_KEY) if key else None


def unknown_kind(node: Mapping, key: Scalar | None, near: str | None) -> Fault:
    """A block without a known kind; `key` and `near` as of `meant_kind`."""
    if key is None:
        first = node.pairs[0][0] if node.pairs else None
        what = (
            f"this block has only `{first.value}`, which does not say what kind of block it is"
            if isinstance(first, Scalar)
            else "this block has no key"
        )
        return Fault("no-kind", what, "If it belongs to the block above, delete its dash and line it up with that block's first word.")
    said = " ".join(key.value.split())[:60]
    if near:
        return Fault("no-kind", f"there is no kind of block `{said}`", f'Did you mean "{near}"?')
    advice = f"If it is text with a colon in it, write - text: {wording.quoted(_joined(node))}\nElse the kinds are {', '.join(BY_KEY)}."
    return Fault("no-kind", f"there is no kind of block `{said}`", advice)


def _joined(node: Mapping) -> str:
    key, value = node.pairs[0]
    return f"{key.value}: {value.value}" if isinstance(key, Scalar) and isinstance(value, Scalar) else "…"


def no_block(node: Tree, name: str) -> Fault:
    """Text or a list where a block belongs."""
    if isinstance(node, Listed):
        return Fault(
            "wrong-kind",
            f"in {name}, a list stands where a block belongs: there is a dash or a bracket too many",
            "A block is one dash and its kind: - text: Your words.",
        )
    typed = node.value if isinstance(node, Scalar) else ""
    word = typed.split(":")[0].strip()
    if word in BY_KEY:
        rest = " ".join(typed[len(word) :].lstrip(" :").split())
        return Fault("no-kind", f"`{word}` takes a colon and a space after it", f"Write - {word}: {rest[:60]}".rstrip())
    return Fault("no-kind", "this text does not say what kind of block it is", f"Write the kind before it: - text: {wording.quoted(typed)}")
