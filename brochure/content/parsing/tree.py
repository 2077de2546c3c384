"""YAML text → a tree of nodes: scalars as typed, each node with its place. No key of the content is known here.

The tree is built from parse events, not by PyYAML's composer: that one recurses in C, and a file of a hundred
thousand brackets ends the process. Depth and node count are limited as they are once aliases are expanded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import yaml
from msgspec import Struct

from brochure.diagnostics import Diagnostic, Place

MAX_DEPTH: Final = 40
MAX_NODES: Final = 50_000
NOTHING: Final = frozenset(("", "~", "null", "Null", "NULL"))
"""How YAML spells an empty value."""


class Scalar(Struct, frozen=True):
    """One value as typed. `style` is the quote or block mark, or empty; `start` to `end` is its slice of the file's text."""

    value: str
    line: int
    column: int
    style: str = ""
    start: int = 0
    end: int = 0
    end_line: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether no value was typed at all (`phone:`), which a quoted empty text is not."""
        return not self.style and self.value in NOTHING


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple[Tree, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys with their values, in the file's order, double keys included."""

    pairs: tuple[tuple[Tree, Tree], ...]
    line: int
    column: int


Tree = Scalar | Sequence | Mapping


class _Open:
    """A list or mapping of which the end is not reached yet."""

    def __init__(self, event: Any) -> None:
        self.event = event
        self.items: list[Tree] = []

    def close(self) -> Tree:
        mark = self.event.start_mark
        if type(self.event) is yaml.SequenceStartEvent:
            return Sequence(tuple(self.items), mark.line + 1, mark.column + 1)
        pairs = tuple(zip(self.items[::2], self.items[1::2], strict=True))
        return Mapping(pairs, mark.line + 1, mark.column + 1)


def compose(text: str, file: str, problems: list[Diagnostic]) -> Tree | None:
    """The one document of `text`, or None if there is none or it cannot be had; `file` is the name shown."""
    try:
        return _Composer(file, problems).run(text)
    except yaml.MarkedYAMLError as error:
        from brochure.content.parsing.syntax import explain

        problems.append(explain(error, text, file))
    except yaml.YAMLError:
        problems.append(Diagnostic("error", "yaml-syntax", Place(file), "the file cannot be understood as YAML"))
    return None


def _events(text: str) -> Iterator[Any]:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return iter(yaml.parse(text, loader))


class _Composer:
    def __init__(self, file: str, problems: list[Diagnostic]) -> None:
        self.file = file
        self.problems = problems
        self.open: list[_Open] = []
        self.anchors: dict[str, Tree] = {}
        self.unused: dict[str, Any] = {}
        self.nodes = 0
        self.documents = 0
        self.root: Tree | None = None
        self.refused = False

    def run(self, text: str) -> Tree | None:
        for event in _events(text):
            step = _STEPS.get(type(event))
            if step:
                step(self, event)
                if self.refused:
                    return None
        for name, mark in self.unused.items():
            self._report(
                "yaml-anchor", mark, f"text that starts with & needs quotes around it: without them `&{name}` is not printed", _QUOTE
            )
        return self.root

    def scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        node = Scalar(event.value, start.line + 1, start.column + 1, event.style or "", start.index, end.index, end.line + 1)
        self._add(node, event)

    def start(self, event: Any) -> None:
        self.open.append(_Open(event))
        self._limit(event, len(self.open))

    def end(self, _: Any) -> None:
        done = self.open.pop()
        self._add(done.close(), done.event)

    def _add(self, node: Tree, event: Any) -> None:
        if event.tag is not None:
            self._report(
                "yaml-tag", event.start_mark, "text that starts with ! needs quotes around it: without them the word is not printed", _QUOTE
            )
        if event.anchor:
            self.anchors[event.anchor] = node
            self.unused[event.anchor] = event.start_mark
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._limit(event, 0)
        self._put(node)

    def _put(self, node: Tree) -> None:
        if self.open:
            self.open[-1].items.append(node)
        else:
            self.root = node

    def alias(self, event: Any) -> None:
        if any(each.event.anchor == event.anchor for each in self.open):
            what = f"`*{event.anchor}` stands inside `&{event.anchor}`, so the content would never end"
            self._refuse("yaml-recursion", event, what, "Write out what is meant, without `*` and `&`.")
        elif event.anchor not in self.anchors:
            what = "text that starts with * needs quotes around it"
            self._refuse("yaml-start", event, what, _QUOTE)
        else:
            node = self.anchors[event.anchor]
            self.unused.pop(event.anchor, None)
            nodes, levels = _extent(node)
            self.nodes += nodes
            self._put(node)
            self._limit(event, len(self.open) + levels)

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second document starts here: a line of three dashes ends the first one"
            self._refuse(
                "yaml-documents",
                event,
                what,
                "One file holds one brochure: delete the line `---`, or move what follows to a file of its own.",
            )

    def _limit(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            what = f"lists and keys are nested more than {MAX_DEPTH} deep"
            self._refuse("yaml-depth", event, what, "A brochure needs no more than eight: look for brackets or dashes too many.")
        elif self.nodes > MAX_NODES:
            what = f"the file holds more than {MAX_NODES:,} values once each `*` is written out"
            self._refuse("yaml-size", event, what, "A brochure has about a thousand: look for a part that is repeated.")

    def _refuse(self, code: str, event: Any, what: str, advice: str) -> None:
        if not self.refused:
            self._report(code, event.start_mark, what, advice)
        self.refused = True

    def _report(self, code: str, mark: Any, what: str, advice: str) -> None:
        self.problems.append(Diagnostic("error", code, Place(self.file, mark.line + 1, mark.column + 1), what, advice))


def _extent(node: Tree) -> tuple[int, int]:
    """How many nodes and levels a node comes to. Each was counted before it got an anchor, so the walk is within the limits."""
    if isinstance(node, Scalar):
        return 1, 1
    below = node.items if isinstance(node, Sequence) else [each for pair in node.pairs for each in pair]
    extents = [_extent(each) for each in below]
    return 1 + sum(nodes for nodes, _ in extents), 1 + max((levels for _, levels in extents), default=0)


_QUOTE: Final = 'If it is text, put all of it in double quotes: "…".'
_STEPS: Final = {
    yaml.ScalarEvent: _Composer.scalar,
    yaml.SequenceStartEvent: _Composer.start,
    yaml.MappingStartEvent: _Composer.start,
    yaml.SequenceEndEvent: _Composer.end,
    yaml.MappingEndEvent: _Composer.end,
    yaml.AliasEvent: _Composer.alias,
    yaml.DocumentStartEvent: _Composer.document,
}
