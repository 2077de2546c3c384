"""A press edition's objects → what keeps it from being PDF/X-4 (ISO 15930-7), as far as our own files go.

It asks for more than the standard where our files need less: colours in CMYK and grey alone, nothing transparent, no annotation at all.
No tool at hand certifies ISO 15930-7 as a whole, and neither does this one; `docs/conformance.md` says what is held here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from brochure.conformance.actions import forbidden
from brochure.conformance.fonts import not_embedded
from brochure.conformance.pages import Page, operators, pages_of, resources
from brochure.conformance.reader import LITERAL, Pdf, Stream

_VERSION: Final = re.compile(r"GTS_PDFXVersion\s*(?:>|=\s*[\"'])\s*PDF/X-4\s*[<\"']")
_ALSO: Final = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
_SKIPPED: Final = re.compile(
    LITERAL + rb"|<[0-9A-Fa-f\s]*+>|/(?!Separation)[^\s()<>\[\]{}/%]*+(?=\s++(?:-?[\d.]++\s++Tf|gs|Do)\b)", re.DOTALL
)
_FLAT: Final = re.compile(rb"(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+[kK]\b")
_SPACES: Final = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+(?:cs|CS)\b")
_REFUSED: Final = {
    b"rg": "a colour in RGB",
    b"RG": "a colour in RGB",
    b"sh": "a shading",
    b"BI": "an image among the operators",
}
_PLAIN: Final = ("/DeviceCMYK", "/DeviceGray")
_TOLERANCE: Final = 0.01


def check_x4(pdf: Pdf, ink_limit: float) -> tuple[str, ...]:
    """What is against PDF/X-4, in plain sentences. `ink_limit` is the most ink of a flat colour, all four together, in per cent."""
    pages = pages_of(pdf)
    return (
        *([] if pages else ["there are no pages"]),
        *_declared(pdf),
        *_intent(pdf),
        *forbidden(pdf),
        *not_embedded(pdf, pages),
        *(f"page {page.place}: {fault}" for page in pages for fault in _page(pdf, page, ink_limit)),
    )


def _declared(pdf: Pdf) -> Iterator[str]:
    """Version, identifier, and what the file says of itself."""
    info = pdf.dictionary(pdf.trailer.get("/Info"))
    identity = pdf.array(pdf.trailer.get("/ID"))
    if pdf.version != "1.6":
        yield f"the file is PDF {pdf.version}, not 1.6"
    if len(identity) != 2 or not all(isinstance(each, bytes) and each for each in identity):
        yield "the file has no identifier (ID)"
    if not _VERSION.search(pdf.xmp) or pdf.text(info.get("/GTS_PDFXVersion")) != "PDF/X-4":
        yield "the metadata do not claim PDF/X-4 (GTS_PDFXVersion)"
    if pdf.get(info.get("/Trapped")) not in ("/True", "/False"):
        yield "the file does not say whether it is trapped (Trapped)"
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not pdf.text(info.get(key)).strip():
            yield f"the document information has no {key[1:]}"
    for key in _ALSO:
        if key not in pdf.xmp:
            yield f"the metadata have no {key}"


def _intent(pdf: Pdf) -> Iterator[str]:
    """One intent for print, with its CMYK profile in the file."""
    intents = [pdf.dictionary(each) for each in pdf.array(pdf.root.get("/OutputIntents"))]
    printed = [intent for intent in intents if pdf.get(intent.get("/S")) == "/GTS_PDFX"]
    if len(printed) != 1:
        yield "the file has not one output intent (GTS_PDFX)"
        return
    if not pdf.text(printed[0].get("/OutputConditionIdentifier")):
        yield "the output intent names no printing condition"
    profile = printed[0].get("/DestOutputProfile")
    head = pdf.inflated(profile, 128) or b""
    if pdf.get(pdf.dictionary(profile).get("/N")) != 4 or head[12:20] != b"prtrCMYK" or head[36:40] != b"acsp":
        yield "the output intent has no profile of a CMYK printer in the file"


def _page(pdf: Pdf, page: Page, ink_limit: float) -> Iterator[str]:
    yield from _boxes(pdf, page)
    if pdf.array(page.entries.get("/Annots")):
        yield "it has annotations"
    if "/Group" in page.entries:
        yield "it is a transparency group"
    code = operators(pdf, page)
    if code is None:
        yield "its contents cannot be decoded"
        return
    yield from _colours(pdf, page, _SKIPPED.sub(b" ", code), ink_limit)
    yield from _images(pdf, page)
    yield from _states(pdf, page)


def _boxes(pdf: Pdf, page: Page) -> Iterator[str]:
    """Trim in bleed in media, each a box."""
    media, bleed, trim = (pdf.numbers(page.entries.get(key)) for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if not all(len(box) == 4 and box[0] < box[2] and box[1] < box[3] for box in (media, bleed, trim)):
        yield "it lacks a MediaBox, a BleedBox or a TrimBox"
    elif not (_inside(trim, bleed) and _inside(bleed, media)):
        yield "its boxes do not lie in one another: trim in bleed in media"
    if "/ArtBox" in page.entries:
        yield "it has an ArtBox beside its TrimBox"


def _inside(box: tuple[float, ...], around: tuple[float, ...]) -> bool:
    low = all(inner >= outer - _TOLERANCE for inner, outer in zip(box[:2], around[:2], strict=True))
    return low and all(inner <= outer + _TOLERANCE for inner, outer in zip(box[2:], around[2:], strict=True))


def _colours(pdf: Pdf, page: Page, code: bytes, ink_limit: float) -> Iterator[str]:
    """Flat colours: in CMYK, grey or a separation, and within the limit of ink."""
    words = set(code.split())
    for operator in sorted(_REFUSED.keys() & words):
        yield f"it has {_REFUSED[operator]} ({operator.decode()})"
    spaces = resources(pdf, page, "/ColorSpace")
    for name in sorted(set(_SPACES.findall(code))):
        key = "/" + name.decode("latin-1")
        if not _printable(pdf, spaces.get(key, key)):
            yield f"it has a colour space other than CMYK, grey and separations ({key})"
    for colour in sorted(set(_FLAT.findall(code))):
        total = 100 * sum(_amount(part) for part in colour)
        if total > ink_limit + _TOLERANCE:
            yield f"a colour takes {total:.0f} % of ink, where {ink_limit:.0f} % are the most ({b' '.join(colour).decode()})"


def _amount(digits: bytes) -> float:
    try:
        return float(digits)
    except ValueError:
        return float("inf")


def _printable(pdf: Pdf, space: Any, depth: int = 0) -> bool:
    """Whether a colour space is CMYK or grey, or leads to one."""
    found = pdf.get(space)
    if not isinstance(found, list):
        return found in _PLAIN
    kind = pdf.get(found[0]) if found else None
    below = {"/Separation": 2, "/DeviceN": 2, "/Indexed": 1}.get(kind) if isinstance(kind, str) else None
    if below is None:
        return len(found) == 1 and kind in _PLAIN
    return depth < 3 and len(found) > below and _printable(pdf, found[below], depth + 1)


def _images(pdf: Pdf, page: Page) -> Iterator[str]:
    for name, value in resources(pdf, page, "/XObject").items():
        entries = pdf.dictionary(value)
        if entries.get("/Subtype") != "/Image" or not isinstance(pdf.get(value), Stream):
            yield f"{name} is a form with operators of its own, which are not looked into"
        elif pdf.get(entries.get("/ImageMask")) is not True and not _printable(pdf, entries.get("/ColorSpace")):
            yield f"image {name} is neither in CMYK nor in grey"
        if {"/SMask", "/Mask", "/SMaskInData", "/OPI", "/Alternates"} & entries.keys():
            yield f"image {name} has a mask, or stands for another"
    if resources(pdf, page, "/Pattern") or resources(pdf, page, "/Shading"):
        yield "it has patterns or shadings, which are not looked into"


def _states(pdf: Pdf, page: Page) -> Iterator[str]:
    """Graphics states leave everything opaque, and the printer's own curves alone."""
    for name, value in resources(pdf, page, "/ExtGState").items():
        entries = {key: pdf.get(each) for key, each in pdf.dictionary(value).items()}
        if any(entries.get(key, 1) != 1 for key in ("/ca", "/CA")):
            yield f"{name} paints through (ca, CA)"
        if entries.get("/SMask", "/None") != "/None":
            yield f"{name} has a soft mask (SMask)"
        if entries.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
            yield f"{name} blends (BM)"
        if {"/TR", "/TR2", "/HTP"} & entries.keys():
            yield f"{name} has a transfer curve or a halftone's place"
