"""The command: arguments → calls, what is printed, the exit code. The only part that prints.

Exit codes: 0 written; 1 the content has errors, nothing was written; 2 wrong usage; 3 a file could not be read or written.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from errno import ENOSPC, EPIPE
from io import TextIOWrapper
from pathlib import Path

from brochure.cli.options import UNREADABLE_FILE, WRITTEN, read_options

__all__ = ["run"]


def run(arguments: Sequence[str], root: Path) -> int:
    """Run the command; `root` is the folder with the default `content.yaml`. Returns the exit code."""
    started = time.perf_counter()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a terminal cannot show is no reason to stop
    try:
        code = _run(arguments, root, started)
        sys.stdout.flush()
    except OSError as cause:
        if cause.errno not in {ENOSPC, EPIPE}:
            raise
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - nothing more can be said there
        return UNREADABLE_FILE
    return code


def _run(arguments: Sequence[str], root: Path, started: float) -> int:
    try:
        options = read_options(arguments, root)
    except SystemExit as stop:
        return int(stop.code or 0)
    if options.has("schema"):
        return _print_schema()
    if options.new:
        from brochure.cli.template import start

        return start(options.new)
    for switch in ("check", "proof", "watch", "calibrate"):
        if options.has(switch):
            from brochure.cli import judging

            return judging.COMMANDS[switch](options)
    from brochure.cli.build import build_files

    return build_files(options, started)


def _print_schema() -> int:
    from brochure.content.schema import schema_text

    print(schema_text(), end="")
    return WRITTEN
