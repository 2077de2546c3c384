"""Theme stage: a theme's name or its file → `Theme`. A file states only what differs from `calm`."""

from brochure.themes.read import BUILT_IN, read_theme
from brochure.themes.theme import Theme

__all__ = ["BUILT_IN", "Theme", "read_theme"]
