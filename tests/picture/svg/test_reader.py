"""svglib is loaded lean, and leaves ReportLab's own parts whole for whoever else wants them."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
import sys
from brochure.picture.svg.reader import reader
drawn = reader()
assert "reportlab.platypus.paragraph" not in sys.modules
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.graphics.shapes import Drawing
from reportlab.graphics.charts.barcharts import HorizontalBarChart
import svglib
assert issubclass(Drawing, Flowable) and issubclass(Paragraph, Flowable)
assert svglib.__version__
"""


def test_platypus_is_not_loaded_and_can_be_afterwards() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", CHECK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
