"""Where an item of the layout is on its page, and whether it is a ground that others stand on."""

from __future__ import annotations

from brochure.font import Family
from brochure.layout.placed import ARTIFACT, Item, Outline, Photo, TextRun
from brochure.units import Point, Rect


def bounds(item: Item, family: Family) -> Rect:
    """The rectangle that its visible part fills, in points."""
    if isinstance(item, TextRun):
        return _of_text(item, family)
    clip = item.clip
    box = item.rect if isinstance(item, Photo) else outline_box(item)
    return _overlap(box, clip) if clip else box


def _of_text(run: TextRun, family: Family) -> Rect:
    width = run.width or family.face(run.style).advance(run.text.rstrip()) * run.size
    x = run.x - {"start": 0.0, "middle": width / 2, "end": width}[run.anchor]
    return Rect(x, run.y - 0.2 * run.size, width, 0.9 * run.size)


def outline_box(item: Outline) -> Rect:
    """The rectangle around an outline's points, its stroke's width included."""
    numbers = [number for _, each in item.shape.segments for number in each]
    xs, ys = numbers[0::2] or [0.0], numbers[1::2] or [0.0]
    half = item.shape.stroke_width / 2 if item.shape.stroke else 0.0
    left, low, right, high = min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
    return Rect(item.x + left * item.scale, item.y + low * item.scale, (right - left) * item.scale, (high - low) * item.scale)


def _overlap(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, max(min(one.right, other.right) - x, 0.0), max(min(one.top, other.top) - y, 0.0))


def is_ground(item: Item) -> bool:
    """Whether it is a mere background: a filled shape without a tag, or the paper's own white."""
    if not isinstance(item, Outline) or item.shape.stroke:
        return False
    return item.element == ARTIFACT or item.shape.fill in ("paper", "#ffffff", None)


def covers(item: Outline, point: Point) -> bool:
    """Whether the point lies in the filled outline; curves are taken for their chords."""
    inside = False
    x, y = (point.x - item.x) / item.scale, (point.y - item.y) / item.scale
    corners: list[tuple[float, float]] = []
    for command, numbers in (*item.shape.segments, ("M", ())):
        if command == "M":
            inside ^= _odd(corners, x, y)
            corners = []
        if numbers:
            corners.append((numbers[-2], numbers[-1]))
    return inside


def _odd(corners: list[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a line from the point to the right crosses the closed ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
