"""`--new FILE.yaml`: a commented template to begin with."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from brochure.cli.options import UNREADABLE_FILE, WRITTEN


def start(target: Path) -> int:
    """Write the template to a file that is not there yet."""
    from brochure.pdf import save

    template = Path(__file__).parent.with_name("template.yaml").read_bytes()
    if target.suffix.lower() not in {".yaml", ".yml"}:
        print(f"{target}: error[unwritable]: a brochure's file is called something.yaml.", file=sys.stderr)
        print(f"  help: Write --new {shlex.quote(str(target.with_suffix('.yaml')))}", file=sys.stderr)
        return UNREADABLE_FILE
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
    print(f"{target}: a new brochure. Change its words, then run make_pdf.py with this file: {shlex.quote(str(target))}")
    return WRITTEN
