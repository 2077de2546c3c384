"""`Brochure` and `Placed` → the report of all checks."""

from __future__ import annotations

import datetime

from brochure.checks.finding import Report, Summary
from brochure.checks.grading import by_section, whole
from brochure.checks.material import Material
from brochure.checks.registry import CHECKS, FOR_PEOPLE
from brochure.checks.silence import findings, in_order, silenced
from brochure.content.model import Brochure
from brochure.layout.placed import Placed


def report(brochure: Brochure, placed: Placed, shown: str, today: datetime.date) -> Report:
    """Runs every check that the brochure does not silence; `shown` is its file as typed."""
    material = Material(brochure, placed, shown, today)
    return Report(in_order(findings(CHECKS, material)), _summary(material), silenced(brochure), FOR_PEOPLE)


def _summary(material: Material) -> Summary:
    english = material.is_english
    return Summary(
        grade=whole(material, glossary=False) if english else None,
        grade_with_glossary=whole(material, glossary=True) if english else None,
        sections=by_section(material) if english else (),
        words=sum(len(passage.text.plain.split()) for passage in material.passages),
        sentences=sum(map(len, material.sentences.values())),
        body_size=material.placed.body_size,
        fill={panel.panel.name: round(panel.fill, 2) for panel in material.panels},
    )
