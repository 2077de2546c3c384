"""A tagged edition's objects → what keeps it from being PDF/UA-1 (ISO 14289-1), as far as a program can tell.

`docs/conformance.md` says clause by clause what is held here, and what only a person can judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from brochure.conformance.actions import check_actions
from brochure.conformance.fonts import Fonts, not_embedded, not_readable
from brochure.conformance.pages import Content, Page, content_of, pages_of
from brochure.conformance.reader import Pdf, Ref
from brochure.conformance.structure import check_structure, is_language
from brochure.conformance.tree import Annotated, Element, Marked, Tree, number_tree, tree_of

_CLAIM: Final = re.compile(r"<pdfuaid:part>\s*1\s*</pdfuaid:part>|\bpdfuaid:part\s*=\s*[\"']1[\"']")
_TITLE: Final = re.compile(r"<dc:title>.*?<rdf:li[^>]*>\s*[^<\s]", re.DOTALL)
_PRINTED: Final = 4
_UNSEEN: Final = 1 | 2 | 32 | 256
"""An annotation's flags (ISO 32000-1, 12.5.3): invisible, hidden, not viewed, toggled."""


class Tagged:
    """A file's pages, their contents and the structure tree, each read once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.fonts = Fonts(pdf)

    @cached_property
    def pages(self) -> list[Page]:
        """The pages, in order."""
        return pages_of(self.pdf)

    @cached_property
    def contents(self) -> list[Content]:
        """What each page's operators do."""
        return [content_of(self.pdf, page) for page in self.pages]

    @cached_property
    def tree(self) -> Tree:
        """The structure tree."""
        return tree_of(self.pdf)


def check_ua(pdf: Pdf) -> tuple[str, ...]:
    """What is against PDF/UA-1, in plain sentences."""
    return check_tagged(Tagged(pdf))


def check_tagged(file: Tagged) -> tuple[str, ...]:
    """The same, of a file whose parts may have been read before."""
    return (
        *_declared(file.pdf),
        *_pages(file),
        *file.tree.faults,
        *(fault for content in file.contents for fault in content.faults),
        *_numbers(file),
        *_way_back(file),
        *check_structure(file.pdf, file.tree, file.pages),
        *_links(file),
        *not_embedded(file.pdf, file.pages),
        *(fault for page, content in zip(file.pages, file.contents, strict=True) for fault in not_readable(file.fonts, page, content)),
        *check_actions(file.pdf, file.pages),
    )


def _declared(pdf: Pdf) -> Iterator[str]:
    """What the catalogue and the metadata say of the file (7.1, 7.2)."""
    marks = pdf.dictionary(pdf.root.get("/MarkInfo"))
    if pdf.get(marks.get("/Marked")) is not True or pdf.get(marks.get("/Suspects")) is True:
        yield "the catalogue does not say that the file is tagged (MarkInfo)"
    if not is_language(pdf.text(pdf.root.get("/Lang"))):
        yield "the catalogue names no language (Lang)"
    if pdf.get(pdf.dictionary(pdf.root.get("/ViewerPreferences")).get("/DisplayDocTitle")) is not True:
        yield "the title is not shown in place of the file's name (DisplayDocTitle)"
    if not _CLAIM.search(pdf.xmp):
        yield "the metadata do not claim PDF/UA-1 (pdfuaid:part)"
    if not _TITLE.search(pdf.xmp) or not pdf.text(pdf.dictionary(pdf.trailer.get("/Info")).get("/Title")).strip():
        yield "the file has no title"


def _pages(file: Tagged) -> Iterator[str]:
    """Each page has its key, and tabs in the order of the structure (7.18.3)."""
    if not file.pages:
        yield "there are no pages"
    for page in file.pages:
        if type(page.entries.get("/StructParents")) is not int:
            yield f"page {page.place}: it has no key in the parent tree (StructParents)"
        if page.entries.get("/Tabs") != "/S":
            yield f"page {page.place}: tabs do not follow the structure (Tabs)"


def _numbers(file: Tagged) -> Iterator[str]:
    """Each number of marked content is used once, and referred to once (ISO 32000-1, 14.7.4)."""
    referred = Counter(each for each in file.tree.content() if isinstance(each, Marked))
    for page, content in zip(file.pages, file.contents, strict=True):
        for number, times in Counter(content.marks).items():
            if times > 1:
                yield f"page {page.place}: MCID {number} marks {times} stretches"
            if (count := referred.pop(Marked(page.number, number), 0)) != 1:
                yield f"page {page.place}: MCID {number} is referred to {count} times from the structure tree"
    for lost in referred:
        yield f"the structure tree refers to MCID {lost.mcid} of object {lost.page}, which is not there"


def _way_back(file: Tagged) -> Iterator[str]:
    """The parent tree leads from marked content to the element that holds it (ISO 32000-1, 14.7.4.4)."""
    pdf = file.pdf
    owners = {kid: element.number for element in file.tree.elements for kid in element.kids if isinstance(kid, Marked)}
    pairs = number_tree(pdf, pdf.dictionary(pdf.root.get("/StructTreeRoot")).get("/ParentTree"))
    keys = [key for key, _ in pairs]
    if any(type(key) is not int for key in keys) or keys != sorted(set(keys)):
        yield "the parent tree has a key twice, or is not sorted"
        return
    found = dict(pairs)
    used = [page.entries.get("/StructParents") for page in file.pages] + [note.get("/StructParent") for _, note in notes_of(file)]
    if sorted(key for key in used if type(key) is int) != keys:
        yield "the parent tree's keys are not those of the pages and annotations, each once"
    for page, content in zip(file.pages, file.contents, strict=True):
        key = page.entries.get("/StructParents")
        leads = pdf.array(found.get(key)) if type(key) is int else []
        if len(leads) != max(content.marks, default=-1) + 1:
            yield f"page {page.place}: the parent tree has {len(leads)} entries for it"
        for number, lead in enumerate(leads):
            if lead != Ref(owners.get(Marked(page.number, number), -1)):
                yield f"page {page.place}: the parent tree leads from MCID {number} to another element than the one that holds it"


def notes_of(file: Tagged) -> list[tuple[int, dict[str, Any]]]:
    """Every page's annotations, by their objects' numbers."""
    found = [(page, value) for page in file.pages for value in file.pdf.array(page.entries.get("/Annots"))]
    return [(value.number if isinstance(value, Ref) else 0, file.pdf.dictionary(value)) for _, value in found]


def _links(file: Tagged) -> Iterator[str]:
    """Annotations are links, described, printed, and stand in a Link of the structure (7.18)."""
    pdf = file.pdf
    found = {key: lead for key, lead in _pairs(file) if type(key) is int}
    elements = {element.number: element for element in file.tree.elements}
    referred = Counter(each for each in file.tree.content() if isinstance(each, Annotated))
    for number, entries in notes_of(file):
        where = f"the link in object {number}"
        if entries.get("/Subtype") != "/Link":
            yield f"the annotation in object {number} is not a link"
        if not pdf.text(entries.get("/Contents")).strip():
            yield f"{where} has no description (Contents)"
        flags = pdf.get(entries.get("/F"))
        if type(flags) is not int or not flags & _PRINTED or flags & _UNSEEN:
            yield f"{where} is not printed, or not seen (F)"
        key = entries.get("/StructParent")
        lead = found.get(key) if type(key) is int else None
        element = elements.get(lead.number) if isinstance(lead, Ref) else None
        if element is None or element.kind != "Link" or Annotated(number) not in element.kids:
            yield f"{where} does not lead back to the Link that holds it (StructParent)"
        if referred.pop(Annotated(number), 0) != 1:
            yield f"{where} does not stand in the structure tree once"
    yield from (f"the structure tree refers to object {lost.number}, which is no annotation on a page" for lost in referred)
    yield from (f"{element} holds no annotation" for element in elements.values() if element.kind == "Link" and not _has_link(element))


def _has_link(element: Element) -> bool:
    return any(isinstance(kid, Annotated) for kid in element.kids)


def _pairs(file: Tagged) -> list[tuple[Any, Any]]:
    return number_tree(file.pdf, file.pdf.dictionary(file.pdf.root.get("/StructTreeRoot")).get("/ParentTree"))
