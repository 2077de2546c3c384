"""What a print shop is promised of the press edition, judged by pikepdf, pypdfium2 and Ghostscript's plates."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from brochure.content import read
from brochure.font import find_family
from brochure.layout import lay_out
from brochure.layout.placed import Placed, TextRun
from brochure.pdf import Imprint, PressOptions, ProfileError, render, render_press
from brochure.sheet import Imposition, impose
from brochure.themes import read_theme

CONTENT = Path(__file__).resolve().parents[2] / "content.yaml"
IMPRINT = Imprint("A <title> & more", "A clinic", "en-US", "What it says")
PHOTO = """title: Photographs
clinic: {name: Example Family Clinic}
cover: {image: cover.png, alt: Noise.}
inside:
  - text: Words as black as can be.
  - figure: tints.svg
    alt: Tints.
flap:
  - figure: dark.jpg
    alt: Dark colours.
"""
TINTS = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">
<rect width="100" height="100" fill="#000060"/><circle cx="50" cy="50" r="40" fill="#003000" fill-opacity="0.9"/>
<path d="M0 0L100 100" stroke="#600000" stroke-width="0.01"/></svg>"""
DPI = 72
RGB_OPERATORS = {"rg", "RG", "g", "G", "cs", "CS", "sc", "scn", "SC", "SCN", "sh"}


def laid_out(path: Path, paper: str = "letter", theme: str = "calm") -> Placed:
    brochure, family, look = read(path, path.name).brochure, find_family(), read_theme(None, theme, theme, [])
    assert brochure
    assert family
    assert look
    placed = lay_out(brochure, impose(Imposition(paper)), family, look).placed
    assert placed
    return placed


@pytest.fixture(scope="module")
def placed() -> Placed:
    return laid_out(CONTENT)


@pytest.fixture(scope="module")
def press(placed: Placed) -> bytes:
    return render_press(placed, IMPRINT, PressOptions())


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Placed:
    folder = tmp_path_factory.mktemp("photographs")
    noise = random.Random(1)
    Image.frombytes("RGB", (1200, 1300), noise.randbytes(1200 * 1300 * 3)).save(folder / "cover.png")
    dark = Image.new("RGB", (4, 2))
    dark.putdata([(0, 0, 96), (0, 48, 0), (96, 0, 0), (10, 0, 20), (0, 0, 0), (40, 20, 0), (0, 30, 60), (60, 0, 60)])
    dark.resize((800, 400), Image.Resampling.NEAREST).save(folder / "dark.jpg", quality=95)
    (folder / "tints.svg").write_text(TINTS, encoding="utf-8")
    (folder / "content.yaml").write_text(PHOTO, encoding="utf-8")
    return laid_out(folder / "content.yaml")


def operators(pdf: pikepdf.Pdf) -> list[tuple[str, list[Any]]]:
    return [(str(step.operator), list(step.operands)) for page in pdf.pages for step in pikepdf.parse_content_stream(page)]


# -- the file


@pytest.mark.parametrize(("paper", "bleed"), [("letter", 9.0), ("legal", 9.0), ("a4", 3 / 25.4 * 72)])
def test_trim_and_bleed_are_marked_and_the_slug_holds_both(paper: str, bleed: float) -> None:
    width, height = {"letter": (792, 612), "legal": (1008, 612), "a4": (297 / 25.4 * 72, 210 / 25.4 * 72)}[paper]
    with pikepdf.open(BytesIO(render_press(laid_out(CONTENT, paper), IMPRINT, PressOptions()))) as pdf:
        for page in pdf.pages:
            media, bled, trim = ([float(n) for n in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
            assert trim[2] - trim[0] == pytest.approx(width, abs=0.01)
            assert trim[3] - trim[1] == pytest.approx(height, abs=0.01)
            assert [abs(a - b) for a, b in zip(trim, bled, strict=True)] == pytest.approx([bleed] * 4, abs=0.01)
            assert media[:2] == [0, 0]
            assert media[2] > bled[2] + 12
            assert media[3] > bled[3] + 12


def test_the_shop_s_own_bleed_is_taken(placed: Placed) -> None:
    with pikepdf.open(BytesIO(render_press(placed, IMPRINT, PressOptions(bleed=14.0)))) as pdf:
        page = pdf.pages[0]
        assert float(page.TrimBox[0]) - float(page.BleedBox[0]) == pytest.approx(14)


def test_it_says_that_it_is_pdf_x_4(press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        assert pdf.pdf_version == "1.6"
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-4"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert len(pdf.trailer.ID) == 2
        with pdf.open_metadata(update_docinfo=False) as xmp:
            assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["pdf:Trapped"] == "False"
            assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "A <title> & more"
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")
            made = re.sub(r"\D", "", xmp["xmp:CreateDate"])[:14]
            assert made == re.sub(r"\D", "", str(pdf.docinfo["/CreationDate"]))[:14]
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == xmp["xmp:MetadataDate"]


def test_it_carries_the_printing_condition(press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert int(intent.DestOutputProfile.N) == 4
        profile = ImageCms.ImageCmsProfile(BytesIO(intent.DestOutputProfile.read_bytes())).profile
    assert (profile.xcolor_space.strip(), profile.device_class.strip()) == ("CMYK", "prtr")


def test_nothing_of_the_screen_is_in_it(press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        assert not {"/Outlines", "/AcroForm", "/OpenAction", "/AA", "/Names", "/StructTreeRoot", "/MarkInfo"} & set(pdf.Root.keys())
        for page in pdf.pages:
            assert not {"/Annots", "/AA", "/Group"} & set(page.keys())
        kinds = {str(item.get("/S", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}
        assert not kinds & {"/URI", "/GoTo", "/JavaScript", "/Launch", "/Transparency"}


def test_all_fonts_are_embedded(press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


@pytest.mark.parametrize("which", ["placed", "photographs"])
def test_every_colour_is_of_inks_and_nothing_is_transparent(which: str, request: pytest.FixtureRequest) -> None:
    content = render_press(request.getfixturevalue(which), IMPRINT, PressOptions())
    with pikepdf.open(BytesIO(content)) as pdf:
        used = {name for name, _ in operators(pdf)}
        assert not used & RGB_OPERATORS
        assert "k" in used
        for page in pdf.pages:
            for image in page.Resources.get("/XObject", {}).values():
                assert image.ColorSpace == "/DeviceCMYK"
                assert "/SMask" not in image
            for state in page.Resources.get("/ExtGState", {}).values():
                assert set(state.keys()) <= {"/op", "/OP", "/OPM", "/Type"}


@pytest.mark.parametrize("limit", [2.8, 2.4])
def test_no_colour_takes_more_ink_than_the_shop_allows(photographs: Placed, limit: float) -> None:
    with pikepdf.open(BytesIO(render_press(photographs, IMPRINT, PressOptions(ink_limit=limit)))) as pdf:
        sums = [sum(float(n) for n in operands) for name, operands in operators(pdf) if name in ("k", "K")]
        assert max(sums) <= limit
        for page in pdf.pages:
            for image in page.Resources.get("/XObject", {}).values():
                pixels = image.read_bytes()
                totals = map(sum, zip(*(pixels[band::4] for band in range(4)), strict=True))
                assert max(totals) <= limit * 255


def test_black_text_overprints_and_every_other_does_not(press: bytes) -> None:
    black = others = 0
    with pikepdf.open(BytesIO(press)) as pdf:
        for page in pdf.pages:
            states = page.Resources.ExtGState
            overprint, mode, ink = False, 0, None
            for step in pikepdf.parse_content_stream(page):
                name, operands = str(step.operator), step.operands
                if name == "gs":
                    overprint = bool(states[operands[0]].get("/op", overprint))
                    mode = int(states[operands[0]].get("/OPM", mode))
                elif name == "k":
                    ink = [float(n) for n in operands]
                elif name in ("Tj", "TJ"):
                    assert overprint == (ink == [0, 0, 0, 1])
                    assert mode == 1 or not overprint
                    black, others = black + overprint, others + (not overprint)
                elif name in ("f", "f*", "B", "S", "Do"):
                    assert not overprint
    assert black > 100
    assert others > 20


def test_the_finest_line_still_prints(photographs: Placed) -> None:
    with pikepdf.open(BytesIO(render_press(photographs, IMPRINT, PressOptions()))) as pdf:
        assert min(float(operands[0]) for name, operands in operators(pdf) if name == "w") >= 0.25


def test_the_same_layout_gives_the_same_bytes(placed: Placed, press: bytes) -> None:
    assert render_press(placed, IMPRINT, PressOptions()) == press
    assert render_press(laid_out(CONTENT), IMPRINT, PressOptions()) == press


@pytest.mark.parametrize(("paper", "theme"), [("letter", "calm"), ("a4", "ink-saver")])
def test_no_word_is_lost_against_the_handout(paper: str, theme: str) -> None:
    placed = laid_out(CONTENT, paper, theme=theme)
    for_office, for_press = (
        [page.get_textpage().get_text_range().split() for page in pypdfium2.PdfDocument(content)]
        for content in (render(placed, IMPRINT), render_press(placed, IMPRINT, PressOptions()))
    )
    assert for_press == for_office


# -- profiles


def screen_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("profile", "said"), [(b"", "not an ICC profile"), (b"no profile" * 50, "not an ICC profile"), (screen_profile(), "RGB")]
)
def test_a_profile_that_is_no_press_s_is_refused_in_plain_words(placed: Placed, profile: bytes, said: str) -> None:
    with pytest.raises(ProfileError, match=said):
        render_press(placed, IMPRINT, PressOptions(profile=profile))


def test_the_shop_s_own_profile_is_embedded(placed: Placed, press: bytes) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        own = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    with pikepdf.open(BytesIO(render_press(placed, IMPRINT, PressOptions(profile=own)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == own
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert "FOGRA39" in str(intent.Info)


# -- the plates


class Plates:
    """A page's four plates, 255 where there is all of an ink."""

    def __init__(self, content: bytes, folder: Path, page: int, box: str = "Trim") -> None:
        (folder / "press.pdf").write_bytes(content)
        command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONWARNING", f"-r{DPI}", f"-dUse{box}Box", "-sDEVICE=tiffsep"]
        pages = [f"-dFirstPage={page}", f"-dLastPage={page}"]
        subprocess.run([*command, *pages, f"-sOutputFile={folder}/plate.tif", str(folder / "press.pdf")], check=True, timeout=120)
        self.inks = {}
        for ink in ("Cyan", "Magenta", "Yellow", "Black"):
            with Image.open(folder / f"plate({ink}).tif") as plate:
                self.inks[ink] = plate.convert("L").point(lambda tone: 255 - tone)

    def most(self) -> float:
        return max(map(sum, zip(*(plate.tobytes() for plate in self.inks.values()), strict=True))) / 255

    def within(self, left: float, bottom: float, right: float, top: float) -> dict[str, tuple[int, int]]:
        """The least and the most of each ink in a rectangle, in points from the box's lower left corner."""
        height = self.inks["Black"].height
        box = tuple(round(n * DPI / 72) for n in (left, height * 72 / DPI - top, right, height * 72 / DPI - bottom))
        return {ink: plate.crop(box).getextrema() for ink, plate in self.inks.items()}


needs_ghostscript = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")


@needs_ghostscript
@pytest.mark.parametrize("page", [1, 2])
def test_ink_on_paper_stays_below_the_limit(press: bytes, photographs: Placed, tmp_path: Path, page: int) -> None:
    assert Plates(press, tmp_path, page).most() <= 2.8
    assert Plates(render_press(photographs, IMPRINT, PressOptions(ink_limit=2.4)), tmp_path, page).most() <= 2.4


@needs_ghostscript
def test_small_print_is_on_the_black_plate_alone_links_too(press: bytes, placed: Placed, tmp_path: Path) -> None:
    back = next(panel for page in placed.pages for panel in page.panels if panel.panel.name == "back")
    links = [item for item in back.items if isinstance(item, TextRun) and item.size < 9.5 and item.link]
    assert links
    with pikepdf.open(BytesIO(press)) as pdf:
        trim = [float(number) for number in pdf.pages[0].TrimBox]
    plates = Plates(press, tmp_path, 1, box="Crop")
    for run in links:
        x, y = trim[0] + run.x, trim[1] + run.y
        found = plates.within(x, y, x + run.width, y + 0.7 * run.size)
        assert found["Black"][1] > 0
        assert all(found[ink][1] == 0 for ink in ("Cyan", "Magenta", "Yellow"))


@needs_ghostscript
def test_black_text_is_on_the_black_plate_alone(press: bytes, tmp_path: Path) -> None:
    """Looked for by pypdfium2: the boxes of a paragraph in the theme's ink."""
    text = pypdfium2.PdfDocument(press)[0].get_textpage()
    boxes = []
    for words in ("Care should see you", "Could ketamine help me?", "Scan to find treatment near", "What is known so far"):
        start, count = text.search(words).get_next()
        places = [text.get_charbox(index) for index in range(start, start + count)]
        boxes.append((min(p[0] for p in places), min(p[1] for p in places), max(p[2] for p in places), max(p[3] for p in places)))
    plates = Plates(press, tmp_path, 1, box="Crop")
    for box in boxes:
        found = plates.within(*box)
        assert found["Black"][1] > 150
        assert [found[ink][1] for ink in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]


@needs_ghostscript
@pytest.mark.parametrize("which", ["placed", "photographs"])
def test_the_cover_s_picture_fills_the_bleed_and_crosses_the_fold(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    placed = request.getfixturevalue(which)
    plates = Plates(render_press(placed, IMPRINT, PressOptions()), tmp_path, 1, box="Bleed")
    width, height = 810, 630
    left = 9 + placed.sheet.sides[0].folds[1]
    for strip in ((left, height - 9, width, height), (width - 9, height - 180, width, height), (left - 1, height - 180, left + 4, height)):
        found = plates.within(*strip)
        if which == "placed":
            assert max(least for least, _ in found.values()) > 0
        else:  # noise, a few of whose pixels are white
            assert min(most for _, most in found.values()) > 0
    assert all(most == 0 for _, most in plates.within(left - 20, height - 180, left - 4, height - 110).values())


@needs_ghostscript
def test_marks_stand_off_the_trim_and_outside_the_bleed_in_black_alone(press: bytes, tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(press)) as pdf:
        trim = [float(n) for n in pdf.pages[1].TrimBox]
        bleed = [float(n) for n in pdf.pages[1].BleedBox]
        media = [float(n) for n in pdf.pages[1].MediaBox]
    plates = Plates(press, tmp_path, 2, box="Crop")
    for side in ((0, 0, media[2], trim[1] - 12), (0, trim[3] + 12, media[2], media[3]), (0, 0, trim[0] - 12, media[3])):
        found = plates.within(*side)
        assert found["Black"][1] > 0
        assert [found[ink][1] for ink in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]
    assert plates.within(bleed[0], trim[3] + 0.5, bleed[2], trim[3] + 11)["Black"][1] == 0
    for x in (trim[0], trim[0] + 3.6875 * 72, trim[0] + 7.375 * 72, trim[2]):
        assert plates.within(x - 1, trim[3] + 12, x + 1, media[3])["Black"][1] > 0
    assert plates.within(trim[0] + 10, trim[3] + 12, trim[0] + 250, media[3])["Black"][1] == 0


@needs_ghostscript
def test_white_words_have_no_ink(press: bytes, tmp_path: Path) -> None:
    text = pypdfium2.PdfDocument(press)[1].get_textpage()
    start, _ = text.search("911").get_next()
    left, bottom, right, top = text.get_charbox(start + 1)
    found = Plates(press, tmp_path, 2, box="Crop").within(left, bottom, right, top)
    assert all(least == 0 for least, _ in found.values())
    assert found["Cyan"][1] > 100
