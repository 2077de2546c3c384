"""sRGB colours and pictures → inks, as an ICC profile of the press has them (relative colorimetric, black point compensation).

Greys are printed in black ink alone; no colour takes more ink than the limit.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageCms, ImageMath

if TYPE_CHECKING:
    from collections.abc import Callable

BUILT_IN: Final = Path(__file__).with_name("profiles") / "FOGRA39L.icc"
Tone = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""
BLACK: Final[Tone] = (0.0, 0.0, 0.0, 1.0)
_KINDS: Final = {"RGB": "a screen or a camera (RGB)", "GRAY": "greys", "Lab": "measured colours (Lab)"}


class ProfileError(ValueError):
    """The file is no ICC profile of a CMYK press; the message says what it is instead."""


class Inks:
    """A printing condition: its profile, and what each colour becomes on it. `limit` is the most ink, 2.8 for 280 %."""

    def __init__(self, profile: bytes | None, limit: float) -> None:
        self.profile = BUILT_IN.read_bytes() if profile is None else profile
        self.limit = limit
        opened = _opened(self.profile)
        self.condition = opened.profile.profile_description or "CMYK"
        self.registered = profile is None
        self.identifier = "FOGRA39" if self.registered else "Custom"
        try:
            self._to_press = _transform(ImageCms.createProfile("sRGB"), opened, ("RGB", "CMYK"), ImageCms.Flags.BLACKPOINTCOMPENSATION)
            self._blacks = _blacks(opened)
        except ImageCms.PyCMSError as cause:
            raise ProfileError("it lacks the tables that turn colours into inks") from cause
        self.flat: Callable[[str], Tone] = lru_cache(maxsize=None)(self._flat)

    def _flat(self, colour: str) -> Tone:
        """The inks of `#rrggbb`."""
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        if red == green == blue:
            return (0.0, 0.0, 0.0, _share(self._blacks[red]))
        inks: Any = self.image(Image.new("RGB", (1, 1), (red, green, blue))).getpixel((0, 0))
        cyan, magenta, yellow, black = (_share(ink) for ink in inks)
        return cyan, magenta, yellow, black

    def image(self, image: Image.Image) -> Image.Image:
        """An RGB or grey picture as CMYK."""
        if image.mode == "L":
            none = Image.new("L", image.size, 0)
            return Image.merge("CMYK", (none, none, none, image.point(self._blacks)))
        printed = ImageCms.applyTransform(image, self._to_press)
        assert printed is not None
        return _limited(printed, int(self.limit * 255))


def _share(ink: int) -> float:
    """Of 255, rounded down: a sum of inks is never above their limit."""
    return ink * 1000 // 255 / 1000


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ImageCms.PyCMSError) as cause:
        raise ProfileError("it is not an ICC profile, or it is damaged") from cause
    space, kind = opened.profile.xcolor_space.strip(), opened.profile.device_class.strip()
    if space != "CMYK":
        raise ProfileError(f"it is a profile for {_KINDS.get(space, space)}, not for a press (CMYK)")
    if kind != "prtr":
        raise ProfileError("it is a CMYK profile, but not one for output on a press")
    return opened


def _transform(source: Any, target: Any, modes: tuple[str, str], flags: ImageCms.Flags) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(source, target, *modes, ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)


def _blacks(press: ImageCms.ImageCmsProfile) -> list[int]:
    """For each grey of sRGB the black ink that is as light, on a scale from full black to paper."""
    lab = ImageCms.createProfile("LAB")
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    none = Image.new("L", ramp.size, 0)
    wanted = _lightness(Image.merge("RGB", (ramp, ramp, ramp)), ImageCms.createProfile("sRGB"), lab)
    printed = _lightness(Image.merge("CMYK", (none, none, none, ramp)), press, lab)
    paper, full = printed[0], printed[255]
    found = []
    for lightness in wanted:
        aim = full + lightness / 255 * (paper - full)
        found.append(min(range(256), key=lambda black: (abs(printed[black] - aim), black if aim > full else -black)))
    return found


def _lightness(image: Image.Image, source: Any, lab: Any) -> bytes:
    converted = ImageCms.applyTransform(image, _transform(source, lab, (image.mode, "LAB"), ImageCms.Flags.NONE))
    assert converted is not None
    return converted.getchannel("L").tobytes()


def _limited(image: Image.Image, limit: int) -> Image.Image:
    """Where the inks are more than the limit, the three colours less by one share, so that the hue stays."""

    def less(band: Image.Image) -> Callable[[dict[str, Any]], Any]:
        def formula(given: dict[str, Any]) -> Any:
            colours = given["max"](given["c"] + given["m"] + given["y"], 1)
            room = given["max"](limit - given["k"], 0)
            return given["convert"](given["min"](given["one"], given["one"] * room / colours), "L")

        return formula

    cyan, magenta, yellow, black = image.split()
    bands = {"c": cyan, "m": magenta, "y": yellow, "k": black}
    kept = [ImageMath.lambda_eval(less(band), one=band, **bands) for band in (cyan, magenta, yellow)]
    return Image.merge("CMYK", (*kept, black))
