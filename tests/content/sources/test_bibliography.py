"""What a source prints as: by the AMA's style, and by a style of the author's."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import yaml

from brochure.content.sources.numbering import RawEntry, read_sources
from brochure.content.text import Run
from brochure.diagnostics import Diagnostic, Place

HERE = Place("content.yaml", 7, 3)


def printed(text: str, style: Path | None = None, problems: list[Diagnostic] | None = None) -> list[tuple[Run, ...]]:
    """The runs of the sources in a YAML list."""
    fields = yaml.load(text, yaml.BaseLoader)
    entries = [RawEntry(each.get("id", f"k{number}"), each, HERE) for number, each in enumerate(fields)]
    found: list[Diagnostic] = [] if problems is None else problems
    with warnings.catch_warnings(action="error"):
        sources = read_sources(entries, [(each.key, HERE) for each in entries], style, HERE, found)
    assert problems is not None or [each for each in found if each.severity == "error"] == []
    return [entry.runs for entry in sources.entries]


def shown(runs: tuple[Run, ...]) -> str:
    return "".join(_shown(run) for run in runs)


def _shown(run: Run) -> str:
    text = f"_{run.text}_" if run.emphasis else run.text
    text = f"**{text}**" if run.strong else text
    return f"[{text}]({run.link})" if run.link else text


def ama(text: str) -> str:
    (runs,) = printed(f"- {{{text}}}")
    return shown(runs)


SEVEN = """
- type: article-journal
  title: "Ketamine for the treatment of addiction: Evidence and potential mechanisms"
  author: [{family: Ezquerra-Romano, given: Ivan}, {family: Lawn, given: W.}, {family: Krupitsky, given: E}, {family: Morgan, given: CJA}]
  container-title: Neuropharmacology
  issued: 2018
  volume: 142
  page: 72-82
  DOI: 10.1016/j.neuropharm.2018.01.017
  PMID: 29339294
- type: article-journal
  title: "Efficacy of ketamine in the treatment of substance use disorders: A systematic review"
  author: [{family: Jones, given: Jennifer L.}, {family: Mateus, given: C F}, {family: Malcolm, given: R.J.}, {family: Brady, given: KT}, {family: Back, given: SE}]
  container-title: Frontiers in Psychiatry
  container-title-short: Front. Psychiatry
  issued: {date-parts: [[2018, 6, 29]]}
  volume: 9
  page: 277
  DOI: https://doi.org/10.3389/fpsyt.2018.00277
- type: article-journal
  title: The effects of subanesthetic ketamine infusions on motivation to quit and cue-induced craving in cocaine-dependent research volunteers
  author: [{family: Dakwar, given: E}, {family: Levin, given: F}, {family: Foltin, given: RW}, {family: Nunes, given: EV}, {family: Hart, given: CL}]
  container-title: Biological Psychiatry
  journalAbbreviation: Biol Psychiatry
  issued: [{year: 2014, month: 7}]
  volume: 76
  issue: 1
  page: 40–46
  DOI: doi:10.1016/j.biopsych.2013.08.009
- type: article-journal
  title: "A single ketamine infusion combined with mindfulness-based behavioral modification to treat cocaine dependence: A randomized clinical trial"
  author: [{family: Dakwar, given: E}, {family: Nunes, given: EV}, {family: Hart, given: CL}, {family: Foltin, given: RW}, {family: Mathew, given: SJ}, {family: Carpenter, given: KM}, {family: Choi, given: CJ}, {family: Basaraba, given: CN}, {family: Pavlicova, given: M}, {family: Levin, given: FR}]
  container-title-short: Am J Psychiatry
  issued: 2019-11-01
  volume: 176
  issue: 11
  page: 923-930
  DOI: 10.1176/appi.ajp.2019.18101123
- type: article-journal
  title: "Therapeutic infusions of ketamine: Do the psychoactive effects matter?"
  author: [{family: Dakwar, given: E}, {family: Anerella, given: C}, {family: Hart, given: CL}, {family: Levin, given: FR}, {family: Mathew, given: SJ}, {family: Nunes, given: EV}]
  container-title-short: Drug Alcohol Depend
  issued: 2014
- type: document
  title: Ketalar (ketamine hydrochloride) injection
  genre: Prescribing information
  publisher: Par Pharmaceutical
  issued: 2022-09
  accessed: 2026-11-01
  URL: https://www.accessdata.fda.gov/drugsatfda_docs/label/2022/016812s046lbl.pdf
- type: webpage
  title: FDA warns patients and health care providers about potential risks associated with compounded ketamine products
  author: [{literal: US Food and Drug Administration}]
  publisher: US Food and Drug Administration
  issued: 2023-10-10
  accessed: 2026-11-01
  URL: https://www.fda.gov/drugs/human-drug-compounding/fda-warns
"""
GOLDEN = [
    "Ezquerra-Romano I, Lawn W, Krupitsky E, Morgan CJA. Ketamine for the treatment of addiction: Evidence and potential mechanisms. _Neuropharmacology_. 2018;142:72-82. [doi:10.1016/j.neuropharm.2018.01.017](https://doi.org/10.1016/j.neuropharm.2018.01.017)",
    "Jones JL, Mateus CF, Malcolm RJ, Brady KT, Back SE. Efficacy of ketamine in the treatment of substance use disorders: A systematic review. _Front Psychiatry_. 2018;9:277. [doi:10.3389/fpsyt.2018.00277](https://doi.org/10.3389/fpsyt.2018.00277)",
    "Dakwar E, Levin F, Foltin RW, Nunes EV, Hart CL. The effects of subanesthetic ketamine infusions on motivation to quit and cue-induced craving in cocaine-dependent research volunteers. _Biol Psychiatry_. 2014;76(1):40-46. [doi:10.1016/j.biopsych.2013.08.009](https://doi.org/10.1016/j.biopsych.2013.08.009)",
    "Dakwar E, Nunes EV, Hart CL, et al. A single ketamine infusion combined with mindfulness-based behavioral modification to treat cocaine dependence: A randomized clinical trial. _Am J Psychiatry_. 2019;176(11):923-930. [doi:10.1176/appi.ajp.2019.18101123](https://doi.org/10.1176/appi.ajp.2019.18101123)",
    "Dakwar E, Anerella C, Hart CL, Levin FR, Mathew SJ, Nunes EV. Therapeutic infusions of ketamine: Do the psychoactive effects matter? _Drug Alcohol Depend_. 2014.",
    "Ketalar (ketamine hydrochloride) injection. Prescribing information. Par Pharmaceutical; 2022. Accessed November 1, 2026. [https://www.accessdata.fda.gov/drugsatfda_docs/label/2022/016812s046lbl.pdf](https://www.accessdata.fda.gov/drugsatfda_docs/label/2022/016812s046lbl.pdf)",
    "US Food and Drug Administration. FDA warns patients and health care providers about potential risks associated with compounded ketamine products. Published October 10, 2023. Accessed November 1, 2026. [https://www.fda.gov/drugs/human-drug-compounding/fda-warns](https://www.fda.gov/drugs/human-drug-compounding/fda-warns)",
]  # fmt: skip


def test_the_brochures_sources_by_the_ama() -> None:
    assert [shown(runs) for runs in printed(SEVEN)] == GOLDEN


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("type: book, title: Big Book, author: [{family: Berg, given: Ann Mary, non-dropping-particle: van der}, {family: King, given: Martin, suffix: Jr}], edition: 2, volume: 1, publisher: Acme, publisher-place: Rome, issued: 2001",
         "van der Berg AM, King M Jr. _Big Book_. Vol 1. 2nd ed. Acme; 2001."),
        ("type: book, title: Edited, editor: [{family: Etzel, given: Ruth A.}, {family: Balk, given: S. J.}], edition: 3rd, publisher: Acme, issued: 2011",
         "Etzel RA, Balk SJ, eds. _Edited_. 3rd ed. Acme; 2011."),
        ("type: book, title: Edited, editor: [{family: Etzel, given: RA}], edition: Revised, publisher: Acme, issued: 2011", "Etzel RA, ed. _Edited_. Revised. Acme; 2011."),
        ("type: chapter, title: On things, author: [{family: Doe, given: Jean-Luc}], editor: [{family: Roe, given: R}], container-title: Handbook, publisher: P, issued: 1999-05, page: 12-30",
         "Doe JL. On things. In: Roe R, ed. _Handbook_. P; 1999:12-30."),
        ("type: report, title: TIP 63, author: [{literal: SAMHSA}], publisher: SAMHSA, genre: HHS publication, number: PEP20, issued: 2021", "SAMHSA. _TIP 63_. 2021. HHS publication PEP20."),
        ("type: article-newspaper, title: 'Relief?', author: [{family: S, given: Lisa}], container-title: Chicago Tribune, issued: 2019-09-22, page: C1", "S L. Relief? _Chicago Tribune_. September 22, 2019:C1."),
        ("type: article, title: Early, author: [{family: Ng, given: A}], publisher: medRxiv, issued: 2020-04-05, DOI: 10.1101/2020.01", "Ng A. Early. _medRxiv_. Preprint posted online April 5, 2020. [doi:10.1101/2020.01](https://doi.org/10.1101/2020.01)"),
        ("type: article-journal, title: First, author: [{family: Ng, given: A}], container-title: JAMA, issued: 2020-04, DOI: 10.1001/jama.1", "Ng A. First. _JAMA_. Published online April 2020. [doi:10.1001/jama.1](https://doi.org/10.1001/jama.1)"),
        ("type: thesis, genre: Dissertation, title: T, author: [{family: Ng, given: A}], publisher: U, issued: 2020", "Ng A. _T_. Dissertation. U; 2020."),
        ("type: webpage, title: T, container-title: CDC, URL: 'https://www.cdc.gov/a_b?c=1&d=2', accessed: 2026-01-02", "T. CDC. Accessed January 2, 2026. [https://www.cdc.gov/a_b?c=1&d=2](https://www.cdc.gov/a_b?c=1&d=2)"),
        ("type: legislation, title: Care Act, number: Pub L No. 111-148, issued: 2010", "Care Act, Pub L No. 111-148 (2010)."),
        ("type: regulation, title: Protection of human subjects, volume: 45, container-title: CFR, section: 46, issued: 2018", "Protection of human subjects, 45 CFR §46 (2018)."),
        ("type: book, title: T, author: [{family: 王, given: 明}], publisher: P, issued: 2014/2016", "王 明. _T_. P; 2014–2016."),
        ("type: book, title: T, author: [{family: Ng}], publisher: P, issued: {literal: forthcoming}", "Ng. _T_. P; forthcoming."),
        ("type: book, title: T", "_T_."),
    ],
)  # fmt: skip
def test_other_kinds_of_source_by_the_ama(fields: str, expected: str) -> None:
    assert ama(fields) == expected


def six(count: int) -> str:
    authors = ", ".join(f"{{family: {name}, given: X}}" for name in "ABCDEFGH"[:count])
    return ama(f"type: book, title: T, author: [{authors}], publisher: P, issued: 2000").split(".")[0]


def test_six_authors_are_named_and_three_of_more() -> None:
    assert six(6) == "A X, B X, C X, D X, E X, F X"
    assert six(7) == "A X, B X, C X, et al"


REST = "author: [{family: Ng, given: A}], container-title: Sleep, issued: 2015"


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        ("PMID: 24035344", "[PMID: 24035344](https://pubmed.ncbi.nlm.nih.gov/24035344/)"),
        ("PMID: 'https://pubmed.ncbi.nlm.nih.gov/24035344/'", "[PMID: 24035344](https://pubmed.ncbi.nlm.nih.gov/24035344/)"),
        ("PMID: 24035344, DOI: 10.1000/182", "[doi:10.1000/182](https://doi.org/10.1000/182)"),
        ("URL: 'https://example.org', DOI: 'http://dx.doi.org/10.1000/182'", "[doi:10.1000/182](https://doi.org/10.1000/182)"),
        ("DOI: 'DOI: 10.1000/182.'", "[doi:10.1000/182](https://doi.org/10.1000/182)"),
        ("DOI: '10.1002/(SICI)1097(19970815)16:15<1741::AID-SIM595>3.0.CO;2-#'",
         "[doi:10.1002/(SICI)1097(19970815)16:15<1741::AID-SIM595>3.0.CO;2-#](https://doi.org/10.1002/(SICI)1097(19970815)16:15%3C1741::AID-SIM595%3E3.0.CO;2-%23)"),
        ("URL: 'https://example.org/a?b=1&c=2#d'", "[https://example.org/a?b=1&c=2#d](https://example.org/a?b=1&c=2#d)"),
    ],
)  # fmt: skip
def test_identifiers_are_printed_and_linked(identifiers: str, expected: str) -> None:
    assert ama(f"type: article-journal, title: T, {REST}, {identifiers}").rsplit(". ", 1)[1] == expected


def test_a_doi_that_is_none_is_printed_without_a_link() -> None:
    problems: list[Diagnostic] = []
    (runs,) = printed(f"- {{type: article-journal, title: T, {REST}, DOI: see journal}}", None, problems)
    assert [(each.severity, each.code) for each in problems] == [("warning", "bad-doi")]
    assert all(run.link is None for run in runs)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("R&D <5 mg & x<y", "R&D <5 mg & x<y."),
        ("&amp; <p>", "&amp; <p>."),
        ("Does it work?", "Does it work?"),
        ("It works!", "It works!"),
        ("And so on...", "And so on..."),
        ("By A. B.", "By A. B."),
        ("Why “this”?", "Why “this”?"),
        ("Of <i>E. coli</i> and CO<sub>2</sub>", "Of _E. coli_ and CO2."),
        ("Of *E. coli* and **more**", "Of _E. coli_ and **more**."),
        ("The CYP2D6*4 and CYP2D6*10 alleles", "The CYP2D6*4 and CYP2D6*10 alleles."),
        (r"A \*star\* and R\&D", "A *star* and R&D."),
        ('<span class="nocase">NMDA</span> receptors', "NMDA receptors."),
        ("snake_case_ and _x_", "snake_case_ and _x_."),
    ],
)  # fmt: skip
def test_titles_keep_their_characters(title: str, expected: str) -> None:
    fields = {"type": "article-journal", "title": title, "container-title": "Sleep", "issued": "2015"}
    sources = read_sources([RawEntry("a", fields, HERE)], [("a", HERE)], None, None, [])
    assert shown(sources.entries[0].runs) == f"{expected} _Sleep_. 2015."


def test_italics_in_an_italic_title_are_upright() -> None:
    (runs,) = printed("- {type: book, title: A *big* book, publisher: P, issued: 2000}")
    assert [run.text for run in runs if run.emphasis] == ["A ", " book"]


def test_without_a_printed_source_the_citation_processor_is_not_loaded() -> None:
    code = (
        "import sys; from brochure.content.sources.numbering import read_sources; from brochure.diagnostics import Place;"
        "read_sources([], [], None, None, []); sys.exit('citeproc' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Own</title><id>urn:own</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <macro name="title"><text variable="title" text-case="capitalize-first"/></macro>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography>
    <sort><key variable="title"/></sort>
    <layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="] "/>
      <group delimiter=", ">
        <names variable="author"><name initialize-with=". "/></names>
        <text macro="title" quotes="true"/>
        <text variable="container-title" font-weight="bold"/>
        <number variable="chapter-number" prefix="ch "/>
        <date variable="issued" form="text"/>
        <text variable="DOI" prefix="https://doi.org/"/>
      </group>
    </layout>
  </bibliography>
</style>
"""
TWO = """
- {type: book, title: zebras, author: [{family: Ng, given: Ann B}], container-title: Beasts, issued: 2014-05-03, DOI: 10.1000/182, chapter-number: 3}
- {type: book, title: apes, author: [{literal: WHO}], issued: 2015}
"""


def styled(tmp_path: Path, style: str, text: str = TWO) -> tuple[list[str], list[Diagnostic]]:
    path = tmp_path / "own.csl"
    path.write_text(style, encoding="utf-8")
    problems: list[Diagnostic] = []
    runs = printed(text, path, problems)
    return [shown(each) for each in runs], [each for each in problems if each.code not in ("incomplete-reference",)]


def test_a_style_of_the_authors_formats_in_the_order_of_the_numbers_and_without_them(tmp_path: Path) -> None:
    texts, problems = styled(tmp_path, STYLE)
    assert problems == []
    assert texts == [
        "A. B. Ng, “Zebras”, **Beasts**, ch 3, May 3, 2014, [https://doi.org/10.1000/182](https://doi.org/10.1000/182).",
        "WHO, “Apes”, 2015.",
    ]


@pytest.mark.parametrize(
    ("style", "what", "line"),
    [
        (STYLE.replace("</layout></citation>", "</citation>"), "well-formed", 5),
        ("<html><body>404</body></html>", "not a citation style", 1),
        ("", "well-formed", 1),
        (STYLE.split("<bibliography>", maxsplit=1)[0] + "</style>", "no bibliography", 2),
        (STYLE.split("<macro", maxsplit=1)[0].replace("<updated>", '<link href="http://www.zotero.org/styles/vancouver" rel="independent-parent"/><updated>') + "</style>",
         "http://www.zotero.org/styles/vancouver", 2),
        (STYLE.replace('macro="title"', 'macro="titel"'), 'no macro "titel"', 12),
        (STYLE.replace('<text variable="title" text-case', '<text macro="title" text-case'), "cannot be formatted", 7),
        (STYLE.replace("  <citation>", '  <locale xml:lang="en-US"/><locale xml:lang="en-US"/><citation>'), "cannot use this style", 1),
    ],
)  # fmt: skip
def test_a_style_that_cannot_be_used_is_reported_and_nothing_raises(tmp_path: Path, style: str, what: str, line: int) -> None:
    _, problems = styled(tmp_path, style)
    errors = [each for each in problems if each.severity == "error"]
    assert errors
    assert what in errors[0].what
    assert errors[0].place.line == line
    assert errors[0].help


def test_a_style_against_the_standard_is_a_warning_at_its_line(tmp_path: Path) -> None:
    texts, problems = styled(tmp_path, STYLE.replace('<text variable="container-title"', '<text colour="red" variable="container-title"'))
    assert [(each.severity, each.code, each.place.line) for each in problems] == [("warning", "bad-style", 13)]
    assert problems[0].place.file == "own.csl"
    assert len(texts) == 2


def test_a_style_that_is_missing_is_reported(tmp_path: Path) -> None:
    problems: list[Diagnostic] = []
    printed(TWO, tmp_path / "none.csl", problems)
    assert ("error", "bad-style") in [(each.severity, each.code) for each in problems]
