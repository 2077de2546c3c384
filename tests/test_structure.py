"""Imports point one way, from stage to stage."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "brochure"
LEVEL = {
    "units": 0,
    "diagnostics": 0,
    "version": 0,
    "picture": 1,
    "font": 1,
    "sheet": 1,
    "content": 2,
    "themes": 2.5,
    "layout": 3,
    "pdf": 4,
    "checks": 4,
    "conformance": 4,
    "specification": 3.5,
    "editions": 4.5,
    "calibration": 4.5,
    "proof": 4.7,
    "production": 5,
    "preview": 5.5,
    "cli": 6,
}


# inside the content stage, whose folders are its steps; what lies beside them is the frozen value and what it is told with
STEPS = {"parsing": 0, "inline": 0, "sources": 1, "conversion": 2, "read": 3}


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("brochure"):
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_stage_knows_only_what_comes_before_it(file: Path) -> None:
    stage = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if stage == "__init__":
        return
    for other in imported(file) - {stage, "__version__"}:
        assert LEVEL[other] < LEVEL[stage], f"{file.name} imports {other}"


@pytest.mark.parametrize("step", ["parsing", "inline", "sources", "conversion"])
def test_a_step_of_the_content_stage_knows_only_what_comes_before_it(step: str) -> None:
    files = sorted((PACKAGE / "content" / step).glob("*.py"))
    assert files
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("brochure.content."):
                other = node.module.split(".")[2]
                assert other == step or STEPS.get(other, -1) < STEPS[step], f"{file.name} imports {node.module}"
