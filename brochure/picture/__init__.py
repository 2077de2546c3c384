"""Picture stage: an image file, a link or a count → shapes or a checked raster file."""
