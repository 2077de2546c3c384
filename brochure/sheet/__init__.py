"""Sheet stage: paper and fold → `Sheet` of panels. Knows nothing of the content."""

from brochure.sheet.imposition import Imposition, impose
from brochure.sheet.model import Panel, Sheet, Side

__all__ = ["Imposition", "Panel", "Sheet", "Side", "impose"]
