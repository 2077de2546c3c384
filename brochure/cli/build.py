"""`make_pdf.py [CONTENT.yaml]`: build the edition asked for, print a line for each file."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from brochure.cli.options import UNREADABLE_FILE, WRITTEN, WRONG_CONTENT, Options, shortest
from brochure.diagnostics import Diagnostic
from brochure.editions import EDITIONS
from brochure.production import Printed, Result, build, default_target


def build_files(options: Options, started: float) -> int:
    """Build and say what was made, or what keeps it from being made."""
    target = options.output or default_target(options.content, options.folder)
    if options.output is None and options.edition not in {"handout", "all"}:
        target = target.with_name(f"{target.stem}{EDITIONS[options.edition].suffix}.pdf")
    result = build(options.content, target, edition=options.edition, draft=options.has("draft"), strict=options.has("strict"))
    say(result.diagnostics)
    if result.files and result.unreadable:
        print(f"written before that: {', '.join(str(shortest(printed.path)) for printed in result.files)}", file=sys.stderr)
        return UNREADABLE_FILE
    if not result.files or result.unreadable:
        _say_nothing_written(len([d for d in result.diagnostics if d.severity == "error"]), old=_exists(target))
        return UNREADABLE_FILE if result.unreadable else WRONG_CONTENT
    seconds = time.perf_counter() - started
    for printed in result.files:
        print(_line(printed, result, seconds))
    return WRITTEN


def _line(printed: Printed, result: Result, seconds: float) -> str:
    """What was made, and how to print it."""
    paper = {"letter": "Letter", "a4": "A4", "legal": "Legal"}[result.paper]
    upright = "A4" if result.paper == "a4" else "Letter"
    edition = EDITIONS[printed.edition]
    made = edition.made.format(paper=paper, upright=upright, fold=result.fold)
    pages = f"{printed.pages} page{'' if printed.pages == 1 else 's'}"
    facts = f"{pages}, {made}, text {printed.body_size:g} pt, {printed.words} words, {seconds:.2f} s"
    return f"{shortest(printed.path)}: {facts}. {edition.use}"


def _exists(target: Path) -> bool:
    try:
        return target.exists()
    except OSError:  # no file can have such a name
        return False


def _say_nothing_written(errors: int, *, old: bool) -> None:
    kept = ", the old PDF is as it was" if old else ""
    print(f"{errors} error{'' if errors == 1 else 's'}: nothing was written{kept}.", file=sys.stderr)


def say(diagnostics: Sequence[Diagnostic]) -> None:
    """Errors in full, warnings in a line each, on the standard error output."""
    for diagnostic in diagnostics:
        print(diagnostic if diagnostic.severity == "error" else str(diagnostic).splitlines()[0], file=sys.stderr)
    if any(diagnostic.severity == "warning" for diagnostic in diagnostics):
        print("help: --check says what to do about each warning, and --proof shows the folded brochure.", file=sys.stderr)


def say_in_full(diagnostics: Sequence[Diagnostic]) -> None:
    """Each diagnostic with its source line and its help."""
    for diagnostic in diagnostics:
        print(diagnostic, file=sys.stderr)
