"""`--new FILE.yaml`: a commented template to begin with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from brochure.cli.build import say
from brochure.cli.options import UNREADABLE_FILE, WRITTEN
from brochure.diagnostics import Diagnostic


def start(target: Path) -> int:
    """Write the template to a file that is not there yet."""
    from brochure.pdf.target import unwritable, written

    template = Path(__file__).parent.with_name("template.yaml").read_bytes()
    if target.suffix.lower() not in {".yaml", ".yml"}:
        print(f"{target}: error[unwritable]: a brochure's file is called something.yaml.", file=sys.stderr)
        print(f"  help: Write --new {shlex.quote(str(target.with_suffix('.yaml')))}", file=sys.stderr)
        return UNREADABLE_FILE
    try:
        taken = target.exists()
    except OSError as cause:
        return _said(unwritable(target, cause))
    if taken:
        print(f"{target}: error[exists]: there is a file of that name; it was left as it is.", file=sys.stderr)
        print("  help: Name another file.", file=sys.stderr)
        return UNREADABLE_FILE
    if failure := written(target, template):
        return _said(failure)
    print(f"{target}: a new brochure. Change its words, then run make_pdf.py with this file: {shlex.quote(str(target))}")
    return WRITTEN


def _said(failure: Diagnostic) -> int:
    say([failure])
    return UNREADABLE_FILE
