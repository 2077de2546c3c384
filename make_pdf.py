"""content.yaml → output/brochure.pdf. Run `python make_pdf.py`; `--help` tells what else it can do."""

import gc

gc.disable()  # one short run leaves nothing worth collecting: a tenth of the time

import sys  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def main() -> int:
    """Run the command, or say in plain words what is missing."""
    try:
        from brochure.cli import run
    except ModuleNotFoundError as missing:
        print(f"make_pdf.py needs the Python package {missing.name}, which is not installed here.", file=sys.stderr)
        print("help: run the first command of README.md; it sets everything up.", file=sys.stderr)
        return 3
    return run(sys.argv[1:], ROOT)


if __name__ == "__main__":
    sys.exit(main())
