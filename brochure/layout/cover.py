"""The cover's boxes and its panel → its items: the picture above, text below it, the clinic at the foot.

The picture gives way first: it is as high as the text leaves it, between a least height and its own proportions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec
from msgspec import Struct

from brochure.layout.bleed import filled
from brochure.layout.boxes import shapes
from brochure.layout.boxes.picture import place_picture
from brochure.layout.compose.cover import CoverBoxes
from brochure.layout.placed import Bookmark, Item, TextRun
from brochure.layout.rows import Row, stacked
from brochure.layout.scale import Scale
from brochure.picture.model import Label, Picture, Vector
from brochure.sheet import Panel
from brochure.themes.theme import Theme
from brochure.units import Rect

_LEAST_PICTURE = 0.24  # of the frame's height
_MOST_PICTURE = 0.56
_BARE_HEAD = 0.24  # where a cover without a picture begins
_LOGO = 38.0
_LOGO_SPACE = 9.0
_SMALLEST_TITLE = 0.55


class CoverSetting(Struct, frozen=True):
    """A cover set at one scale: rows with their offsets, and the room that text, clinic and picture take, in points."""

    texts: tuple[tuple[float, Row], ...]
    text_height: float
    clinic: tuple[tuple[float, Row], ...]
    clinic_height: float
    picture_height: float
    spare: float
    """What is left over; less than 0: by how much the text is too high."""


def set_cover(boxes: CoverBoxes, scale: Scale, frame: Rect) -> CoverSetting:
    """The cover at one scale. The title is made smaller if its longest word is wider than the panel."""
    scale = _scale_for_title(boxes, scale, frame.width)
    texts, text_height = stacked(chain.from_iterable(box.rows(scale, frame.width) for box in boxes.texts), scale.half)
    inset = _logo_width(boxes.logo) + _LOGO_SPACE if boxes.logo else 0.0
    clinic, clinic_height = stacked(chain.from_iterable(box.rows(scale, frame.width - inset) for box in boxes.clinic), scale.half)
    clinic_height = max(clinic_height, _LOGO if boxes.logo else 0.0)
    gaps = 4 * scale.half
    room = frame.height - text_height - clinic_height - gaps
    if boxes.picture is None:
        return CoverSetting(texts, text_height, clinic, clinic_height, 0.0, room)
    natural = frame.width * boxes.picture.height / boxes.picture.width
    least = min(_LEAST_PICTURE * frame.height, natural)
    height = max(least, min(natural, _MOST_PICTURE * frame.height, room))
    return CoverSetting(texts, text_height, clinic, clinic_height, height, room - height)


def _scale_for_title(boxes: CoverBoxes, scale: Scale, measure: float) -> Scale:
    title = next((box for box in boxes.texts if box.step == "cover_title"), None)
    if title is None:
        return scale
    step = scale.step("cover_title")
    widest = max((word.width for word in title.words), default=0.0) * scale.size(step)
    if widest <= measure:
        return scale
    smaller = msgspec.structs.replace(step, size=step.size * max(measure / widest, _SMALLEST_TITLE))
    theme: Theme = msgspec.structs.replace(scale.theme, steps={**scale.theme.steps, "cover_title": smaller})
    return Scale(scale.body, theme, rigid=scale.rigid)


def _logo_width(logo: Picture) -> float:
    return min(_LOGO * logo.width / logo.height, 3 * _LOGO)


def place_cover(boxes: CoverBoxes, setting: CoverSetting, scale: Scale, panel: Panel) -> tuple[list[Item], list[Bookmark], float]:
    """The items in reading order, the title's bookmark, and how far down the text reaches."""
    frame = panel.frame
    items: list[Item] = []
    head = frame.top - _BARE_HEAD * frame.height + 2 * scale.half
    if boxes.picture is None:
        items.append(shapes.ground(Rect(frame.x, frame.top - 4, 5 * scale.body, 4), "dawn"))
        head = min(head, frame.top) if setting.spare > _BARE_HEAD * frame.height else frame.top - 2 * scale.half
    else:
        slot = Rect(frame.x, frame.top - setting.picture_height, frame.width, setting.picture_height)
        framed = scale.theme.pictures == "line-art"
        items += _filling(boxes.picture, boxes.picture_element, slot, bleeds=not framed and not _has_words(boxes.picture))
        if framed:
            items.append(shapes.frame(slot, "ink"))
        head = slot.y - 2 * scale.half - min(max(setting.spare, 0.0) * 0.2, 2 * scale.half)
    bookmarks = []
    for offset, row in setting.texts:
        items += row.items(frame.x, head - offset, frame.width)
        if row.bookmark:
            bookmarks.append(Bookmark(row.bookmark[0], row.bookmark[1], head - offset))
    items += _clinic(boxes, setting, frame)
    return items, bookmarks, frame.height - max(setting.spare, 0.0)


def _filling(picture: Picture, element: int, slot: Rect, *, bleeds: bool) -> Iterator[Item]:
    """The picture as wide as the slot; what is too high of it is cut off, most of it below."""
    whole = filled(picture.width, picture.height, slot)
    for item in place_picture(picture, element, whole, slot):
        yield msgspec.structs.replace(item, bleeds=whole) if bleeds and not isinstance(item, TextRun) else item


def _has_words(picture: Picture) -> bool:
    """Words have to keep off the trim, and their picture with them."""
    return isinstance(picture, Vector) and any(isinstance(part, Label) for part in picture.items)


def _clinic(boxes: CoverBoxes, setting: CoverSetting, frame: Rect) -> Iterator[Item]:
    x = frame.x
    if boxes.logo:
        width = _logo_width(boxes.logo)
        y = frame.y + (setting.clinic_height - _LOGO) / 2
        yield from place_picture(boxes.logo, boxes.logo_element, Rect(x, y, width, width * boxes.logo.height / boxes.logo.width))
        x += width + _LOGO_SPACE
    height = setting.clinic[-1][0] + setting.clinic[-1][1].height
    top = frame.y + (setting.clinic_height + height) / 2
    for offset, row in setting.clinic:
        yield from row.items(x, top - offset, frame.right - x)
