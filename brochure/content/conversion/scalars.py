"""A scalar as typed → the value that its field wants, or a `Fault` that ends in the right form.

One function a kind of `kinds.py`; `CONVERTERS` names them by their marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from brochure.content.days import day
from brochure.content.fault import Fault
from brochure.units import PER_UNIT

_LENGTH: Final = r"([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))\s*([^\d\s.]*)"
_UNIT_WORDS: Final = {
    "inch": "in", "inches": "in", '"': "in", "″": "in", "”": "in", "millimeter": "mm", "millimeters": "mm", "centimeter": "cm",
    "point": "pt", "points": "pt",
}  # fmt: skip
_LONGEST: Final = 14 * 72.0
_COLOUR: Final = r"#[0-9a-fA-F]{6}"
_COLOUR_NAMES: Final = {
    "black": "#000000", "blue": "#1f4e8c", "green": "#2e6b3e", "navy": "#14305c", "orange": "#b4540a", "purple": "#5b3a86",
    "red": "#a32020", "teal": "#0f4c5c",
}  # fmt: skip
_URL: Final = r"https?://[^\s/?#@:]+(:\d+)?([/?#]\S*)?"
_EMAIL: Final = r"[^\s@<>,;:]+@[^\s@<>,;:.]+(\.[^\s@<>,;:.]+)+"
_LANGUAGE: Final = (
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)
_LANGUAGE_NAMES: Final = {
    "arabic": "ar", "chinese": "zh", "deutsch": "de", "english": "en", "español": "es", "french": "fr", "français": "fr",
    "german": "de", "hebrew": "he", "hmong": "hmn", "lakota": "lkt", "nepali": "ne", "portuguese": "pt", "russian": "ru",
    "somali": "so", "spanish": "es", "swahili": "sw", "vietnamese": "vi",
}  # fmt: skip
_YES_NO: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_NUMBER_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def length(typed: str) -> float | Fault:
    """A length with its unit, in points."""
    text = typed.replace(",", ".", 1) if re.fullmatch(r"[+-]?\d+,\d+\D*", typed) else typed
    match = re.fullmatch(_LENGTH, text)
    if not match:
        return Fault("bad-length", f'"{typed}" is not a length', "Write a number and its unit, as 0.375in, 9mm or 27pt.")
    number, unit = match.group(1), match.group(2).lower()
    if not unit:
        units = ("in", "cm") if abs(float(number)) <= 4 else ("mm", "pt")
        return Fault(
            "bad-length", f'the length "{typed}" has no unit', f"Write {number}{units[0]} or {number}{units[1]}, whichever you mean."
        )
    if text != typed or unit not in PER_UNIT:
        right = _UNIT_WORDS.get(unit, unit)
        form = f"Write {number}{right}." if right in PER_UNIT else "The units are in, mm, cm and pt: write 0.375in, 9mm or 27pt."
        return Fault("bad-length", f'"{typed}" is not a length in the form that is read here', form)
    points = float(number) * PER_UNIT[unit]
    if abs(points) > _LONGEST:
        return Fault(
            "bad-length",
            f"{typed} is longer than any sheet of paper",
            f"Check the number and the unit: it comes to {points / 72:,.4g} inches.",
        )
    return points


def width(typed: str) -> float | Fault:
    """A share of the measure (`60%` is 0.6), or a length as minus its points."""
    if match := re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]+)?)\s*%", typed):
        share = float(match.group(1)) / 100
        return (
            share
            if 0 < share <= 1
            else Fault("bad-width", f"{typed} is not a share of the panel's width", "Write a number from 1% to 100%.")
        )
    points = length(typed)
    if isinstance(points, Fault):
        if re.fullmatch(r"\d+(\.\d+)?", typed):
            return Fault(
                "bad-width", f'the width "{typed}" has no unit', f"Write {typed}% for a share of the panel's width, or a length: {typed}mm."
            )
        return Fault(
            "bad-width", f'"{typed}" is not a width', "Write a percentage of the panel's width, as 60%, or a length, as 2in or 50mm."
        )
    return (
        -points
        if points > 0
        else Fault("bad-width", f"a width of {typed} cannot be drawn", "Write a percentage, as 60%, or a length, as 2in or 50mm.")
    )


def share(typed: str) -> float | Fault:
    """A column's share of a table's width: a number or a percentage, both above nothing."""
    match = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]+)?)\s*%?", typed)
    if match and float(match.group(1)) > 0:
        return float(match.group(1)) / (100 if typed.endswith("%") else 1)
    return Fault(
        "bad-width",
        f'"{typed}" is not a share of the table\'s width',
        "Write one number a column, as [2, 3, 3], or percentages, as [30%, 70%].",
    )


def colour(typed: str) -> str | Fault:
    """`#rrggbb` in lower case."""
    if re.fullmatch(_COLOUR, typed):
        return typed.lower()
    digits = typed.removeprefix("#").lower()
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        digits = "".join(2 * digit for digit in digits)
    right = f"#{digits}" if re.fullmatch(r"[0-9a-f]{6}", digits) else _COLOUR_NAMES.get(typed.lower(), "#0f4c5c")
    return Fault(
        "bad-colour",
        f'"{typed}" is not a colour in the form that is read here',
        f'Write # and six digits (0-9, a-f), in quotes: "{right}".',
    )


def ratio(typed: str) -> float | Fault:
    """A number of 0 or more."""
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,6})?", typed):
        return float(typed)
    return Fault("bad-number", f'"{typed}" is not a number of 0 or more', "Write it in digits, as 1.25.")


def paint(typed: str) -> str | Fault:
    """`#rrggbb`, or a name of the palette, with a share of it on paper if wanted."""
    if re.fullmatch(_COLOUR, typed):
        return typed.lower()
    if re.fullmatch(rf"(?:{'|'.join(PAINTS)})(?:-(?:[1-9][0-9]?|100))?", typed):
        return typed
    names = ", ".join(PAINTS)
    return Fault("bad-colour", f'"{typed}" is not a colour of the theme', f'Write {names}; or river-40 for 40 % of it; or "#0f4c5c".')


def paint_or_none(typed: str) -> str | Fault:
    """A `paint`, or `none`."""
    return typed if typed == "none" else paint(typed)


def url(typed: str) -> str | Fault:
    """An http or https address."""
    if re.fullmatch(_URL, typed, re.IGNORECASE):
        return typed
    if " " in typed:
        return Fault("bad-link", f'the address "{typed}" has a space in it', "Write the address alone, as https://example.org/help.")
    if re.fullmatch(_EMAIL, typed.removeprefix("mailto:")):
        return Fault(
            "bad-link", f'"{typed}" is an e-mail address, not a website', "Write it after `email:`, and a website as https://example.org."
        )
    bare = re.sub(r"^\w*:?/*", "", typed) if ":/" in typed else typed
    right = f"https://{bare}" if "." in bare else "https://example.org"
    return Fault("bad-link", f'"{typed}" is not a full web address', f"Write it with https:// before it, as {right}.")


def email(typed: str) -> str | Fault:
    """An e-mail address without `mailto:`."""
    if re.fullmatch(_EMAIL, typed):
        return typed
    if typed.lower().startswith("mailto:"):
        return Fault("bad-email", "an e-mail address stands without `mailto:` here", f"Write {typed[7:]}.")
    return Fault("bad-email", f'"{typed}" is not an e-mail address', "Write one address, as office@example.org.")


def language(typed: str) -> str | Fault:
    """A BCP 47 tag in its usual letter case (`en-US`, `zh-Hant`)."""
    if re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", typed):
        return typed  # nearly all: the whole pattern takes a millisecond to compile
    if re.fullmatch(_LANGUAGE, typed, re.IGNORECASE) and typed.lower() not in _LANGUAGE_NAMES:
        first, *rest = typed.split("-")
        return "-".join([first.lower(), *map(_subtag, rest)])
    right = _LANGUAGE_NAMES.get(typed.lower()) or (
        typed.replace("_", "-") if re.fullmatch(_LANGUAGE, typed.replace("_", "-"), re.IGNORECASE) else None
    )
    form = f"Write {right}." if right else "Write the language's code: en for English, en-US for that of the United States, es for Spanish."
    return Fault("bad-language", f'"{typed}" is not a language code', form)


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def yes_no(typed: str) -> bool | Fault:
    """yes or no, as YAML has spelled them: true and on are yes, too."""
    answer = _YES_NO.get(typed.lower())
    return Fault("bad-yes-no", f'"{typed}" is neither yes nor no', "Write yes or no.") if answer is None else answer


def number(typed: str) -> int | Fault:
    """A whole number."""
    if re.fullmatch(r"[+-]?[0-9]{1,9}", typed):
        return int(typed)
    right = str(_NUMBER_WORDS.index(typed.lower())) if typed.lower() in _NUMBER_WORDS else ""
    if match := re.fullmatch(r"([0-9]{1,9})\.0+", typed):
        right = match.group(1)
    return Fault("bad-number", f'"{typed}" is not a whole number', f"Write {right}." if right else "Write it in digits alone, as 3.")


PAINTS: Final = ("ink", "river", "dawn", "dawn-dark", "accent", "mist", "sand", "paper")
"""The names of a palette; `accent` is dawn, `dawn-dark` the same dark enough for text: both follow from it."""
CONVERTERS: Final[dict[str, Callable[[str], object]]] = {
    "length": length, "width": width, "share": share, "day": day, "colour": colour, "ratio": ratio, "paint": paint,
    "paint_or_none": paint_or_none, "url": url,
    "email": email, "language": language, "yes_no": yes_no, "number": number,
}  # fmt: skip
