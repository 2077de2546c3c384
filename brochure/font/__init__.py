"""Font stage: a family's name or its four files → `Family` of faces with their advances. Knows no size and no canvas."""

from brochure.font.face import Face, printable
from brochure.font.family import STYLES, Family, Style, family_of_files, find_family

__all__ = ["STYLES", "Face", "Family", "Style", "family_of_files", "find_family", "printable"]
