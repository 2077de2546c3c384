"""What a reading machine finds in a tagged PDF, by two independent readers, and what it should find by the content file."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import oracle
import pypdfium2
import pypdfium2.raw as pdfium

INLINE = {"Link", "Reference", "Span"}
PRINTED = "0123456789,–.:;%—"
"""What is printed beside the file's own text: citations, numerals, units, and the dash before a name."""


@dataclass
class Node:
    """An element: its type, its alternative text, and what it holds."""

    kind: str
    alt: str = ""
    kids: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        """This element and all below it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid

    @property
    def text(self) -> str:
        """Its text; elements that are not part of a line stand on their own."""
        return "".join(kid if isinstance(kid, str) else kid.text if kid.kind in INLINE else f" {kid.text} " for kid in self.kids)


def by_poppler(path: Path) -> Node:
    """The structure with its text, as `pdfinfo` lists it."""
    listing = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, encoding="utf-8").stdout
    top = Node("top")
    open_: list[tuple[int, Node]] = [(-1, top)]
    for line in listing.splitlines():
        depth, what = len(line) - len(line.lstrip()), line.strip()
        if what.startswith('"'):
            while open_[-1][0] >= depth:
                open_.pop()
            open_[-1][1].kids.append(what[1:-1])
        elif role := re.fullmatch(r"([A-Za-z]+\d?)(?: \((?:block|inline)\))?:?(?: .*)?", what):
            if role[1] == "Object":
                continue
            while open_[-1][0] >= depth:
                open_.pop()
            node = Node(role[1])
            open_[-1][1].kids.append(node)
            open_.append((depth, node))
    return next(kid for kid in top.kids if isinstance(kid, Node))


def by_pdfium(path: Path) -> list[Node]:
    """Each page's structure with its text."""
    out = []
    document = pypdfium2.PdfDocument(path)
    for page in document:
        texts = _texts(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        roots = [
            _grown(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), texts)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        pdfium.FPDF_StructTree_Close(tree)
        out += roots
    return out


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Text by the number of the marked content that it stands in."""
    reader = page.get_textpage()
    out: dict[int, str] = {}
    for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        text = _string(
            lambda buffer, size, item=item: pdfium.FPDFTextObj_GetText(
                item, reader, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
            )
        )
        out[number] = out.get(number, "") + text
    return out


def _string(call: Any) -> str:
    size = call(None, 0)
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def _grown(element: Any, texts: dict[int, str]) -> Node:
    node = Node(
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size)),
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetAltText(element, buffer, size)),
    )
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if child:
            node.kids.append(_grown(child, texts))
        elif number >= 0:
            node.kids.append(texts.get(number, ""))
    return node


# -- what the content file says


def cover_text(content: dict[str, Any]) -> str:
    cover, clinic = content["cover"], content["clinic"]
    words = [
        cover.get("kicker"),
        cover.get("title", content["title"]),
        cover.get("subtitle"),
        cover.get("message"),
        clinic["name"],
        clinic.get("tagline"),
    ]
    return " ".join(oracle.plain(word) for word in words if word)


def roles(blocks: Any) -> Iterator[tuple[str, str]]:
    """Headings, list items and cells, with their text, in order."""
    for block in blocks or ():
        if "heading" in block:
            yield f"H{block.get('level', '1')}", block["heading"]
        for kind in ("bullets", "steps", "checklist"):
            yield from (("LI", item) for item in block.get(kind, ()))
        for term, meaning in block.get("terms", {}).items():
            yield "Lbl", term
            yield "LBody", meaning
        for row, cells in enumerate(block.get("table", ())):
            yield from (("TD" if row and column else "TH", cell) for column, cell in enumerate(cells))
        if "callout" in block:
            if "title" in block:
                yield "H2", block["title"]
            yield from roles(block["callout"] if isinstance(block["callout"], list) else ())


def alts(blocks: Any) -> Iterator[str]:
    """Alternative texts, in order."""
    for block in blocks or ():
        if "alt" in block:
            yield " ".join(block["alt"].split())
        if isinstance(block.get("callout"), list):
            yield from alts(block["callout"])


def paragraphs(blocks: Any) -> Iterator[str]:
    """Paragraphs without mark-up, as they should be read, word for word."""
    for block in blocks or ():
        for paragraph in re.split(r"\n\s*\n", block.get("text", "")):
            if paragraph.strip() and not re.search(r"[\[*\\]", paragraph):
                yield " ".join(paragraph.split())
        if isinstance(block.get("callout"), list):
            yield from paragraphs(block["callout"])
