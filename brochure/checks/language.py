"""How it is worded: lengths, acronyms, terms of the trade, capitals, italics, promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.checks.passages import Passage
from brochure.checks.reading.sentences import place_in, split, words
from brochure.checks.words import jargon, known_acronyms, promises
from brochure.content.text import Run
from brochure.layout.placed import TextRun

SENTENCE: Final = 20
PARAGRAPH: Final = 4
LIST: Final = 7
SECTION: Final = 120
HEADING: Final = 8
CAPITALS: Final = 3
ITALICS: Final = 0.10
_CAPITALS: Final = re.compile(r"\b[A-Z][A-Z’']+(?:[\s,&-]+(?:[A-Z][A-Z’']+|[AI]\b))+")
_ACRONYM: Final = re.compile(r"\b[A-Z]{2,6}\b(?![a-z’'-]?[a-z])")
_NEGATED: Final = re.compile(r"\b(?:no|not|never|cannot|without|neither|nor|\w+n['’]t)(?: \w+){0,3} $", re.IGNORECASE)

Paragraph = tuple[Passage, tuple[Run, ...], str]


def _paragraphs(material: Material) -> Iterator[Paragraph]:
    for passage in material.passages:
        for runs in passage.text.paragraphs:
            yield passage, runs, "".join(run.text for run in runs)


def _long_sentences(material: Material) -> Iterator[Found]:
    for group in material.sentences.values():
        for sentence in group:
            if (count := len(sentence.words)) > SENTENCE:
                what = f"a sentence of {count} words; {SENTENCE} at the most is expected"
                yield Found(sentence.place, what, "Make two of it, or a list.")


def _long_paragraphs(material: Material) -> Iterator[Found]:
    for passage, runs, text in _paragraphs(material):
        if passage.is_prose and (count := len(split(text))) > PARAGRAPH:
            what = f"a paragraph of {count} sentences; {PARAGRAPH} at the most is expected"
            yield Found(place_in(passage.text, runs, 0), what, "Start a new paragraph with an empty line, or make a list of it.")


def _long_lists(material: Material) -> Iterator[Found]:
    for place, count in (each for section in material.sections for each in section.lists):
        if count > LIST:
            yield Found(place, f"a list of {count} items; {LIST} at the most is expected", "Leave out the least, or part it in two.")


def _long_sections(material: Material) -> Iterator[Found]:
    for section in material.sections:
        count = sum(len(list(words(passage.text.plain))) for passage in section.passages if passage.role != "heading")
        if count > SECTION:
            what = f'the section "{section.title}" has {count} words; {SECTION} at the most is expected'
            yield Found(section.place, what, "Put a heading (level: 2) in its middle, or shorten it.")


def _long_headings(material: Material) -> Iterator[Found]:
    for passage in material.passages:
        if passage.role == "heading" and passage.flow != "cover" and (count := len(list(words(passage.text.plain)))) > HEADING:
            yield Found(passage.text.place, f"a heading of {count} words; {HEADING} at the most is expected", "Say it in fewer words.")


def _acronyms(material: Material) -> Iterator[Found]:
    seen = set(known_acronyms())
    for passage, runs, text in _paragraphs(material):
        for match in _ACRONYM.finditer(text) if material.is_english else ():
            if match[0] not in seen and not _CAPITALS.search(text):
                seen.add(match[0])
                if not _spelled_out(text, match):
                    fix = f'Write the words out, and the letters in brackets behind them: "… ({match[0]})".'
                    yield Found(place_in(passage.text, runs, match.start()), f'"{match[0]}" is not spelled out where it first stands', fix)


def _spelled_out(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in brackets behind words with its first letters, or its words stand in brackets behind it."""
    before = [word[0].upper() for word in words(text[: match.start()].replace("-", " "))]
    after = text[match.end() :].lstrip()
    if text[: match.start()].rstrip().endswith("("):
        return match[0][0] in before[-len(match[0]) - 2 :]
    return after.startswith("(") and len(list(words(after.partition(")")[0]))) > 1


def _jargon(material: Material) -> Iterator[Found]:
    explained = {term.plain.lower() for term, _ in material.brochure.glossary}
    terms = {term: plain for term, plain in jargon().items() if term not in explained}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, terms), key=len, reverse=True))})\b", re.IGNORECASE)
    seen = set()
    for passage, runs, text in _paragraphs(material):
        for match in pattern.finditer(text) if material.is_english else ():
            term = match[0].lower()
            if term not in seen:
                seen.add(term)
                fix = f'Write "{terms[term]}", or explain it in the text and add it to the glossary.'
                yield Found(place_in(passage.text, runs, match.start()), f'"{match[0]}" is a term that few readers know', fix)


def _capitals(material: Material) -> Iterator[Found]:
    for passage, runs, text in _paragraphs(material):
        for match in _CAPITALS.finditer(text):
            if (count := len(list(words(match[0])))) > CAPITALS:
                what = f"{count} words in a row in capitals; {CAPITALS} at the most is expected, for capitals are slow to read"
                yield Found(place_in(passage.text, runs, match.start()), what, "Use small letters, and **two stars** for what matters.")


def _italics(material: Material) -> Iterator[Found]:
    runs = [item for panel in material.panels for item in panel.items if isinstance(item, TextRun) and not material.is_within(item, "Note")]
    slanted = [run for run in runs if "italic" in run.style and run.text.strip()]
    share = sum(len(run.text) for run in slanted) / max(sum(len(run.text) for run in runs), 1)
    if share > ITALICS:
        what = f"{share:.0%} of the text is in italics; {ITALICS:.0%} at the most is expected, for italics are hard to read"
        yield Found(material.place_of(slanted[0]), what, "Take out single stars, or use **two stars** for what matters.")


def _promises(material: Material) -> Iterator[Found]:
    for passage, runs, text in _paragraphs(material):
        for match in promises().finditer(text) if material.is_english else ():
            if not _denied(text, match):
                fix = "Say what studies have found, and for how many people; do not promise."
                yield Found(place_in(passage.text, runs, match.start()), f'"{match[0]}" promises more than care can hold', fix)


def _denied(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence denies it or asks it: "no cure for all", "Is it safe?"."""
    sentence_end = re.search(r"[.!?]", text[match.end() :])
    return bool(_NEGATED.search(text[: match.start()])) or bool(sentence_end and sentence_end[0] == "?")


CHECKS: Final = (
    Check("long-sentence", "note", "language", _long_sentences),
    Check("long-paragraph", "note", "language", _long_paragraphs),
    Check("long-list", "note", "language", _long_lists),
    Check("long-section", "note", "language", _long_sections),
    Check("long-heading", "note", "language", _long_headings),
    Check("acronym", "note", "language", _acronyms),
    Check("jargon", "note", "language", _jargon),
    Check("capitals", "warning", "language", _capitals),
    Check("italics", "warning", "language", _italics),
    Check("promise", "warning", "language", _promises),
)
