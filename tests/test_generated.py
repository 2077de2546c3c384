"""Over hundreds of generated brochures: no text lost, no crash, no glyph outside its panel; or told what does not fit."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import oracle
import yaml
from brochures import BROCHURES, CLOSING, REFERENCES
from hypothesis import HealthCheck, given, settings

from brochure import build

SAFE = 9.0
PANELS = {
    "c-fold": {"cover": ["cover"], "flap": ["flap"], "inside": ["inside 1", "inside 2", "inside 3"], "back": ["back"]},
    "z-fold": {"cover": ["cover"], "flap": ["outer 1", "outer 2"], "inside": ["inside 1", "inside 2"], "back": ["back"]},
}


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(BROCHURES)
def test_any_brochure_keeps_all_its_text_in_its_panels_or_says_what_does_not_fit(content: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "content.yaml"), Path(folder, "out.pdf")
        source.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
        result = build(source, target)
        if result.written is None:
            assert not target.exists()
            assert {d.code for d in result.diagnostics if d.severity == "error"} == {"overset"}
            assert all("lines (" in d.what or "line (" in d.what for d in result.diagnostics if d.code == "overset")
            return
        check(content, oracle.Shown(target))


def check(content: dict[str, Any], shown: oracle.Shown) -> None:
    paper, fold = content["layout"]["paper"], content["layout"]["fold"]
    boxes = oracle.panel_boxes(paper, fold)
    for flow in ("flap", "inside", "back"):
        text = "\n".join(shown.text(*boxes[name]) for name in PANELS[fold][flow])
        expected = [block for block in content[flow] if block not in CLOSING]
        if flow == "back" and "references" in content:
            text, heading, sources = text.rpartition("Sources")
            assert heading
            assert any(entry["title"][:4] in sources for entry in REFERENCES)
        assert oracle.left_out(oracle.flow_text(expected), text, extra="0123456789.,:—–") is None
    for page, left, right in boxes.values():
        height = shown.document[page].get_height()
        for character, box in shown.characters(page):
            if left < (box[0] + box[2]) / 2 < right:
                assert box[0] >= left + SAFE, character
                assert box[2] <= right - SAFE, character
                assert SAFE <= box[1] < box[3] <= height - SAFE, character
