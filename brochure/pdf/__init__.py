"""PDF stage: `Placed` → bytes → a file that takes its name only when it is whole. Knows nothing of YAML."""

from typing import TYPE_CHECKING, Any

from brochure.pdf.document import render
from brochure.pdf.metadata import Imprint
from brochure.pdf.save import save

if TYPE_CHECKING:
    from brochure.pdf.press import PressOptions, ProfileError, render_press

__all__ = ["Imprint", "PressOptions", "ProfileError", "render", "render_press", "save"]


def __getattr__(name: str) -> Any:
    """The press edition's part is loaded when it is first asked for: the handout needs no colour management."""
    if name not in __all__:
        raise AttributeError(name)
    from brochure.pdf import press

    return getattr(press, name)
