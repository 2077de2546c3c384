"""The documentation says what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import make_docs  # noqa: E402

from brochure.content import blocks  # noqa: E402


def test_the_reference_is_current() -> None:
    assert (ROOT / "docs" / "content-format.md").read_text(encoding="utf-8") == make_docs.reference()


def test_every_block_has_its_picture() -> None:
    for block in blocks.KINDS:
        if block is not blocks.PanelBreak:
            assert (ROOT / "docs" / "blocks" / f"{block.key}.png").stat().st_size > 500


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http", "mailto")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_option_of_the_command_is_in_the_readme() -> None:
    source = (ROOT / "brochure" / "cli" / "options.py").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for option in re.findall(r'"(--[a-z-]+)"', source):
        assert option.replace("--output", "-o") in readme, option


EXTRA = "Ask your team what the newest studies say about people like you, and about all other treatments that you could have. " * 3
"""What makes the text of the inside too long for its second panel."""


@pytest.mark.parametrize(
    ("typed", "instead"),
    [("  - checklist:", "  - cheklist:"), ("It is not a standard detox treatment.", f"It is not a standard detox treatment. {EXTRA}")],
    ids=["a misspelt block", "a text too long"],
)
def test_the_readme_s_messages_are_the_program_s(typed: str, instead: str, tmp_path: Path) -> None:
    text = (ROOT / "content.yaml").read_text(encoding="utf-8")
    assert typed in text
    (tmp_path / "content.yaml").write_text(text.replace(typed, instead, 1), encoding="utf-8")
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    done = subprocess.run(
        [sys.executable, str(ROOT / "make_pdf.py"), "content.yaml"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    samples = re.findall(r"```\n(content\.yaml.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert any(sample in done.stderr for sample in samples), done.stderr
