"""The live preview, as an author sees it: in a real browser, a save shows, a mistake shows and goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from brochure.preview.live import follow
from brochure.preview.render import render
from brochure.preview.server import serving

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
CONTENT = "title: {title}\nclinic: {{name: N}}\ncover: {{}}\ninside:\n  - text: Words.\n"
PATIENCE = 15_000  # milliseconds


@pytest.fixture
def page() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS.split())
        yield browser.new_page()
        browser.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    source = tmp_path / "content.yaml"
    source.write_text(CONTENT.format(title="First words"), encoding="utf-8")
    stop = Event()
    with serving(0) as server:
        following = Thread(target=follow, args=(source, render, server, lambda line: None, stop), daemon=True)
        following.start()
        yield source, server.url
        stop.set()
        following.join(10)


def test_a_save_shows_and_a_mistake_shows_and_goes(page: Any, preview: tuple[Path, str]) -> None:
    from playwright.sync_api import expect

    source, url = preview
    consoled: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: consoled.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    expect(page.get_by_role("heading", name="First words")).to_be_visible(timeout=PATIENCE)
    source.write_text(CONTENT.format(title="Second words"), encoding="utf-8")
    expect(page.get_by_role("heading", name="Second words")).to_be_visible(timeout=PATIENCE)
    source.write_text(CONTENT.format(title="Third words").replace("text:", "txt:"), encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text("txt", timeout=PATIENCE)
    source.write_text(CONTENT.format(title="Third words"), encoding="utf-8")
    expect(page.get_by_role("heading", name="Third words")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)
    assert consoled == []
    assert all(each.startswith((url, "data:")) for each in asked), asked
