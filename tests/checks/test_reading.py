"""Grades against published ones, syllables and sentences against a count by hand."""

from __future__ import annotations

import pytest

from brochure.checks.reading.grades import Counted, Reading, flesch_kincaid, smog
from brochure.checks.reading.sentences import Sentence, split, words
from brochure.checks.reading.syllables import by_rule, syllables
from brochure.diagnostics import Place


def counted(text: str, *glossary: str) -> Counted:
    sentences = [Sentence(each, tuple(words(each)), Place("a.yaml")) for each in split(text)]
    reading = Reading((word for each in sentences for word in each.words), tuple(tuple(words(term)) for term in glossary))
    return reading.count(sentences, glossary=not glossary)


# Wikipedia, "Flesch–Kincaid readability tests": 13 words, 24 syllables, grade 11.3
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def test_a_published_sentence_has_its_published_grade() -> None:
    found = counted(PLATYPUS)
    assert (found.sentences, found.words, found.syllables) == (1, 13, 24)
    assert flesch_kincaid(found) == pytest.approx(11.3, abs=0.05)


def test_a_published_book_has_its_published_grade() -> None:
    # the same article: Green Eggs and Ham, 5.7 words a sentence and 1.02 syllables a word, has grade -1.3
    assert flesch_kincaid(Counted(1000, 5700, 5814, 0)) == pytest.approx(-1.3, abs=0.05)


@pytest.mark.parametrize(("polysyllables", "grade"), [(5, 5), (9, 6), (16, 7), (25, 8), (36, 9), (49, 10), (64, 11), (81, 12), (100, 13)])
def test_smog_agrees_with_mclaughlins_table(polysyllables: int, grade: int) -> None:
    # the SMOG conversion table for 30 sentences (National Cancer Institute, Making Health Communication Programs Work)
    assert smog(Counted(30, 300, 400, polysyllables)) == pytest.approx(grade, abs=0.6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat on the mat.", Counted(1, 6, 6, 0)),
        ("Drink water. It helps your body.", Counted(2, 6, 8, 0)),
        ("Ask her at 9 a.m. on Monday. Medicine can help!", Counted(2, 10, 14, 1)),
        ("Naltrexone blocks opioids.", Counted(1, 3, 7, 2)),
    ],
)
def test_short_texts_are_counted_as_by_hand(text: str, expected: Counted) -> None:
    assert counted(text) == expected


def test_the_glossarys_words_are_left_out() -> None:
    assert counted("Opioids change the NMDA receptors.", "opioids", "NMDA receptors") == Counted(1, 2, 2, 0)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three! Four", 4),
        ("Take 2.5 mg, e.g. at night, i.e. late.", 1),
        ("He said “stop.” Then he left.", 2),
        ("Is it right for me? No. It is not.", 3),
        ("See No. 5 and J. Smith.", 1),
        ("Wait … and see.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int) -> None:
    assert len(split(text)) == sentences


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ketamine", 3),
        ("ketamine-assisted", 6),
        ("buprenorphine", 4),
        ("psychiatry", 4),
        ("clinic’s", 2),
        ("55", 1),
        ("SAMHSA", 2),
        ("NMDA", 4),
    ],
)
def test_words_have_the_syllables_that_are_heard(word: str, count: int) -> None:
    assert syllables([word])[word] == count


@pytest.mark.parametrize(("word", "count"), [("make", 1), ("table", 2), ("wanted", 2), ("helped", 1), ("reconsolidation", 6)])
def test_the_rule_for_words_that_no_dictionary_has(word: str, count: int) -> None:
    assert by_rule(word) == count
