"""Picture stage: an image file, a link or a count → shapes or a checked raster file."""

from brochure.picture.read import read_picture

__all__ = ["read_picture"]
