"""What printing asks for: pictures sharp enough, nothing that matters near a fold, a cut or the sheet's edge."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.checks.shapes import bounds, is_ground
from brochure.diagnostics import Place
from brochure.layout.placed import Item, Photo, TextRun
from brochure.sheet import Panel
from brochure.units import INCH, Rect

COARSE: Final = 150.0
SHARP: Final = 300.0
"""Pixels per inch at the printed size (Ghent Workgroup)."""
_NEARLY: Final = 0.97
"""Nobody sees so small a lack of sharpness."""
_MUCH: Final = 0.3
"""A third of a picture is no mere edge."""
SAFE: Final = 0.125 * INCH
PRINTER: Final = 0.264 * INCH
"""As near to a sheet's edge as desktop printers can print."""
_SLACK: Final = 0.5


def _resolution(material: Material) -> Iterator[tuple[Photo, float]]:
    for panel in material.panels:
        for item in panel.items:
            if isinstance(item, Photo):
                yield item, INCH * min(item.raster.width / item.rect.width, item.raster.height / item.rect.height)


def _coarse(material: Material) -> Iterator[Found]:
    yield from (_blurred(item, ppi, material) for item, ppi in _resolution(material) if ppi < COARSE - _SLACK)


def _soft(material: Material) -> Iterator[Found]:
    yield from (_blurred(item, ppi, material) for item, ppi in _resolution(material) if COARSE - _SLACK <= ppi < _NEARLY * SHARP)


def _blurred(item: Photo, ppi: float, material: Material) -> Found:
    need = round(item.rect.width / INCH * SHARP)
    what = f"the picture {item.raster.path.name} prints at {ppi:.0f} pixels per inch; {SHARP:.0f} are expected, {COARSE:.0f} at the least"
    return Found(material.place_of(item), what, f"Use the original picture, at least {need} pixels wide, or print it smaller (width: …).")


def _near_an_edge(material: Material) -> Iterator[Found]:
    seen = set()
    for panel in material.panels:
        for item in panel.items:
            if is_ground(item) or (not isinstance(item, TextRun) and item.bleeds):
                continue
            near = _nearest(bounds(item, material.placed.family), panel.panel, material.placed.sheet.height)
            place = material.place_of(item)
            if near and (place, near[0]) not in seen:
                seen.add((place, near[0]))
                yield _near(item, place, *near)


def _nearest(box: Rect, panel: Panel, height: float) -> tuple[str, float, float] | None:
    """The edge that the box comes too near to, how near, and how far off is safe."""
    rooms = (
        (panel.left, box.x - panel.rect.x),
        (panel.right, panel.rect.right - box.right),
        ("cut", box.y),
        ("cut", height - box.top),
    )
    for edge, room in rooms:
        least = SAFE if edge == "fold" else PRINTER
        if room < least - 0.05:
            return edge, room, least
    return None


def _near(item: Item, place: Place, edge: str, room: float, least: float) -> Found:
    name = f'"{item.text.strip()[:30]}"' if isinstance(item, TextRun) else "this picture"
    at = "the fold" if edge == "fold" else "the sheet's edge"
    how = f"{room / INCH:.2f} in from {at}" if room >= 0 else f"{-room / INCH:.2f} in beyond {at}"
    what = f"{name} stands {how}; {least / INCH:.3f} in are expected, or it may be lost in printing and folding"
    return Found(place, what, "Make it narrower, break up a long word or address, or give more room with layout: margin.")


def _cropped(material: Material) -> Iterator[Found]:
    """The cover's picture fills its place; what is too high or too wide of it is not printed."""
    for panel in material.panels:
        for item in panel.items:
            whole = item.rect if isinstance(item, Photo) else getattr(item, "bleeds", None)
            if not whole or isinstance(item, TextRun) or not item.clip:
                continue
            lost = 1 - item.clip.width * item.clip.height / (whole.width * whole.height)
            if lost > _MUCH:
                too = "high" if whole.height > item.clip.height + 1 else "wide"
                what = f"{100 * lost:.0f}% of the picture is cut off, so that it fills its place"
                fix = f"Use a picture that is less {too}, or cut it yourself; --proof shows what is left."
                yield Found(material.brochure.cover.at("image"), what, fix)
                return


def _cut_words(material: Material) -> Iterator[Found]:
    """Words wider than their line: cut between letters, they cannot be read."""
    seen = set()
    for panel in material.panels:
        texts = [item for item in panel.items if isinstance(item, TextRun) and item.source]
        for run, following in pairwise(texts):
            if run.source is not following.source or following.y > run.y - run.size / 2 or following.offset <= run.offset:
                continue
            end, start = run.text[-1:], following.text[:1]
            place = material.place_of(following)
            if end.isalnum() and start.isalnum() and place not in seen:
                seen.add(place)
                what = f'the word "{_word_at(following)[:40]}" is wider than its line, and is cut'
                yield Found(place, what, "Use a shorter word, give its column more width (widths: …), or set the text smaller.")


def _word_at(run: TextRun) -> str:
    """The word of the file that the run's first letter belongs to."""
    text = run.source.source if run.source else run.text
    start = max(text.rfind(space, 0, run.offset) for space in " \n\t") + 1
    return text[start:].split(maxsplit=1)[0].strip(".,;:!?*")


CHECKS: Final = (
    Check("image-under-150-ppi", "error", "print", _coarse, cheap=True),
    Check("image-under-300-ppi", "warning", "print", _soft, cheap=True),
    Check("picture-cropped", "warning", "print", _cropped, cheap=True),
    Check("word-cut", "warning", "print", _cut_words, cheap=True),
    Check("too-near-the-edge", "error", "print", _near_an_edge, cheap=True),
)
