"""The kinds of value that a field of the content can have, beside text: each is a Python type and a `kind` mark.

`conversion/scalars.py` converts a scalar by its mark; the JSON Schema describes it by the same mark.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from brochure.content.text import Text
from brochure.picture.model import Picture as AnyPicture


def _kind(name: str) -> Meta:
    return Meta(extra={"kind": name})


Plain = Annotated[Text, _kind("plain")]
"""Text without inline mark-up: every character prints as typed."""
Length = Annotated[float, _kind("length")]
"""A length with its unit (in, mm, cm, pt), in points."""
Width = Annotated[float, _kind("width")]
"""A share of the measure: `60%` is 0.6. A length is given as minus its points (`2in` is -144)."""
Share = Annotated[float, _kind("share")]
"""A share as a number or in percent: `280%` is 2.8."""
Ratio = Annotated[float, _kind("ratio")]
"""A number of 0 or more, such as 1.25."""
Paint = Annotated[str, _kind("paint")]
PaintOrNone = Annotated[str, _kind("paint_or_none")]
"""A colour of a theme: `#rrggbb`, a name of the palette, `river-40` (40 % of it on paper), or `none`."""
Day = Annotated[datetime.date, _kind("day")]
"""An ISO date."""
Colour = Annotated[str, _kind("colour")]
"""`#rrggbb`, in lower case."""
Url = Annotated[str, _kind("url")]
"""An http or https address."""
Email = Annotated[str, _kind("email")]
"""An electronic mail address, without `mailto:`."""
Language = Annotated[str, _kind("language")]
"""A BCP 47 language tag."""
File = Annotated[Path, _kind("file")]
"""A file in the content's folder or below it, as an absolute path; it exists."""
Picture = Annotated[AnyPicture, _kind("picture")]
"""A PNG, JPEG or SVG file, read and checked."""

Paper = Literal["letter", "a4", "legal"]
Fold = Literal["c-fold", "z-fold"]
About = Literal["summary", "benefits", "risks", "alternatives", "unknowns", "action", "emergency"]
Tone = Literal["note", "caution", "urgent", "hope"]
Icon = Literal["person", "dot", "square"]
