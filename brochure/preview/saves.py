"""A content file → a signal at once, and after each save of it, of a theme or of an asset in its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any, Final

SUFFIXES: Final = (".yaml", ".yml", ".svg", ".png", ".jpg", ".jpeg", ".ttf", ".icc")
"""What a brochure is made of. All of it lies in the content's folder or below, since no path may leave that."""


def saves(source: Path, stop: Event) -> Iterator[None]:
    """One signal for now and one for each save, until `stop` is set."""
    stamp = _stamp(source)
    yield
    for changed in _changes(source.parent, stop):
        # a save before watching began, or in a folder that gives no notice (a network drive), shows in the file's stamp
        if changed or _stamp(source) != stamp:
            stamp = _stamp(source)
            yield


def _changes(folder: Path, stop: Event) -> Iterator[Any]:
    """Sets of changes; an empty one each second."""
    from watchfiles import watch

    options: dict[str, Any] = {
        "watch_filter": _counts,
        "stop_event": stop,
        "step": 15,
        "debounce": 300,
        "rust_timeout": 1000,
        "yield_on_timeout": True,
        "ignore_permission_denied": True,
    }
    try:
        yield from watch(folder, **options)
    except OSError:  # there are more folders below than the system lets a program watch
        yield from watch(folder, recursive=False, **options)


def _counts(change: Any, path: str) -> bool:
    return path.lower().endswith(SUFFIXES)


def _stamp(source: Path) -> tuple[int, int] | None:
    try:
        found = source.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
