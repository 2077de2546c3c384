"""Preview stage: each save of a content file → its proof in the browser, served to this computer alone."""

from brochure.preview.live import watch
from brochure.preview.page import Rendered

__all__ = ["Rendered", "watch"]
