"""A PDF's objects → its pages, and what their contents mark, paint and write (ISO 32000-1, 7.7.3, 14.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from brochure.conformance.reader import BODY, Pdf, Ref, literal

_NAME: Final = rb"[^\s()<>\[\]{}/%]"
_STEP: Final = re.compile(
    rb"[(</EB%](?:(?<=\()(?:(?P<string>" + BODY + rb")\)|(?P<open>))|(?<=<)(?P<hex>[0-9A-Fa-f\s]*+)>"
    rb"|(?<=/)(?:(?P<font>" + _NAME + rb"++)\s++[\d.+-]++\s++Tf\b"
    rb"|(?P<tag>" + _NAME + rb"++)\s*+(?P<list><<(?:[^<>()]|\(" + BODY + rb"\)|<[0-9A-Fa-f\s]*+>)*+>>|/" + _NAME + rb"++)?\s*+B[DM]C\b"
    rb"|" + _NAME + rb"*+)|(?<=E)(?P<end>MC)\b|(?<=B)(?P<image>I)\s|(?<=%)[^\r\n]*+)",
    re.DOTALL,
)
"""It begins with a set of characters, so that the search skips whatever else is painted."""
_MCID: Final = re.compile(rb"/MCID\s++(\d{1,9})\b")
_PAINTING: Final = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"Tj", b"TJ", b"'", b'"'}
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


class Page(Struct):
    """A page: its object's number, its entries with those it inherits, its place in the file from 1."""

    number: int
    entries: dict[str, Any]
    place: int


class Content(Struct):
    """What a page's operators do: the stretches marked, in order; the text in each as (font, codes); what is wrong."""

    marks: list[int]
    texts: dict[int, list[tuple[str, str]]]
    faults: list[str]


def pages_of(pdf: Pdf) -> list[Page]:
    """The pages, in order."""
    found: list[Page] = []
    seen: set[int] = set()
    pending: list[tuple[Any, dict[str, Any]]] = [(pdf.root.get("/Pages"), {})]
    while pending:
        value, above = pending.pop()
        number = value.number if isinstance(value, Ref) else 0
        entries = pdf.dictionary(value)
        if not entries or number in seen:
            continue
        seen.add(number)
        entries = {**above, **entries}
        if "/Kids" in entries:
            inherited: dict[str, Any] = {key: entries[key] for key in _INHERITED if key in entries}
            pending += [(kid, inherited) for kid in reversed(pdf.array(entries["/Kids"]))]
        else:
            found.append(Page(number, entries, len(found) + 1))
    return found


def operators(pdf: Pdf, page: Page) -> bytes | None:
    """The page's content streams as one; `None` if one cannot be decoded."""
    value = page.entries.get("/Contents")
    parts = [pdf.inflated(each) for each in (pdf.array(value) or [value])]
    return b"\n".join(part for part in parts if part is not None) if None not in parts else None


def resources(pdf: Pdf, page: Page, kind: str) -> dict[str, Any]:
    """The page's resources of a kind (`/Font`, `/XObject`, …) by name."""
    return pdf.dictionary(pdf.dictionary(page.entries.get("/Resources")).get(kind))


def content_of(pdf: Pdf, page: Page) -> Content:
    """What the page's operators do."""
    code = operators(pdf, page)
    if code is None:
        return Content([], {}, [f"page {page.place}: its contents cannot be decoded"])
    walk = _Walk()
    walk.through(code)
    faults = [*walk.faults, *_unread(pdf, page)]
    return Content(walk.marks, walk.texts, [f"page {page.place}: {fault}" for fault in dict.fromkeys(faults)])


def _unread(pdf: Pdf, page: Page) -> Iterator[str]:
    for name, form in resources(pdf, page, "/XObject").items():
        if pdf.dictionary(form).get("/Subtype") != "/Image":
            yield f"{name} is a form with operators of its own, which are not looked into"


class _Walk:
    """A walk along operators, from one mark, string or font to the next; what is painted in between is looked at only outside marks."""

    def __init__(self) -> None:
        self.marks: list[int] = []
        self.texts: dict[int, list[tuple[str, str]]] = {}
        self.faults: list[str] = []
        self.open: list[int | None] = []
        self.outside: list[bytes] = []
        self.font = ""

    def through(self, code: bytes) -> None:
        at = 0
        for step in _STEP.finditer(code):
            if not self.open:
                self.outside.append(code[at : step.start()])
            at = step.end()
            self._step(step)
        self.outside.append(code[at:])
        if self.open:
            self.faults.append("marked content is not ended")
        painted = sorted(_PAINTING.intersection(b" ".join(self.outside).split()))
        self.faults += [f"{operator.decode()} paints outside marked content and artifacts" for operator in painted]

    def _step(self, step: re.Match[bytes]) -> None:
        kind = step.lastgroup
        if kind == "string":
            self._text(literal(step["string"]))
        elif kind == "font":
            self.font = step["font"].decode("latin-1")
        elif kind in ("tag", "list"):
            self._begin(step["tag"], step["list"])
        elif kind == "end":
            if not self.open:
                self.faults.append("EMC ends marked content that was not begun")
            else:
                self.open.pop()
        elif kind == "hex":
            digits = b"".join(step["hex"].split()).decode()
            self._text(bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("latin-1"))
        elif kind == "image":
            self.faults.append("an image stands among the operators, and is not looked into")
        elif kind == "open":
            self.faults.append("a string does not end")

    def _begin(self, tag: bytes, properties: bytes | None) -> None:
        """Artifacts are `None` among what is open, and what is neither artifact nor numbered goes with what is around it."""
        within = self.open[-1] if self.open else -1
        number = _MCID.search(properties) if properties else None
        if tag == b"Artifact" or number:
            if any(each != -1 for each in self.open):
                self.faults.append(f"/{tag.decode('latin-1')} is marked inside other marked content")
            self.open.append(int(number[1]) if number else None)
        else:
            self.open.append(within)
            if within == -1:
                self.faults.append(f"/{tag.decode('latin-1')} is marked without a number")
        if number:
            self.marks.append(int(number[1]))

    def _text(self, codes: str) -> None:
        if not self.open:
            self.faults.append("text is written outside marked content and artifacts")
        owner = self.open[-1] if self.open else -1
        self.texts.setdefault(-1 if owner is None else owner, []).append((self.font, codes))
