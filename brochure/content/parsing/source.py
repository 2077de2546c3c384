"""File → its text: UTF-8, line ends as `\\n`, no control characters; or what keeps the file from being read."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from msgspec import Struct

from brochure.diagnostics import Diagnostic, Place

MAX_BYTES: Final = 1 << 20
UNREADABLE: Final = frozenset(("file-missing", "file-is-folder", "file-unreadable"))
"""The codes that say that the file could not be had from the disk, whatever its content."""

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_MOST_SHOWN: Final = 20
_NEW_FILE: Final = "Copy its text into a plain text file (Notepad, TextEdit as plain text) that ends in .yaml."


class _Format(Struct, frozen=True):
    """A kind of file that is not YAML, by its first bytes and a part of what follows."""

    magic: bytes
    name: str
    holds: bytes = b""


_FORMATS: Final = (
    _Format(b"%PDF", "a PDF"),
    _Format(b"PK\x03\x04", "a Word document", b"word/"),
    _Format(b"PK\x03\x04", "an Excel workbook", b"xl/"),
    _Format(b"PK\x03\x04", "a LibreOffice document", b"opendocument"),
    _Format(b"PK\x03\x04", "a ZIP archive"),
    _Format(b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    _Format(b"{\\rtf", "a rich text (RTF) document"),
    _Format(b"\x89PNG", "a PNG picture"),
    _Format(b"\xff\xd8\xff", "a JPEG picture"),
    _Format(b"\x1f\x8b", "a compressed file"),
)


def read_text(path: Path, shown: str, problems: list[Diagnostic]) -> str | None:
    """The text of the file at `path`, or None and the reason among `problems`; `shown` is the name printed."""
    found: bytes | Diagnostic = _read_bytes(path, shown)
    if isinstance(found, bytes):
        found = _refused(found, shown) or found
    if isinstance(found, Diagnostic):
        problems.append(found)
        return None
    decoded = _decode(found, shown)
    if isinstance(decoded, Diagnostic):
        problems.append(decoded)
        return None
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    controls = _control_characters(text, shown)
    problems.extend(controls)
    return None if controls else text


def _read_bytes(path: Path, shown: str) -> bytes | Diagnostic:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return _error("file-unreadable", shown, "this is no file, but a device or a pipe", "Name a file.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _error("file-missing", shown, "there is no such file", _similar(path))
    except IsADirectoryError:
        return _error("file-is-folder", shown, "this is a folder, not a file", _files_in(path))
    except PermissionError:
        advice = "Close it in other programs, and see that you may read it (its properties say so)."
        return _error("file-unreadable", shown, "the computer does not let you read this file", advice)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        return _error("file-unreadable", shown, f"this file cannot be read: {reason}", "Check its name and the drive that it is on.")


def _similar(path: Path) -> str:
    from brochure.content.suggest import nearest

    try:
        names = sorted(each.name for each in path.parent.iterdir() if each.is_file())
    except (OSError, ValueError):
        return f"There is no folder {path.parent} either: check the path." if path.parent.name else "Check the name."
    stem = {name for name in names if name.removesuffix(".yaml").removesuffix(".yml") == path.name}
    near = next(iter(stem), None) or nearest(path.name, names) or next((name for name in names if name.endswith((".yaml", ".yml"))), None)
    return f'Did you mean "{near}"?' if near else "Check the name, and the folder that you are in."


def _files_in(folder: Path) -> str:
    try:
        names = sorted(each.name for each in folder.iterdir() if each.suffix in (".yaml", ".yml"))
    except OSError:
        names = []
    return f"Name the file in it: {folder / names[0]}" if names else "Name a .yaml file in it."


def _refused(content: bytes, shown: str) -> Diagnostic | None:
    """Why these bytes are no text at all, if so."""
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return _error(
            "file-empty", shown, "the file is empty", "A brochure needs title, clinic, cover and inside: see docs/content-format.md."
        )
    for format_ in _FORMATS:
        if content.startswith(format_.magic) and format_.holds in content:
            return _error("file-binary", shown, f"this is {format_.name}, not a YAML file", _NEW_FILE)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _error("encoding", shown, "the file is saved as UTF-16, not as UTF-8", _SAVE)
    if b"\0" in content:
        return _error("file-binary", shown, "this is not a text file: it holds binary data", _NEW_FILE)
    if len(content) > MAX_BYTES:
        return _error(
            "file-too-big", shown, "the file is larger than 1 MB; a brochure's text has about 20 kB", "Pictures stay in files of their own."
        )
    return None


_SAVE: Final = "Save it as UTF-8. In Notepad: File, Save as, Encoding: UTF-8."


def _decode(content: bytes, shown: str) -> str | Diagnostic:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _bad_encoding(content, error.start if not content.startswith(b"\xef\xbb\xbf") else error.start + 3, shown)


def _bad_encoding(content: bytes, at: int, shown: str) -> Diagnostic:
    before = content[:at].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    guessed = content[at : at + 1].decode("cp1252", "replace")
    rest = re.split(rb"[\r\n]", content[at:], maxsplit=1)[0].decode("cp1252", "replace")
    place = Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
    what = f'the file is not saved as UTF-8: here stands a character of another encoding (perhaps "{guessed}")'
    return Diagnostic("error", "encoding", place, what, _SAVE, before[before.rfind("\n") + 1 :] + rest)


def _control_characters(text: str, shown: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for match in _FORBIDDEN.finditer(text):
        if len(found) == _MOST_SHOWN:
            break
        at = match.start()
        place = Place(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
        what = f"an invisible control character stands here ({_name(match.group())}); it often comes along when text is pasted"
        found.append(
            Diagnostic(
                "error",
                "control-character",
                place,
                what,
                "Delete it, and type a space or a new line if one is needed.",
                _FORBIDDEN.sub(" ", line),
            )
        )
    return found


def _name(character: str) -> str:
    return f"U+{ord(character):04X}" + (f", {name.lower()}" if (name := unicodedata.name(character, "")) else "")


def _error(code: str, shown: str, what: str, advice: str) -> Diagnostic:
    return Diagnostic("error", code, Place(shown), what, advice)
