"""Every check finds what it is for, at the line marked `# here`, and keeps quiet about what is right: one file each."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import msgspec
import pytest

from brochure.checks import cheap, json_report, report, text_report
from brochure.checks.finding import Finding, Report
from brochure.checks.registry import BY_CODE
from brochure.content import read
from brochure.content.model import Brochure
from brochure.layout import lay_out
from brochure.layout.placed import Placed
from brochure.specification import family_of, sheet_of, theme_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TODAY = datetime.date(2026, 3, 1)
CODES = [*BY_CODE, "unknown-check"]


def laid_out(path: Path) -> tuple[Brochure, Placed]:
    reading = read(path, path.name)
    assert reading.brochure is not None, reading.diagnostics
    family, _ = family_of(reading.brochure.design)
    theme, problems = theme_of(reading.brochure.design, path.parent)
    assert family is not None
    assert theme is not None, problems
    placed = lay_out(reading.brochure, sheet_of(reading.brochure), family, theme).placed
    assert placed is not None
    return reading.brochure, placed


def report_on(path: Path) -> Report:
    return report(*laid_out(path), path.name, TODAY)


def found(path: Path, code: str) -> list[Finding]:
    return [finding for finding in report_on(path).findings if finding.code == code]


@pytest.mark.parametrize("code", CODES)
def test_it_is_found_at_its_line(code: str) -> None:
    path = HERE / "trips" / f"{code}.yaml"
    findings = found(path, code)
    assert findings
    marked = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.endswith("# here")]
    assert set(marked) <= {finding.place.line for finding in findings}
    assert all(finding.help and finding.what for finding in findings)


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_is_left_alone(code: str) -> None:
    assert found(HERE / "passes" / f"{code}.yaml", code) == []


@pytest.mark.parametrize("code", BY_CODE)
def test_a_code_under_ignore_is_silent_and_listed(code: str, tmp_path: Path) -> None:
    source = HERE / "trips" / f"{code}.yaml"
    shutil.copytree(source.parent / "assets", tmp_path / "assets")
    quiet = tmp_path / "quiet.yaml"
    quiet.write_text(source.read_text(encoding="utf-8") + f"ignore: [{code}]\n", encoding="utf-8")
    brochure, placed = laid_out(quiet)
    made = report(brochure, placed, "quiet.yaml", TODAY)
    assert made.ignored == (code,)
    assert code not in {finding.code for finding in [*made.findings, *cheap(brochure, placed, "quiet.yaml", TODAY)]}


def test_the_default_brochure_has_only_its_placeholders_and_lacks_only_its_reviewer() -> None:
    findings = [each for each in report_on(ROOT / "content.yaml").findings if each.severity != "note"]
    assert {each.code for each in findings} == {"placeholder", "no-reviewer"}
    said = " ".join(each.what for each in findings)
    for placeholder in ("Your clinic", "555-0100", "example.org", "Street address"):
        assert placeholder in said


def test_a_build_says_part_of_what_the_report_says() -> None:
    brochure, placed = laid_out(HERE / "trips" / "image-under-150-ppi.yaml")
    some = cheap(brochure, placed, "a.yaml", TODAY)
    assert "image-under-150-ppi" in {each.code for each in some}
    assert set(some) <= set(report(brochure, placed, "a.yaml", TODAY).findings)


def test_the_report_says_numbers_first_and_what_is_left_to_people_last() -> None:
    made = report_on(HERE / "trips" / "promise.yaml")
    text = text_report(made)
    assert text.startswith("Found: ")
    assert "Reading grade" in text
    assert text.index("Say it more plainly") < text.index("miracle") < text.index("For people to judge")
    data = msgspec.json.decode(json_report(made))
    assert data["summary"]["body_size"] == made.summary.body_size
    assert [each["code"] for each in data["findings"]] == [finding.code for finding in made.findings]
    assert {"severity", "code", "subject", "file", "line", "what", "help"} <= set(data["findings"][0])
