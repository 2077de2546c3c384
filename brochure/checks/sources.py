"""Who stands behind it: placeholders left in, reviewer, version, dates. (The sources' own faults are found as they are read.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import fields

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.checks.words import placeholders
from brochure.content.node import Node
from brochure.content.text import Text
from brochure.diagnostics import Place

YEARS: Final = 3
"""As long as a text may stand without review (PIF TICK)."""


def _placeholders(material: Material) -> Iterator[Found]:
    for text, place in _values(material.brochure, material.brochure.place):
        for pattern, instead in placeholders():
            source = text.source if isinstance(text, Text) else text
            if match := pattern.search(source):
                at = text.place_of(match.start()) if isinstance(text, Text) else place
                yield Found(at, f'"{match[0]}" is a placeholder', f"Write {instead}.")


def _values(value: Any, place: Place) -> Iterator[tuple[Text | str, Place]]:
    """Every text of the content, with its place."""
    if isinstance(value, Text | str):
        yield value, place
    elif isinstance(value, tuple):
        for each in value:
            yield from _values(each, place)
    elif isinstance(value, Node):
        for name in (field.name for field in fields(value) if field.name not in ("place", "places")):
            yield from _values(getattr(value, name), value.at(name))


def _no_reviewer(material: Material) -> Iterator[Found]:
    review = material.brochure.review
    if review is None or review.reviewed_by is None:
        place = review.place if review else material.brochure.place
        fix = "Have a clinician check the text, then add under review: reviewed_by: Name, role"
        yield Found(place, "nobody is named as having checked the text; one name at the least is expected", fix)


def _no_version(material: Material) -> Iterator[Found]:
    review = material.brochure.review
    missing = [name for name in ("version", "published") if review is None or getattr(review, name) is None]
    if missing:
        place = review.place if review else material.brochure.place
        what = f"the imprint has no {' and no '.join('date' if name == 'published' else name for name in missing)}"
        yield Found(place, what, 'Add under review: version: "1.0" and published: 2026-11-23, with your own.')


def _past(material: Material) -> Iterator[Found]:
    review = material.brochure.review
    if review and review.next_review and review.next_review < material.today:
        late = (material.today - review.next_review).days
        what = f"the next review was due on {review.next_review}, {late} day{'' if late == 1 else 's'} ago"
        yield Found(review.at("next_review"), what, "Have the text checked again, then set reviewed_on and next_review.")


def _far(material: Material) -> Iterator[Found]:
    review = material.brochure.review
    if review and review.next_review and (years := (review.next_review - material.today).days / 365.25) > YEARS:
        what = f"the next review, {review.next_review}, is {years:.1f} years away; {YEARS} at the most is expected"
        yield Found(review.at("next_review"), what, "Set an earlier day: medical knowledge ages.")


CHECKS: Final = (
    Check("placeholder", "warning", "sources", _placeholders, cheap=True),
    Check("no-reviewer", "warning", "sources", _no_reviewer, cheap=True),
    Check("no-version", "warning", "sources", _no_version, cheap=True),
    Check("review-past", "error", "sources", _past, cheap=True),
    Check("review-far", "warning", "sources", _far, cheap=True),
)
