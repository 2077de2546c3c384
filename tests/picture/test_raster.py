"""What is embedded: upright, on white, in sRGB or grey, as fine as print needs and no finer, and always the same bytes."""

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw

from brochure.diagnostics import Diagnostic, Place
from brochure.picture import read_picture
from brochure.picture.model import Raster
from brochure.picture.raster import EncodedImage, encode, encode_bytes, ppi

Save = Callable[..., Raster]
RED, BLUE = (200, 30, 30), (30, 30, 200)


def scene(size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Red above, blue below at the left, white below at the right."""
    image = Image.new("RGB", size, RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, size[1] // 2, size[0] // 2, size[1]), BLUE)
    draw.rectangle((size[0] // 2, size[1] // 2, size[0], size[1]), (255, 255, 255))
    return image


def photograph(size: tuple[int, int]) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(size, 60) for _ in range(3)])


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Writes an image and reads it as a picture."""

    def write(image: Image.Image, kind: str = "PNG", **options: object) -> Raster:
        path = tmp_path / f"picture.{kind.lower()}"
        image.save(path, kind, **options)
        problems: list[Diagnostic] = []
        raster = read_picture(path, Place("content.yaml"), problems)
        assert problems == []
        assert isinstance(raster, Raster)
        return raster

    return write


def pixels(encoded: EncodedImage) -> Image.Image:
    if encoded.kind == "jpeg":
        return Image.open(BytesIO(encoded.data))
    return Image.frombytes("L" if encoded.components == 1 else "RGB", (encoded.width, encoded.height), zlib.decompress(encoded.data))


def corners(image: Image.Image) -> list[object]:
    right, bottom = image.width - 2, image.height - 2
    return [image.getpixel(place) for place in ((1, 1), (right, 1), (1, bottom), (right, bottom))]


def near(image: Image.Image, expected: Image.Image, tolerance: int) -> bool:
    return (
        image.size == expected.size
        and max(high for _, high in ImageChops.difference(image, expected).convert("RGB").getextrema()) <= tolerance
    )


def test_pixels_per_inch_at_the_printed_width(save: Save) -> None:
    assert ppi(save(scene((300, 200))), 72.0) == 300
    assert ppi(save(scene((300, 200))), 144.0) == 150


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_three_hundred_to_the_inch_are_kept_and_no_more(save: Save, kind: str) -> None:
    raster = save(scene((1200, 800)), kind)
    assert encode(raster, 72.0, 48.0).size == (300, 200)
    assert encode(raster, 72.0, 48.0, ppi=150).size == (150, 100)
    assert encode(raster, 720.0, 480.0).size == (1200, 800)


def test_a_picture_cropped_to_its_place_keeps_enough_in_both_directions(save: Save) -> None:
    assert encode(save(scene((1200, 800))), 72.0, 72.0).size == (450, 300)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright_whatever_the_camera_noted(save: Save, kind: str, orientation: int) -> None:
    ways = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # how the sensor held the scene: Transpose's number undoing the note
    stored = scene().transpose(Image.Transpose(ways[orientation])) if orientation > 1 else scene()
    exif = Image.Exif()
    exif[0x0112] = orientation
    raster = save(stored, kind, exif=exif)
    for width, height in ((1000, 1000), (36, 24)):
        upright = encode(raster, width, height)
        assert upright.width > upright.height
        first, second, third, fourth = corners(upright)
        assert first[0] > 150 > first[2]
        assert second[0] > 150 > second[2]
        assert third[2] > 150 > third[0]
        assert min(fourth) > 240


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L"])
def test_what_is_transparent_stands_on_white(save: Save, mode: str) -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 10, 20))
    raster = (
        save(image.convert(mode) if mode != "L" else Image.new("L", (20, 20), 0), transparency=0)
        if mode in "L1"
        else save(image.convert(mode))
    )
    flat = encode(raster, 100, 100)
    assert flat.mode in ("L", "RGB")
    if mode != "1":
        assert corners(flat.convert("L"))[1] == 255
    if mode not in ("1", "L"):
        assert corners(flat.convert("L"))[0] == 0


def test_half_transparent_black_is_grey_also_when_made_smaller(save: Save) -> None:
    raster = save(Image.new("RGBA", (600, 600), (0, 0, 0, 128)))
    assert encode(raster, 72, 72).getextrema() == ((127, 127),) * 3


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "PNG"), ("L", "PNG"), ("P", "PNG"), ("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")])
def test_colours_come_through_every_mode(save: Save, mode: str, kind: str) -> None:
    source = scene().convert("L" if mode == "L" else "RGB")
    stored = source.quantize(16) if mode == "P" else source.convert(mode)
    found = encode(save(stored, kind, **({"quality": 95, "subsampling": 0} if kind == "JPEG" else {})), 1000, 1000)
    assert found.mode == source.mode
    assert near(found, source, 40)
    assert near(found.crop((0, 110, 140, 200)), source.crop((0, 110, 140, 200)), 8)  # away from edges


def test_sixteen_bits_of_grey_keep_their_tone(save: Save) -> None:
    raster = save(Image.new("I;16", (30, 30), 0x8000))
    assert encode(raster, 100, 100).getextrema() == (128, 128)


def test_an_embedded_profile_is_obeyed(save: Save) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    swapped = save(scene(), icc_profile=SWAPPED)
    red, _, blue, white = corners(encode(swapped, 1000, 1000))
    assert red[2] > 150 > red[0]
    assert blue[0] > 150 > blue[2]
    assert min(white) > 250
    unfit = save(scene(), icc_profile=lab.tobytes())
    assert near(encode(unfit, 1000, 1000), scene(), 0)
    assert near(encode(save(scene(), icc_profile=b"no profile"), 1000, 1000), scene(), 0)


def _swapped() -> bytes:
    """sRGB's profile with the red and the blue primary exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile = bytearray(bytes(profile).replace(b"s\0R\0G\0B", b"o\0t\0h\0r").replace(b"\0s\0R\0G\0B", b"\0o\0t\0h\0r"))
    red, blue = profile.index(b"rXYZ", 128), profile.index(b"bXYZ", 128)
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


SWAPPED = _swapped()


def test_a_photograph_becomes_a_jpeg_and_a_drawing_loses_nothing(save: Save) -> None:
    photo = encode_bytes(save(photograph((400, 300))), 1000, 1000)
    assert photo.kind == "jpeg"
    assert Image.open(BytesIO(photo.data)).size == (photo.width, photo.height) == (400, 300)
    drawing = encode_bytes(save(scene()), 1000, 1000)
    assert drawing.kind == "flate"
    assert near(pixels(drawing), scene(), 0)


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_components_tell_grey_from_colour(save: Save, mode: str) -> None:
    for image in (scene(), photograph((400, 300))):
        encoded = encode_bytes(save(image.convert(mode)), 1000, 1000)
        assert encoded.components == {"RGB": 3, "L": 1}[mode]
        assert pixels(encoded).mode == mode


def test_a_jpeg_that_fits_is_embedded_as_it_is_without_its_camera_notes(save: Save) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    raster = save(photograph((400, 300)), "JPEG", exif=exif, comment=b"taken at home", quality=90)
    with raster.path.open("ab") as file:
        file.write(b"a film" * 1000)
    encoded = encode_bytes(raster, 1000, 1000)
    assert b"SecretCamera" not in encoded.data
    assert b"at home" not in encoded.data
    assert b"a film" not in encoded.data
    with Image.open(raster.path) as original:
        assert near(Image.open(BytesIO(encoded.data)), original, 0)


@pytest.mark.parametrize("options", [{"exif": 3}, {"icc_profile": SWAPPED}, {"mode": "CMYK"}], ids=["turned", "other colours", "CMYK"])
def test_a_jpeg_that_needs_a_change_is_changed(save: Save, options: dict[str, object]) -> None:
    options = dict(options)
    image = scene().convert(str(options.pop("mode", "RGB")))
    if "exif" in options:
        exif = Image.Exif()
        exif[0x0112] = options["exif"]
        options["exif"] = exif
    raster = save(image, "JPEG", quality=95, **options)
    found, wanted = pixels(encode_bytes(raster, 1000, 1000)), encode(raster, 1000, 1000)
    assert found.mode == "RGB"
    assert near(found.crop((0, 0, 140, 90)), wanted.crop((0, 0, 140, 90)), 8)
    assert near(found.crop((160, 110, 300, 200)), wanted.crop((160, 110, 300, 200)), 8)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_same_file_gives_the_same_bytes(save: Save, kind: str) -> None:
    raster = save(photograph((800, 600)), kind)
    assert encode_bytes(raster, 72, 54) == encode_bytes(raster, 72, 54)
