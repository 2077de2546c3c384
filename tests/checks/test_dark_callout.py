"""Every block can be read in the callout with a dark ground, its code scanned and its lines seen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import zxingcpp

from brochure import build

CONTENT = """title: T
clinic: {name: Example Family Clinic}
cover: {}
inside:
  - callout:
      - table: [[Day, Hours], [Monday, Nine]]
        caption: Hours
      - icon_array: {count: 2, of: 5}
        caption: Two of five
      - chart: {One: 3, Two: 4}
        alt: Two bars
      - checklist: [One, Two]
      - steps: [One, Two]
      - questions: {Why?: Because}
      - terms: {Sleep: Rest}
      - quote: Sleep well
        by: A saying
      - qr: https://example.org
        caption: More
      - write_in: My plan
      - text: See [more](https://example.org).
    title: Call us
    tone: urgent
"""


def test_all_blocks_read_on_the_dark_ground(tmp_path: Path) -> None:
    source, target = tmp_path / "content.yaml", tmp_path / "out.pdf"
    source.write_text(CONTENT, encoding="utf-8")
    result = build(source, target)
    assert result.written, [each.what for each in result.diagnostics if each.severity == "error"]
    picture = pypdfium2.PdfDocument(target)[1].render(scale=4).to_pil().convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://example.org"]
