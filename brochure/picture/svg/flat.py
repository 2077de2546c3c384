"""svglib's drawing → flat shapes and labels: transformations multiplied through, colours under their own names again."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from brochure.picture.model import Label, Segment, Shape, Vector
from brochure.picture.outline import Outline, ellipse, polygon, rectangle
from brochure.picture.svg.findings import EXPAND, Findings
from brochure.picture.svg.paint import Paint, Paints
from brochure.picture.svg.text import TEXT_HELP
from brochure.units import Point, Rect

LARGEST: Final = 30_000.0
"""Points: what lies farther out, old PDF readers do not show (ISO 32000-1, annex C)."""
DIGITS: Final = 4
UNEVEN: Final = 0.02
"""How much more a transformation may stretch one way than the other before a line's width shows it."""
EVEN_ODD: Final = 0  # ReportLab's FILL_EVEN_ODD

Matrix = tuple[float, float, float, float, float, float]
"""x' = a x + c y + e, y' = b x + d y + f."""


def flat(drawing: Any, paints: Paints, findings: Findings) -> Vector:
    """What is drawn, in painting order."""
    flattener = _Flattener(paints, findings)
    items = tuple(item for node in drawing.contents for item in flattener.items(node, (1, 0, 0, 1, 0, 0)))
    return Vector(round(drawing.width, DIGITS), round(drawing.height, DIGITS), items)


class _Flattener:
    def __init__(self, paints: Paints, findings: Findings) -> None:
        from reportlab.graphics import shapes

        self._shapes = shapes
        self._paints = paints
        self._findings = findings

    def items(self, node: Any, matrix: Matrix) -> Iterator[Shape | Label]:
        """What a node of ReportLab's drawing paints."""
        if isinstance(node, self._shapes.Group):
            inner = _product(matrix, node.transform)
            for child in node.contents:
                yield from self.items(child, inner)
        elif isinstance(node, self._shapes.String):
            yield from self._label(node, matrix)
        else:
            yield from self._painted(node, matrix)

    def _painted(self, node: Any, matrix: Matrix) -> Iterator[Shape]:
        properties = node.getProperties()
        fill = self._paint(properties.get("fillColor"))
        stroke = self._paint(properties.get("strokeColor"))
        segments = tuple((step, _moved(numbers, matrix)) for step, numbers in _without_stray_points(self._outline(node), bool(stroke)))
        if not all(abs(number) <= LARGEST for _, numbers in segments for number in numbers):
            self._findings.add("a shape lies far outside the picture", None)
            return
        if not segments:
            return
        bare = Shape(segments, even_odd=properties.get("fillMode") == EVEN_ODD)
        lined = replace(bare, stroke=stroke.colour, opacity=stroke.opacity, **self._line(properties, matrix)) if stroke else bare
        if fill and stroke and fill.opacity == stroke.opacity == 1:
            yield replace(lined, fill=fill.colour)
            return
        if fill:  # the filling shows through a line that is not opaque: they are painted one after the other
            yield replace(bare, fill=fill.colour, opacity=fill.opacity)
        if stroke:
            yield replace(lined, even_odd=False)

    def _paint(self, colour: Any) -> Paint | None:
        if colour is None:
            return None
        red, green, blue = (round(255 * channel) for channel in colour.rgb())
        return self._paints.behind(red << 16 | green << 8 | blue)

    def _line(self, properties: dict[str, Any], matrix: Matrix) -> dict[str, Any]:
        """The stroke's fields of a shape."""
        scale, even = _scale(matrix)
        if not even:
            self._findings.add("a line is stretched more in one direction than in the other", None, EXPAND)
        dash = tuple(round(part * scale, DIGITS) for part in properties.get("strokeDashArray") or ())
        width = round(properties["strokeWidth"] * scale, DIGITS)
        return {"stroke_width": width, "cap": properties["strokeLineCap"], "join": properties["strokeLineJoin"], "dash": dash}

    def _label(self, node: Any, matrix: Matrix) -> Iterator[Label]:
        scale, even = _scale(matrix)
        paint = self._paint(node.fillColor)
        if not even or matrix[0] <= 0 or matrix[3] <= 0 or abs(matrix[1]) > UNEVEN * scale:
            self._findings.add(f'the text "{node.text[:40]}" is turned or stretched', None, TEXT_HELP)
        elif paint and paint.opacity < 1:
            self._findings.add(f'the text "{node.text[:40]}" is see-through', None, "Give it a solid colour.")
        elif paint:
            x, y = _moved((node.x, node.y), matrix)
            bold, italic = "Bold" in node.fontName, "Oblique" in node.fontName
            yield Label(x, y, node.text, round(node.fontSize * scale, DIGITS), paint.colour, bold, italic, node.textAnchor)

    def _outline(self, node: Any) -> Outline:
        shapes = self._shapes
        if isinstance(node, shapes.Path):
            return _segments(node.operators, node.points)
        if isinstance(node, shapes.Line):
            return polygon([(node.x1, node.y1), (node.x2, node.y2)], closed=False)
        if isinstance(node, (shapes.Polygon, shapes.PolyLine)):
            points = list(zip(node.points[::2], node.points[1::2], strict=True))
            return polygon(points, closed=isinstance(node, shapes.Polygon))
        if isinstance(node, shapes.Rect):
            return rectangle(Rect(node.x, node.y, node.width, node.height), node.rx, node.ry)
        if isinstance(node, shapes.Circle):
            return ellipse(Point(node.cx, node.cy), node.r)
        assert isinstance(node, shapes.Ellipse), node
        return ellipse(Point(node.cx, node.cy), node.rx, node.ry)


def _segments(operators: list[int], points: list[float]) -> Outline:
    """A ReportLab path's steps: 0 move, 1 line, 2 curve, 3 close."""
    segments: list[Segment] = []
    position = 0
    for operator in operators:
        step, count = (("M", 2), ("L", 2), ("C", 6), ("Z", 0))[operator]
        segments.append((step, tuple(points[position : position + count])))
        position += count
    return tuple(segments)


def _without_stray_points(outline: Outline, stroked: bool) -> Outline:
    """Less the moves that nothing is drawn from: PDF readers show a hairline there. A closed point stays if a line's caps make it a dot."""
    kept: list[Segment] = []
    for segment in outline:
        before = kept[-1][0] if kept else "Z"
        if segment[0] == "Z" and (before == "Z" or (before == "M" and not stroked)):
            continue
        if segment[0] == before == "M":
            kept.pop()
        kept.append(segment)
    if kept and kept[-1][0] == "M":
        kept.pop()
    return tuple(kept)


def _product(first: Matrix, second: Matrix) -> Matrix:
    """The transformation that does the second and then the first."""
    a, b, c, d, e, f = first
    x, y = (a * second[4] + c * second[5] + e, b * second[4] + d * second[5] + f)
    return a * second[0] + c * second[1], b * second[0] + d * second[1], a * second[2] + c * second[3], b * second[2] + d * second[3], x, y


def _moved(numbers: tuple[float, ...], matrix: Matrix) -> tuple[float, ...]:
    """Points, given as x and y in turn, transformed."""
    a, b, c, d, e, f = matrix
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return tuple(round(value, DIGITS) for x, y in pairs for value in (a * x + c * y + e, b * x + d * y + f))


def _scale(matrix: Matrix) -> tuple[float, bool]:
    """By how much a transformation enlarges, and whether by the same in all directions."""
    a, b, c, d, *_ = matrix
    along, across = math.hypot(a, b), math.hypot(c, d)
    skew = abs(a * c + b * d)
    even = abs(along - across) <= UNEVEN * max(along, across) and skew <= UNEVEN * along * across
    return math.sqrt(abs(a * d - b * c)), even
