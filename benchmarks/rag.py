"""How even the right margin is: our lines beside those of ReportLab (greedy) and Typst (optimized), and what ours cost.

usage: python benchmarks/rag.py [CONTENT.yaml …]

Every body paragraph of each brochure is set by each tool at the same measure, in the same font and at the same size, from
the same text. Raggedness is the root mean square of what the lines that are not a paragraph's last fall short of the
measure; line to line, of the difference between two such lines that follow each other; both in percent of the measure.

A tool that leaves one word on a last line has more room for the lines before it. So Typst is asked twice: as it
comes, and with one-word last lines forbidden and the words held together that we hold together. Ours forbids last lines
shorter than a fifth of the measure besides.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rag_others import NO_RUNTS, greedy_lines, typst_lines  # noqa: E402
from rag_passages import Laid, Line, laid, our_lines, passage, pieces_of, stranded  # noqa: E402

from brochure.font import find_family  # noqa: E402
from brochure.layout.breaks import Breakable  # noqa: E402

RUNS = 15
MOST_MS = 15


class Rag(Struct, frozen=True):
    """How one tool set a brochure's body paragraphs: their lines, and how many stand alone in a panel, if there are panels."""

    paragraphs: tuple[tuple[Line, ...], ...]
    stranded: int | None = None

    @property
    def several(self) -> list[tuple[Line, ...]]:
        """The paragraphs of more than one line."""
        return [lines for lines in self.paragraphs if len(lines) > 1]

    @property
    def raggedness(self) -> float:
        """In percent of the measure."""
        shorts = [line.short for lines in self.several for line in lines[:-1]]
        return 100 * math.sqrt(statistics.fmean(short * short for short in shorts))

    @property
    def line_to_line(self) -> float:
        """In percent of the measure."""
        steps = [one.short - other.short for lines in self.several for one, other in pairwise(lines[:-1])]
        return 100 * math.sqrt(statistics.fmean(step * step for step in steps))

    @property
    def lone_words(self) -> int:
        """How many last lines are one word."""
        return sum(len(lines[-1].text.split()) == 1 for lines in self.several)

    def row(self, brochure: str, tool: str) -> str:
        """A row of the table."""
        count, lines = len(self.several), sum(len(lines) for lines in self.several)
        lone = f"{self.lone_words} ({100 * self.lone_words / count:.0f} %)"
        alone = "–" if self.stranded is None else self.stranded
        return f"| {brochure} | {tool} | {count} | {lines} | {self.raggedness:.1f} % | {self.line_to_line:.1f} % | {lone} | {alone} |"


def together(rags: Sequence[Rag]) -> Rag:
    """Several brochures' paragraphs as one."""
    counts = [rag.stranded for rag in rags if rag.stranded is not None]
    return Rag(tuple(lines for rag in rags for lines in rag.paragraphs), sum(counts) if counts else None)


def rags(brochure: Laid) -> dict[str, Rag]:
    """Each tool's setting of a brochure's body paragraphs."""
    settings = brochure.body()
    passages = [passage(setting, held=False) for setting in settings]
    held = [passage(setting, held=True) for setting in settings]
    return {
        "ours": Rag(_frozen(our_lines(setting) for setting in settings), stranded(brochure.placed)),
        "ReportLab, greedy": Rag(_frozen(greedy_lines(passages))),
        "Typst, optimized": Rag(_frozen(typst_lines(passages))),
        "Typst, no one-word last lines": Rag(_frozen(typst_lines(held, NO_RUNTS))),
    }


def _frozen(paragraphs: Iterable[Iterable[Line]]) -> tuple[tuple[Line, ...], ...]:
    return tuple(tuple(lines) for lines in paragraphs)


def cost(brochure: Laid) -> tuple[float, float]:
    """Milliseconds to shape all words with fonts just read, and to break all paragraphs: medians of several runs."""
    import uharfbuzz  # noqa: F401 - its import is not part of what is measured

    pieces = [(piece.ink.face.style, piece.text) for piece in pieces_of(brochure.settings)]
    pairs = [(_shaping(pieces), _breaking(brochure)) for _ in range(RUNS)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def _shaping(pieces: Sequence[tuple[str, str]]) -> float:
    family = find_family()
    assert family is not None
    faces = {style: family.face(style) for style, _ in pieces}
    started = time.perf_counter()
    for style, text in pieces:
        faces[style].shape(text)
    return 1000 * (time.perf_counter() - started)


def _breaking(brochure: Laid) -> float:
    started = time.perf_counter()
    for setting in brochure.settings:
        Breakable(setting.breakable.words).lines(setting.limit, rigid=setting.rigid, balanced=setting.step.balanced)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("content", nargs="*", type=Path)
    given = parser.parse_args()
    paths = given.content or [ROOT / "content.yaml", *sorted((ROOT / "docs" / "examples").glob("*.yaml"))]
    brochures = {path.stem: laid(path) for path in paths}
    table = {name: rags(brochure) for name, brochure in brochures.items()}
    print("| brochure | set by | paragraphs | lines | raggedness | line to line | one-word last lines | stranded lines |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    for name, tools in table.items():
        print("\n".join(rag.row(name, tool) for tool, rag in tools.items()))
    for tool in next(iter(table.values())):
        print(together([tools[tool] for tools in table.values()]).row("**all**", tool))
    shaping, breaking = cost(next(iter(brochures.values())))
    print(f"\nshaping {shaping:.1f} ms + total fit {breaking:.1f} ms = {shaping + breaking:.1f} ms (at most {MOST_MS})")


if __name__ == "__main__":
    main()
