"""A link or text → its QR code as one shape (ISO/IEC 18004, error correction level M, quiet zone included)."""

from __future__ import annotations

from functools import cache, lru_cache
from types import ModuleType
from typing import Final

from brochure.picture.model import Segment, Shape, Vector

QUIET_ZONE: Final = 4
"""White modules on each side, as the standard asks."""

Rows = tuple[tuple[bool, ...], ...]
Cells = tuple[int, int, int, int]
"""A rectangle of modules: row, column, rows, columns, from the upper left."""


def modules(text: str) -> int | None:
    """How many modules the code of `text` is wide, quiet zone included; `None` if no code can hold it."""
    matrix = _matrix(text)
    return None if matrix is None else len(matrix) + 2 * QUIET_ZONE


def qr_shape(text: str, size: float, fill: str = "ink") -> Vector | None:
    """The code of `text`, `size` points wide and high; `None` if no code can hold it: at most about 2,000 characters fit."""
    matrix = _matrix(text)
    if matrix is None:
        return None
    module = size / (len(matrix) + 2 * QUIET_ZONE)
    segments = tuple(segment for cells in _rectangles(matrix) for segment in _outline(cells, module, size))
    return Vector(size, size, (Shape(segments, fill=fill),))


@lru_cache(maxsize=16)
def _matrix(text: str) -> Rows | None:
    """The dark modules, row by row from the top, without quiet zone."""
    encoder = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    try:
        code.addData(text)
    except ValueError:  # half of a character pair, which UTF-8 cannot write
        return None
    code.version = code.calculate_version()
    if not _fits(code, encoder):
        return None
    code.make()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(code.moduleCount)) for row in range(code.moduleCount))


@cache
def _encoder() -> ModuleType:
    """ReportLab's encoder, loaded from its file: by its name, the package would load every other barcode too, 50 ms."""
    from importlib.util import find_spec, module_from_spec, spec_from_file_location
    from pathlib import Path

    package = find_spec("reportlab")
    assert package is not None
    assert package.submodule_search_locations
    path = Path(package.submodule_search_locations[0], "graphics", "barcode", "qrencoder.py")
    spec = spec_from_file_location("brochure_qrencoder", path)
    assert spec is not None
    assert spec.loader is not None
    encoder = module_from_spec(spec)
    spec.loader.exec_module(encoder)
    return encoder


def _fits(code: object, encoder: ModuleType) -> bool:
    """Whether the text fits the version chosen: `calculate_version` takes the last one even if it does not."""
    blocks = encoder.QRRSBlock.getRSBlocks(code.version, code.errorCorrectLevel)  # type: ignore[attr-defined]
    room = 8 * sum(block.dataCount for block in blocks)
    needed = sum(4 + part.getLengthBits(code.version) + part.bitlength for part in code.dataList)  # type: ignore[attr-defined]
    return bool(needed <= room)


def _rectangles(matrix: Rows) -> list[Cells]:
    """The dark modules as few rectangles: runs along the rows, or along the columns, joined where they repeat."""
    along_rows = _joined_runs(matrix)
    along_columns = [(row, column, rows, columns) for column, row, columns, rows in _joined_runs(tuple(zip(*matrix, strict=True)))]
    return min(along_rows, along_columns, key=len)


def _joined_runs(matrix: Rows) -> list[Cells]:
    done: list[Cells] = []
    open_runs: dict[tuple[int, int], int] = {}  # (first column, columns) of a run → the row in which it began
    for number, row in enumerate((*matrix, ())):
        runs = _runs(row)
        for run in [run for run in open_runs if run not in runs]:
            first = open_runs.pop(run)
            done.append((first, run[0], number - first, run[1]))
        for run in runs:
            open_runs.setdefault(run, number)
    return done


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The dark stretches of a row: first column and length."""
    edges = [column for column, (left, right) in enumerate(zip((False, *row), (*row, False), strict=True)) if left != right]
    return [(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _outline(cells: Cells, module: float, size: float) -> tuple[Segment, ...]:
    row, column, rows, columns = cells
    left, right = (module * (QUIET_ZONE + at) for at in (column, column + columns))
    top, bottom = (size - module * (QUIET_ZONE + at) for at in (row, row + rows))
    return (("M", (left, bottom)), ("L", (right, bottom)), ("L", (right, top)), ("L", (left, top)), ("Z", ()))
