"""A PDF's objects → what it could do: only links to pages and addresses are meant to be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from brochure.conformance.pages import Page
from brochure.conformance.reader import Pdf, Ref

_NEVER: Final = {
    "/JavaScript": "a script",
    "/JS": "a script",
    "/Launch": "an action that starts a program",
    "/GoToR": "an action that opens another file",
    "/GoToE": "an action that opens another file",
    "/SubmitForm": "an action that sends data",
    "/ImportData": "an action that takes data in",
    "/RichMedia": "films or sound",
    "/Movie": "films or sound",
    "/Sound": "films or sound",
    "/Rendition": "films or sound",
    "/AcroForm": "a form",
    "/XFA": "a form",
    "/EmbeddedFile": "another file",
    "/OCProperties": "layers",
    "/AA": "an action that starts by itself",
    "/OpenAction": "an action that starts by itself",
}
_SCHEMES: Final = ("http:", "https:", "mailto:", "tel:")


def forbidden(pdf: Pdf) -> Iterator[str]:
    """Names that are anywhere in the file and stand for what it must not hold."""
    for name in sorted(pdf.names & _NEVER.keys()):
        yield f"the file holds {_NEVER[name]} ({name})"


def check_actions(pdf: Pdf, pages: list[Page]) -> Iterator[str]:
    """Actions other than links to pages of the file and to addresses on the web, by mail or by telephone."""
    yield from forbidden(pdf)
    numbers = {page.number for page in pages}
    for page in pages:
        for value in pdf.array(page.entries.get("/Annots")):
            if fault := _fault(pdf, pdf.dictionary(value), numbers):
                yield f"page {page.place}: {fault}"


def _fault(pdf: Pdf, annotation: dict[str, Any], pages: set[int]) -> str | None:
    action = pdf.dictionary(annotation.get("/A"))
    kind = pdf.get(action.get("/S"))
    if "/A" in annotation and kind not in ("/URI", "/GoTo"):
        return f"a link has an action that is neither an address nor a place in the file ({kind})"
    if "/Next" in action:
        return "a link has an action that another follows"
    if kind == "/URI":
        address = pdf.text(action.get("/URI"))
        return None if address.lower().startswith(_SCHEMES) else f"a link leads to {address[:60]!r}"
    target = pdf.array(action.get("/D") if kind else annotation.get("/Dest"))
    if not target or not isinstance(target[0], Ref) or target[0].number not in pages:
        return "a link leads to no page of the file"
    return None
