"""The command: where it writes, what it says, how it ends; the old PDF survives every failure."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SMALL = """title: Sleep and your health
clinic: {name: Example Family Clinic}
cover: {subtitle: What a good night does for you}
review: {version: "1.0", reviewed_by: "A. Nurse, RN", published: 2026-01-02}
ignore: [panel-half-empty]
inside:
  - heading: Why sleep matters
  - text: Poor sleep makes it harder to heal.
"""


def command(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a copy of the command in `cwd`, with the package of this tree: what it writes stays below `cwd`."""
    script = cwd / "make_pdf.py"
    script.write_bytes((ROOT / "make_pdf.py").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    return subprocess.run(
        [sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False, env=environment
    )


def write(folder: Path, text: str = SMALL, name: str = "content.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_one_line_says_what_was_made_and_how_to_print_it(tmp_path: Path) -> None:
    write(tmp_path)
    done = command("content.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert re.match(r"output/brochure\.pdf: 2 pages, Letter, c-fold, text 13 pt, \d+ words, \d\.\d\d s\. Print on both sides", done.stdout)
    assert "flip on the short edge" in done.stdout


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("content.yaml", "brochure.pdf"),
        ("sleep.yaml", "sleep.pdf"),
        ("content.en.yaml", "brochure.en.pdf"),
        ("content.de-AT.yaml", "brochure.de-AT.pdf"),
    ],
)
def test_the_file_s_name_decides_the_pdf_s(tmp_path: Path, name: str, target: str) -> None:
    write(tmp_path, name=name)
    assert command(name, cwd=tmp_path).returncode == 0
    assert (tmp_path / "output" / target).read_bytes().startswith(b"%PDF-1.")


def test_it_works_from_any_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "brochures")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert command(path, "-o", "here.pdf", cwd=elsewhere).returncode == 0
    assert (elsewhere / "here.pdf").exists()


def test_errors_leave_the_old_pdf_and_end_with_1(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"%PDF-old")
    write(tmp_path, SMALL.replace("heading: Why", "headin: Why"))
    done = command("content.yaml", "-o", old, cwd=tmp_path)
    assert done.returncode == 1
    assert old.read_bytes() == b"%PDF-old"
    assert re.search(r"^content\.yaml:7:5: error\[[a-z-]+\]: .*headin", done.stderr)
    assert '"heading"' in done.stderr
    assert "\n  7 |   - headin: Why sleep matters\n    |     ^\n  help: " in done.stderr
    assert "Traceback" not in done.stderr


def test_overset_names_flow_line_and_amount(tmp_path: Path) -> None:
    lines = "".join(f"  - text: Line {number} has nine words and then comes to its end.\n" for number in range(300))
    write(tmp_path, SMALL + lines)
    done = command("content.yaml", cwd=tmp_path)
    assert done.returncode == 1
    found = re.search(
        r'content\.yaml:(\d+):\d+: error\[overset\]: the text of "inside" does not fit.* (\d+) lines \((\d+) words\)', done.stderr
    )
    assert found
    line, _, words = map(int, found.groups())
    assert 20 < line < 300
    assert abs(words - (308 - line + 1) * 11) <= 22


def test_a_draft_shows_what_does_not_fit(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "".join(f"  - text: Line {n} is here.\n" for n in range(300)))
    done = command("content.yaml", "--draft", cwd=tmp_path)
    assert done.returncode == 0
    assert "error[overset]" in done.stderr
    import oracle

    shown = oracle.Shown(tmp_path / "output" / "brochure.pdf")
    assert len(shown.pages) > 2
    text = " ".join(page.get_text_range() for page in shown.pages)
    assert all(f"Line {n} is here." in text for n in range(300))
    assert "Does not fit: inside" in text


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (lambda f: None, 3, "there is no"),
        (lambda f: (f / "content.yaml").mkdir(), 3, "folder"),
        (lambda f: write(f, ""), 1, "empty"),
        (lambda f: (f / "content.yaml").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 4), 1, "not a"),
        (lambda f: (f / "content.yaml").write_bytes(b"title: caf\xe9\n"), 1, "UTF-8"),
        (
            lambda f: write(
                f, "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(f"c{i}: &c{i} [*{'b' if i == 0 else f'c{i - 1}'}, *b]\n" for i in range(40))
            ),
            1,
            "",
        ),
    ],
    ids=["missing", "folder", "empty", "binary", "latin-1", "bomb"],
)
def test_a_file_that_is_no_content_gets_its_own_message(tmp_path: Path, make: object, code: int, says: str) -> None:
    make(tmp_path)  # type: ignore[operator]
    done = command("content.yaml", cwd=tmp_path)
    assert done.returncode == code
    assert says.lower() in done.stderr.lower()
    assert "error[" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_target_that_cannot_be_written_ends_with_3(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "taken.pdf").mkdir()
    done = command("content.yaml", "-o", "taken.pdf", cwd=tmp_path)
    assert done.returncode == 3
    assert "there is a folder of that name" in done.stderr
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = command("content.yaml", "-o", "file/out.pdf", cwd=tmp_path)
    assert done.returncode == 3
    assert "not a folder" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from brochure import build

    path = write(tmp_path)
    target = tmp_path / "out.pdf"
    target.write_bytes(b"%PDF-old")

    def full(descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    result = build(path, target)
    assert result.written is None
    assert result.unreadable
    assert "No space left" in result.diagnostics[-1].what
    assert target.read_bytes() == b"%PDF-old"
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    assert command("--no-such-thing", cwd=tmp_path).returncode == 2
    assert command("one.yaml", "two.yaml", cwd=tmp_path).returncode == 2


def test_version_and_help_end_with_0(tmp_path: Path) -> None:
    assert re.fullmatch(r"brochure \d+\.\d+\.\d+\n", command("--version", cwd=tmp_path).stdout)
    assert "exit codes" in command("--help", cwd=tmp_path).stdout


def test_schema_is_the_one_that_ships(tmp_path: Path) -> None:
    done = command("--schema", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout == (ROOT / "brochure" / "content.schema.json").read_text(encoding="utf-8")


def test_strict_takes_warnings_for_errors(tmp_path: Path) -> None:
    cited = SMALL + "references:\n  - {id: a, type: book, title: Nights, author: [{family: Roe}], issued: 2015}\n"
    write(tmp_path, cited)
    assert command("content.yaml", cwd=tmp_path).returncode == 0
    done = command("content.yaml", "--strict", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[" in done.stderr


def test_a_new_brochure_builds_without_a_warning(tmp_path: Path) -> None:
    done = command("--new", "mine.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    built = command("mine.yaml", "--strict", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "output" / "mine.pdf").exists()


def test_a_new_brochure_overwrites_nothing(tmp_path: Path) -> None:
    path = write(tmp_path)
    done = command("--new", "content.yaml", cwd=tmp_path)
    assert done.returncode == 3
    assert "there is a file of that name" in done.stderr
    assert path.read_text(encoding="utf-8") == SMALL


def test_check_reports_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, SMALL.replace("harder to heal", "a guaranteed cure"))
    done = command("content.yaml", "--check", cwd=tmp_path)
    assert done.returncode == 0
    assert "warning[promise]" in done.stdout
    assert "Reading grade" in done.stdout
    assert not (tmp_path / "output").exists()
    assert command("content.yaml", "--check", "--strict", cwd=tmp_path).returncode == 1


def test_check_speaks_json(tmp_path: Path) -> None:
    write(tmp_path)
    found = json.loads(command("content.yaml", "--check", "--format", "json", cwd=tmp_path).stdout)
    assert {"summary", "findings", "for_people"} <= set(found)


def test_proof_writes_its_page_and_pictures_beside_the_pdf(tmp_path: Path) -> None:
    write(tmp_path)
    assert command("content.yaml", "--proof", cwd=tmp_path).returncode == 0
    names = {file.name for file in (tmp_path / "output").iterdir()}
    assert {"brochure.pdf", "brochure-proof.html", "brochure-page-1.png", "brochure-closed.png", "brochure-half-open.png"} <= names


def test_calibrate_writes_two_pages(tmp_path: Path) -> None:
    import oracle

    write(tmp_path)
    assert command("content.yaml", "--calibrate", cwd=tmp_path).returncode == 0
    assert len(oracle.Shown(tmp_path / "output" / "calibration.pdf").pages) == 2


@pytest.mark.parametrize("target", ["content.yaml", "picture.svg", "letter.pdf"])
def test_no_file_but_a_pdf_is_written_over(tmp_path: Path, target: str) -> None:
    write(tmp_path)
    if target != "content.yaml":
        (tmp_path / target).write_text("precious")
    before = (tmp_path / target).read_bytes()
    done = command("content.yaml", "-o", target, cwd=tmp_path)
    assert done.returncode == 3
    assert (tmp_path / target).read_bytes() == before


@pytest.mark.parametrize("switch", ["--proof", "--calibrate"])
def test_no_command_writes_over_the_content(switch: str, tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    before = (tmp_path / "content.yaml").read_bytes()
    done = command("content.yaml", switch, "-o", "content.yaml", cwd=tmp_path)
    assert done.returncode == 3
    assert "error[unwritable]" in done.stderr
    assert (tmp_path / "content.yaml").read_bytes() == before


@pytest.mark.parametrize("target", [".", "x" * 300 + ".pdf", "no-pdf.txt"])
def test_a_target_that_cannot_be_is_said_to_be_one(target: str, tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    done = command("content.yaml", "-o", target, cwd=tmp_path)
    assert done.returncode == 3
    assert "error[unwritable]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--check", "--proof"], "two things to do"),
        (["--format", "json"], "give --check as well"),
        (["--prof"], "did you mean --proof?"),
        (["-o", ""], "empty"),
        (["--proof", "--edition", "press"], "leave out --edition"),
        (["--check", "--draft"], "leave it out"),
        (["--proof", "--strict"], "leave it out"),
    ],
)
def test_wrong_usage_is_told_in_plain_words(arguments: list[str], says: str, tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    done = command("content.yaml", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "help: make_pdf.py --help" in done.stderr


def test_a_link_to_the_pdf_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    (tmp_path / "real.pdf").write_bytes(b"%PDF-old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    assert command("content.yaml", "-o", "link.pdf", cwd=tmp_path).returncode == 0
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").stat().st_size > 1000


def test_errors_are_told_in_json_too(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "  - headin: Why\n")
    done = command("content.yaml", "--check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert [each["code"] for each in json.loads(done.stdout)["findings"] if each["severity"] == "error"]


def test_text_is_never_too_much_for_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "  - text: \u201cQuoted\u201d \u2265 5\n  - headin: \u201c\n")
    done = command("content.yaml", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
