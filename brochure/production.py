"""The one way through: content file → `Brochure` → `Placed` → bytes of each edition → files.

    from brochure import build
    result = build("content.yaml", "brochure.pdf")

What an author can get wrong comes back as diagnostics, never as an exception.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from brochure.content import UNREADABLE, read
from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic, Place
from brochure.layout.placed import Placed, TextRun
from brochure.specification import family_of, sheet_of, theme_of

UNWRITABLE = ("unwritable",)


class Printed(Struct, frozen=True):
    """A file that was written."""

    path: Path
    edition: str
    pages: int
    body_size: float
    words: int


class Composed(Struct, frozen=True):
    """A content file, read and laid out: what there is of it, and what there is to say."""

    brochure: Brochure | None
    placed: Placed | None
    diagnostics: tuple[Diagnostic, ...]


class Result(Struct, frozen=True):
    """What a build came to: the files written, none of them if there were errors."""

    files: tuple[Printed, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    paper: str = ""
    fold: str = ""

    @property
    def written(self) -> Path | None:
        """The first file written, or `None`."""
        return self.files[0].path if self.files else None

    @property
    def body_size(self) -> float:
        """The body size of the first file, in points."""
        return self.files[0].body_size if self.files else 0.0

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be read or written, rather than its content being wrong."""
        return any(diagnostic.code in UNREADABLE or diagnostic.code in UNWRITABLE for diagnostic in self.diagnostics)


def build(
    source: str | Path, target: str | Path | None = None, *, edition: str = "handout", draft: bool = False, strict: bool = False
) -> Result:
    """Read `source`, lay it out and write the PDF of an edition, or of `all`.

    `target` is the handout's file (by default in a folder `output` beside the source); other editions end in their
    name, unless one alone is asked for with a target. `draft` writes the PDF even if text does not fit, with what does
    not fit on pages of its own. `strict` takes warnings for errors.
    """
    path = Path(source)
    targets = _targets(path, target, edition)
    from brochure.pdf.target import refusal

    refusals = [found for each in targets.values() if (found := refusal(each))]
    if refusals:
        return Result(diagnostics=tuple(refusals))
    composed = compose_only(path, draft=draft)
    if strict and any(each.severity == "warning" for each in composed.diagnostics):
        return Result(diagnostics=_hardened(composed.diagnostics, strict))
    if composed.placed is None or composed.brochure is None:
        return Result(diagnostics=composed.diagnostics)
    return _lined(_write(composed, targets), path)


def compose_only(source: Path, *, draft: bool = False) -> Composed:
    """Read and lay out, write nothing. There is a layout only if there are no errors, or for a draft if it can be had."""
    reading = read(source, str(source))
    if reading.brochure is None:
        return Composed(None, None, reading.diagnostics)
    placed, more = _lay_out(reading.brochure, str(source), draft=draft)
    found = _with_lines(reading.diagnostics + more, source)
    if not draft and any(diagnostic.severity == "error" for diagnostic in found):
        placed = None
    return Composed(reading.brochure, placed, found)


def default_target(source: Path, folder: Path) -> Path:
    """`content.yaml` → `brochure.pdf`, `content.es.yaml` → `brochure.es.pdf`, `name.yaml` → `name.pdf`, in the folder."""
    name = source.stem
    if name == "content" or name.startswith("content."):
        name = "brochure" + name.removeprefix("content")
    return folder / f"{name}.pdf"


def _targets(source: Path, target: str | Path | None, edition: str) -> dict[str, Path]:
    """The file of each edition asked for."""
    from brochure.editions import EDITIONS

    handout = Path(target) if target is not None else default_target(source, source.parent / "output")
    if edition not in EDITIONS and edition != "all":
        raise ValueError(f"there is no edition {edition!r}: it is {', '.join(EDITIONS)} or all")
    if target is not None and edition != "all":
        return {edition: handout}
    wanted = list(EDITIONS) if edition == "all" else [edition]
    return {name: handout.with_name(f"{handout.stem}{EDITIONS[name].suffix}{handout.suffix}") for name in wanted}


def _hardened(diagnostics: Sequence[Diagnostic], strict: bool) -> tuple[Diagnostic, ...]:
    if not strict:
        return tuple(diagnostics)
    return tuple(msgspec.structs.replace(d, severity="error") if d.severity == "warning" else d for d in diagnostics)


def _lay_out(brochure: Brochure, shown: str, *, draft: bool) -> tuple[Placed | None, tuple[Diagnostic, ...]]:
    from brochure.checks import cheap, missing_glyphs, overset
    from brochure.layout import lay_out

    family, problems = family_of(brochure.design)
    theme, more = theme_of(brochure.design, Path(shown).parent)
    if family is None or theme is None:
        return None, (*problems, *more)
    laid = lay_out(brochure, sheet_of(brochure), family, theme, draft=draft)
    found = tuple(overset(overflow, brochure) for overflow in laid.overflows)
    if laid.placed is None:
        return None, found
    if found:  # a draft: of its places nothing can be said yet
        return laid.placed, (*found, *missing_glyphs(laid.placed, Place(shown)))
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return laid.placed, (*found, *missing_glyphs(laid.placed, Place(shown)), *cheap(brochure, laid.placed, shown, today))


def _lined(result: Result, path: Path) -> Result:
    return msgspec.structs.replace(result, diagnostics=_with_lines(result.diagnostics, path))


def _with_lines(diagnostics: Sequence[Diagnostic], path: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics with their source lines, where they lack them, sorted by place."""
    if not diagnostics:
        return ()
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    out = []
    for diagnostic in diagnostics:
        number = diagnostic.place.line
        if not diagnostic.source_line and diagnostic.place.file == str(path) and 0 < number <= len(lines):
            diagnostic = msgspec.structs.replace(diagnostic, source_line=lines[number - 1])
        out.append(diagnostic)
    return tuple(sorted(out, key=lambda d: (d.place.line, d.place.column)))


def _write(composed: Composed, targets: dict[str, Path]) -> Result:
    """All editions are made, and checked, before the first file is written."""
    from brochure.editions.make import make
    from brochure.pdf.target import written

    brochure, placed = composed.brochure, composed.placed
    assert brochure is not None, "there is a brochure wherever there is a layout"
    assert placed is not None, "only what is laid out is written"
    ready = {name: make(name, placed, brochure) for name in targets}
    found = (*composed.diagnostics, *(diagnostic for made in ready.values() for diagnostic in made.diagnostics))
    if any(made.diagnostics for made in ready.values()):
        return Result(diagnostics=found)
    files: list[Printed] = []
    for name, made in ready.items():
        if failure := written(targets[name], made.content):
            return Result(tuple(files), (*found, failure))
        files.append(Printed(targets[name], name, len(made.placed.pages), made.placed.body_size, _words(made.placed)))
    return Result(tuple(files), found, placed.sheet.paper, placed.sheet.fold)


def _words(placed: Placed) -> int:
    return sum(
        len(item.text.split()) for page in placed.pages for panel in page.panels for item in panel.items if isinstance(item, TextRun)
    )
