"""A PDF with something done to it, written in the plain way in which it came: no object streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf


def tampered(content: bytes, change: Callable[[pikepdf.Pdf], object], version: str = "") -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True, min_version=version, force_version=version)
    return out.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str | None = None) -> Iterator[Any]:
    """The structure's elements in tree order."""
    pending = [pdf.Root.StructTreeRoot.K[0]]
    while pending:
        element = pending.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        if kind is None or f"/{kind}" == element.S:
            yield element
        pending += reversed(list(element.get("/K", [])))


def first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(elements(pdf, kind))


def reworked(pdf: pikepdf.Pdf, page: int, old: bytes, new: bytes) -> None:
    """The page's operators with one thing replaced by another."""
    stream = pdf.pages[page].Contents
    code = stream.read_bytes()
    assert old in code
    stream.write(code.replace(old, new, 1))
