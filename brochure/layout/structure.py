"""The document's structure as it grows: elements in reading order, made once, before anything is placed."""

from __future__ import annotations

from brochure.diagnostics import Place
from brochure.layout.placed import ARTIFACT, Element


class Structure:
    """Collects elements; each is known by its index. `ROOT` is the document itself."""

    ROOT = -1

    def __init__(self) -> None:
        self._elements: list[Element] = []

    def add(self, kind: str, parent: int, place: Place | None = None, *, alt: str | None = None) -> int:
        """A new element below `parent`, after all that were added before."""
        self._elements.append(Element(kind, parent, alt=alt, place=place))
        return len(self._elements) - 1

    def add_passage(self, parent: int, language: str, place: Place) -> int:
        """A passage in another language than the document's (ISO 32000-1, 14.9.2)."""
        self._elements.append(Element("Div", parent, language=language, place=place))
        return len(self._elements) - 1

    def add_list(self, parent: int, numbering: str, place: Place) -> int:
        """A list; `numbering` is `Decimal`, `Disc` or `None` (ISO 32000-1, 14.8.5.5)."""
        self._elements.append(Element("L", parent, numbering=numbering, place=place))
        return len(self._elements) - 1

    def add_header(self, parent: int, scope: str, place: Place) -> int:
        """A header cell: `scope` is `Column`, `Row` or `Both` (ISO 32000-1, 14.8.5.7)."""
        self._elements.append(Element("TH", parent, scope=scope, place=place))
        return len(self._elements) - 1

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in reading order."""
        return tuple(self._elements)


__all__ = ["ARTIFACT", "Structure"]
