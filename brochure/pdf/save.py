"""Bytes → a file: written beside its target and renamed, so that a failure leaves the old file as it was."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def save(target: Path, content: bytes) -> None:
    """Write `content` to `target` in one step; raises `OSError` and leaves the old file if that cannot be done."""
    target = target.resolve()  # a link stays one: the file it leads to is written
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(target))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The old file's rights, or those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
