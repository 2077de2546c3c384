"""A `Vector` → pixels, by ReportLab's paths and PDFium: what a reader of the PDF would see of it."""

from io import BytesIO

import pypdfium2
from PIL import Image
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from brochure.picture.model import Shape, Vector

PALETTE = {
    "ink": "#1F2A30",
    "river": "#0F4C5C",
    "dawn": "#C8553D",
    "mist": "#E6F0F1",
    "sand": "#F8F1E5",
    "paper": "#FFFFFF",
    "accent": "#C8553D",
}


def rendered(vector: Vector, scale: float = 4.0) -> Image.Image:
    """The picture in RGB on white, `scale` pixels a point, clipped to its size."""
    file = BytesIO()
    canvas = Canvas(file, (vector.width, vector.height), pageCompression=0)
    canvas.setMiterLimit(4)
    for shape in vector.items:
        assert isinstance(shape, Shape), "these tests draw no text"
        _draw(canvas, shape)
    canvas.save()
    return pypdfium2.PdfDocument(file.getvalue())[0].render(scale=scale).to_pil().convert("RGB")


def _draw(canvas: Canvas, shape: Shape) -> None:
    path = canvas.beginPath()
    for step, numbers in shape.segments:
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[step](*numbers)
    canvas.saveState()
    if shape.fill:
        canvas.setFillColor(_colour(shape.fill), alpha=shape.opacity)
    if shape.stroke:
        canvas.setStrokeColor(_colour(shape.stroke), alpha=shape.opacity)
        canvas.setLineWidth(shape.stroke_width)
        canvas.setLineCap(shape.cap)
        canvas.setLineJoin(shape.join)
        canvas.setDash(list(shape.dash))
    canvas.drawPath(path, fill=bool(shape.fill), stroke=bool(shape.stroke), fillMode=0 if shape.even_odd else 1)
    canvas.restoreState()


def _colour(name: str) -> Color:
    base, _, tint = name.partition("-")
    colour = HexColor(PALETTE.get(base, base))
    share = int(tint or 100) / 100
    return Color(*(1 - share * (1 - channel) for channel in colour.rgb()))
