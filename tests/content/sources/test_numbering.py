"""Which sources are printed and how they are numbered, and what is said about mistakes in `references`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.references import Sources
from brochure.content.sources.numbering import RawEntry, read_sources
from brochure.diagnostics import Diagnostic, Place

WHOLE = {"type": "book", "title": "A title", "author": [{"family": "Smith", "given": "John"}], "publisher": "Press", "issued": "2015"}


def entry(key: str = "a", *, nocite: bool = False, line: int = 1, **fields: object) -> RawEntry:
    given = {name.replace("_", "-"): value for name, value in (WHOLE | fields).items() if value is not None}
    places = {name: Place("content.yaml", line + number, 5) for number, name in enumerate(given, 1)}
    return RawEntry(key, given, Place("content.yaml", line, 5), places, nocite)


def sources(entries: list[RawEntry], *cited: str) -> tuple[Sources, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    places = [(key, Place("content.yaml", 90 + number, 1)) for number, key in enumerate(cited)]
    return read_sources(entries, places, None, None, problems), problems


def mistakes(**fields: object) -> list[Diagnostic]:
    return sources([entry(**fields)], "a")[1]


def test_sources_are_numbered_as_they_are_cited_and_then_those_that_need_no_citation() -> None:
    found, problems = sources([entry("a", nocite=True), entry("b"), entry("c", nocite=True), entry("d")], "d", "c", "b", "d")
    assert [(each.key, each.number) for each in found.entries] == [("d", 1), ("c", 2), ("b", 3), ("a", 4)]
    assert found.numbers == {"d": 1, "c": 2, "b": 3, "a": 4}
    assert problems == []


def test_an_uncited_source_is_a_warning_and_is_not_printed() -> None:
    found, problems = sources([entry("a"), entry("b", line=20)], "a")
    assert [each.key for each in found.entries] == ["a"]
    assert [(each.severity, each.code, each.place.line) for each in problems] == [("warning", "uncited-reference", 20)]


def test_an_unknown_citation_names_the_nearest_id_where_it_stands() -> None:
    found, problems = sources([entry("watson2015")], "watson2015", "watson2051")
    assert [(each.severity, each.code, each.place.line) for each in problems] == [("error", "unknown-citation", 91)]
    assert "[@watson2015]" in problems[0].help
    assert found.numbers == {"watson2015": 1}


def test_an_id_given_twice_is_an_error() -> None:
    _, problems = sources([entry("a", line=3), entry("a", line=20)], "a")
    assert [(each.severity, each.code, each.place.line) for each in problems] == [("error", "duplicate-id", 20)]
    assert "line 3" in problems[0].what


def test_ids_that_differ_in_letter_case_are_two() -> None:
    found, problems = sources([entry("Smith", title="One"), entry("smith", title="Two")], "Smith", "smith")
    assert problems == []
    assert ["One" in each.runs[1].text for each in found.entries] == [True, False]


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        ((1,), "1"),
        ((2, 1), "1,2"),
        ((1, 2, 3), "1–3"),
        ((5, 1, 2, 3), "1–3,5"),
        ((1, 2, 4, 5), "1,2,4,5"),
        ((9, 10, 11, 12, 3), "3,9–12"),
        ((1, 1), "1"),
        ((99,), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_the_label_of_a_citation(numbers: tuple[int, ...], label: str) -> None:
    found = Sources(numbers={f"k{number}": number for number in range(1, 20)})
    assert found.label(tuple(f"k{number}" for number in numbers)) == label


@given(st.sets(st.integers(1, 30), min_size=1))
def test_a_label_names_each_number_once(numbers: set[int]) -> None:
    label = Sources(numbers={str(number): number for number in range(1, 31)}).label(tuple(map(str, numbers)))
    named: list[int] = []
    for part in label.split(","):
        first, _, last = part.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)
    assert all(not {number, number + 1, number + 2} <= numbers for number in numbers) or "–" in label


@pytest.mark.parametrize(
    ("fields", "severity", "code", "fix"),
    [
        ({"journal": "Sleep"}, "error", "unknown-key", "container-title"),
        ({"doi": "10.1000/182"}, "error", "unknown-key", '"DOI"'),
        ({"year": "2015"}, "error", "unknown-key", "issued"),
        ({"container-tilte": "Sleep"}, "error", "unknown-key", "container-title"),
        ({"qqq": "x"}, "error", "unknown-key", "issued"),
        ({"type": None}, "error", "missing-key", "article-journal"),
        ({"type": "website"}, "error", "unknown-type", "webpage"),
        ({"type": "jurnal-article"}, "error", "unknown-type", "journal"),
        ({"title": ["a", "b"]}, "error", "wrong-kind", "title:"),
        ({"volume": {"a": "b"}}, "error", "wrong-kind", "volume:"),
        ({"author": "John Smith"}, "error", "bad-name", "author: [{family: Smith, given: John}]"),
        ({"author": "Smith, John A."}, "error", "bad-name", "author: [{family: Smith, given: John A.}]"),
        ({"author": "Dakwar E, Levin F, Foltin RW"}, "error", "bad-name", "{family: Dakwar, given: E}, {family: Levin, given: F}, {family: Foltin, given: RW}"),
        ({"author": "John Smith and Ann Lee"}, "error", "bad-name", "[{family: Smith, given: John}, {family: Lee, given: Ann}]"),
        ({"author": "US Food and Drug Administration"}, "error", "bad-name", "author: [{literal: US Food and Drug Administration}]"),
        ({"author": ["John Smith"]}, "error", "bad-name", "{family: Smith, given: John}"),
        ({"author": [{"first": "John", "family": "Smith"}]}, "error", "bad-name", "given: John"),
        ({"author": [{"name": "FDA"}]}, "error", "bad-name", "literal: FDA"),
        ({"author": [{}]}, "error", "bad-name", "family:"),
        ({"author": []}, "error", "bad-name", "family:"),
        ({"issued": "soon"}, "error", "bad-date", "2023-10"),
        ({"issued": "October 10, 2023"}, "error", "bad-date", "2023-10-10"),
        ({"issued": "October 2023"}, "error", "bad-date", "2023-10"),
        ({"issued": "2023-13-40"}, "error", "bad-date", "2023-10"),
        ({"issued": "2023-02-30"}, "error", "bad-date", "2023-10"),
        ({"issued": {"yaer": "2023"}}, "error", "bad-date", "year"),
        ({"issued": {"year": "20x3"}}, "error", "bad-date", "2023"),
        ({"issued": [{"literal": "soon"}, "2015"]}, "error", "bad-date", "2023"),
        ({"issued": ["2015", "5"]}, "error", "bad-date", "2023"),
        ({"issued": "2015/2014"}, "error", "bad-date", "2023"),
        ({"issued": {"date-parts": "2015"}}, "error", "bad-date", "date-parts: [["),
        ({"DOI": "see website"}, "warning", "bad-doi", "10.1016/"),
        ({"PMID": "none"}, "warning", "bad-pmid", "24035344"),
        ({"PMCID": "none"}, "warning", "bad-pmcid", "PMC1234567"),
        ({"URL": "www.fda.gov/drugs"}, "error", "bad-link", "https://www.fda.gov/drugs"),
        ({"title": "a\x07b"}, "error", "control-character", "type"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_source_is_met_with_the_right_form(fields: dict[str, object], severity: str, code: str, fix: str) -> None:
    problems = mistakes(**fields)
    assert [(each.severity, each.code) for each in problems] == [(severity, code)]
    assert fix in problems[0].help


def test_a_mistake_is_placed_at_its_value() -> None:
    raw = entry(line=10, volume=["1"])
    assert sources([raw], "a")[1][0].place == raw.places["volume"]


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ({"author": None, "publisher": None, "URL": "https://example.org"}, ["author"]),
        ({"title": None}, ["title"]),
        ({"issued": None}, ["date"]),
        ({"publisher": None}, ["where"]),
        ({"author": None, "publisher": None, "issued": None, "volume": "2"}, ["author", "date", "where"]),
        ({"author": None}, []),
        ({"author": None, "editor": [{"literal": "X"}]}, []),
        ({"type": "webpage", "issued": None, "accessed": "2024-01-02", "URL": "https://example.org"}, []),
        ({"type": "legislation", "author": None, "publisher": None}, []),
    ],
)  # fmt: skip
def test_a_source_that_cannot_be_found_by_a_reader_is_a_warning(fields: dict[str, object], lacks: list[str]) -> None:
    problems = mistakes(**fields)
    assert [(each.severity, each.code) for each in problems] == [("warning", "incomplete-reference")] * bool(lacks)
    what = "".join(each.what for each in problems)
    assert [word for word in ("author", "title", "date", "where") if word in what.partition("(container-title")[0]] == lacks


def test_a_source_with_nothing_to_print_is_an_error() -> None:
    assert ("error", "reference-not-formatted") in [
        (each.severity, each.code) for each in sources([RawEntry("a", {"type": "book"}, Place("x"))], "a")[1]
    ]


def test_what_reference_managers_export_along_is_accepted() -> None:
    fields = {
        "id": "a", "citation-key": "a", "note": "PMID: 1", "abstract": "x", "keyword": "a, b", "custom": {"a": "b"}, "categories": ["x"], "annote": "x",
        "journalAbbreviation": "Slp", "shortTitle": "A", "ISSN": "0161-8105", "language": "en-US", "source": "PubMed", "status": "Published", "archive": "x",
    }  # fmt: skip
    assert sources([RawEntry("a", WHOLE | fields, Place("x"))], "a")[1] == []


@pytest.mark.parametrize(
    "value",
    [
        "2015", "2015-05", "2015-05-10", "2015-05-10T12:00:00Z", "2015?", "2015~", "2014/2015", "2014-11/2015-02",
        {"year": "2015"}, {"year": "2015", "month": "5"}, {"year": "2015", "month": "5", "day": "10"}, {"year": "2015", "season": "2"}, {"year": "2015", "season": "summer"},
        [{"year": "2015"}], [{"year": "2014"}, {"year": "2015"}], {"date-parts": [["2015", "5"]]}, {"date-parts": [["2015"], ["2016"]]}, {"date-parts": ["2015", "5"]},
        {"literal": "in press 2015"}, {"raw": "2015-05"}, {"year": "2015", "circa": "true"}, "2015-21", "-0044",
    ],
)  # fmt: skip
def test_every_form_of_date_is_read(value: object) -> None:
    found, problems = sources([entry(issued=value)], "a")
    assert problems == []
    text = "".join(run.text for run in found.entries[0].runs)
    assert ("2015" in text or "2016" in text) != (value == "-0044")


YEARS = st.sampled_from(["2015", "0", "x", "", "99999", "-5", "2015-02-30", "2015/2014"])
ANY = st.recursive(
    st.text(max_size=8) | YEARS | st.sampled_from(["A title?", "R&D <5 mg", "*x*", "<i>y</i>", "10.1/x", "https://example.org", "{", "\ufdd0"]),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from(["year", "month", "day", "date-parts", "family", "given", "literal", "season"]), children, max_size=3),
    max_leaves=6,
)  # fmt: skip
NAMES = st.lists(
    st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"]), st.text(max_size=6)
    ),
    max_size=8,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["article-journal", "book", "webpage", "report", "chapter", "legislation", "article", "article-newspaper", "thesis", "x"]) | ANY,
        "author": NAMES | ANY, "editor": NAMES | ANY, "issued": ANY, "accessed": ANY,
    }
    | dict.fromkeys(("title", "container-title", "volume", "issue", "page", "DOI", "PMID", "PMCID", "URL", "publisher", "edition", "number", "genre", "section", "language", "x y", ""), ANY),
)  # fmt: skip


@given(FIELDS)
def test_no_source_however_odd_raises_or_fails_to_format(fields: dict[str, object]) -> None:
    _, problems = sources([RawEntry("a", fields, Place("x"))], "a")
    assert not [each for each in problems if "processor failed" in each.what]


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="*\\<>.,:;?!…"), min_size=1, max_size=40))
def test_a_title_prints_as_typed(title: str) -> None:
    found, _ = sources([entry(title=title)], "a")
    assert title in "".join(run.text for run in found.entries[0].runs)
