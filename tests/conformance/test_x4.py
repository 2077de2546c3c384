"""The press edition's own check: nothing to say of what we write, and a word for each fault put into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tampered import tampered

from brochure import build
from brochure.conformance import check

CONTENT = Path(__file__).resolve().parent.parent.parent / "content.yaml"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    result = build(CONTENT, tmp_path_factory.mktemp("press") / "brochure.pdf", edition="press")
    assert result.written
    return result.written.read_bytes()


def test_the_press_edition_passes(press: bytes) -> None:
    assert check(press, "PDF/X-4") == ()


def test_so_does_a_copy_of_it(press: bytes) -> None:
    assert check(tampered(press, lambda pdf: None, "1.6"), "PDF/X-4") == ()


def test_a_handout_is_not_for_the_press(tmp_path: Path) -> None:
    result = build(CONTENT, tmp_path / "out.pdf")
    assert result.written
    found = check(result.written.read_bytes(), "PDF/X-4")
    assert any("RGB" in each for each in found)
    assert any("annotations" in each for each in found)


def added(pdf: pikepdf.Pdf, code: bytes) -> None:
    stream = pdf.pages[0].Contents
    stream.write(stream.read_bytes() + b"\n" + code)


def resource(pdf: pikepdf.Pdf, kind: str, **entries: Any) -> None:
    resources = pdf.pages[0].Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    for name, value in entries.items():
        resources[kind][f"/{name}"] = value


def image(pdf: pikepdf.Pdf, **entries: Any) -> Any:
    return pdf.make_stream(b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, **entries)


def no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]["/TrimBox"]


def trim_outside_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].TrimBox = pdf.pages[0].MediaBox


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def no_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"no profile", N=4)


def three_components(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def info(key: str) -> Callable[[pikepdf.Pdf], None]:
    def without(pdf: pikepdf.Pdf) -> None:
        del pdf.trailer.Info[key]

    return without


def other_claim(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(stream.read_bytes().replace(b"PDF/X-4", b"PDF/X-3"))


def annotation(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9]))])


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def font_file(pdf: pikepdf.Pdf) -> None:
    descriptor = next(iter(pdf.pages[0].Resources.Font.values())).FontDescriptor
    del descriptor["/FontFile2"]


def rgb_image(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/XObject", Im9=image(pdf, ColorSpace=Name.DeviceRGB))


def palette_of_rgb(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/XObject", Im9=image(pdf, ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])))


def masked_image(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/XObject", Im9=image(pdf, ColorSpace=Name.DeviceGray, SMask=image(pdf, ColorSpace=Name.DeviceGray)))


def lab(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ColorSpace", CS9=Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])]))
    added(pdf, b"/CS9 cs 50 0 0 scn")


def group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Group = Dictionary(S=Name.Transparency)


def state(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: resource(pdf, "/ExtGState", GS9=Dictionary(**entries))


def code(added_code: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: added(pdf, added_code)


FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], Any], str]] = {
    "no trim box": (no_trim, "page 2: it lacks"),
    "trim outside bleed": (trim_outside_bleed, "do not lie in one another"),
    "no intent": (no_intent, "output intent"),
    "no profile": (no_profile, "no profile of a CMYK printer"),
    "a profile of three components": (three_components, "no profile of a CMYK printer"),
    "no version in the information": (info("/GTS_PDFXVersion"), "PDF/X-4"),
    "no word on trapping": (info("/Trapped"), "Trapped"),
    "no title": (info("/Title"), "no Title"),
    "another claim": (other_claim, "PDF/X-4"),
    "an annotation": (annotation, "annotations"),
    "a script": (script, "JavaScript"),
    "a font left out": (font_file, "is not embedded"),
    "a colour in RGB": (code(b"0.5 0 0 rg 0 0 9 9 re f"), "RGB"),
    "a line in RGB": (code(b"0.5 0 0 RG 0 0 9 9 re S"), "RGB"),
    "Lab": (lab, "colour space"),
    "an image in RGB": (rgb_image, "Im9 is neither"),
    "a palette of RGB": (palette_of_rgb, "Im9 is neither"),
    "a masked image": (masked_image, "Im9 has a mask"),
    "a transparency group": (group, "transparency group"),
    "half opaque": (state(ca=0.5), "GS9 paints through"),
    "half opaque lines": (state(CA=0.5), "GS9 paints through"),
    "a soft mask": (state(SMask=Dictionary(S=Name.Alpha)), "soft mask"),
    "a blend": (state(BM=Name.Multiply), "blends"),
    "a transfer curve": (state(TR=Name.Identity), "transfer curve"),
    "too much ink": (code(b"0.9 0.8 0.7 0.6 k 0 0 9 9 re f"), "300 % of ink"),
    "too much ink in a line": (code(b"1 1 1 0 K 0 0 9 9 re S"), "300 % of ink"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(press: bytes, fault: str) -> None:
    change, said = FAULTS[fault]
    found = check(tampered(press, change, "1.6"), "PDF/X-4")
    assert any(said in each for each in found), found


def test_the_limit_of_ink_is_the_print_shop_s(press: bytes) -> None:
    found = check(press, "PDF/X-4", ink_limit=50)
    assert any("50 % are the most" in each for each in found)


def test_another_version_of_pdf_is_found(press: bytes) -> None:
    assert any("not 1.6" in each for each in check(tampered(press, lambda pdf: None, "1.7"), "PDF/X-4"))
