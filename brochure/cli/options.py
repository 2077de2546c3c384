"""Arguments → `Options`; the exit codes."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from msgspec import Struct

from brochure.editions import EDITIONS

WRITTEN: Final = 0
WRONG_CONTENT: Final = 1
WRONG_USAGE: Final = 2
UNREADABLE_FILE: Final = 3

_DESCRIPTION: Final = "Makes a tri-fold brochure, ready to print on both sides, from one YAML file."
_EPILOG: Final = """exit codes: 0 the PDF is written; 1 the content has errors, nothing is written;
2 wrong usage; 3 a file could not be read or written"""
_SWITCHES: Final = {
    "--draft": "write the PDF even if text does not fit, and mark what does not",
    "--strict": "take warnings for errors",
    "--check": "write nothing; report on print, type, plain language, balance and sources",
    "--proof": "write a proof page beside the PDF, with the folded brochure, and pictures",
    "--watch": "build on each save, and show the proof in your browser",
    "--calibrate": "write a sheet to print once, which shows your printer's shift and the folds",
    "--schema": "print the JSON Schema of the content, for editors",
}


class Options(Struct, frozen=True):
    """What the author asked for. `folder` is where PDFs go if no file is named."""

    content: Path
    folder: Path
    output: Path | None
    edition: str
    new: Path | None
    as_json: bool
    switches: frozenset[str]

    def has(self, switch: str) -> bool:
        """Whether a switch was given, by its name without dashes."""
        return switch in self.switches


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in plain words."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and how to see what there is; exit with 2."""
        unknown = re.fullmatch(r"unrecognized arguments: (.*)", message)
        if unknown:
            from difflib import get_close_matches

            near = get_close_matches(unknown[1].split()[0], self._option_string_actions, 1, 0.5)
            message = f"there is no option {unknown[1]}{f'; did you mean {near[0]}?' if near else ''}"
        self.exit(WRONG_USAGE, f"make_pdf.py: {message}\nhelp: make_pdf.py --help shows all options.\n")


def read_options(arguments: Sequence[str], root: Path) -> Options:
    """The options; raises `SystemExit` as argparse does, after it has said what is wrong."""
    from brochure.version import __version__

    parser = _Parser(prog="make_pdf.py", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", nargs="?", metavar="CONTENT.yaml", help="the content (default: content.yaml beside this script)")
    parser.add_argument("-o", "--output", metavar="PDF", help="the file to write (default: output/NAME.pdf beside this script)")
    parser.add_argument(
        "--edition", choices=(*EDITIONS, "all"), default="handout", help="what it is for (default: handout, for an office printer)"
    )
    parser.add_argument("--new", metavar="FILE.yaml", help="start a new brochure: write a commented template to FILE.yaml")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how --check reports")
    for switch, said in _SWITCHES.items():
        parser.add_argument(switch, action="store_true", help=said)
    parser.add_argument("--version", action="version", version=f"brochure {__version__}")
    given = parser.parse_args(arguments)
    alone = [f"--{name}" for name in ("check", "proof", "watch", "calibrate") if getattr(given, name)]
    if len(alone) > 1:
        parser.error(f"{' and '.join(alone)} are two things to do: give one at a time.")
    if given.draft and alone:
        parser.error(f"--draft writes a PDF: leave it out with {alone[0]}.")
    if given.strict and alone and not given.check:
        parser.error(f"--strict goes with a build or with --check: leave it out with {alone[0]}.")
    if alone and given.edition != "handout":
        parser.error(f"{alone[0]} looks at the handout: leave out --edition.")
    if given.new is not None and (alone or given.content):
        parser.error("--new starts a brochure, and does nothing else: give it alone.")
    if any(each == "" for each in (given.content, given.output, given.new)):
        parser.error("a file's name is empty.")
    if given.format == "json" and not given.check:
        parser.error("--format json says how --check reports: give --check as well.")
    return _options(given, root)


def _options(given: Any, root: Path) -> Options:
    names = [switch.removeprefix("--") for switch in _SWITCHES]
    return Options(
        content=Path(given.content) if given.content else shortest(root / "content.yaml"),
        folder=root / "output",
        output=Path(given.output) if given.output else None,
        edition=given.edition,
        new=Path(given.new) if given.new else None,
        as_json=given.format == "json",
        switches=frozenset(name for name in names if getattr(given, name)),
    )


def shortest(path: Path) -> Path:
    """The path from the working folder if it lies below it, as a person would type it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
