"""PDF stage: `Placed` → bytes → a file that takes its name only when it is whole. Knows nothing of YAML."""

from brochure.pdf.document import Imprint, render
from brochure.pdf.save import save

__all__ = ["Imprint", "render", "save"]
