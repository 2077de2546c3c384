"""A picture is told by its content; what cannot be printed is refused with its cause and a way out; nothing crashes."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from brochure.diagnostics import Diagnostic, Place
from brochure.picture import read_picture
from brochure.picture.model import Picture, Raster, Vector

PLACE = Place("content.yaml", 12, 5)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>'
HEIC = b"\0\0\0\x18ftypheic" + bytes(40)


def read(path: Path, content: bytes) -> tuple[Picture | None, list[Diagnostic]]:
    path.write_bytes(content)
    problems: list[Diagnostic] = []
    return read_picture(path, PLACE, problems), problems


def image_file(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    file = BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of_size(width: int, height: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("lies.svg", "PNG"), ("lies.png", "JPEG"), ("no-ending", "JPEG")]
)
def test_content_decides_not_the_name(tmp_path: Path, name: str, kind: str) -> None:
    picture, problems = read(tmp_path / name, image_file(kind))
    assert picture == Raster(tmp_path / name, 60, 40)
    assert problems == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_svg_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = SVG.decode()
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n<!-- {"x" * 20_000} -->\n'
    picture, problems = read(tmp_path / "drawing.png", (head + text).encode(encoding))
    assert problems == []
    assert isinstance(picture, Vector)
    assert (picture.width, picture.height) == (6, 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_the_size_is_of_the_upright_picture(tmp_path: Path, kind: str, orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture, _ = read(tmp_path / "photo", image_file(kind, exif=exif))
    assert isinstance(picture, Raster)
    assert (picture.width, picture.height) == size


OTHERS = [
    (image_file("GIF"), "GIF", "PNG"),
    (image_file("WEBP"), "WebP", "PNG"),
    (image_file("TIFF"), "TIFF", "PNG"),
    (image_file("BMP"), "BMP", "PNG"),
    (HEIC, "HEIC", "JPEG"),
    (image_file("PDF"), "PDF", "SVG"),
    (b"PK\x03\x04" + bytes(40), "Word", "Save the picture alone"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word", "Save the picture alone"),
    (b"\x1f\x8b\x08" + bytes(40), "SVGZ", "plain SVG"),
    (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS", "SVG"),
    (b"8BPS\0\1" + bytes(40), "Photoshop", "PNG"),
    (b"<!DOCTYPE html><html><body><svg></svg></body></html>", "web page", "PNG"),
    (b"<?xml version='1.0'?><note/>", "no picture", "PNG"),
    (b"just words", "no picture", "PNG"),
]


@pytest.mark.parametrize(("content", "named", "advice"), OTHERS, ids=[f"{named}-{index}" for index, (_, named, _) in enumerate(OTHERS)])
def test_another_kind_is_named_with_a_way_out(tmp_path: Path, content: bytes, named: str, advice: str) -> None:
    picture, (problem,) = read(tmp_path / "photo.jpg", content)
    assert picture is None
    assert (problem.severity, problem.code, problem.place) == ("error", "image-kind", PLACE)
    assert named in problem.what
    assert '"photo.jpg"' in problem.what
    assert advice in problem.help


BROKEN = {
    "empty": b"",
    "JPEG cut off": image_file("JPEG", (400, 300))[:-2000],
    "PNG cut off": image_file("PNG", (400, 300))[:-2000],
    "PNG with a flipped byte": bytes(byte ^ (index == 5000) for index, byte in enumerate(image_file("PNG", (400, 300)))),
    "JPEG that only begins": b"\xff\xd8\xff\xe0",
    "PNG that only begins": b"\x89PNG\r\n\x1a\n",
    "PNG that promises more than it holds": png_of_size(9000, 9000),
    "SVG cut off": SVG[:-12],
    "SVG with a stray character": SVG.replace(b"<path", b"\0<path"),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_damaged_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    picture, (problem,) = read(tmp_path / "photo.jpg", content)
    assert picture is None
    assert problem.code == "image-unreadable"
    assert problem.help


def test_a_film_hidden_behind_a_photograph_does_no_harm(tmp_path: Path) -> None:
    picture, problems = read(tmp_path / "live.jpg", image_file("JPEG") + bytes(range(256)) * 40)
    assert isinstance(picture, Raster)
    assert problems == []


@pytest.mark.parametrize("size", [(10_001, 10_000), (60_000, 60_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    picture, (problem,) = read(tmp_path / "huge.png", png_of_size(*size))
    assert picture is None
    assert problem.code == "image-too-large"


def test_a_file_of_many_bytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    with path.open("wb") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(50_000_001)
    problems: list[Diagnostic] = []
    assert read_picture(path, PLACE, problems) is None
    assert [problem.code for problem in problems] == ["image-too-large"]


@pytest.mark.parametrize("name", ["absent.png", "", "nul\0.png", "x" * 300])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    problems: list[Diagnostic] = []
    assert read_picture(tmp_path / name, PLACE, problems) is None
    assert [problem.code for problem in problems] == ["image-unreadable"]


MAGIC = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"<svg>",
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>",
    b"\xff\xfe<\0",
    b"GIF8",
    b"PK\3\4",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(magic=st.sampled_from(MAGIC), content=st.binary(max_size=300))
def test_no_bytes_crash_it(tmp_path: Path, magic: bytes, content: bytes) -> None:
    picture, problems = read(tmp_path / "any", magic + content)
    assert (picture is None) == bool(problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kind=st.sampled_from(["PNG", "JPEG"]), places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=4))
def test_no_damage_crashes_it(tmp_path: Path, kind: str, places: list[tuple[float, int]]) -> None:
    content = bytearray(WHOLE[kind])
    for share, byte in places:
        content[int(share * len(content))] = byte
    picture, problems = read(tmp_path / "any", bytes(content))
    assert (picture is None) == bool(problems)


WHOLE = {kind: image_file(kind) for kind in ("PNG", "JPEG")}
