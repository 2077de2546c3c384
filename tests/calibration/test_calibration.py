"""The calibration sheet: what it tells to write undoes the printer's shift, and its folds are the brochure's."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from brochure import build
from brochure.calibration import calibration_sheet, folds
from brochure.font import find_family
from brochure.sheet import Imposition, Sheet, impose

MM = 72 / 25.4
PRINTABLE = 0.25 * 72
SHEETS = list(product(("letter", "a4", "legal"), ("c-fold", "z-fold")))
CONTENT = """title: Sleep
clinic: {{name: Example Family Clinic}}
cover: {{subtitle: Rest}}
layout: {{paper: {paper}, fold: {fold}{shift}}}
inside:
  - heading: Why
  - text: Poor sleep makes it harder to heal.
"""

Box = tuple[float, float, float, float]


def made(sheet: Sheet) -> pypdfium2.PdfDocument:
    family = find_family()
    assert family
    return pypdfium2.PdfDocument(calibration_sheet(sheet, family))


def lines(page: Any) -> list[Box]:
    """The boxes of everything drawn that is no text: left, bottom, right, top."""
    return [each.get_bounds() for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]


def middle_of(page: Any, text: str, near: tuple[float, float]) -> tuple[float, float]:
    """The middle of the place nearest to `near` where `text` stands."""
    found = page.get_textpage()
    searcher = found.search(text, match_case=True, match_whole_word=True)
    middles = []
    while hit := searcher.get_next():
        boxes = [found.get_charbox(index) for index in range(hit[0], hit[0] + hit[1])]
        middles.append(
            ((min(b[0] for b in boxes) + max(b[2] for b in boxes)) / 2, (min(b[1] for b in boxes) + max(b[3] for b in boxes)) / 2)
        )
    return min(middles, key=lambda at: abs(at[0] - near[0]) + abs(at[1] - near[1]))


def cross(page: Any) -> tuple[float, float]:
    """The middle cross of the front: where its long lines meet."""
    width, height = page.get_size()
    near = [b for b in lines(page) if abs(b[0] + b[2] - width) < 60 and abs(b[1] + b[3] - height) < 60]
    (upright,) = [b for b in near if b[2] - b[0] < 2]
    (level,) = [b for b in near if b[3] - b[1] < 2]
    return (upright[0] + upright[2]) / 2, (level[1] + level[3]) / 2


def read_off(document: pypdfium2.PdfDocument, shift: tuple[float, float]) -> tuple[float, float]:
    """What a person reads in millimetres, if the printer moves the back by `shift` points: the numbers on the grid are held
    against the front's cross, as it shows through the paper."""
    front, back = document[0], document[1]
    width, height = back.get_size()
    x, y = cross(front)
    seen = (width - x, y)
    centre = (width / 2, height / 2)
    ((left, _), (right, _)) = ((middle_of(back, text, (centre[0] + offset, centre[1] - 30))) for text, offset in (("-5", -14), ("5", 14)))
    ((_, low), (_, high)) = ((middle_of(back, text, (centre[0] - 30, centre[1] + offset))) for text, offset in (("-5", -14), ("5", 14)))
    across = (seen[0] - (left + right) / 2 - shift[0]) / (right - left) * 10
    upward = (seen[1] - (low + high) / 2 - shift[1]) / (high - low) * 10
    return across, upward


@pytest.mark.parametrize(("paper", "fold"), SHEETS)
@pytest.mark.parametrize("shift", [(0.0, 0.0), (2.0, 0.0), (0.0, -3.0), (-4.0, 1.0)], ids=str)
def test_what_is_read_undoes_the_printer_s_shift(tmp_path: Path, paper: str, fold: str, shift: tuple[float, float]) -> None:
    points = (shift[0] * MM, shift[1] * MM)
    x, y = (round(number) for number in read_off(made(impose(Imposition(paper, fold))), points))

    def printed(name: str, layout: str, moved: tuple[float, float]) -> tuple[float, float]:
        source = tmp_path / f"{name}.yaml"
        source.write_text(CONTENT.format(paper=paper, fold=fold, shift=layout), encoding="utf-8")
        target = build(source, tmp_path / f"{name}.pdf").written
        assert target
        with pypdfium2.PdfDocument(target) as document:
            at = middle_of(document[1], "Why", (0, 0))
        return at[0] + moved[0], at[1] + moved[1]

    wanted = printed("plain", "", (0.0, 0.0))
    assert printed("mended", f", back_shift: {{x: {x}mm, y: {y}mm}}", points) == pytest.approx(wanted, abs=0.6)


@pytest.mark.parametrize(("paper", "fold"), SHEETS)
def test_the_folds_are_the_brochure_s_on_both_sides_of_the_paper(paper: str, fold: str) -> None:
    sheet = impose(Imposition(paper, fold))
    document = made(sheet)
    found = []
    for page, side in zip(document, sheet.sides, strict=True):
        tall = sorted((b[0] + b[2]) / 2 for b in lines(page) if b[3] - b[1] > sheet.height * 0.8)
        assert tall == pytest.approx(side.folds, abs=0.05)
        found.append(tall)
    assert [sheet.width - x for x in reversed(found[0])] == pytest.approx(found[1], abs=0.05)


@pytest.mark.parametrize(("paper", "fold"), SHEETS)
def test_everything_is_where_office_printers_print(paper: str, fold: str) -> None:
    sheet = impose(Imposition(paper, fold))
    for page in made(sheet):
        boxes = [each.get_bounds() for each in page.get_objects()]
        assert min(b[0] for b in boxes) >= PRINTABLE
        assert min(b[1] for b in boxes) >= PRINTABLE
        assert max(b[2] for b in boxes) <= sheet.width - PRINTABLE
        assert max(b[3] for b in boxes) <= sheet.height - PRINTABLE


@pytest.mark.parametrize(("paper", "fold"), SHEETS)
def test_no_text_runs_over_another_or_over_a_fold(paper: str, fold: str) -> None:
    sheet = impose(Imposition(paper, fold))
    for page, side in zip(made(sheet), sheet.sides, strict=True):
        texts = [each.get_bounds() for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
        below_labels = [b for b in texts if b[1] < sheet.height - 40]
        assert not [b for b in below_labels for x in side.folds if b[0] < x < b[2]]
        pairs = ((a, b) for index, a in enumerate(texts) for b in texts[:index])
        assert not [(a, b) for a, b in pairs if min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5]


def test_it_tells_what_to_do_and_what_to_write() -> None:
    front, back = (" ".join(page.get_textpage().get_text_range().split()) for page in made(impose(Imposition())))
    for said in ("on the short edge", "actual size (100%)", "100 mm", "4 in", "Fold 1", "Fold 2", "Push a pin"):
        assert said in front
    for said in ("layout: back_shift: {x: -1mm, y: 2mm}", "Left and down are minus", "1/32 is 0.031in", "Fold 1", "Fold 2"):
        assert said in back


def test_the_check_ruler_is_true() -> None:
    page = made(impose(Imposition()))[0]
    widths = [b[2] - b[0] for b in lines(page)]
    assert any(width == pytest.approx(4 * 72, abs=2) for width in widths)
    zero, hundred = (middle_of(page, text, near) for text, near in (("0", (285, 40)), ("80", (512, 40))))
    assert hundred[0] - zero[0] == pytest.approx(80 * MM, abs=1)


def test_the_flap_folds_in_first_and_the_cover_over_it() -> None:
    sheet = impose(Imposition("letter", "c-fold"))
    front, back = (folds(sheet, side) for side in sheet.sides)
    assert [(fold.order, fold.valley) for fold in front] == [(1, False), (2, False)]
    assert [(fold.order, fold.valley) for fold in back] == [(2, True), (1, True)]
    assert front[0].x == sheet.flow("flap")[0].rect.right


def test_a_z_fold_goes_one_way_and_then_the_other() -> None:
    sheet = impose(Imposition("letter", "z-fold"))
    front, back = (folds(sheet, side) for side in sheet.sides)
    assert [(fold.order, fold.valley) for fold in front] == [(2, True), (1, False)]
    assert [(fold.order, fold.valley) for fold in back] == [(1, True), (2, False)]


def test_the_brochure_read_right_to_left_folds_from_the_other_side() -> None:
    sheet = impose(Imposition("letter", "c-fold", mirrored=True))
    assert [fold.order for fold in folds(sheet, sheet.sides[0])] == [2, 1]


def test_a_shift_already_set_does_not_move_the_sheet() -> None:
    from brochure.units import Point

    family = find_family()
    assert family
    assert calibration_sheet(impose(Imposition(back_shift=Point(9, 9))), family) == calibration_sheet(impose(Imposition()), family)
