"""PDF + `Placed` + diagnostics → the proof: one HTML page that holds all it shows and asks nothing of any network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from brochure.diagnostics import Diagnostic
from brochure.font import find_family
from brochure.layout.placed import Placed
from brochure.proof.folded import still
from brochure.proof.folding import CLOSED, HALF_OPEN, Folding, folding
from brochure.proof.overlays import OVERLAYS, overlay, size
from brochure.proof.pages import as_address, page_pictures, png
from brochure.proof.report import counted, findings
from brochure.proof.spots import Spot, spots
from brochure.sheet import Panel

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDES: Final = ("Outside", "Inside")
_STEPS: Final = ("Closed", "Cover open", "Flat")
_VIEWS: Final = {"plain": "As it is", "arms-length": "At arm’s length", "grey": "In grey", "low-vision": "With low vision"}
_HOW_TO_FOLD: Final = {
    "c-fold": "Lay it with the inside up. Fold the panel “{other}” over the middle, then the panel “{cover}” over both.",
    "z-fold": "Lay it with the inside up. Fold the panel “{cover}” over the middle, then the panel “{other}” behind both.",
}


class Judged(Struct, frozen=True):
    """A brochure's title, what the checks found in it, and their summary in a line."""

    title: str
    diagnostics: Sequence[Diagnostic]
    summary: str = ""


def proof_page(pdf: bytes, placed: Placed, judged: Judged, *, live: bool = False) -> str:
    """The proof of a handout (not of another edition): sheets, the folded brochure, the report and how to print it.

    `live` leaves out the stills, which only readers without JavaScript see and which take most of the time.
    """
    pages = page_pictures(pdf, placed)
    fold = folding(placed.sheet)
    marked = {number: spots(placed, diagnostic.place) for number, diagnostic in enumerate(judged.diagnostics)}
    parts = {
        "style": _own("page.css"),
        "faces": _type(),
        "script": _own("page.js"),
        "title": escape(judged.title),
        "facts": escape(_facts(placed)),
        "counted": counted(judged.diagnostics),
        "summary": f'<p class="summary">{escape(judged.summary)}</p>' if judged.summary else "",
        "findings": findings(judged.diagnostics, marked),
        "stills": "" if live else _stills(fold, pages),
        "stage": _stage(fold),
        "sheets": _sheets(placed, pages, marked),
        "views": _buttons("view", _VIEWS, {"plain"}),
        "overlays": _buttons("overlay", {name: label for name, (label, _) in OVERLAYS.items()}, {"folds"}),
        "steps": _buttons("step", {str(index): label for index, label in enumerate(_STEPS)}, {"0"}),
        "how_to_fold": escape(_how_to_fold(placed.sheet.fold, fold)),
        "paper": escape(_paper(placed)),
    }
    return Template(_own("page.html")).substitute(parts)


def _own(name: str) -> str:
    return files("brochure.proof").joinpath(name).read_text(encoding="utf-8")


def _type() -> str:
    """The page's own typeface, in the page itself; without it the reader's sans serif serves."""
    family = find_family()
    if family is None:
        return ""
    weights = {"regular": 400, "bold": 700}
    return "".join(_face(Path(family.files[style]).read_bytes(), weight) for style, weight in weights.items())


def _face(content: bytes, weight: int) -> str:
    return f'@font-face{{font-family:"Proof";font-weight:{weight};src:url({as_address(content, "font/ttf")})}}'


def _paper(placed: Placed) -> str:
    return {"letter": "US Letter", "legal": "US Legal", "a4": "A4"}.get(placed.sheet.paper, placed.sheet.paper)


def _facts(placed: Placed) -> str:
    return f"{_paper(placed)}, {placed.sheet.fold}, body text {placed.body_size:g} pt"


def _how_to_fold(kind: str, fold: Folding) -> str:
    return _HOW_TO_FOLD[kind].format(other=fold.other.inside.name, cover=fold.leaves[fold.cover].inside.name)


def _buttons(kind: str, labels: Mapping[str, str], pressed: set[str]) -> str:
    return "".join(
        f'<button type="button" data-{kind}="{name}" aria-pressed="{str(name in pressed).lower()}">{escape(label)}</button>'
        for name, label in labels.items()
    )


def _names(panels: Sequence[Panel]) -> str:
    return ", ".join(panel.name for panel in panels)


def _stills(fold: Folding, pages: Sequence[Image]) -> str:
    shown = (
        (CLOSED, "Closed", "The folded brochure, closed: the cover in front."),
        (HALF_OPEN, "Half open", "The brochure, its cover half open."),
    )
    return "".join(
        f'<figure><img src="{as_address(png(still(fold, pages, opened)))}" alt="{alt}"><figcaption>{name}</figcaption></figure>'
        for opened, name, alt in shown
    )


def _stage(fold: Folding) -> str:
    """The leaves; the script gives them their pictures and their angles."""
    said = [[_said(fold, step, turned) for turned in (False, True)] for step in range(len(_STEPS))]
    leaves = "".join(
        f'<div class="leaf" data-index="{leaf.index}" data-way="{leaf.way}" '
        f'style="--x:{leaf.inside.rect.x:g};--w:{leaf.inside.rect.width:g}">'
        f"{_face_of(leaf.inside, 'inside')}{_face_of(leaf.outside, 'outside')}</div>"
        for leaf in fold.leaves
    )
    about = f'data-width="{fold.width:g}" data-cover="{fold.cover}" data-said="{escape(json.dumps(said))}"'
    return f'<div class="book" {about} style="--sheet:{fold.width:g};--height:{fold.height:g}">{leaves}</div>'


def _said(fold: Folding, step: int, turned: bool) -> str:
    """What the page tells of a step: `Closed, turned over. You see: back.`"""
    panels = fold.seen(step, turned)
    order = ", left to right" if len(panels) > 1 else ""
    return f"{_STEPS[step]}{', turned over' if turned else ''}. You see{order}: {_names(panels)}."


def _face_of(panel: Panel, side: str) -> str:
    return f'<div class="face {side}" data-page="{panel.side - 1}" style="--from:{panel.rect.x:g}"><i class="shade"></i></div>'


def _sheets(placed: Placed, pages: Sequence[Image], marked: Mapping[int, Sequence[Spot]]) -> str:
    return "".join(_sheet(placed, number, page, marked) for number, page in enumerate(pages))


def _sheet(placed: Placed, number: int, picture: Image, marked: Mapping[int, Sequence[Spot]]) -> str:
    name = _SIDES[number] if number < len(_SIDES) else "What does not fit"
    panels = _names(sorted((p.panel for p in placed.pages[number].panels), key=lambda panel: panel.rect.x))
    width, height = size(placed, placed.pages[number])
    alt = f"Page {number + 1}: {name.lower()}. Panels from left to right: {panels}."
    image = f'<img src="{as_address(png(picture))}" width="{width:.0f}" height="{height:.0f}" alt="{escape(alt)}">'
    caption = f"<figcaption><strong>Page {number + 1}, {name.lower()}</strong> {escape(panels)}</figcaption>"
    return (
        f'<figure class="sheet" id="page-{number + 1}"><div class="paper">{image}{overlay(placed, number, marked)}</div>{caption}</figure>'
    )
