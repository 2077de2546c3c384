"""Counted sentences, words and syllables → school grades (US)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import sqrt

from msgspec import Struct

from brochure.checks.reading.sentences import Sentence
from brochure.checks.reading.syllables import syllables

POLYSYLLABLE = 3


class Counted(Struct, frozen=True):
    """What the formulas are worked out from; polysyllables have three syllables or more."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int


def flesch_kincaid(counted: Counted) -> float:
    """Kincaid, Fishburne, Rogers and Chissom 1975 (Research Branch Report 8-75)."""
    if not counted.words or not counted.sentences:
        return 0.0
    return 0.39 * counted.words / counted.sentences + 11.8 * counted.syllables / counted.words - 15.59


def smog(counted: Counted) -> float:
    """McLaughlin 1969 (Journal of Reading 12:639), for any number of sentences; rough below 30."""
    if not counted.sentences:
        return 0.0
    return 1.0430 * sqrt(counted.polysyllables * 30 / counted.sentences) + 3.1291


class Reading:
    """Words with their syllables, and which of them the glossary explains."""

    def __init__(self, words: Iterable[str], glossary: tuple[tuple[str, ...], ...] = ()) -> None:
        self._syllables = syllables(words)
        self._terms = sorted((tuple(word.lower() for word in term) for term in glossary if term), key=len, reverse=True)

    def count(self, sentences: Iterable[Sentence], *, glossary: bool = True) -> Counted:
        """Counts the sentences; without `glossary`, the words it explains are left out."""
        groups = [list(sentence.words) if glossary else list(self._unexplained(sentence.words)) for sentence in sentences]
        each = [self._syllables[word] for group in groups for word in group]
        return Counted(sum(map(bool, groups)), len(each), sum(each), sum(count >= POLYSYLLABLE for count in each))

    def hard_words(self, sentence: Sentence) -> list[str]:
        """Its words of three syllables or more that the glossary does not explain, each once."""
        return list(dict.fromkeys(word for word in self._unexplained(sentence.words) if self._syllables[word] >= POLYSYLLABLE))

    def _unexplained(self, words: tuple[str, ...]) -> Iterator[str]:
        lower = tuple(word.lower().removesuffix("'s").removesuffix("’s") for word in words)
        index = 0
        while index < len(words):
            length = next((len(term) for term in self._terms if lower[index : index + len(term)] == term), 0)
            if not length:
                yield words[index]
            index += length or 1
