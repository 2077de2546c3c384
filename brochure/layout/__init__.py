"""Layout stage: `Brochure` + `Sheet` + `Theme` → `Placed`, every item with its place, or `Overflow`. Never a canvas."""

from brochure.layout.lay_out import Laid, lay_out
from brochure.layout.placed import Overflow, Placed

__all__ = ["Laid", "Overflow", "Placed", "lay_out"]
