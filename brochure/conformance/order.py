"""Structure tree against layout → whether a reading machine reads all of the text, once, in the order in which it was laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from brochure.conformance.fonts import text_of
from brochure.conformance.reader import Pdf
from brochure.conformance.tree import Marked
from brochure.conformance.ua import Tagged
from brochure.layout.placed import ARTIFACT, Placed, TextRun

_INLINE: Final = ("Link", "Reference", "Span", "Quote", "Code")
_SHOWN: Final = 30


def check_order(pdf: Pdf, expected: Sequence[str]) -> tuple[str, ...]:
    """Whether the text in tree order is what is expected; spaces and line ends do not count."""
    return check_tagged_order(Tagged(pdf), expected)


def check_tagged_order(file: Tagged, expected: Sequence[str]) -> tuple[str, ...]:
    """The same, of a file whose parts may have been read before."""
    wanted = "".join("".join(expected).split())
    found = "".join(text_in_order(file).split())
    if wanted == found:
        return ()
    at = next((index for index, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), min(len(wanted), len(found)))
    start = max(at - _SHOWN // 2, 0)
    here, there = (text[start : at + _SHOWN] or "the end" for text in (wanted, found))
    return (f"the structure tree is not in reading order: {here!r} expected, {there!r} found",)


def text_in_order(file: Tagged) -> str:
    """The text that the structure tree leads to, in its order."""
    held = {page.number: (file.fonts.of(page), content.texts) for page, content in zip(file.pages, file.contents, strict=True)}
    out = []
    for kid in file.tree.content():
        if isinstance(kid, Marked) and kid.page in held:
            fonts, texts = held[kid.page]
            out.append(text_of(texts.get(kid.mcid, ()), fonts, file.fonts))
    return "".join(out)


def reading_order(placed: Placed) -> list[str]:
    """The layout's text: element after element as composed, links and citations where they stand in their paragraph."""
    names = {panel.name: index for index, panel in enumerate(placed.sheet.panels)}
    panels = [panel for page in placed.pages[: len(placed.sheet.sides)] for panel in page.panels]
    panels.sort(key=lambda panel: names.get(panel.panel.name, len(names)))
    panels += [panel for page in placed.pages[len(placed.sheet.sides) :] for panel in page.panels]
    texts: dict[int, list[str]] = {}
    for panel in panels:
        for item in panel.items:
            if isinstance(item, TextRun) and item.element != ARTIFACT:
                texts.setdefault(_block(placed, item.element), []).append(item.text)
    return [text for _, block in sorted(texts.items()) for text in block]


def _block(placed: Placed, element: int) -> int:
    """The element itself, or the paragraph that an inline one stands in."""
    while placed.elements[element].kind in _INLINE and placed.elements[element].parent != ARTIFACT:
        element = placed.elements[element].parent
    return element
