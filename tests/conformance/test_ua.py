"""A written edition's own check: nothing to say of what we write, and a word for each fault put into it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import oracle
import page as validation
import pikepdf
import pytest
import yaml
from brochures import BROCHURES, CLOSING
from hypothesis import HealthCheck, given, settings
from spoken import PRINTED, cover_text
from tampered import elements, first, reworked, tampered

from brochure import build
from brochure.conformance import check, read
from brochure.conformance.order import check_order, text_in_order
from brochure.conformance.reader import Pdf
from brochure.conformance.ua import Tagged
from brochure.editions import EDITIONS

ROOT = Path(__file__).resolve().parent.parent.parent
CONTENT = ROOT / "content.yaml"
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.yaml"))


def opened(content: bytes) -> Pdf:
    pdf = read(content)
    assert isinstance(pdf, Pdf), pdf
    return pdf


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    result = build(CONTENT, tmp_path_factory.mktemp("conformance") / "brochure.pdf")
    assert result.written
    return result.written.read_bytes()


@pytest.mark.parametrize("source", [CONTENT, *EXAMPLES], ids=lambda source: source.stem)
def test_what_we_ship_passes_our_check_and_another_s(source: Path, tmp_path: Path) -> None:
    files = build(source, tmp_path / "out.pdf", edition="all").files
    assert len(files) == len(EDITIONS)
    for printed in files:
        assert check(printed.path.read_bytes(), EDITIONS[printed.edition].standard) == ()
        if EDITIONS[printed.edition].standard == "PDF/UA-1":
            report = validation.validate_pdf(str(printed.path), profile="ua1")
            assert report.is_compliant, report.failures


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(BROCHURES)
def test_any_brochure_passes_our_check_and_another_s_and_reads_in_order(content: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "content.yaml"), Path(folder, "out.pdf")
        source.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        files = build(source, target, edition="all").files
        if not files:
            return
        for printed in files:
            assert check(printed.path.read_bytes(), EDITIONS[printed.edition].standard) == ()
            if EDITIONS[printed.edition].standard == "PDF/UA-1":
                report = validation.validate_pdf(str(printed.path), profile="ua1")
                assert report.is_compliant, (printed.edition, report.failures)
        written = target.read_bytes()
    shown = text_in_order(Tagged(opened(written)))
    if "references" in content:
        shown, heading, _ = shown.rpartition("Sources")
        assert heading
    made = [block for flow in ("flap", "inside", "back") for block in content[flow] if block not in CLOSING]
    assert oracle.left_out(f"{cover_text(content)} {oracle.flow_text(made)}", shown, extra=PRINTED) is None


# -- faults, each with what is said of it


def _without_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def _without_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A


def _without_box(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").A.BBox


def _box_off_the_page(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure").A.BBox = [0, 0, 5000, 10]


def _number_twice_in_content(pdf: pikepdf.Pdf) -> None:
    reworked(pdf, 0, b"/P <</MCID 3>> BDC", b"/P <</MCID 1>> BDC")


def _number_twice_in_the_tree(pdf: pikepdf.Pdf) -> None:
    one, other, *_ = elements(pdf, "P")
    other.K.append(one.K[0])


def _parent_tree_swapped(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = next(each for each in list(numbers) if isinstance(each, pikepdf.Array))
    one, other = owners[1], owners[3]
    owners[1], owners[3] = other, one


def _without_page_key(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].StructParents


def _page_keys_swapped(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.pages[0], pdf.pages[1]
    one.StructParents, other.StructParents = other.StructParents, one.StructParents


def _without_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def _without_artifact(pdf: pikepdf.Pdf) -> None:
    code = pdf.pages[1].Contents.read_bytes()
    start = code.index(b"/Artifact BMC")
    end = code.index(b"EMC", start)
    pdf.pages[1].Contents.write(code[:start] + code[start + len(b"/Artifact BMC") : end] + code[end + 3 :])


def _text_as_no_one_s(pdf: pikepdf.Pdf) -> None:
    reworked(pdf, 0, b"/P <</MCID 3>> BDC", b"/Artifact BMC")


def _text_outside(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\nBT /F1+0 12 Tf (\\001\\002) Tj ET")


def _not_ended(pdf: pikepdf.Pdf) -> None:
    stream = pdf.pages[0].Contents
    code = stream.read_bytes()
    at = code.rindex(b"EMC")
    stream.write(code[:at] + code[at + 3 :])


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _not_marked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def _without_claim(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"pdfuaid:part>1<", b"pdfuaid:part>2<"))


def _without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def _font(pdf: pikepdf.Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _without_font_file(pdf: pikepdf.Pdf) -> None:
    del _font(pdf).FontDescriptor.FontFile2


def _without_text_map(pdf: pikepdf.Pdf) -> None:
    del _font(pdf).ToUnicode


def _code_read_as_nothing(pdf: pikepdf.Pdf) -> None:
    stream = _font(pdf).ToUnicode
    stream.write(stream.read_bytes().replace(b"<01> <0046>", b"<01> <0000>").replace(b"<02> <006F>", b"<02> <0000>"))


def _link(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].Annots[0]


def _without_description(pdf: pikepdf.Pdf) -> None:
    del _link(pdf).Contents


def _not_printed(pdf: pikepdf.Pdf) -> None:
    _link(pdf).F = 0


def _link_keys_swapped(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.pages[0].Annots[0], pdf.pages[0].Annots[1]
    one.StructParent, other.StructParent = other.StructParent, one.StructParent


def _link_outside_the_tree(pdf: pikepdf.Pdf) -> None:
    link = next(each for each in elements(pdf, "Link") if any(kid.Type == "/OBJR" for kid in each.K))
    link.K = pikepdf.Array([kid for kid in link.K if kid.Type != "/OBJR"])


def _link_as_span(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Link").S = pikepdf.Name.Span


def _script(pdf: pikepdf.Pdf) -> None:
    _link(pdf).A = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _script_as_address(pdf: pikepdf.Pdf) -> None:
    _link(pdf).A.URI = pikepdf.String("javascript:alert(1)")


def _starts_by_itself(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="x")


def _level_skipped(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H3


def _first_heading_low(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H1").S = pikepdf.Name.H2


def _short_row(pdf: pikepdf.Pdf) -> None:
    row = list(elements(pdf, "TR"))[1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def _item_without_body(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").S = pikepdf.Name.P


def _note_without_identity(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


def _notes_of_one_identity(pdf: pikepdf.Pdf) -> None:
    one, other, *_ = elements(pdf, "Note")
    other.ID = one.ID


def _wrong_parent(pdf: pikepdf.Pdf) -> None:
    one, other, *_ = elements(pdf, "Sect")
    one.K[0].P = other


def _in_the_tree_twice(pdf: pikepdf.Pdf) -> None:
    one, *_ = elements(pdf, "Sect")
    one.K.append(one.K[0])


def _no_standard_type(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P").S = pikepdf.Name.Paragraph


FAULTS: list[tuple[Callable[[pikepdf.Pdf], None], str]] = [
    (_without_alt, "has no alternative text"),
    (_without_scope, "has no Scope"),
    (_without_box, "has no BBox"),
    (_box_off_the_page, "beyond its page"),
    (_number_twice_in_content, "MCID 1 marks 2 stretches"),
    (_number_twice_in_the_tree, "is referred to 2 times"),
    (_parent_tree_swapped, "leads from MCID 1 to another element"),
    (_without_page_key, "page 2: it has no key"),
    (_page_keys_swapped, "to another element"),
    (_without_tabs, "tabs do not follow"),
    (_without_artifact, "paints outside marked content"),
    (_text_as_no_one_s, "refers to MCID 3"),
    (_text_outside, "text is written outside marked content"),
    (_not_ended, "is not ended"),
    (_without_language, "names no language"),
    (_not_marked, "MarkInfo"),
    (_without_claim, "pdfuaid:part"),
    (_without_title, "DisplayDocTitle"),
    (_without_font_file, "is not embedded"),
    (_without_text_map, "is read as"),
    (_code_read_as_nothing, "is read as"),
    (_without_description, "has no description"),
    (_not_printed, "is not printed"),
    (_link_keys_swapped, "does not lead back to the Link"),
    (_link_outside_the_tree, "does not stand in the structure tree once"),
    (_link_as_span, "does not lead back to the Link"),
    (_script, "JavaScript"),
    (_script_as_address, "leads to 'javascript:"),
    (_starts_by_itself, "OpenAction"),
    (_level_skipped, "a level is skipped"),
    (_first_heading_low, "no H1"),
    (_short_row, "rows of several lengths"),
    (_item_without_body, "has not one LBody"),
    (_note_without_identity, "has no ID of its own"),
    (_notes_of_one_identity, "has no ID of its own"),
    (_wrong_parent, "as its parent"),
    (_in_the_tree_twice, "stands in the tree twice"),
    (_no_standard_type, "of no standard type"),
]


@pytest.mark.parametrize(("fault", "said"), FAULTS, ids=lambda each: each.__name__.strip("_") if callable(each) else "")
def test_a_fault_is_found(handout: bytes, fault: Callable[[pikepdf.Pdf], None], said: str) -> None:
    found = check(tampered(handout, fault), "PDF/UA-1")
    assert any(said in each for each in found), found


def test_a_copy_without_a_fault_passes(handout: bytes) -> None:
    assert check(tampered(handout, lambda pdf: None), "PDF/UA-1") == ()


def test_two_elements_in_the_wrong_order_are_found(handout: bytes) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        kids = next(each for each in elements(pdf, "Sect")).K
        one, other = kids[2], kids[3]
        kids[2], kids[3] = other, one

    expected = text_in_order(Tagged(opened(handout))).split()
    assert check(handout, "PDF/UA-1", expected=expected) == ()
    swapped = tampered(handout, swap)
    assert check(swapped, "PDF/UA-1") == ()
    assert "reading order" in check(swapped, "PDF/UA-1", expected=expected)[0]


def test_text_lost_or_doubled_is_found(handout: bytes) -> None:
    expected = text_in_order(Tagged(opened(handout))).split()
    pdf = opened(handout)
    assert check_order(pdf, expected) == ()
    assert check_order(pdf, expected[:-1])
    assert check_order(pdf, [*expected, "more"])
    assert check_order(pdf, expected[1:])
