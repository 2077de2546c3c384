"""Compose: `Brochure` → boxes for each flow, with their elements in reading order. Free of sizes."""

from brochure.layout.compose.composition import Composition, compose

__all__ = ["Composition", "compose"]
