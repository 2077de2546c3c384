"""Small SVG files for tests, and what becomes of them."""

from brochure.diagnostics import Diagnostic, Place
from brochure.picture.model import Shape, Vector
from brochure.picture.svg.vector import read_vector

PLACE = Place("content.yaml", 12, 5)
BOX = 'viewBox="0 0 100 60" width="200" height="120"'
SQUARE = '<rect width="10" height="10"/>'


def svg(body: str, attributes: str = BOX) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>\n{body}\n</svg>'


def read(text: str | bytes) -> tuple[Vector | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    content = text.encode() if isinstance(text, str) else text
    return read_vector(content, "moon.svg", PLACE, problems), problems


def drawn(text: str | bytes) -> Vector:
    vector, problems = read(text)
    assert problems == []
    assert vector is not None
    return vector


def shapes(text: str) -> list[Shape]:
    return [item for item in drawn(text).items if isinstance(item, Shape)]


def refused(text: str | bytes) -> list[Diagnostic]:
    vector, problems = read(text)
    assert vector is None
    assert problems
    assert all(problem.severity == "error" and problem.place == PLACE and problem.help for problem in problems)
    return problems
