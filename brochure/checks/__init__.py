"""Checks stage: `Placed` → diagnostics."""

from brochure.checks.glyphs import missing_glyphs

__all__ = ["missing_glyphs"]
