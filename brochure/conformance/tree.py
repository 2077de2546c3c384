"""A PDF's objects → the elements of its structure, in tree order, and the way back to them (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from brochure.conformance.reader import Pdf, Ref


class Marked(NamedTuple):
    """Marked content: the page's object, and the number on that page."""

    page: int
    mcid: int


class Annotated(NamedTuple):
    """An annotation's object."""

    number: int


class Element(Struct, eq=False):
    """An element: its object's number, its type as the standard names it, its entries, and what it holds."""

    number: int
    kind: str
    entries: dict[str, Any]
    parent: int
    kids: list[Element | Marked | Annotated]

    def elements(self, *kinds: str) -> list[Element]:
        """The elements in it, of these kinds if any are named."""
        return [kid for kid in self.kids if isinstance(kid, Element) and (not kinds or kid.kind in kinds)]

    def __str__(self) -> str:
        return f"{self.kind} (object {self.number})"


class Tree(Struct):
    """All elements in tree order, what stands at the top, and what is wrong with how they hang together."""

    elements: list[Element]
    top: list[Element]
    faults: list[str]

    def content(self) -> Iterator[Marked | Annotated]:
        """Marked content and annotations in tree order."""
        pending: list[Element | Marked | Annotated] = list(reversed(self.top))
        while pending:
            kid = pending.pop()
            if isinstance(kid, Element):
                pending += reversed(kid.kids)
            else:
                yield kid


def tree_of(pdf: Pdf) -> Tree:
    """The structure tree."""
    value = pdf.root.get("/StructTreeRoot")
    root = pdf.dictionary(value)
    if not root:
        return Tree([], [], ["there is no structure tree"])
    builder = _Builder(pdf, pdf.dictionary(root.get("/RoleMap")))
    above = Element(value.number if isinstance(value, Ref) else 0, "StructTreeRoot", root, 0, [])
    builder.grow(above)
    builder.faults += ["content hangs on the structure tree's root"] if len(above.elements()) != len(above.kids) else []
    return Tree(builder.elements, above.elements(), builder.faults)


class _Builder:
    """Grows the tree from its root; each element once, whoever refers to it."""

    def __init__(self, pdf: Pdf, roles: dict[str, Any]) -> None:
        self.pdf, self.roles = pdf, roles
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self.seen: set[int] = set()

    def grow(self, root: Element) -> None:
        pending = [root]
        while pending:
            element = pending.pop()
            if element is not root:
                self.elements.append(element)
            value = self.pdf.get(element.entries.get("/K"))
            for kid in value if isinstance(value, list) else [] if value is None else [value]:
                self._kid(element, kid)
            pending += reversed(element.elements())

    def _kid(self, element: Element, value: Any) -> None:
        page = element.entries.get("/Pg")
        found = self.pdf.get(value)
        if type(found) is int:
            element.kids.append(Marked(_number(page), found))
            return
        entries = self.pdf.dictionary(value)
        kind = entries.get("/Type")
        if kind == "/MCR":
            mcid = entries.get("/MCID")
            element.kids.append(Marked(_number(entries.get("/Pg", page)), mcid if type(mcid) is int else -1))
        elif kind == "/OBJR":
            element.kids.append(Annotated(_number(entries.get("/Obj"))))
        else:
            self._element(element, value, entries)

    def _element(self, parent: Element, value: Any, entries: dict[str, Any]) -> None:
        number = _number(value)
        kind = self.pdf.get(entries.get("/S"))
        kind = self.roles.get(kind, kind) if isinstance(kind, str) else None
        if not number or not isinstance(kind, str):
            self.faults.append(f"{parent} holds something that is no element")
        elif number in self.seen:
            self.faults.append(f"the element in object {number} stands in the tree twice")
        else:
            self.seen.add(number)
            child = Element(number, kind[1:], entries, parent.number, [])
            if entries.get("/P") != Ref(parent.number):
                self.faults.append(f"{child} does not name the element that holds it as its parent")
            parent.kids.append(child)


def number_tree(pdf: Pdf, value: Any, leaves: str = "/Nums") -> list[tuple[Any, Any]]:
    """A number tree's pairs, or with `/Names` a name tree's, in order (ISO 32000-1, 7.9.6, 7.9.7)."""
    out: list[tuple[Any, Any]] = []
    seen: set[int] = set()
    pending = [value]
    while pending:
        node = pending.pop()
        entries = pdf.dictionary(node)
        if id(entries) in seen:
            continue
        seen.add(id(entries))
        flat = pdf.array(entries.get(leaves))
        out += zip(flat[::2], flat[1::2], strict=False)
        pending += reversed(pdf.array(entries.get("/Kids")))
    return out


def _number(value: Any) -> int:
    return value.number if isinstance(value, Ref) else 0
