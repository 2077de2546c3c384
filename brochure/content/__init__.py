"""Content stage: YAML text → a `Brochure`, every value checked and with its place in the file."""

from brochure.content.parsing.source import UNREADABLE
from brochure.content.read import Reading, read

__all__ = ["UNREADABLE", "Reading", "read"]
