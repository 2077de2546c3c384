"""A path as typed → the file in the content's folder or below it, or a `Fault` that says where to look."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Final

from brochure.content.fault import Fault

_SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]+:"
_DRIVE: Final = r"[A-Za-z]:|[/\\~]"
_PICTURES: Final = (".svg", ".png", ".jpg", ".jpeg")
_COPY: Final = "Copy the file into the folder of the content file, and write its name from there, as assets/moon.svg."


def resolve(typed: str, folder: Path) -> Path | Fault:
    """The existing file that `typed` names, as an absolute path; `folder` is the content file's."""
    if re.match(_SCHEME, typed):
        return Fault("path-outside", f'"{typed}" is an address, not a file of the brochure\'s folder', "Download it. " + _COPY)
    if re.match(_DRIVE, typed):
        return Fault("path-outside", f'"{typed}" starts from the computer\'s drive, so it would not be found on another one', _COPY)
    try:
        return _look_up(typed, folder)
    except (OSError, ValueError, RuntimeError):
        return Fault(
            "path-missing",
            f'"{typed[:80]}" is not a name that a file can have',
            "Check it: folders are parted by /, as in assets/moon.svg.",
        )


def _look_up(typed: str, folder: Path) -> Path | Fault:
    if _leaves(typed):
        return Fault("path-outside", f'"{typed}" leaves the folder of the content file', _COPY)
    root = folder.resolve()
    path = (root / typed).resolve()
    if not path.is_relative_to(root):
        return Fault("path-outside", f'"{typed}" is a link to a file outside the folder of the content file', _COPY)
    if path.is_file():
        return path
    if path.is_dir():
        return Fault("path-missing", f'"{typed}" is a folder, not a file', _names_in(path, typed.rstrip("/") + "/"))
    return Fault("path-missing", f'there is no file "{typed}"', _nearby(typed, root))


def _leaves(typed: str) -> bool:
    depth = 0
    for part in PurePosixPath(typed.replace("\\", "/")).parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def _names_in(folder: Path, prefix: str) -> str:
    names = sorted(each.name for each in folder.iterdir() if each.is_file())
    return f"Name a file in it, as {prefix}{names[0]}." if names else "It has no files in it."


def _nearby(typed: str, root: Path) -> str:
    """The name that was probably meant: other letter case, slashes, or spelling; or what there is instead."""
    if "\\" in typed and (root / typed.replace("\\", "/")).is_file():
        return f"Write {typed.replace(chr(92), '/')}, with / between folders."
    found, at = "", root
    parts = PurePosixPath(typed.replace("\\", "/")).parts
    for index, part in enumerate(parts):
        near = _near(part, at)
        if near is None:
            return _missing_part(part, at, found, is_folder=index < len(parts) - 1)
        found, at = f"{found}{near}/", at / near
    found = found.rstrip("/")
    reason = " Capital and small letters count." if found.lower() == typed.lower() else ""
    return f'Did you mean "{found}"?{reason}' if at.is_file() else f'"{found}" is a folder.'


def _near(part: str, folder: Path) -> str | None:
    from brochure.content.suggest import nearest

    names = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return part if part in names or part in (".", "..") else nearest(part, names)


def _missing_part(part: str, folder: Path, prefix: str, *, is_folder: bool) -> str:
    """What there is in place of a folder or of a file with such an ending."""
    where = f"The folder {prefix.rstrip('/')}" if prefix else "The content file's folder"
    if is_folder:
        names = sorted(each.name for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))[:8]
        return f'{where} has no folder "{part}"' + (f"; its folders are {', '.join(names)}." if names else ".")
    wanted = PurePosixPath(part).suffix.lower()
    endings = _PICTURES if wanted in _PICTURES or not wanted else (wanted,)
    names = sorted(each.name for each in folder.iterdir() if each.suffix.lower() in endings)[:8]
    return (
        f"{where} has {', '.join(names)}."
        if names
        else f"{where} has no {'picture' if endings is _PICTURES else wanted} file: copy it there."
    )
