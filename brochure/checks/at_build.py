"""`Brochure` and `Placed` → the diagnostics of the checks that cost a build nothing worth noticing."""

from __future__ import annotations

import datetime
from typing import Final

from brochure.checks import balance, sources
from brochure.checks import print as printing
from brochure.checks import type as typing
from brochure.checks.finding import Check
from brochure.checks.material import Material
from brochure.checks.silence import findings, in_order
from brochure.content.model import Brochure
from brochure.diagnostics import Diagnostic
from brochure.layout.placed import Placed

_SUBJECTS: Final = (sources.CHECKS, balance.CHECKS, printing.CHECKS, typing.CHECKS)
CHEAP: Final[tuple[Check, ...]] = tuple(check for checks in _SUBJECTS for check in checks if check.cheap)


def cheap(brochure: Brochure, placed: Placed, shown: str, today: datetime.date) -> tuple[Diagnostic, ...]:
    """Errors and warnings, in the order of the file."""
    return in_order(findings(CHEAP, Material(brochure, placed, shown, today)))
