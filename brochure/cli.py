"""The command: arguments → a build, what is printed, the exit code. The only part that prints.

Exit codes: 0 written; 1 the content has errors, nothing was written; 2 wrong usage; 3 a file could not be read or written.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.production import Printed, Result

WRITTEN: Final = 0
WRONG_CONTENT: Final = 1
WRONG_USAGE: Final = 2
UNREADABLE_FILE: Final = 3

_DESCRIPTION = "Makes a tri-fold brochure, ready to print on both sides, from one YAML file."
_EPILOG = """exit codes: 0 the PDF is written; 1 the content has errors, nothing is written;
2 wrong usage; 3 a file could not be read or written"""


class Options(Struct, frozen=True):
    """What the author asked for."""

    content: Path
    output: Path | None
    draft: bool
    strict: bool
    schema: bool
    new: Path | None
    edition: str


def run(arguments: Sequence[str], root: Path) -> int:
    """Run the command; `root` is the folder with the default `content.yaml`. Returns the exit code."""
    started = time.perf_counter()
    try:
        options = _options(arguments, root)
    except SystemExit as stop:
        return int(stop.code or 0)
    if options.schema:
        return _print_schema()
    if options.new:
        return _start(options.new)
    return _build(options, root, started)


def _start(target: Path) -> int:
    """Write the template to a file that is not there yet."""
    from brochure.pdf import save

    template = Path(__file__).with_name("template.yaml").read_bytes()
    if target.exists():
        print(f"{target}: error[exists]: there is a file of that name; it was left as it is.", file=sys.stderr)
        print("  help: Name another file.", file=sys.stderr)
        return UNREADABLE_FILE
    try:
        save(target, template)
    except OSError as cause:
        print(f"{target}: error[unwritable]: the file could not be written: {cause.strerror}", file=sys.stderr)
        print("  help: Name a file in a folder that you may write to.", file=sys.stderr)
        return UNREADABLE_FILE
    print(f"{target}: a new brochure. Change its words, then run: python make_pdf.py {target}")
    return WRITTEN


def _options(arguments: Sequence[str], root: Path) -> Options:
    from brochure import __version__

    parser = argparse.ArgumentParser(
        prog="make_pdf.py", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("content", nargs="?", metavar="CONTENT.yaml", help="the content (default: content.yaml beside this script)")
    parser.add_argument("-o", "--output", metavar="PDF", help="the file to write (default: output/NAME.pdf beside this script)")
    editions = ("handout", "screen", "large-print", "press", "all")
    parser.add_argument("--edition", choices=editions, default="handout", help="what it is for (default: handout, for an office printer)")
    parser.add_argument("--draft", action="store_true", help="write the PDF even if text does not fit, and mark what does not")
    parser.add_argument("--strict", action="store_true", help="take warnings for errors")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the content, for editors")
    parser.add_argument("--new", metavar="FILE.yaml", help="start a new brochure: write a commented template to FILE.yaml")
    parser.add_argument("--version", action="version", version=f"brochure {__version__}")
    given = parser.parse_args(arguments)
    content = Path(given.content) if given.content else _shortest(root / "content.yaml")
    output = Path(given.output) if given.output else None
    new = Path(given.new) if given.new else None
    return Options(content, output, given.draft, given.strict, given.schema, new, given.edition)


def _shortest(path: Path) -> Path:
    """The path from the working folder if it lies below it, as a person would type it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _print_schema() -> int:
    from brochure.content.schema import schema_text

    print(schema_text(), end="")
    return WRITTEN


def _build(options: Options, root: Path, started: float) -> int:
    from brochure.production import build, default_target

    target = options.output or default_target(options.content, root / "output")
    if options.output is None and options.edition not in {"handout", "all"}:
        target = target.with_name(f"{target.stem}-{options.edition}.pdf")
    result = build(options.content, target, edition=options.edition, draft=options.draft, strict=options.strict)
    for diagnostic in result.diagnostics:
        print(diagnostic, file=sys.stderr)
    if not result.files or result.unreadable:
        _say_nothing_written(len([d for d in result.diagnostics if d.severity == "error"]))
        return UNREADABLE_FILE if result.unreadable else WRONG_CONTENT
    seconds = time.perf_counter() - started
    for printed in result.files:
        print(_line(printed, result, seconds))
    return WRITTEN


def _line(printed: Printed, result: Result, seconds: float) -> str:
    """What was made, and how to print it."""
    paper = {"letter": "Letter", "a4": "A4", "legal": "Legal"}[result.paper]
    made = {
        "handout": f"{paper}, {result.fold}",
        "screen": "a page for each panel",
        "large-print": f"{'A4' if result.paper == 'a4' else 'Letter'} upright",
        "press": f"{paper}, {result.fold}, CMYK with bleed",
    }[printed.edition]
    use = {
        "handout": "Print on both sides, flip on the short edge, at actual size (100 %).",
        "screen": "For the website: read it on a screen.",
        "large-print": "Print on both sides, flip on the long edge, at actual size.",
        "press": "For the print shop: PDF/X-4.",
    }[printed.edition]
    pages = f"{printed.pages} page{'' if printed.pages == 1 else 's'}"
    return f"{_shortest(printed.path)}: {pages}, {made}, text {printed.body_size:g} pt, {printed.words} words, {seconds:.2f} s. {use}"


def _say_nothing_written(errors: int) -> None:
    print(f"{errors} error{'' if errors == 1 else 's'}: nothing was written, the old PDF is as it was.", file=sys.stderr)
