"""Printable tri-fold patient brochures from one YAML file."""

from brochure.production import Result, build
from brochure.version import __version__

__all__ = ["Result", "__version__", "build"]
