"""A PNG or JPEG file → what is known of it; and a picture at its printed size → pixels to embed.

Pixels come upright, opaque, in sRGB or grey, and no finer than print needs: 300 to the inch.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from brochure.picture.model import Raster
from brochure.units import INCH

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS: Final = 100_000_000
QUALITY: Final = 85
PHOTOGRAPH: Final = 0.35
"""What is left of a photograph's bytes by lossless compression is more than this share, of a drawing's less."""
ORIENTATION: Final = 0x0112  # the EXIF tag
TURNED: Final = (5, 6, 7, 8)  # its values that swap width and height

START_OF_SCAN: Final = b"\xff\xda"
END_OF_IMAGE: Final = b"\xff\xd9"

Kind = Literal["PNG", "JPEG"]


class EncodedImage(Struct, frozen=True):
    """Pixels ready to embed: a JPEG file, or rows of bytes from the top, deflated (zlib); 8 bits a component."""

    kind: Literal["jpeg", "flate"]
    data: bytes
    width: int
    height: int
    components: Literal[1, 3]  # grey, or red, green and blue


def ppi(raster: Raster, width_pt: float) -> float:
    """Pixels per inch if printed so wide."""
    return raster.width / (width_pt / INCH)


def inspect(path: Path, kind: Kind) -> Raster | Literal["too large", "broken"]:
    """The file's size in pixels after its EXIF orientation is obeyed; or why it cannot be used."""
    from PIL.Image import DecompressionBombError

    try:
        with _opened(path, kind) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return "too large"
            turned = _orientation(image) in TURNED
            _decode(image)
    except DecompressionBombError:
        return "too large"
    except Exception:  # a decoder that meets hostile bytes raises whatever it likes
        return "broken"
    return Raster(path, *((height, width) if turned else (width, height)))


def encode(raster: Raster, width_pt: float, height_pt: float, ppi: int = 300) -> Image:
    """The picture for a place so many points wide and high: upright, RGB or L, never enlarged."""
    share = _share(raster, width_pt, height_pt, ppi)
    with _opened(raster.path, _kind(raster.path)) as image:
        orientation = _orientation(image)
        profile = image.info.get("icc_profile")
        pixels = _scaled(image, share)
    upright = _upright(_in_srgb(_opaque(pixels), profile), orientation)
    upright.info = {}  # what the camera or the program noted is not ours to pass on
    return upright


def encode_bytes(raster: Raster, width_pt: float, height_pt: float, ppi: int = 300) -> EncodedImage:
    """The same, compressed: photographs as JPEG, drawings with plain areas without loss.

    A JPEG that needs no change is passed on as it is, less what its camera noted.
    """
    jpeg = _kind(raster.path) == "JPEG"
    if jpeg and (unchanged := _unchanged(raster, _share(raster, width_pt, height_pt, ppi))):
        return unchanged
    image = encode(raster, width_pt, height_pt, ppi)
    if jpeg or _is_photograph(image):
        return EncodedImage("jpeg", _jpeg(image, "4:2:0" if jpeg else "4:4:4"), *image.size, _components(image))
    return EncodedImage("flate", zlib.compress(image.tobytes(), 9), *image.size, _components(image))


def _opened(path: Path, kind: Kind) -> Image:
    """Opened with that one plug-in: Pillow would load all of them for a file with another format's suffix."""
    import warnings
    from importlib import import_module

    from PIL import Image

    import_module(f"PIL.{kind.title()}ImagePlugin")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit is ours
        return Image.open(path, formats=(kind,))


def _kind(path: Path) -> Kind:
    with path.open("rb") as file:
        return "JPEG" if file.read(2) == b"\xff\xd8" else "PNG"


def _decode(image: Image) -> None:
    """Raise if the file is cut off or damaged. A JPEG need only be decoded at an eighth of its size: 20 ms for 12 million pixels."""
    image.draft(image.mode, _size(image, 1 / 8))
    image.load()


def _orientation(image: Image) -> int:
    """The EXIF orientation, 1 to 8; asked before the pixels are loaded."""
    from PIL.Image import Exif

    if image.format == "PNG":  # where Pillow's own way decodes the whole file, in case that the note stands at its end
        exif = Exif()
        exif.load(image.info.get("exif", b""))
    else:
        exif = image.getexif()
    value = exif.get(ORIENTATION)
    return value if isinstance(value, int) else 1


def _share(raster: Raster, width_pt: float, height_pt: float, ppi: int) -> float:
    """How much of the pixels' width and height print needs; above 1 it needs more than there are."""
    return max(width_pt / INCH * ppi / raster.width, height_pt / INCH * ppi / raster.height)


def _size(image: Image, share: float) -> tuple[int, int]:
    return max(1, round(image.width * share)), max(1, round(image.height * share))


def _scaled(image: Image, share: float) -> Image:
    """In tones that can be averaged, and no larger than that share."""
    from PIL.Image import Resampling

    if share >= 1:
        return _continuous(image)
    size = _size(image, share)
    image.draft(image.mode, size)  # a JPEG decodes faster at half or a quarter of its size, here never below ours
    return _continuous(image).resize(size, Resampling.LANCZOS, reducing_gap=2.0)


def _continuous(image: Image) -> Image:
    """In mode L, RGB or CMYK; in LA or RGBA if anything is transparent."""
    from PIL import Image

    if image.mode.startswith("I;16"):  # Pillow cuts off what is above 255; the upper byte is the tone
        return Image.frombytes("L", image.size, image.tobytes()[1 if image.mode in ("I;16", "I;16L") else 0 :: 2])
    if image.has_transparency_data:
        return image.convert("LA" if image.mode in ("1", "L", "LA") else "RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        image.load()
        return image
    return image.convert("L" if image.mode in ("1", "LA", "I", "F") else "RGB")


def _opaque(image: Image) -> Image:
    """On white, if anything is transparent."""
    from PIL import Image

    if image.mode not in ("LA", "RGBA"):
        return image
    opaque = image.mode.removesuffix("A")
    paper = Image.new(opaque, image.size, "white")
    paper.paste(image.convert(opaque), mask=image.getchannel("A"))
    return paper


def _upright(image: Image, orientation: int) -> Image:
    """Turned as the EXIF orientation says."""
    from PIL.Image import Transpose as To

    # in the order of the values 2 to 8
    steps = (To.FLIP_LEFT_RIGHT, To.ROTATE_180, To.FLIP_TOP_BOTTOM, To.TRANSPOSE, To.ROTATE_270, To.TRANSVERSE, To.ROTATE_90)
    return image.transpose(steps[orientation - 2]) if 2 <= orientation <= 8 else image


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Converted from its own colours, if it names them; in mode L or RGB."""
    mode = "L" if image.mode == "L" else "RGB"
    if profile and not _is_srgb(profile):
        from io import BytesIO

        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )  # fmt: skip
        except (ImageCms.PyCMSError, OSError):  # a profile for another kind of picture, or a damaged one
            converted = None
        image = converted or image
    return image if image.mode == mode else image.convert(mode)


def _is_srgb(profile: bytes) -> bool:
    """Whether an ICC profile's description names sRGB."""
    entries = (profile[offset : offset + 12] for offset in range(132, 132 + 12 * int.from_bytes(profile[128:132], "big"), 12)[:100])
    place = next((entry for entry in entries if entry[:4] == b"desc"), b"")
    start, length = int.from_bytes(place[4:8], "big"), int.from_bytes(place[8:12], "big")
    description = profile[start : start + length]
    return b"sRGB" in description or "sRGB".encode("utf-16-be") in description


def _components(image: Image) -> Literal[1, 3]:
    return 1 if image.mode == "L" else 3


def _is_photograph(image: Image) -> bool:
    """By how badly a band across its middle compresses."""
    middle = image.height // 2
    band = image.crop((0, max(0, middle - 32), image.width, min(image.height, middle + 32))).tobytes()
    return len(zlib.compress(band, 1)) > PHOTOGRAPH * len(band) and len(band) > 10_000


def _jpeg(image: Image, subsampling: str) -> bytes:
    from io import BytesIO

    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY, subsampling=subsampling)  # `optimize` fails on noise
    return file.getvalue()


def _unchanged(raster: Raster, share: float) -> EncodedImage | None:
    """The JPEG file itself, if print needs all its pixels and PDF can show it as it is."""
    with _opened(raster.path, "JPEG") as image:
        profile = image.info.get("icc_profile")
        fits = image.mode in ("L", "RGB") and image.format == "JPEG" and (not profile or _is_srgb(profile))
        if share < 1 or not fits or _orientation(image) != 1:
            return None
        data = _without_notes(raster.path.read_bytes())
        return EncodedImage("jpeg", data, raster.width, raster.height, _components(image)) if data else None


def _without_notes(jpeg: bytes) -> bytes | None:
    """The file less its application segments and comments: place, camera, preview; Adobe's colour mark stays."""
    kept, position = [jpeg[:2]], 2
    while jpeg[position : position + 2] != START_OF_SCAN:
        head = jpeg[position : position + 4]
        if len(head) < 4 or head[0] != 0xFF or head[1] == 0xFF:
            return None
        marker, length = head[1], int.from_bytes(head[2:], "big")
        if not (0xE1 <= marker <= 0xEF or marker == 0xFE) or marker == 0xEE:
            kept.append(jpeg[position : position + 2 + length])
        position += 2 + length
    end = jpeg.find(END_OF_IMAGE, position) + 2  # a telephone may have appended a film
    return b"".join([*kept, jpeg[position:end]]) if end > position else None
