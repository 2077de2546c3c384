"""A content file and how it is rendered → a preview that follows each save until it is ended."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Final

from brochure.diagnostics import Diagnostic, Place
from brochure.preview.page import Rendered, State
from brochure.preview.saves import saves
from brochure.preview.server import PreviewServer, serving

Render = Callable[[Path], Rendered]
Say = Callable[[str], None]
PORT: Final = 8765


def watch(source: Path, say: Say, port: int = PORT, open_browser: bool = False) -> None:
    """Show the proof of `source` at a loopback address and build it again on each save, until Ctrl-C. `say` prints a line."""
    if not source.parent.is_dir():
        say(f"There is no folder {source.parent}: check the name of the content file.")
        return
    try:
        from brochure.preview.render import render

        with serving(port) as server:
            say(f"The proof is at {server.url} and follows each save of {source}. Ctrl-C ends it.")
            if open_browser:
                _open(server.url)
            follow(source, render, server, say)
    except KeyboardInterrupt:
        say("Ended.")


def follow(source: Path, render: Render, server: PreviewServer, say: Say, stop: Event | None = None) -> None:
    """Build now and after each save, and publish what came of it."""
    state = State()
    for _ in saves(source, stop or Event()):
        started = time.perf_counter()
        rendered = _rendered(source, render)
        state = state.after(rendered)
        server.publish(state)
        for line in _said(rendered, source, time.perf_counter() - started):
            say(line)
        gc.collect()  # the command runs without the collector, which a long run needs now and then: here, while nobody waits


def _rendered(source: Path, render: Render) -> Rendered:
    """The build; a fault of the program is shown like a mistake of the author's, and the preview goes on."""
    try:
        return render(source)
    except Exception as fault:
        what = f"the program itself failed ({type(fault).__name__}: {fault})"
        advice = "Undo your last change and save. Please report what you changed: this is not your mistake."
        return Rendered(None, (Diagnostic("error", "fault", Place(str(source), 0), what, advice),))


def _said(rendered: Rendered, source: Path, seconds: float) -> list[str]:
    if rendered.html is not None:
        return [f"{source}: built in {seconds:.2f} s."]
    errors = [each for each in rendered.diagnostics if each.severity == "error"]
    return [*map(str, errors), f"{source}: not built; the page says why."]


def _open(url: str) -> None:
    import webbrowser

    webbrowser.open(url)
