"""Elements and what was painted of them → the structure tree of a tagged PDF (ISO 32000-1, 14.7; ISO 14289-1).

Whatever is painted belongs to an element or is an artifact. Each stretch of marked content has its number on its page
(MCID); the tree leads from elements to those numbers, the parent tree leads back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas

from brochure.layout.placed import ARTIFACT, Element
from brochure.units import Rect

_ROWS: Final = ("Table", "TR")
"""Kinds whose children all stand in the tree, empty cells too: a table's rows are of one length."""


class Node:
    """An element on its way into the tree: its kids are marked content (page, MCID), annotations and other nodes."""

    def __init__(self, element: Element, index: int) -> None:
        self.element, self.index = element, index
        self.kids: list[Node | tuple[int, Any]] = []
        self.attached = False
        self.bounds: list[tuple[int, Rect]] = []


class Tags:
    """Collects marked content while pages are painted, and writes the tree in the end."""

    def __init__(self, canvas: Canvas, elements: Sequence[Element]) -> None:
        self.canvas = canvas
        self.root = Node(Element("Document", ARTIFACT), ARTIFACT)
        self.nodes = [Node(element, index) for index, element in enumerate(elements)]
        self.marked: list[Node] = []
        self.parents: list[Node | list[Node]] = []
        self.below: dict[int, list[Node]] = {}
        for node in self.nodes:
            self.below.setdefault(node.element.parent, []).append(node)

    @contextmanager
    def marked_content(self, index: int, bounds: Iterable[Rect] = ()) -> Iterator[None]:
        """What is painted inside belongs to the element, or is an artifact (ISO 32000-1, 14.6)."""
        self.canvas._code.append("/Artifact BMC" if index == ARTIFACT else self._begin(self.nodes[index], bounds))
        yield
        self.canvas._code.append("EMC")

    def _begin(self, node: Node, bounds: Iterable[Rect]) -> str:
        self._attach(node)
        number = len(self.marked)
        self.marked.append(node)
        page = self.canvas.getPageNumber()
        node.kids.append((page, number))
        if node.element.kind == "Figure":
            node.bounds += [(page, each) for each in bounds]
        return f"/{node.element.kind} <</MCID {number}>> BDC"

    def _attach(self, node: Node) -> None:
        """A node takes its place among its parent's kids with its first content; a table brings all its cells along."""
        if node.attached or node is self.root:
            return
        parent = self.root if node.element.parent == ARTIFACT else self.nodes[node.element.parent]
        self._attach(parent)
        if not node.attached:
            self._place(node, parent)

    def _place(self, node: Node, parent: Node) -> None:
        node.attached = True
        parent.kids.append(node)
        if node.element.kind in _ROWS:
            for child in self.below.get(node.index, ()):
                self._place(child, node)

    def annotation(self, index: int, reference: Any) -> int:
        """An annotation belongs to the element: its key in the parent tree (ISO 32000-1, 14.7.4.4)."""
        node = self.nodes[index]
        node.kids.append((self.canvas.getPageNumber(), reference))
        self.parents.append(node)
        return len(self.parents) - 1

    def end_page(self) -> int:
        """The page's key in the parent tree."""
        self.parents.append(self.marked)
        self.marked = []
        return len(self.parents) - 1

    def write(self) -> None:
        """The tree's objects, in the catalogue."""
        document = self.canvas._doc
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        document.Catalog.StructTreeRoot = reference = document.Reference(tree)
        references: dict[Node, Any] = {}
        identities: list[tuple[str, Any]] = []
        tree["K"] = PDFArray([self._written(self.root, reference, references, identities)])
        numbers: list[Any] = []
        for key, owner in enumerate(self.parents):
            owned = PDFArray([references[node] for node in owner]) if isinstance(owner, list) else references[owner]
            numbers += [key, owned]
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self.parents)
        if identities:
            names = [part for name, node in sorted(identities, key=lambda pair: pair[0]) for part in (PDFString(name), node)]
            tree["IDTree"] = document.Reference(PDFDictionary({"Names": PDFArray(names)}))
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _written(self, node: Node, parent: Any, references: dict[Node, Any], identities: list[tuple[str, Any]]) -> Any:
        element = node.element
        entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        references[node] = reference = self.canvas._doc.Reference(entry)
        if element.language:
            entry["Lang"] = PDFString(element.language)
        if element.alt is not None:
            entry["Alt"] = PDFString(element.alt)
        if element.kind == "Note":
            name = f"note-{node.index:05d}"
            entry["ID"] = PDFString(name)
            identities.append((name, reference))
        if attributes := _attributes(node):
            entry["A"] = attributes
        entry["K"] = PDFArray([self._kid(kid, reference, references, identities) for kid in _in_order(node.kids)])
        return reference

    def _kid(self, kid: Node | tuple[int, Any], parent: Any, references: dict[Node, Any], identities: list[tuple[str, Any]]) -> Any:
        if isinstance(kid, Node):
            return self._written(kid, parent, references, identities)
        number, what = kid
        page = PDFObjectReference(f"Page{number}")
        if isinstance(what, int):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": what})
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": what})


def _in_order(kids: Sequence[Node | tuple[int, Any]]) -> Sequence[Node | tuple[int, Any]]:
    """Sheet pages are not in reading order, but elements are made in it; marked content among them keeps its place."""
    nodes: list[Node] = [kid for kid in kids if isinstance(kid, Node)]
    nodes.sort(key=lambda node: node.index)
    return nodes if len(nodes) == len(kids) else kids


def _attributes(node: Node) -> PDFDictionary | None:
    """The attributes that PDF/UA wants of tables, lists and figures (ISO 32000-1, 14.8.5)."""
    element = node.element
    if element.scope:
        return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    if element.numbering:
        return PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)})
    if element.kind == "Figure" and node.bounds:
        first = node.bounds[0][0]
        rects = [rect for page, rect in node.bounds if page == first]
        box = [min(r.x for r in rects), min(r.y for r in rects), max(r.right for r in rects), max(r.top for r in rects)]
        entries = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray([round(n, 2) for n in box])}
        return PDFDictionary(entries)
    return None
