"""A content file → its proof page, or what keeps it from being made. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from brochure.preview.page import Rendered


def render(source: Path) -> Rendered:
    """The handout's proof; its modules are loaded once, so that the next build is a warm one."""
    from brochure.editions.make import make
    from brochure.production import compose_only
    from brochure.proof import Judged, proof_page

    composed = compose_only(source)
    if composed.placed is None or composed.brochure is None:
        return Rendered(None, composed.diagnostics)
    made = make("handout", composed.placed, composed.brochure)
    found = (*composed.diagnostics, *made.diagnostics)
    return Rendered(proof_page(made.content, made.placed, Judged(composed.brochure.title.plain, found), live=True), found)
