"""A file's name and its bytes → the file, or what keeps it from being written, in plain words."""

from __future__ import annotations

from pathlib import Path

from brochure.diagnostics import Diagnostic, Place
from brochure.pdf.save import save


def refusal(target: Path) -> Diagnostic | None:
    """Why a PDF may not be written there: the name is no PDF's, or there is a file of that name that is none."""
    if target.suffix.lower() != ".pdf":
        name = target.with_suffix(".pdf").name if target.name else "brochure.pdf"
        return _error(target, "the PDF's name must end in .pdf", f"Name a file that ends in .pdf, as -o {name}")
    try:
        taken = target.exists() and not target.is_dir() and (not target.is_file() or not _is_pdf(target))
    except OSError as cause:
        return unwritable(target, cause)
    if taken:
        return _error(target, "there is a file of that name that is no PDF; it was left as it is", "Name another file with -o.")
    return None


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5) in {b"%PDF-", b""}
    except OSError:
        return True  # saving will say what is the matter


def written(target: Path, content: bytes) -> Diagnostic | None:
    """Write the file, in one step; what went wrong, or `None`."""
    try:
        save(target, content)
    except OSError as cause:
        return unwritable(target, cause)
    return None


def unwritable(output: Path, cause: OSError) -> Diagnostic:
    """Why the file could not be written."""
    reason = {
        IsADirectoryError: "there is a folder of that name",
        NotADirectoryError: "a part of its path is a file, not a folder",
        FileExistsError: "a part of its path is a file, not a folder",
        PermissionError: "writing there is not allowed, or the file is open in another program",
    }.get(type(cause), cause.strerror or str(cause))
    kind = "PDF" if output.suffix.lower() == ".pdf" else "file"
    return _error(output, f"the {kind} could not be written: {reason}", "Close the file if it is open, or name another one.")


def _error(output: Path, what: str, advice: str) -> Diagnostic:
    return Diagnostic("error", "unwritable", Place(str(output), 0, 0), what, advice)
