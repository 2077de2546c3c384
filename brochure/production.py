"""The one way through: content file → `Brochure` → `Sheet` → `Placed` → bytes → file.

    from brochure import build
    result = build("content.yaml", "brochure.pdf")

What an author can get wrong comes back as diagnostics, never as an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from brochure.content import UNREADABLE, read
from brochure.content.model import Brochure, Design
from brochure.diagnostics import Diagnostic, Place
from brochure.font import Family, family_of_files, find_family
from brochure.layout.placed import Overflow, Placed, TextRun
from brochure.sheet import Imposition, Sheet, impose
from brochure.themes import BUILT_IN, Theme, read_theme
from brochure.units import Point


class Result(Struct, frozen=True):
    """What a build came to. `written` is the PDF's path, or `None` if there were errors."""

    written: Path | None
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int = 0
    paper: str = ""
    fold: str = ""
    body_size: float = 0.0
    words: int = 0

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be read or written, rather than its content being wrong."""
        return any(diagnostic.code in UNREADABLE or diagnostic.code in UNWRITABLE for diagnostic in self.diagnostics)


UNWRITABLE = ("unwritable",)


def build(source: str | Path, target: str | Path | None = None, *, draft: bool = False, strict: bool = False) -> Result:
    """Read `source`, lay it out and write the PDF to `target` (by default in a folder `output` beside the source).

    `draft` writes the PDF even if text does not fit, with what does not fit marked on pages of its own.
    `strict` takes warnings for errors.
    """
    path = Path(source)
    output = Path(target) if target is not None else default_target(path, path.parent / "output")
    reading = read(path, str(source))
    if reading.brochure is None or (strict and reading.diagnostics):
        return Result(None, _hardened(reading.diagnostics, strict))
    brochure = reading.brochure
    placed, found = _lay_out(brochure, str(source), draft=draft)
    found = reading.diagnostics + found
    if placed is None or (not draft and any(diagnostic.severity == "error" for diagnostic in found)):
        return Result(None, _with_lines(found, path))
    return _write(placed, brochure, output, _with_lines(found, path))


def default_target(source: Path, folder: Path) -> Path:
    """`content.yaml` → `brochure.pdf`, `content.es.yaml` → `brochure.es.pdf`, `name.yaml` → `name.pdf`, in the folder."""
    name = source.stem
    if name == "content" or name.startswith("content."):
        name = "brochure" + name.removeprefix("content")
    return folder / f"{name}.pdf"


def _hardened(diagnostics: Sequence[Diagnostic], strict: bool) -> tuple[Diagnostic, ...]:
    if not strict:
        return tuple(diagnostics)
    return tuple(msgspec.structs.replace(d, severity="error") if d.severity == "warning" else d for d in diagnostics)


def _lay_out(brochure: Brochure, shown: str, *, draft: bool) -> tuple[Placed | None, tuple[Diagnostic, ...]]:
    from brochure.checks import missing_glyphs
    from brochure.layout import lay_out

    design = brochure.design
    family, problems = _family(design)
    theme, more = _theme(design, Path(shown).parent)
    if family is None or theme is None:
        return None, (*problems, *more)
    laid = lay_out(brochure, _sheet(brochure), family, theme, draft=draft)
    found = tuple(_overset(overflow, brochure, shown) for overflow in laid.overflows)
    if laid.placed is None:
        return None, found
    return laid.placed, found + missing_glyphs(laid.placed, Place(shown))


def _sheet(brochure: Brochure) -> Sheet:
    layout = brochure.layout
    if layout is None:
        return impose(Imposition())
    shift = Point(layout.back_shift.x, layout.back_shift.y) if layout.back_shift else Point(0.0, 0.0)
    return impose(Imposition(layout.paper, layout.fold, layout.margin, layout.fold_in, shift))


def _family(design: Design | None) -> tuple[Family | None, tuple[Diagnostic, ...]]:
    """The font family that the design names, every face of it readable."""
    font = design.font if design else None
    if design is None or font is None:
        family = find_family()
        assert family is not None, "the default font is a dependency of this package"
        return family, ()
    place = design.at("font")
    if hasattr(font, "plain"):
        family = find_family(font.plain)
        if family is None:
            what = f'there is no font family "{font.plain}" here'
            fix = "Leave `font` out for Atkinson Hyperlegible, or name the four files: regular, bold, italic, bold_italic."
            return None, (Diagnostic("error", "unknown-font", place, what, fix),)
        return family, ()
    family = family_of_files({"regular": font.regular, "bold": font.bold, "italic": font.italic, "bold_italic": font.bold_italic})
    problems = tuple(_unreadable_faces(family, font))
    return (None if problems else family), problems


def _theme(design: Design | None, folder: Path) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme that the design names, with its accent."""
    name = design.theme.source if design and design.theme else "calm"
    problems: list[Diagnostic] = []
    theme = read_theme(None if name in BUILT_IN else folder / name, name, str(folder / name), problems)
    return (theme.with_accent(design.accent if design else None) if theme else None), tuple(problems)


def _unreadable_faces(family: Family, font: object) -> list[Diagnostic]:
    from reportlab.pdfbase.ttfonts import TTFError

    found = []
    for style, file in family.files.items():
        try:
            family.face(style)
        except (TTFError, OSError) as cause:
            what = f"{file.name} is not a TrueType font that can be embedded ({cause})"
            found.append(Diagnostic("error", "font-unreadable", font.at(style), what, "Use a .ttf file."))  # type: ignore[attr-defined]
    return found


def _overset(overflow: Overflow, brochure: Brochure, shown: str) -> Diagnostic:
    place = overflow.place or brochure.at(overflow.flow)
    amount = f"{overflow.lines} lines ({overflow.words} words)" if overflow.lines != 1 else f"1 line ({overflow.words} words)"
    what = f'the text of "{overflow.flow}" does not fit, even at {overflow.size:g} pt: from this line on, {amount} too many'
    if overflow.tall:
        fix = "A callout, a picture or a table row here is higher than a whole panel: make it shorter or split it in two."
    elif overflow.forced:
        fix = f'A panel_break stands here, but "{overflow.flow}" has no panel left: take it out, or shorten what stands before it.'
    else:
        fix = f'Take about {overflow.words} words out of "{overflow.flow}", or move them to a panel with room.'
        fix += "\nOr allow smaller text: layout: body_size: {smallest: …}. Run with --draft to see what does not fit."
    return Diagnostic("error", "overset", place, what, fix)


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


def _write(placed: Placed, brochure: Brochure, output: Path, found: tuple[Diagnostic, ...]) -> Result:
    from brochure.pdf import Imprint, render, save

    subtitle = brochure.cover.subtitle
    imprint = Imprint(brochure.title.plain, brochure.clinic.name.plain, brochure.language, subtitle.plain if subtitle else "")
    try:
        save(output, render(placed, imprint))
    except OSError as cause:
        return Result(None, (*found, _unwritable(output, cause)))
    sheet = placed.sheet
    return Result(output, found, len(placed.pages), sheet.paper, sheet.fold, placed.body_size, _words(placed))


def _unwritable(output: Path, cause: OSError) -> Diagnostic:
    reason = {
        IsADirectoryError: "there is a folder of that name",
        NotADirectoryError: "a part of its path is a file, not a folder",
        FileExistsError: "a part of its path is a file, not a folder",
        PermissionError: "writing there is not allowed, or the file is open in another program",
    }.get(type(cause), cause.strerror or str(cause))
    what = f"the PDF could not be written: {reason}"
    return Diagnostic("error", "unwritable", Place(str(output), 0, 0), what, "Close the file if it is open, or name another file with -o.")


def _words(placed: Placed) -> int:
    return sum(
        len(item.text.split()) for page in placed.pages for panel in page.panels for item in panel.items if isinstance(item, TextRun)
    )
