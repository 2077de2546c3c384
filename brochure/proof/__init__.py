"""Proof stage: PDF + `Placed` + diagnostics → one self-contained HTML page, and pictures of pages and of the folded brochure."""

from __future__ import annotations

from brochure.layout.placed import Placed
from brochure.proof.page import Judged, proof_page

__all__ = ["Judged", "pictures", "proof_page"]


def pictures(pdf: bytes, placed: Placed) -> dict[str, bytes]:
    """PNG files by name: `page-1`, `page-2`, … and, if the sheet folds, `closed` and `half-open`."""
    from brochure.proof.folded import still
    from brochure.proof.folding import CLOSED, HALF_OPEN, folding
    from brochure.proof.pages import page_pictures, png

    pages = page_pictures(pdf, placed)
    found = {f"page-{number}": png(page) for number, page in enumerate(pages, 1)}
    fold = folding(placed.sheet)
    return {**found, "closed": png(still(fold, pages, CLOSED)), "half-open": png(still(fold, pages, HALF_OPEN))}
