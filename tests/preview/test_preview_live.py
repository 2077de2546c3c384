"""The live preview at work: a save shows, a mistake is named and its mending seen, Ctrl-C ends it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

import pytest

from brochure.diagnostics import Diagnostic, Place
from brochure.preview.live import follow
from brochure.preview.page import Rendered
from brochure.preview.server import PreviewServer, serving

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 30.0
SMALL = """title: Sleep and your health
clinic: {name: Example Family Clinic}
cover: {subtitle: What a good night does for you}
inside:
  - heading: Why sleep matters
  - text: Poor sleep makes it harder to heal.
"""


def stub(source: Path) -> Rendered:
    """Shows the file's text; a file with "wrong" in it is broken, one with "bug" meets a fault of the program."""
    text = source.read_text(encoding="utf-8")
    if "bug" in text:
        raise KeyError("bug")
    if "wrong" in text:
        return Rendered(None, (Diagnostic("error", "x", Place(str(source)), "it is not right", "Mend it."),))
    extra = "".join(sorted(file.name for file in source.parent.rglob("*.svg")))
    return Rendered(f"<html><head></head><body>{text}{extra}</body></html>")


@contextmanager
def following(source: Path) -> Iterator[tuple[PreviewServer, list[str]]]:
    stop, said = Event(), []
    with serving(0) as server:
        thread = Thread(target=follow, args=(source, stub, server, said.append, stop))
        thread.start()
        try:
            yield server, said
        finally:
            stop.set()
            thread.join(PATIENCE)
            assert not thread.is_alive()


def until(asked: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not asked():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def shows(url: str, text: str) -> Callable[[], bool]:
    def asked() -> bool:
        with urlopen(url, timeout=5) as answer:
            return text in answer.read().decode()

    return asked


def told(server: PreviewServer) -> Iterator[str]:
    """What an open page is told."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.request("GET", "/events")
    answer = connection.getresponse()
    try:
        while line := answer.readline().decode():
            if line.startswith("data: "):
                yield line.strip()
    finally:
        connection.close()
        answer.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.write_text("first", encoding="utf-8")
    return path


def test_a_save_reloads_the_open_page(source: Path) -> None:
    with following(source) as (server, said):
        until(shows(server.url, "first"))
        events = told(server)
        before = next(events)
        source.write_text("second", encoding="utf-8")
        assert next(events) != before
        until(shows(server.url, "second"))
        events.close()
        until(lambda: any("built in" in line for line in said))


def test_an_editor_that_saves_by_renaming_is_followed(source: Path) -> None:
    with following(source) as (server, _):
        until(shows(server.url, "first"))
        for text in ("second", "third"):
            aside = source.with_suffix(".tmp")
            aside.write_text(text, encoding="utf-8")
            aside.replace(source)
            until(shows(server.url, text))


def test_a_new_asset_is_a_save_too(source: Path) -> None:
    with following(source) as (server, _):
        until(shows(server.url, "first"))
        (source.parent / "assets").mkdir()
        time.sleep(0.1)
        (source.parent / "assets" / "moon.svg").write_text("<svg/>", encoding="utf-8")
        until(shows(server.url, "moon.svg"))


def test_a_mistake_is_shown_over_the_last_good_page_and_cleared(source: Path) -> None:
    with following(source) as (server, said):
        until(shows(server.url, "first"))
        source.write_text("wrong", encoding="utf-8")
        until(shows(server.url, "it is not right"))
        assert shows(server.url, "first")()
        assert any("it is not right" in line for line in said)
        source.write_text("right", encoding="utf-8")
        until(shows(server.url, "<body>right"))
        assert not shows(server.url, "it is not right")()


def test_a_fault_of_the_program_does_not_end_the_preview(source: Path) -> None:
    with following(source) as (server, said):
        until(shows(server.url, "first"))
        source.write_text("bug", encoding="utf-8")
        until(shows(server.url, "the program itself failed"))
        assert not any("Traceback" in line for line in said)
        source.write_text("right", encoding="utf-8")
        until(shows(server.url, "<body>right"))


def test_a_file_that_is_missing_is_found_when_it_comes(source: Path) -> None:
    source.unlink()
    with following(source) as (server, _):
        until(shows(server.url, 'role="alert"'))
        source.write_text("here", encoding="utf-8")
        until(shows(server.url, "<body>here"))


# -- the program itself

PROGRAM = """import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from brochure.preview import watch
watch(Path(sys.argv[1]), lambda line: print(line, flush=True), 0)
"""


@contextmanager
def program(source: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", PROGRAM, str(source)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert found
            yield process, found.group()
        finally:
            process.kill()


def test_the_program_follows_the_file_and_ends_without_a_traceback(tmp_path: Path) -> None:
    source = tmp_path / "content.yaml"
    source.write_text(SMALL, encoding="utf-8")
    with program(source) as (process, url):
        until(shows(url, "Sleep and your health"))
        source.write_text(SMALL.replace("title:", "titel:"), encoding="utf-8")
        until(shows(url, "things to mend"))
        assert shows(url, "titel")()
        source.write_text(SMALL.replace("Sleep and", "Rest and"), encoding="utf-8")
        until(shows(url, "Rest and your health"))
        assert not shows(url, 'class="preview-errors"')()
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert errors == ""
    assert "built in" in out
    assert out.endswith("Ended.\n")


def test_ctrl_c_in_the_middle_of_the_first_build_ends_it_too(tmp_path: Path) -> None:
    source = tmp_path / "content.yaml"
    source.write_text(SMALL, encoding="utf-8")
    with program(source) as (process, _):
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (0, "")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    from brochure.preview import watch

    said: list[str] = []
    watch(tmp_path / "nowhere" / "content.yaml", said.append)
    assert len(said) == 1
    assert "no folder" in said[0]
