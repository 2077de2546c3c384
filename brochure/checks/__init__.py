"""Checks stage: `Placed` and `Overflow` → diagnostics."""

from brochure.checks.glyphs import missing_glyphs
from brochure.checks.overset import overset

__all__ = ["missing_glyphs", "overset"]
