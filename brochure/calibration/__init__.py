"""A sheet and a family → a two-page PDF to print once, from which the author reads the printer's shift, and learns to fold.

The front has crosses, the back has grids at the same places of the paper, by the mirror law: what is at x on the front is
at width - x on the back. Where a front's cross shows in a back's grid is what the back must be moved by: the number to write.
"""

from brochure.calibration.folds import folds
from brochure.calibration.sheet import calibration_sheet

__all__ = ["calibration_sheet", "folds"]
