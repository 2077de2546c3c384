"""Content stage: YAML text → a `Brochure`, every value checked and with its place in the file."""

from brochure.content.read import Reading, read
from brochure.content.source import UNREADABLE

__all__ = ["UNREADABLE", "Reading", "read"]
