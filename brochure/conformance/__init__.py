"""Bytes of a written edition → what is wrong with them: the check that each passes before its file takes its name.

A finding is a fault of ours, never the author's. Nothing here is shared with the code that wrote the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from brochure.conformance.reader import Pdf, Unreadable, read

Standard = Literal["PDF/UA-1", "PDF/X-4"]
"""What an edition promises to keep."""
INK_LIMIT: Final = 280.0


def check(content: bytes, standard: Standard, *, expected: Sequence[str] | None = None, ink_limit: float = INK_LIMIT) -> tuple[str, ...]:
    """What is wrong with an edition that keeps that standard, in plain sentences; nothing if it is as it should be.

    `expected` is the text in reading order, if that is to be held against the structure (see `order.reading_order`);
    `ink_limit` is the most ink of a flat colour on the press, in per cent.
    """
    pdf = read(content)
    if isinstance(pdf, Unreadable):
        return (pdf.reason,)
    if standard == "PDF/X-4":
        from brochure.conformance.x4 import check_x4

        return check_x4(pdf, ink_limit)
    from brochure.conformance.order import check_tagged_order
    from brochure.conformance.ua import Tagged, check_tagged

    file = Tagged(pdf)
    return check_tagged(file) + (check_tagged_order(file, expected) if expected is not None else ())


__all__ = ["INK_LIMIT", "Pdf", "Standard", "Unreadable", "check", "read"]
