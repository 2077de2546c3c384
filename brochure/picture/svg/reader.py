"""svglib's reader, loaded without what it does not use, which would take a fifth of a build.

The start of svglib's package looks up what is installed; that of reportlab.platypus, of which svglib needs one class, sets up
all of ReportLab's paragraphs. Each package stands hollow while svglib's modules are read; who else imports it gets it whole.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


@cache
def reader() -> Any:
    """`svg2rlg`: a file → its ReportLab drawing."""
    with _hollow("svglib"), _hollow("reportlab.platypus") as platypus:
        if not hasattr(platypus, "Flowable"):
            platypus.Flowable = import_module("reportlab.platypus.flowables").Flowable  # type: ignore[attr-defined]
        return import_module("svglib.svglib").svg2rlg


@contextmanager
def _hollow(name: str) -> Iterator[ModuleType]:
    """The package without its start, so that its modules can be imported one by one; as it is, if it is there already."""
    if name in sys.modules:
        yield sys.modules[name]
        return
    spec = find_spec(name)
    assert spec is not None, f"{name} is a dependency of this package"
    sys.modules[name] = hollow = module_from_spec(spec)
    try:
        yield hollow
    finally:
        del sys.modules[name]
