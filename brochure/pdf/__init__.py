"""PDF stage: `Placed` → bytes → a file that takes its name only when it is whole. Knows nothing of YAML."""

from brochure.pdf.document import render
from brochure.pdf.metadata import Imprint
from brochure.pdf.save import save

__all__ = ["Imprint", "render", "save"]
