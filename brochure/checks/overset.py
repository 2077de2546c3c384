"""`Overflow` → the error that says which text does not fit, by how much, and what to do."""

from __future__ import annotations

from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic
from brochure.layout.placed import Overflow


def overset(overflow: Overflow, brochure: Brochure) -> Diagnostic:
    """Placed at the first word that does not fit."""
    place = overflow.place or brochure.at(overflow.flow)
    amount = f"{overflow.lines} lines ({overflow.words} words)" if overflow.lines != 1 else f"1 line ({overflow.words} words)"
    what = f'the text of "{overflow.flow}" does not fit, even at {overflow.size:g} pt: from this line on, {amount} too many'
    if overflow.flow == "cover":
        what = f"the cover's text does not fit, even at {overflow.size:g} pt: {amount} too many"
        return Diagnostic("error", "overset", place, what, "Shorten this, or take out another line of the cover.")
    if overflow.tall:
        fix = "A callout, a picture or a table row here is higher than a whole panel: make it shorter or split it in two."
    elif overflow.forced:
        fix = f'A panel_break stands here, but "{overflow.flow}" has no panel left: take it out, or shorten what stands before it.'
    else:
        fix = f'Take about {overflow.words} words out of "{overflow.flow}", or move them to a panel with room.'
        fix += "\nOr allow smaller text: layout: body_size: {smallest: …}. Run with --draft to see what does not fit."
    return Diagnostic("error", "overset", place, what, fix)
