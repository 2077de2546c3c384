"""content.yaml → output/brochure.pdf. Run `python make_pdf.py`; `--help` tells what else it can do."""

import gc

gc.disable()  # one short run leaves nothing worth collecting: a tenth of the time

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent
SET_UP = ROOT / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
"""What the README's first command has set up: used if this Python lacks what is needed."""
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def main() -> int:
    """Run the command, or say in plain words what is missing."""
    try:
        from brochure.cli import run
    except ModuleNotFoundError as missing:
        if SET_UP.exists() and Path(sys.executable).absolute() != SET_UP:
            import subprocess

            return subprocess.call([str(SET_UP), str(ROOT / "make_pdf.py"), *sys.argv[1:]])
        print(f"make_pdf.py needs the Python package {missing.name}, which is not installed here.", file=sys.stderr)
        print("help: run the first command of README.md; it sets everything up.", file=sys.stderr)
        return 3
    return run(sys.argv[1:], ROOT)


if __name__ == "__main__":
    sys.exit(main())
