"""What a content file says and what a PDF shows, each found out without the program's own code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import yaml

OPTIONS = {
    "about",
    "tone",
    "level",
    "lead",
    "language",
    "alt",
    "decorative",
    "width",
    "widths",
    "size",
    "lines",
    "icon",
    "columns",
    "unit",
    "style",
}
WIDTHS = {"letter": (792, 612), "a4": (841.89, 595.28), "legal": (1008, 612)}
FOLD_IN = {"letter": 4.5, "a4": 8.504, "legal": 4.5}
GENERATED = {"figure", "qr", "icon_array", "contact", "references", "imprint", "panel_break"}


def load(source: Path | str) -> dict[str, Any]:
    """The file's mapping, every scalar as the text that was typed."""
    text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
    content: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return content


def flow_text(blocks: Any) -> str:
    """The text of a list of blocks in reading order, mark-up and citations taken away."""
    return " ".join(_block_text(block) for block in blocks or ())


def _block_text(block: dict[str, Any]) -> str:
    kind = next(key for key in block if key not in OPTIONS | {"title", "caption", "by"})
    parts: list[str] = []
    if "title" in block:
        parts.append(block["title"])
    if kind == "table" and "caption" in block:
        parts.append(block["caption"])
    if kind == "callout" and not isinstance(block[kind], str):
        parts.append(flow_text(block[kind]))
    elif kind in {"contact", "references", "imprint"}:
        parts.append(block[kind])
    elif kind not in GENERATED:
        parts += _strings(block[kind])
    if kind != "table" and "caption" in block:
        parts.append(block["caption"])
    if "by" in block:
        parts.append(block["by"])
    return " ".join(plain(part) for part in parts)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield value


def plain(text: str) -> str:
    """Inline mark-up as its words, citations as nothing."""
    text = re.sub(r"\[(?:@[^\]\s;]+(?:;\s*)?)+\]", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return re.sub(r"(?<!\\)\*+", "", text).replace("\\*", "*")


def panel_boxes(paper: str, fold: str) -> dict[str, tuple[int, float, float]]:
    """Page (from 0), left and right of each panel, as the sheet folds."""
    width = WIDTHS[paper][0]
    fold_in = FOLD_IN[paper] if fold == "c-fold" else 0.0
    wide = (width + fold_in) / 3
    narrow = wide - fold_in
    if fold == "z-fold":
        order = [("outer 1", "outer 2", "cover"), ("inside 1", "inside 2", "back")]
        return {name: (page, i * wide, (i + 1) * wide) for page, names in enumerate(order) for i, name in enumerate(names)}
    return {
        "flap": (0, 0.0, narrow),
        "back": (0, narrow, narrow + wide),
        "cover": (0, narrow + wide, width),
        "inside 1": (1, 0.0, wide),
        "inside 2": (1, wide, 2 * wide),
        "inside 3": (1, 2 * wide, width),
    }


# what pdfium gives for a typed hyphen at a line's end (FPDFText_IsHyphen)
HYPHEN_AT_LINE_END = "\x02"


class Shown:
    """A PDF as an independent reader (pdfium) shows it."""

    def __init__(self, source: Path | bytes) -> None:
        self.document = pypdfium2.PdfDocument(source)
        self.pages = [page.get_textpage() for page in self.document]

    def text(self, page: int, left: float, right: float) -> str:
        """The text between two verticals of a page."""
        height = self.document[page].get_height()
        found: str = self.pages[page].get_text_bounded(left, 0, right, height)
        return found.replace(HYPHEN_AT_LINE_END, "-")

    def characters(self, page: int) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
        """Every visible character with its box: left, bottom, right, top."""
        shown = self.pages[page]
        text = shown.get_text_range()
        for index in range(shown.count_chars()):
            box = shown.get_charbox(index)
            if index < len(text) and text[index].strip() and box[2] > box[0]:
                yield text[index], box


def left_out(expected: str, shown: str, extra: str = "0123456789,–.:;") -> str | None:
    """What of `expected` is missing in `shown`, in order; what `shown` has beside it may only be of `extra`."""
    wanted = "".join(expected.split())
    at = 0
    for character in "".join(shown.split()):
        if at < len(wanted) and character == wanted[at]:
            at += 1
        elif character not in extra:
            return f"{wanted[at : at + 60]!r} expected, {character!r} shown"
    return None if at == len(wanted) else wanted[at:]
