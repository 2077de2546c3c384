"""The structure tree → what is wrong with single elements: figures, tables, lists, headings, notes (ISO 14289-1, 7.3 to 7.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from brochure.conformance.pages import Page
from brochure.conformance.reader import Pdf, Ref
from brochure.conformance.tree import Element, Marked, Tree, number_tree

_STANDARD: Final = re.compile(
    "Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody|Table|T[RHD]|THead|TBody|TFoot"
    "|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|R[BTP]|Warichu|W[TP]|Figure|Formula|Form"
)
"""ISO 32000-1, 14.8.4."""
_WITHIN: Final = {
    "LI": ("L",),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
}
_HOLDS: Final = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
}
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_SLACK: Final = 0.5


def check_structure(pdf: Pdf, tree: Tree, pages: list[Page]) -> Iterator[str]:
    """What is wrong with single elements."""
    yield from _nesting(tree)
    yield from _headings(tree)
    for element in tree.elements:
        if "/Lang" in element.entries and not is_language(pdf.text(element.entries["/Lang"])):
            yield f"{element} names no language"
        if element.kind == "Figure":
            yield from _figure(pdf, element, pages)
        elif element.kind == "Table":
            yield from _table(pdf, element)
        elif element.kind == "LI" and len(element.elements("LBody")) != 1:
            yield f"{element} has not one LBody"
    yield from _notes(pdf, tree)


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag (BCP 47)."""
    return _LANGUAGE.fullmatch(tag) is not None


def attribute(pdf: Pdf, element: Element, key: str) -> Any:
    """An attribute of an element (ISO 32000-1, 14.7.5), or `None`."""
    value = pdf.get(element.entries.get("/A"))
    for owner in value if isinstance(value, list) else [value]:
        if key in (entries := pdf.dictionary(owner)):
            return pdf.get(entries[key])
    return None


def _nesting(tree: Tree) -> Iterator[str]:
    kinds = {element.number: element.kind for element in tree.elements}
    for element in tree.elements:
        if not _STANDARD.fullmatch(element.kind):
            yield f"{element} is of no standard type"
        above = kinds.get(element.parent, "")
        if above not in _WITHIN.get(element.kind, (above,)) or element.kind not in _HOLDS.get(above, (element.kind,)):
            yield f"{element} stands in {above or 'the root'}"
    if [element.kind for element in tree.top] != ["Document"]:
        yield "the structure tree does not have one Document at its top"


def _headings(tree: Tree) -> Iterator[str]:
    before = 0
    for element in tree.elements:
        if element.kind == "H":
            yield f"{element} is a heading without a level"
        if re.fullmatch("H[1-6]", element.kind):
            level = int(element.kind[1])
            if level > before + 1:
                yield f"{element} follows {f'H{before}' if before else 'no H1'}: a level is skipped"
            before = level


def _figure(pdf: Pdf, element: Element, pages: list[Page]) -> Iterator[str]:
    if not pdf.text(element.entries.get("/Alt")).strip():
        yield f"{element} has no alternative text"
    box = pdf.numbers(attribute(pdf, element, "/BBox"))
    held = next((kid.page for kid in element.kids if isinstance(kid, Marked)), 0)
    media = next((pdf.numbers(page.entries.get("/MediaBox")) for page in pages if page.number == held), ())
    if len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
        yield f"{element} has no BBox"
    elif len(media) == 4 and not _inside(box, media):
        yield f"{element} has a BBox that reaches beyond its page"


def _inside(box: tuple[float, ...], around: tuple[float, ...]) -> bool:
    low = all(inner >= outer - _SLACK for inner, outer in zip(box[:2], around[:2], strict=True))
    return low and all(inner <= outer + _SLACK for inner, outer in zip(box[2:], around[2:], strict=True))


def _table(pdf: Pdf, table: Element) -> Iterator[str]:
    groups = [table, *table.elements("THead", "TBody", "TFoot")]
    rows = [row.elements("TH", "TD") for group in groups for row in group.elements("TR")]
    cells = [cell for row in rows for cell in row]
    if any(attribute(pdf, cell, "/RowSpan") not in (None, 1) for cell in cells):
        yield f"{table} has cells over several rows, which are not looked into"
    elif len({sum(_span(pdf, cell) for cell in row) for row in rows}) != 1:
        yield f"{table} has rows of several lengths, or none"
    for cell in cells:
        if cell.kind == "TH" and attribute(pdf, cell, "/Scope") not in ("/Row", "/Column", "/Both"):
            yield f"{cell} has no Scope"


def _span(pdf: Pdf, cell: Element) -> int:
    span = attribute(pdf, cell, "/ColSpan")
    return span if type(span) is int else 1


def _notes(pdf: Pdf, tree: Tree) -> Iterator[str]:
    listed = number_tree(pdf, pdf.dictionary(pdf.root.get("/StructTreeRoot")).get("/IDTree"), "/Names")
    leads = {key: value for key, value in listed if isinstance(key, bytes)}
    if len(leads) != len(listed) or list(leads) != sorted(leads):
        yield "the IDTree has a key twice, or is not sorted"
    seen: set[bytes] = set()
    for note in tree.elements:
        identity = pdf.get(note.entries.get("/ID"))
        if note.kind != "Note" and identity is None:
            continue
        if not isinstance(identity, bytes) or not identity or identity in seen:
            yield f"{note} has no ID of its own"
        elif leads.get(identity) != Ref(note.number):
            yield f"{note} is not found by its ID in the IDTree"
        else:
            seen.add(identity)
