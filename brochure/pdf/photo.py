"""A raster picture at its printed size → what ReportLab's canvas embeds: a JPEG as it is, other pixels deflated."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from brochure.picture.model import Raster
from brochure.picture.raster import encode_bytes


def image_reader(raster: Raster, width: float, height: float) -> Any:
    """ReportLab's reader of the picture, `width` by `height` points, with the pixels that 300 ppi need."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    encoded = encode_bytes(raster, width, height)
    if encoded.kind == "jpeg":
        return ImageReader(BytesIO(encoded.data))
    mode = "L" if encoded.components == 1 else "RGB"
    return ImageReader(Image.frombytes(mode, (encoded.width, encoded.height), zlib.decompress(encoded.data)))
