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


class _Size(Struct, frozen=True):
    """How many nodes, and how many levels, a node comes to with its aliases expanded."""

    nodes: int = 1
    levels: int = 1


class _Open:
    """A list or mapping of which the end is not reached yet."""

    def __init__(self, event: Any) -> None:
        self.event = event
        self.items: list[Tree] = []
        self.nodes = 1
        self.levels = 1

    def add(self, node: Tree, size: _Size) -> None:
        self.items.append(node)
        self.nodes += size.nodes
        self.levels = max(self.levels, size.levels + 1)

    def close(self) -> Tree:
        mark = self.event.start_mark
        if isinstance(self.event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items), mark.line + 1, mark.column + 1)
        pairs = tuple(zip(self.items[::2], self.items[1::2], strict=True))
        return Mapping(pairs, mark.line + 1, mark.column + 1)


def compose(text: str, file: str, problems: list[Diagnostic]) -> Tree | None:
    """The one document of `text`, or None if there is none or it cannot be had; `file` is the name shown."""
    try:
        return _Composer(file, problems).run(text)
    except yaml.MarkedYAMLError as error:
        from brochure.content.syntax import explain

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
        self.anchors: dict[str, tuple[Tree, _Size]] = {}
        self.unused: dict[str, Any] = {}
        self.nodes = 0
        self.documents = 0
        self.root: Tree | None = None
        self.refused = False

    def run(self, text: str) -> Tree | None:
        for event in _events(text):
            self._step(event)
            if self.refused:
                return None
        for name, mark in self.unused.items():
            self._report("yaml-anchor", mark, f"`&{name}` is not printed: text that starts with & names an anchor in YAML", _QUOTE)
        return self.root

    def _step(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._tag(event)
            self._add(_scalar(event), _Size(), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._tag(event)
            self.open.append(_Open(event))
            self._limit(event, len(self.open))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.open.pop()
            self._add(done.close(), _Size(done.nodes, done.levels), done.event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _add(self, node: Tree, size: _Size, event: Any) -> None:
        if event.anchor:
            self.anchors[event.anchor] = (node, size)
            self.unused[event.anchor] = event.start_mark
        self.nodes += 1
        self._put(node, size)
        self._limit(event, len(self.open) + size.levels)

    def _put(self, node: Tree, size: _Size) -> None:
        if self.open:
            self.open[-1].add(node, size)
        else:
            self.root = node

    def _alias(self, event: Any) -> None:
        if any(each.event.anchor == event.anchor for each in self.open):
            what = f"`*{event.anchor}` stands inside `&{event.anchor}`, so the content would never end"
            self._refuse("yaml-recursion", event, what, "Write out what is meant, without `*` and `&`.")
        elif event.anchor not in self.anchors:
            what = f"`*{event.anchor}` names nothing: text that starts with * is taken for an alias in YAML"
            self._refuse("yaml-start", event, what, _QUOTE)
        else:
            node, size = self.anchors[event.anchor]
            self.unused.pop(event.anchor, None)
            self.nodes += size.nodes
            self._put(node, size)
            self._limit(event, len(self.open) + size.levels)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second document starts here: a line of three dashes ends the first one"
            self._refuse("yaml-documents", event, what, "One file holds one brochure: delete the line `---`, or move what follows to a file of its own.")

    def _limit(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            what = f"lists and keys are nested more than {MAX_DEPTH} deep"
            self._refuse("yaml-depth", event, what, "A brochure needs no more than eight: look for brackets or dashes too many.")
        elif self.nodes > MAX_NODES:
            what = f"the file holds more than {MAX_NODES:,} values once each `*` is written out"
            self._refuse("yaml-size", event, what, "A brochure has about a thousand: look for a part that is repeated.")

    def _tag(self, event: Any) -> None:
        if event.tag is not None:
            what = "text that starts with ! is a tag in YAML, and is not printed"
            self._report("yaml-tag", event.start_mark, what, _QUOTE)

    def _refuse(self, code: str, event: Any, what: str, advice: str) -> None:
        if not self.refused:
            self._report(code, event.start_mark, what, advice)
        self.refused = True

    def _report(self, code: str, mark: Any, what: str, advice: str) -> None:
        self.problems.append(Diagnostic("error", code, Place(self.file, mark.line + 1, mark.column + 1), what, advice))


_QUOTE: Final = 'If it is text, put all of it in double quotes: "…".'


def _scalar(event: Any) -> Scalar:
    start, end = event.start_mark, event.end_mark
    return Scalar(event.value, start.line + 1, start.column + 1, event.style or "", start.index, end.index, end.line + 1)
