"""The gallery builds without a word of complaint, holds all its text, and uses every block and theme."""

from __future__ import annotations

from pathlib import Path

import oracle
import pytest

from brochure import build
from brochure.content import blocks

EXAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "docs" / "examples").glob("*.yaml"))
PANELS = {
    "c-fold": {"flap": ["flap"], "inside": ["inside 1", "inside 2", "inside 3"], "back": ["back"]},
    "z-fold": {"flap": ["outer 1", "outer 2"], "inside": ["inside 1", "inside 2"], "back": ["back"]},
}


@pytest.mark.parametrize("source", EXAMPLES, ids=lambda source: source.stem)
def test_an_example_builds_cleanly_at_12_points_with_all_its_words(source: Path, tmp_path: Path) -> None:
    result = build(source, tmp_path / "out.pdf")
    assert result.written
    assert {each.code for each in result.diagnostics} == {"placeholder", "no-reviewer"}
    assert result.body_size >= 12
    content, shown = oracle.load(source), oracle.Shown(result.written)
    layout = content.get("layout", {})
    paper, fold = layout.get("paper", "letter"), layout.get("fold", "c-fold")
    boxes = oracle.panel_boxes(paper, fold)
    for flow in ("flap", "inside"):
        text = "\n".join(shown.text(*boxes[name]) for name in PANELS[fold][flow])
        assert oracle.left_out(oracle.flow_text(content[flow]), text, extra="0123456789,–.:;%—") is None


def test_the_gallery_uses_every_block_theme_and_both_folds() -> None:
    contents = [oracle.load(source) for source in EXAMPLES]
    used = {key for content in contents for flow in ("flap", "inside", "back") for block in content[flow] for key in block}
    assert {block.key for block in blocks.KINDS} <= used
    assert len({content["design"]["theme"] for content in contents}) == 3
    assert {content["layout"].get("fold", "c-fold") for content in contents} == {"c-fold", "z-fold"}
    assert {content["layout"].get("paper", "letter") for content in contents} >= {"letter", "a4"}
