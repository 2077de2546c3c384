"""Every check, by subject: what `--check` runs. A new check is one function and one entry of its subject's `CHECKS`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from brochure.checks import balance, grading, language, meaning, sources
from brochure.checks import print as printing
from brochure.checks import type as typography
from brochure.checks.finding import Check

CHECKS: Final[tuple[Check, ...]] = (
    *sources.CHECKS,
    *meaning.CHECKS,
    *grading.CHECKS,
    *language.CHECKS,
    *balance.CHECKS,
    *typography.CHECKS,
    *printing.CHECKS,
)
BY_CODE: Final[Mapping[str, Check]] = {check.code: check for check in CHECKS}
FOR_PEOPLE: Final = (
    "Is everything true, and does each source say what it is cited for? A clinician has to judge.",
    "Is the tone kind, free of blame and of pressure?",
    "Does it fit the readers' culture and way of life, in words and in pictures?",
    "Do readers understand it and know what to do? Try it with some of them.",
    "Does a printed and folded copy look right, in colour and in grey?",
)
"""What no program can check."""
