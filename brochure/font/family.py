"""A family's name or four files → `Family`: the faces of regular, bold, italic and bold italic, each read when first used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

from brochure.font.face import Face

Style = Literal["regular", "bold", "italic", "bold_italic"]
STYLES: Final[tuple[Style, ...]] = ("regular", "bold", "italic", "bold_italic")
_SUFFIXES: Final[dict[str, str]] = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
DEFAULT: Final = "Atkinson Hyperlegible"


class Family:
    """Four faces of one design. A face is read from its file when it is first asked for."""

    def __init__(self, name: str, files: Mapping[str, Path]) -> None:
        self.name = name
        self.files: dict[str, Path] = dict(files)
        self._faces: dict[str, Face] = {}

    def face(self, style: str) -> Face:
        """The face of a style; raises what `Face` raises. A file that serves two styles is one face."""
        if style not in self._faces:
            self._faces[style] = self._loaded(self.files[style]) or self._load(style)
        return self._faces[style]

    def _loaded(self, file: Path) -> Face | None:
        return next((face for face in self._faces.values() if face.path == file), None)

    def _load(self, style: str) -> Face:
        face = Face(f"{self.name.replace(' ', '')}-{_SUFFIXES[style]}", self.files[style], style)
        if any(other.font.face.name == face.font.face.name for other in self._faces.values()):
            face.font.face.name += b"-" + _SUFFIXES[style].encode()  # a PDF cannot hold two fonts of one name
        return face

    @property
    def used(self) -> tuple[Face, ...]:
        """The faces read so far, each once, in a fixed order."""
        return tuple(dict.fromkeys(self._faces[style] for style in STYLES if style in self._faces))


def find_family(name: str = DEFAULT) -> Family | None:
    """A family that is installed as the PyPI package `fontpkg-<name>`; `None` if it is not, or not with four faces."""
    slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    spec = find_spec(f"fontpkg_{slug}") if slug else None
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "files"
    stem = "".join(word.capitalize() if word.islower() else word for word in name.split())
    files = {style: folder / f"{stem}-{suffix}.ttf" for style, suffix in _SUFFIXES.items()}
    return Family(name, files) if all(file.is_file() for file in files.values()) else None


def family_of_files(files: Mapping[str, Path]) -> Family:
    """The author's own family."""
    return Family("Own", files)
