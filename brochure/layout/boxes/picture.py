"""Pictures, icon arrays and QR codes as boxes: how high at a measure, never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from brochure.layout.boxes.paragraph import Paragraph
from brochure.layout.placed import Item, Outline, Photo, TextRun
from brochure.layout.rows import Box, Row, Stack, stacked
from brochure.layout.scale import Scale
from brochure.picture.model import Label, Picture, Raster, Vector
from brochure.units import Rect

QR_SIZE = 64.8  # 0.9 in: read from a hand's distance by any telephone
QR_SPACE = 9.0


class PictureBox(Box):
    """A picture at a share of the measure (1 is all of it), or at minus a width in points, and no higher than `highest`."""

    def __init__(self, picture: Picture, element: int, width: float | None, highest: float) -> None:
        self.picture, self.element, self.width, self.highest = picture, element, width, highest
        self.gap = 1
        self.give = 2
        self.keep = False

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row."""
        width = self._width(measure)
        ratio = self.picture.height / self.picture.width
        width = min(width, self.highest / ratio)
        yield PictureRow(
            height=width * ratio,
            gap=self.gap * scale.half,
            snap=True,
            keep=self.keep,
            give=self.give,
            picture=self.picture,
            element=self.element,
            width=width,
        )

    def _width(self, measure: float) -> float:
        if self.width is None:
            return measure
        return min(measure, measure * self.width if self.width > 0 else -self.width)


class PictureRow(Row, frozen=True, kw_only=True):
    """A picture at its printed width."""

    picture: Picture
    element: int
    width: float

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """Its shapes and labels, or the photo."""
        yield from place_picture(self.picture, self.element, Rect(x, top - self.height, self.width, self.height))


def place_picture(picture: Picture, element: int, rect: Rect, clip: Rect | None = None) -> Iterator[Item]:
    """A picture scaled into a rectangle of its own proportions; what lies outside `clip`, or else the rectangle, is not seen."""
    if isinstance(picture, Raster):
        yield Photo(element, picture, rect, clip)
        return
    clip = clip or rect
    scale = rect.width / picture.width
    for part in picture.items:
        if isinstance(part, Label):
            yield _label(part, element, rect, scale)
        else:
            yield Outline(element, part, rect.x, rect.y, scale, clip)


def _label(label: Label, element: int, rect: Rect, scale: float) -> TextRun:
    style = ("bold_italic" if label.italic else "bold") if label.bold else ("italic" if label.italic else "regular")
    size = label.size * scale
    return TextRun(
        element, rect.x + label.x * scale, rect.y + label.y * scale, label.text, style, size, label.colour, 0.0, anchor=label.anchor
    )


class DrawnBox(Box):
    """A drawing made for its measure, such as an icon array."""

    def __init__(self, draw: Callable[[float], Picture], element: int) -> None:
        self.draw = lru_cache(maxsize=4)(draw)
        self.element = element
        self.gap = 1
        self.give = 2
        self.keep = False

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row."""
        drawing = self.draw(measure)
        yield PictureRow(
            height=drawing.height,
            gap=self.gap * scale.half,
            snap=True,
            keep=self.keep,
            give=self.give,
            picture=drawing,
            element=self.element,
            width=drawing.width,
        )


_LEAST_BESIDE = 6.0
"""How many ems of body text a caption beside a drawing has at the least."""


class BesideBox(Box):
    """A small drawing with a caption at its right, as a QR code stands."""

    def __init__(self, drawing: Vector, element: int, caption: Paragraph, hang: float) -> None:
        self.drawing, self.element, self.caption, self.hang = drawing, element, caption, hang
        self.gap = 1
        self.give = 2

    def rows(self, scale: Scale, measure: float) -> Iterator[Row]:
        """One row: the drawing, and the caption in the middle of its height."""
        inset = self.drawing.width - 2 * self.hang + QR_SPACE
        beside = measure - inset >= _LEAST_BESIDE * scale.body
        parts, text_height = stacked(self.caption.rows(scale, measure - inset if beside else measure), scale.half)
        height = max(self.drawing.height, text_height) if beside else self.drawing.height + text_height
        yield BesideRow(
            height=height,
            gap=self.gap * scale.half,
            clings=True,
            give=self.give,
            lines=len(parts),
            drawing=self.drawing,
            element=self.element,
            inset=inset if beside else 0.0,
            hang=self.hang,
            text=Stack(height=text_height, parts=parts),
        )


class BesideRow(Row, frozen=True, kw_only=True):
    """A drawing and the text beside it."""

    drawing: Vector
    element: int
    inset: float
    hang: float
    text: Stack

    def items(self, x: float, top: float, measure: float) -> Iterator[Item]:
        """The drawing, then the text: beside it, or below it where it is too wide for that."""
        if not self.inset:
            y = top - self.drawing.height
            yield from place_picture(self.drawing, self.element, Rect(x - self.hang, y, self.drawing.width, self.drawing.height))
            yield from self.text.items(x, y, measure)
            return
        y = top - (self.height + self.drawing.height) / 2
        # the code's white border hangs into the margin: its dark modules stand on the text's edge
        yield from place_picture(self.drawing, self.element, Rect(x - self.hang, y, self.drawing.width, self.drawing.height))
        yield from self.text.items(x + self.inset, top - (self.height - self.text.height) / 2, measure - self.inset)

    def word_count(self) -> int:
        """How many words it holds."""
        return self.text.word_count()
