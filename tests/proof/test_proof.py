"""The proof, as an author meets it: in a real browser, offline, by mouse and by keyboard, with and without JavaScript."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from brochure.content import read
from brochure.diagnostics import Diagnostic, Place
from brochure.layout import lay_out
from brochure.layout.placed import Placed, TextRun
from brochure.pdf import Imprint, render
from brochure.proof import Judged, pictures, proof_page
from brochure.proof.folding import folding
from brochure.proof.spots import spots
from brochure.sheet import Imposition, impose
from brochure.specification import family_of, sheet_of, theme_of

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {"c-fold": ROOT / "content.yaml", "z-fold": ROOT / "docs/examples/hand-washing.yaml"}
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
HOSTILE = '<img src="https://example.org/x.png" onerror="alert(1)"> & <script>alert(2)</script>'


@cache
def laid_out(fold: str) -> tuple[Placed, bytes]:
    source = SOURCES[fold]
    brochure = read(source, str(source)).brochure
    assert brochure is not None
    family, theme = family_of(brochure.design)[0], theme_of(brochure.design, source.parent)[0]
    assert family is not None
    assert theme is not None
    placed = lay_out(brochure, sheet_of(brochure), family, theme).placed
    assert placed is not None
    return placed, render(placed, Imprint(brochure.title.plain, brochure.clinic.name.plain, brochure.language))


def line_on(placed: Placed, panel: str) -> TextRun:
    """The first text of a panel that leads back to the file."""
    panels = [panel_ for page in placed.pages for panel_ in page.panels if panel_.panel.name == panel]
    return next(item for item in panels[0].items if isinstance(item, TextRun) and item.place)


def findings(placed: Placed) -> list[Diagnostic]:
    place = line_on(placed, "inside 2").place
    assert place is not None
    return [
        Diagnostic("warning", "long-sentence", place, "this sentence has 34 words", "Cut it in two.", HOSTILE),
        Diagnostic("note", "person", Place(place.file, 0), f"only a person can judge {HOSTILE}", "Ask three readers."),
    ]


@cache
def proof(fold: str) -> str:
    placed, pdf = laid_out(fold)
    return proof_page(pdf, placed, Judged(f"A proof {HOSTILE}", findings(placed), "Reading grade 5.8."))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS.split())
        yield browser
        browser.close()


def opened(chromium: Any, folder: Path, fold: str = "c-fold", **context: Any) -> Any:
    """The proof in a browser that lets no request leave; `complaints` gathers what goes wrong."""
    file = folder / "proof.html"
    file.write_text(proof(fold), encoding="utf-8")
    page = chromium.new_context(**{"reduced_motion": "reduce", "viewport": {"width": 1400, "height": 900}, **context}).new_page()
    page.set_default_timeout(8000)
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(("data:", "file:")) else page.complaints.append(request.url))
    page.goto(file.as_uri())
    return page


@pytest.fixture
def page(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    shown = opened(chromium, tmp_path)
    yield shown
    assert shown.complaints == []
    shown.context.close()


def shape(page: Any) -> list[str]:
    """How the brochure and its leaves stand."""
    return page.eval_on_selector_all(".book, .leaf", "all => all.map(each => each.style.transform)")


def state(page: Any) -> str:
    return page.inner_text(".state")


def in_front(page: Any, x: float, y: float = 0.5) -> list[str]:
    """The side and the index of the leaf that is seen at a place of the stage, from 0 to 1."""
    return page.eval_on_selector(
        ".stage",
        """(stage, [x, y]) => { const box = stage.getBoundingClientRect();
        const face = document.elementFromPoint(box.x + x * box.width, box.y + y * box.height).closest(".face");
        return face ? [face.classList[1], face.parentElement.dataset.index] : [] }""",
        [x, y],
    )


def test_buttons_open_panel_by_panel(page: Any) -> None:
    closed = shape(page)
    assert "cover" in state(page)
    page.get_by_role("button", name="Open one panel").click()
    cover_open = shape(page)
    assert state(page).endswith("inside 1, flap.")
    page.get_by_role("button", name="Open one panel").click()
    assert state(page).endswith("inside 1, inside 2, inside 3.")
    assert len({tuple(closed), tuple(cover_open), tuple(shape(page))}) == 3
    page.get_by_role("button", name="Closed").click()
    assert shape(page) == closed


def test_keys_and_slider_fold_too(page: Any) -> None:
    closed = shape(page)
    page.focus(".stage")
    page.keyboard.press("ArrowRight")
    assert "Cover open" in state(page)
    page.keyboard.press("End")
    assert state(page).startswith("Flat.")
    page.keyboard.press("ArrowUp")
    assert state(page).endswith("flap, back, cover.")
    page.keyboard.press("ArrowUp")
    page.focus(".slider input")
    page.keyboard.press("Home")
    assert shape(page) == closed


def test_a_tap_on_the_cover_opens_it_and_a_drag_folds_it_back(page: Any) -> None:
    box = page.locator(".stage").bounding_box()
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(middle, height)
    assert "Cover open" in state(page)
    page.mouse.move(middle - 100, height)
    page.mouse.down()
    page.mouse.move(middle + 500, height, steps=5)
    page.mouse.up()
    assert state(page).startswith("Closed.")


def test_a_finger_opens_it(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, has_touch=True, viewport={"width": 390, "height": 844})
    page.locator(".stage").tap()
    assert "Cover open" in state(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out of a telephone's screen"


@pytest.mark.parametrize(
    ("fold", "closed", "behind", "cover_open"),
    [("c-fold", ["outside", "0"], ["outside", "1"], ["outside", "2"]), ("z-fold", ["outside", "0"], ["inside", "2"], ["inside", "1"])],
)
def test_the_panel_in_front_is_the_one_paper_would_show(
    chromium: Any, tmp_path: Path, fold: str, closed: list[str], behind: list[str], cover_open: list[str]
) -> None:
    page = opened(chromium, tmp_path, fold, viewport={"width": 1400, "height": 1600})
    assert in_front(page, 0.5) == closed
    page.get_by_role("button", name="Turn over").click()
    assert in_front(page, 0.5) == behind
    page.get_by_role("button", name="Turn over").click()
    page.get_by_role("button", name="Cover open").click()
    assert in_front(page, 0.4) == ["inside", "0"]
    assert in_front(page, 0.6) == cover_open
    page.get_by_role("button", name="Flat").click()
    assert [in_front(page, x) for x in (0.2, 0.5, 0.8)] == [["inside", "0"], ["inside", "1"], ["inside", "2"]]


def test_folding_moves_gently_unless_the_reader_wants_no_motion(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, reduced_motion="no-preference")
    page.evaluate("""() => { const poses = new Set(); window.moved = new Promise(done => (function look() {
        poses.add(document.querySelector(".leaf").style.transform); poses.size > 5 ? done(true) : requestAnimationFrame(look) })()) }""")
    page.get_by_role("button", name="Open one panel").click()
    assert page.evaluate("Promise.race([window.moved, new Promise(done => setTimeout(done, 8000, false))])")


def test_overlays_are_switched(page: Any) -> None:
    for name in ("Safe area", "Printer’s edge", "Baseline grid", "Reading order"):
        button = page.get_by_role("button", name=name)
        overlay = page.locator(f".overlay.{button.get_attribute('data-overlay')}").first
        assert not overlay.is_visible()
        button.click()
        assert overlay.is_visible()
        assert button.get_attribute("aria-pressed") == "true"
    assert sorted(page.locator(".reading-order text").all_text_contents()) == ["1", "2", "3", "4", "5", "6"]


def test_views_change_how_the_pages_look(page: Any) -> None:
    def look() -> list[Any]:
        return page.eval_on_selector(".paper img", "img => [getComputedStyle(img).filter, img.getBoundingClientRect().width]")

    plain = look()
    page.get_by_role("button", name="In grey").click()
    assert "grayscale" in look()[0]
    page.get_by_role("button", name="With low vision").click()
    assert "blur" in look()[0]
    page.get_by_role("button", name="At arm’s length").click()
    assert look()[1] == pytest.approx(0.4 * plain[1], abs=1)


def test_a_click_on_a_finding_marks_its_spot(page: Any) -> None:
    assert page.locator(".spot:visible").count() == 0
    page.get_by_role("button", name="Show it: This sentence").click()
    spot = page.locator(".spot.current rect").first
    assert spot.is_visible()
    sheet = page.locator("#page-2 .paper").bounding_box()
    box = spot.bounding_box()
    run = line_on(laid_out("c-fold")[0], "inside 2")
    scale = sheet["width"] / laid_out("c-fold")[0].sheet.width
    assert box["x"] == pytest.approx(sheet["x"] + run.x * scale, abs=6)
    assert box["y"] + box["height"] == pytest.approx(sheet["y"] + sheet["height"] - run.y * scale, abs=10)
    assert 0 <= box["y"] <= 900, "it is on the screen"


def test_what_stands_in_the_file_is_shown_as_text(page: Any) -> None:
    assert HOSTILE in page.inner_text("h1")
    assert page.locator("img[onerror]").count() == 0


def test_without_javascript_it_is_a_report_with_pictures(chromium: Any, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, java_script_enabled=False)
    assert page.locator("img:visible").count() == 4
    assert page.locator("button:visible").count() == 0, "nothing to press that does nothing"
    text = page.inner_text("main")
    for part in ("This sentence has 34 words", "Cut it in two.", "Printed on: inside 2", "Reading grade 5.8.", "flip on short edge"):
        assert part in text


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, as npm has it."""
    npm = shutil.which("npm")
    folder = tmp_path_factory.mktemp("axe")
    if not npm or subprocess.run([npm, "pack", "--silent", "axe-core@4"], cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip("npm cannot fetch axe-core")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_nothing_serious(chromium: Any, tmp_path: Path, axe: str, width: int) -> None:
    page = opened(chromium, tmp_path, viewport={"width": width, "height": 900})
    page.evaluate(axe)
    for button in ("Turn over", "Show it: This sentence", "Safe area"):
        page.get_by_role("button", name=button).click()
    found = page.evaluate("axe.run()")
    assert [each["id"] for each in found["violations"] if each["impact"] in ("serious", "critical")] == []
    assert len(found["passes"]) > 20


def test_the_same_brochure_gives_the_same_proof() -> None:
    placed, pdf = laid_out("c-fold")
    assert proof_page(pdf, placed, Judged(f"A proof {HOSTILE}", findings(placed), "Reading grade 5.8.")) == proof("c-fold")


def test_pictures_of_pages_and_of_the_folded_brochure() -> None:
    placed, pdf = laid_out("c-fold")
    made = {name: Image.open(BytesIO(content)) for name, content in pictures(pdf, placed).items()}
    assert set(made) == {"page-1", "page-2", "closed", "half-open"}
    assert made["page-1"].size == pytest.approx((1650, 1275), abs=1)
    assert made["closed"].width < made["half-open"].width
    assert all(picture.format == "PNG" for picture in made.values())


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("fold", ["c-fold", "z-fold"])
def test_every_leaf_has_the_panel_that_is_printed_on_its_back(fold: str, mirrored: bool) -> None:
    sheet = impose(Imposition(fold=fold, mirrored=mirrored))
    for leaf in folding(sheet).leaves:
        assert leaf.inside.rect.x == pytest.approx(sheet.width - leaf.outside.rect.right)
    assert folding(sheet).seen(0, False)[0].flow == "cover"
    assert folding(sheet).seen(0, True)[0].flow == "back"


def test_a_finding_about_the_whole_file_has_no_spot() -> None:
    placed, _ = laid_out("c-fold")
    assert spots(placed, Place(str(SOURCES["c-fold"]), 0)) == ()


def test_a_finding_about_a_block_marks_the_block() -> None:
    placed, _ = laid_out("c-fold")
    runs = {
        item.place.line
        for page in placed.pages
        for panel in page.panels
        for item in panel.items
        if isinstance(item, TextRun) and item.place
    }
    figure = next(e for e in placed.elements if e.kind == "Figure" and e.place and e.place.line not in runs)
    assert figure.place is not None
    assert spots(placed, figure.place)
