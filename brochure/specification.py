"""What a brochure's `layout` and `design` ask for → its sheet, its font family, its theme; or what is wrong with them."""

from __future__ import annotations

from pathlib import Path

from brochure.content.model import Brochure, Design, FontFiles
from brochure.content.text import Text
from brochure.diagnostics import Diagnostic
from brochure.font import Family, family_of_files, find_family
from brochure.sheet import Imposition, Sheet, impose
from brochure.themes import BUILT_IN, Theme, read_theme
from brochure.units import Point


def sheet_of(brochure: Brochure) -> Sheet:
    """The imposed sheet."""
    layout = brochure.layout
    if layout is None:
        return impose(Imposition())
    shift = Point(layout.back_shift.x, layout.back_shift.y) if layout.back_shift else Point(0.0, 0.0)
    return impose(Imposition(layout.paper, layout.fold, layout.margin, layout.fold_in, shift))


def family_of(design: Design | None) -> tuple[Family | None, tuple[Diagnostic, ...]]:
    """The font family that the design names, every face of it readable."""
    font = design.font if design else None
    if design is None or font is None:
        family = find_family()
        assert family is not None, "the default font is a dependency of this package"
        return family, ()
    place = design.at("font")
    if isinstance(font, Text):
        family = find_family(font.plain)
        if family is None:
            what = f'there is no font family "{font.plain}" here'
            fix = "Leave `font` out for Atkinson Hyperlegible, or name the four files: regular, bold, italic, bold_italic."
            return None, (Diagnostic("error", "unknown-font", place, what, fix),)
        return family, ()
    family = family_of_files({"regular": font.regular, "bold": font.bold, "italic": font.italic, "bold_italic": font.bold_italic})
    problems = tuple(_unreadable_faces(family, font))
    return (None if problems else family), problems


def theme_of(design: Design | None, folder: Path) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme that the design names, with its accent."""
    name = design.theme.source if design and design.theme else "calm"
    problems: list[Diagnostic] = []
    theme = read_theme(None if name in BUILT_IN else folder / name, name, str(folder / name), problems)
    return (theme.with_accent(design.accent if design else None) if theme else None), tuple(problems)


def _unreadable_faces(family: Family, font: FontFiles) -> list[Diagnostic]:
    from reportlab.pdfbase.ttfonts import TTFError

    found = []
    for style, file in family.files.items():
        try:
            family.face(style).try_subset()
        except Exception as cause:  # ReportLab stumbles over a damaged font in many ways
            reason = cause if isinstance(cause, TTFError | OSError) else "it is damaged"
            what = f"{file.name} is not a TrueType font that can be embedded ({reason})"
            found.append(Diagnostic("error", "font-unreadable", font.at(style), what, "Use a .ttf file."))
    return found
