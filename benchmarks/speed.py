"""How long a cold build takes beside the floor, how much memory it needs, how large the PDF is, what copyfitting costs.

usage: python benchmarks/speed.py [CONTENT.yaml] [-n RUNS]

Both commands are started in turn, as whole processes; medians are compared, since a machine's speed drifts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRIALS = 8


def seconds(command: list[str]) -> tuple[float, int]:
    """The wall time of one run, and its peak memory in KiB."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - started, usage.ru_maxrss


def copyfitting(content: Path) -> float:
    """Milliseconds for `TRIALS` sizes tried, in a warm process, least of five."""
    sys.path.insert(0, str(ROOT))
    from brochure.content import read
    from brochure.layout.compose import compose
    from brochure.layout.fit import _fits
    from brochure.specification import family_of, sheet_of, theme_of

    brochure = read(content, str(content)).brochure
    assert brochure is not None
    family, _ = family_of(brochure.design)
    assert family is not None
    theme, _ = theme_of(brochure.design, content.parent)
    assert theme is not None
    sheet = sheet_of(brochure)
    composition = compose(brochure, family, theme, sheet.flow("inside")[0].frame.height)
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        for trial in range(TRIALS):
            _fits(composition, sheet, 210 + 5 * trial)
        best = min(best, time.perf_counter() - started)
    return best * 1000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("content", nargs="?", default=str(ROOT / "content.yaml"))
    parser.add_argument("-n", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, str(ROOT / "make_pdf.py"), given.content, "-o", f"{folder}/ours.pdf"]
        floor = [sys.executable, str(ROOT / "benchmarks" / "floor.py"), given.content, f"{folder}/floor.pdf"]
        runs = [(seconds(floor), seconds(ours)) for _ in range(given.n + 1)][1:]
        size = Path(folder, "ours.pdf").stat().st_size
    floor_time = statistics.median(run[0][0] for run in runs)
    our_time = statistics.median(run[1][0] for run in runs)
    memory = max(run[1][1] for run in runs)
    print(f"floor {floor_time * 1000:.0f} ms, ours {our_time * 1000:.0f} ms: {our_time / floor_time:.2f} x (at most 2.0)")
    print(f"peak memory {memory / 1024:.1f} MiB (at most 60)")
    print(f"PDF {size / 1000:.1f} kB (at most 100)")
    print(f"copyfitting, {TRIALS} trials: {copyfitting(Path(given.content)):.1f} ms (at most 10)")


if __name__ == "__main__":
    main()
