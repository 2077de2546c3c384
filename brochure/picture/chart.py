"""Numbers → the bars that compare them, level, from nought: lengths by reportlab.graphics' bar chart."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.picture.model import Shape
from brochure.picture.outline import rectangle
from brochure.units import Rect


def bars(amounts: Sequence[float], longest: float, thickness: float) -> list[Shape]:
    """A bar for each amount, the largest `longest` points long, each with its lower left corner at 0, 0."""
    from reportlab.graphics.charts.barcharts import HorizontalBarChart
    from reportlab.graphics.shapes import Rect as Drawn

    if not any(amounts):
        return [_bar(0.0, thickness) for _ in amounts]
    chart = HorizontalBarChart()
    chart.x = chart.y = 0
    chart.width, chart.height = longest, thickness * len(amounts)
    chart.data = [tuple(amounts)]
    chart.categoryAxis.categoryNames = [""] * len(amounts)
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, max(amounts)
    drawn = [node for node in _leaves(chart.draw()) if isinstance(node, Drawn)]
    seen = sum(amount > 0 for amount in amounts)  # a bar of no length is not drawn
    lengths = iter([round(bar.width, 3) for bar in sorted(drawn[-seen:], key=lambda bar: bar.y)])
    return [_bar(next(lengths) if amount > 0 else 0.0, thickness) for amount in amounts]


def _bar(length: float, thickness: float) -> Shape:
    return Shape(rectangle(Rect(0.0, 0.0, length, thickness)), fill="river")


def _leaves(node: object) -> list[object]:
    """What a drawing holds, its groups opened."""
    contents = getattr(node, "contents", None)
    return [node] if contents is None else [leaf for each in contents for leaf in _leaves(each)]
