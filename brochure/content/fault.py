"""What is wrong with one value: the part of a diagnostic that does not need the place."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True):
    """A stable code, what was found, and how to mend it."""

    code: str
    what: str
    help: str = ""
