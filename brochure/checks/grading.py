"""How hard it is to read: school grades, whole and by section, and the hardest sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from brochure.checks.finding import Check, Found, Grade, SectionGrade
from brochure.checks.material import Material
from brochure.checks.passages import Passage
from brochure.checks.reading.grades import Counted, flesch_kincaid, smog
from brochure.checks.reading.sentences import Sentence
from brochure.diagnostics import Place

EASY: Final = 6.0
HARD: Final = 8.0
"""Grades that a patient's text should not exceed (AMA and NIH)."""
HARDEST: Final = 5
_LEAST_WORDS: Final = 8
"""Fewer words make no sentence that a grade says anything about."""


def grade_of(counted: Counted) -> Grade:
    """Both formulas, to a tenth."""
    return Grade(round(flesch_kincaid(counted), 1), round(smog(counted), 1))


def whole(material: Material, *, glossary: bool) -> Grade:
    """The grade of the whole text."""
    return grade_of(material.counted(material.passages, glossary=glossary))


def by_section(material: Material) -> tuple[SectionGrade, ...]:
    """The sections that hold sentences."""
    return tuple(_section(material))


def _section(material: Material) -> Iterator[SectionGrade]:
    for section in material.sections:
        passages: tuple[Passage, ...] = tuple(section.passages)
        all_ = material.counted(passages, glossary=True)
        if all_.words:
            plain = grade_of(material.counted(passages, glossary=False))
            yield SectionGrade(section.title, section.place.line, all_.words, plain, grade_of(all_))


def _over(least: float, most: float, material: Material) -> Iterator[Found]:
    """The whole is judged by the higher formula; a section by Flesch-Kincaid alone, since SMOG wants 30 sentences."""
    if not material.is_english:
        return
    grade, with_terms = whole(material, glossary=False), whole(material, glossary=True)
    if least < max(grade.flesch_kincaid, grade.smog) <= most:
        yield Found(Place(material.shown, 0, 0), f"the text reads at {_said(grade, with_terms, least)}", _FIX)
    for section in by_section(material):
        if least < section.plain.flesch_kincaid <= most:
            place = Place(material.shown, section.line, 1)
            yield Found(place, f'the section "{section.title}" reads at {_said(section.plain, section.whole, least)}', _FIX)


_FIX: Final = "Use shorter sentences and shorter words, first of all in the hardest sentences; put terms that must stay in the glossary."


def _said(grade: Grade, whole_: Grade, least: float) -> str:
    with_terms = f"{whole_.flesch_kincaid:g} and {whole_.smog:g} with the glossary's words"
    both = f"grade {grade.flesch_kincaid:g} by Flesch-Kincaid and {grade.smog:g} by SMOG"
    return f"{both} ({with_terms}); {least:g} at the most is expected"


def _over_six(material: Material) -> Iterator[Found]:
    yield from _over(EASY, HARD, material)


def _over_eight(material: Material) -> Iterator[Found]:
    yield from _over(HARD, float("inf"), material)


def _hardest(material: Material) -> Iterator[Found]:
    if not material.is_english:
        return
    graded = [
        (flesch_kincaid(material.reading.count([sentence], glossary=False)), sentence)
        for group in material.sentences.values()
        for sentence in group
        if len(sentence.words) >= _LEAST_WORDS
    ]
    hard = sorted((each for each in graded if each[0] > HARD), key=lambda each: -each[0])
    yield from (_hard(grade, sentence, material) for grade, sentence in hard[:HARDEST])


def _hard(grade: float, sentence: Sentence, material: Material) -> Found:
    long = material.reading.hard_words(sentence)
    fix = f"Use shorter words, if you can, for {', '.join(long)}." if long else "Make two sentences of it."
    what = f'one of the hardest sentences, grade {grade:.0f}, {len(sentence.words)} words: "{_short(sentence.text)}"'
    return Found(sentence.place, what, fix)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"


CHECKS: Final = (
    Check("grade-over-6", "note", "language", _over_six),
    Check("grade-over-8", "warning", "language", _over_eight),
    Check("hard-sentence", "note", "language", _hardest),
)
