"""`--check`, `--proof`, `--watch`, `--calibrate`: to see it before it is printed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from brochure.cli.build import say, say_in_full
from brochure.cli.options import UNREADABLE_FILE, WRITTEN, WRONG_CONTENT, Options, shortest
from brochure.content import UNREADABLE
from brochure.diagnostics import Diagnostic
from brochure.production import Composed, compose_only, default_target

if TYPE_CHECKING:
    from brochure.checks.finding import Report


def _composed(options: Options) -> Composed | int:
    """The content, laid out; an exit code if it cannot be, after saying why."""
    composed = compose_only(options.content)
    if composed.placed is not None:
        return composed
    if options.as_json:
        from brochure.checks import json_diagnostics

        print(json_diagnostics(composed.diagnostics))
    else:
        say(composed.diagnostics)
    return UNREADABLE_FILE if any(each.code in UNREADABLE for each in composed.diagnostics) else WRONG_CONTENT


def _said(failure: Diagnostic) -> int:
    say([failure])
    return UNREADABLE_FILE


def check(options: Options) -> int:
    """Report on the brochure; write nothing."""
    from brochure.checks import json_report, text_report

    composed = _composed(options)
    if isinstance(composed, int):
        return composed
    assert composed.brochure is not None
    assert composed.placed is not None
    found, said = _judged(composed, options)
    if not options.as_json:
        say_in_full(said)
    print(json_report(found) if options.as_json else text_report(found))
    bad = {"error", "warning"} if options.has("strict") else {"error"}
    return WRONG_CONTENT if any(each.severity in bad for each in (*said, *found.findings)) else WRITTEN


def _judged(composed: Composed, options: Options) -> tuple[Report, tuple[Diagnostic, ...]]:
    """The checks' report, and what the reader had said before it."""
    from brochure.checks import report
    from brochure.checks.registry import BY_CODE

    assert composed.brochure is not None
    assert composed.placed is not None
    today = datetime.datetime.now(tz=datetime.UTC).date()
    found = report(composed.brochure, composed.placed, str(options.content), today)
    return found, tuple(each for each in composed.diagnostics if each.code not in BY_CODE)


def proof(options: Options) -> int:
    """Write the PDF, and beside it the proof page and pictures."""
    from brochure.editions.make import make
    from brochure.pdf.target import refusal, written
    from brochure.proof import Judged, pictures, proof_page

    composed = _composed(options)
    if isinstance(composed, int):
        return composed
    assert composed.brochure is not None
    assert composed.placed is not None
    target = options.output or default_target(options.content, options.folder)
    if failure := refusal(target):
        return _said(failure)
    made = make("handout", composed.placed, composed.brochure)
    if made.diagnostics:
        say(made.diagnostics)
        return WRONG_CONTENT
    found, said = _judged(composed, options)
    grade = f" Reading grade {found.summary.grade.smog:.1f} by SMOG." if found.summary.grade else ""
    summary = f"{found.summary.words} words.{grade}"
    page = proof_page(made.content, made.placed, Judged(composed.brochure.title.plain, (*said, *found.findings), summary))
    files = {target: made.content, target.with_name(f"{target.stem}-proof.html"): page.encode()}
    files |= {target.with_name(f"{target.stem}-{name}.png"): content for name, content in pictures(made.content, made.placed).items()}
    for path, content in files.items():
        if failure := written(path, content):
            return _said(failure)
    print(f"{shortest(target.with_name(f'{target.stem}-proof.html'))}: the proof. Open it by a double click.")
    return WRITTEN


def watch(options: Options) -> int:
    """Build on each save and show the proof, until Ctrl-C."""
    from brochure.preview import watch as preview

    if not options.content.is_file():
        say(compose_only(options.content).diagnostics)
        return UNREADABLE_FILE
    preview(options.content, print, open_browser=True)
    return WRITTEN


def calibrate(options: Options) -> int:
    """Write the sheet that shows the printer's shift."""
    from brochure.calibration import calibration_sheet
    from brochure.pdf.target import refusal, written

    composed = _composed(options)
    if isinstance(composed, int):
        return composed
    assert composed.placed is not None
    target: Path = options.output or options.folder / "calibration.pdf"
    failure = refusal(target) or written(target, calibration_sheet(composed.placed.sheet, composed.placed.family))
    if failure:
        return _said(failure)
    print(f"{shortest(target)}: print it once on both sides, flip on the short edge, at actual size, and follow what it says.")
    return WRITTEN


COMMANDS: Final[dict[str, Callable[[Options], int]]] = {"check": check, "proof": proof, "watch": watch, "calibrate": calibrate}
"""The command of each switch."""
