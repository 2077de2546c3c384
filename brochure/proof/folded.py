"""`Folding` + pictures of both pages → a picture of the folded brochure, in perspective."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from brochure.proof.folding import Folding, Leaf
from brochure.proof.pages import PPI
from brochure.sheet import Panel
from brochure.units import INCH

if TYPE_CHECKING:
    from PIL.Image import Image

Space = tuple[float, float, float]
Flat = tuple[float, float]

_YAW: Final = -24.0
_PITCH: Final = 9.0
_EYE: Final = 2100.0
"""From the eye to the middle of the sheet, in points."""
_SCALE: Final = 1.35
"""Pixels a point."""
_PAPER: Final = (230, 240, 241)
_SHADE: Final = 0.3
_MARGIN: Final = 70
_SOFT: Final = 4


class Face(Struct, frozen=True):
    """A side of a leaf as the eye sees it: the panel, its corners on the picture, its distance, and how much light it gets."""

    panel: Panel
    corners: tuple[Flat, ...]
    distance: float
    light: float


def still(fold: Folding, pages: Sequence[Image], opened: float) -> Image:
    """The brochure opened so far (0 closed, 1 cover open, 2 flat), on a plain ground."""
    from PIL import Image

    faces = sorted((_face(fold, leaf, opened) for leaf in fold.leaves), key=lambda face: -face.distance)
    left, top = (min(corner[axis] for face in faces for corner in face.corners) - _MARGIN for axis in (0, 1))
    right, bottom = (max(corner[axis] for face in faces for corner in face.corners) + _MARGIN for axis in (0, 1))
    moved = [_moved(face, -left, -top) for face in faces]
    size = (round((right - left) * 2), round((bottom - top) * 2))
    picture = Image.new("RGB", size, _PAPER)
    _shadow(picture, moved)
    for face in moved:
        _paint(picture, face, pages[face.panel.side - 1])
    return picture.resize((size[0] // 2, size[1] // 2), Image.Resampling.LANCZOS)


def _moved(face: Face, x: float, y: float) -> Face:
    """The face in pixels of the picture, which is drawn at twice its size."""
    return Face(face.panel, tuple(((px + x) * 2, (py + y) * 2) for px, py in face.corners), face.distance, face.light)


def _face(fold: Folding, leaf: Leaf, opened: float) -> Face:
    angle = fold.angle(leaf, opened)
    x, width = leaf.inside.rect.x, leaf.inside.rect.width
    ends = [_turned(_hinged(fold, leaf, end, angle)) for end in ((x, 0.0), (x + width, 0.0), (x + width, fold.height), (x, fold.height))]
    flat = [_seen(end) for end in ends]
    facing = (flat[1][0] - flat[0][0]) * (flat[3][1] - flat[0][1]) - (flat[1][1] - flat[0][1]) * (flat[3][0] - flat[0][0]) < 0
    panel = leaf.inside if facing else leaf.outside
    # lower left, lower right, upper right, upper left as the reader of that side has them
    corners = flat if facing else [flat[1], flat[0], flat[3], flat[2]]
    distance = _EYE - sum(end[2] for end in ends) / 4
    return Face(panel, tuple(corners), distance, 1.0 - _SHADE * abs(sin(radians(angle))) * (1.0 if leaf.index else 0.6))


def _hinged(fold: Folding, leaf: Leaf, point: Flat, angle: float) -> Space:
    """A point of a leaf after folding, origin at the middle of the middle leaf."""
    middle = fold.leaves[1].inside.rect
    hinge = middle.x if leaf.index == 0 else middle.right
    reach = point[0] - hinge if leaf.index != 1 else 0.0
    turn = radians(angle)
    x = hinge + reach * cos(turn) if leaf.index != 1 else point[0]
    lift = abs(reach) * sin(turn) + (0.4 * leaf.way if abs(angle) > 90 else 0.0) * (2 if leaf.index == fold.cover else 1)
    return (x - middle.x - middle.width / 2, point[1] - fold.height / 2, lift)


def _turned(point: Space) -> Space:
    x, y, z = point
    yaw, pitch = radians(_YAW), radians(_PITCH)
    x, z = x * cos(yaw) + z * sin(yaw), z * cos(yaw) - x * sin(yaw)
    return (x, y * cos(pitch) - z * sin(pitch), z * cos(pitch) + y * sin(pitch))


def _seen(point: Space) -> Flat:
    """Pixels, y down."""
    scale = _SCALE * _EYE / (_EYE - point[2])
    return (point[0] * scale, -point[1] * scale)


def _shadow(picture: Image, faces: Sequence[Face]) -> None:
    """Drawn small, since it is soft."""
    from PIL import Image, ImageDraw, ImageFilter

    mask = Image.new("L", (picture.width // _SOFT, picture.height // _SOFT), 0)
    draw = ImageDraw.Draw(mask)
    for face in faces:
        draw.polygon([((x + 14) / _SOFT, (y + 22) / _SOFT) for x, y in face.corners], fill=110)
    soft = mask.filter(ImageFilter.GaussianBlur(22 / _SOFT)).resize(picture.size, Image.Resampling.BILINEAR)
    picture.paste((38, 60, 68), mask=soft)


def _paint(picture: Image, face: Face, page: Image) -> None:
    from PIL import Image, ImageDraw, ImageOps

    left, top = (max(int(min(corner[axis] for corner in face.corners)), 0) for axis in (0, 1))
    corners = tuple((x - left, y - top) for x, y in face.corners)
    size = (int(max(x for x, _ in corners)) + 1, int(max(y for _, y in corners)) + 1)
    source = _cut(page, face.panel)
    w, h = source.size
    # a rim of paper, so that the edge is not mixed with the black beyond it
    rim = 3
    framed = ImageOps.expand(source, rim, "white")
    factors = _perspective(corners, ((rim, h + rim), (w + rim, h + rim), (w + rim, rim), (rim, rim)))
    laid = framed.transform(size, Image.Transform.PERSPECTIVE, factors, Image.Resampling.BILINEAR)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    picture.paste(Image.blend(Image.new("RGB", size, (31, 42, 48)), laid, face.light), (left, top), mask)
    ImageDraw.Draw(picture).line([*face.corners, face.corners[0]], fill=(190, 202, 206), width=2)


def _cut(page: Image, panel: Panel) -> Image:
    rect, scale = panel.rect, PPI / INCH
    return page.crop((round(rect.x * scale), 0, min(round(rect.right * scale), page.width), page.height))


def _perspective(seen: Sequence[Flat], source: Sequence[Flat]) -> list[float]:
    """The eight factors that lead from a point of the picture back to one of the source."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(seen, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """Linear equations, the right side last in each row, by elimination with pivots."""
    count = len(rows)
    for column in range(count):
        pivot = max(range(column, count), key=lambda index: abs(rows[index][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for index in range(count):
            if index != column:
                factor = rows[index][column]
                rows[index] = [value - factor * base for value, base in zip(rows[index], rows[column], strict=True)]
    return [row[-1] for row in rows]
