"""What the values of one mapping must be together, or within: one function a struct, in `RULES`.

What later work widens stands first: `LANGUAGES` of a whole brochure, and `THEMES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from brochure.content.blocks import QR, Chart, Figure, Proportion, References, Table
from brochure.content.conversion.files import resolve
from brochure.content.conversion.state import Conversion
from brochure.content.fault import Fault
from brochure.content.model import BackShift, BodySize, Brochure, Cover, Design, Layout, Press
from brochure.content.node import Node
from brochure.content.suggest import nearest
from brochure.content.text import Text
from brochure.diagnostics import Place
from brochure.units import INCH

LANGUAGES: Final = {"en": "English (en, en-US, en-GB …)"}
"""The languages a whole brochure can be in, by their first subtag."""
THEMES: Final = ("calm", "warm", "plain", "ink-saver")
"""The built-in themes."""
_QR_BYTES: Final = 300


class Values(Struct, frozen=True):
    """A mapping's values so far: those that are right, and the place of each that was given."""

    place: Place
    places: Mapping[str, Place]
    right: dict[str, Any]
    whole: bool

    def at(self, key: str) -> Place:
        """The place of a value, or of the mapping."""
        return self.places.get(key, self.place)


class Range(Struct, frozen=True):
    """Between which lengths a field may be, in points, as it is said to the author, and why."""

    least: float
    most: float
    said: str
    reason: str


_TYPE_SIZE: Final = Range(8, 24, "from 8pt to 24pt", "smaller cannot be read, and larger does not fit on a panel")
RANGES: Final[dict[type[Node], dict[str, Range]]] = {
    Layout: {
        "margin": Range(
            0.27 * INCH,
            INCH,
            "from 0.27in (6.9mm) to 1in (25.4mm)",
            "an office printer cannot print nearer to the edge, and a panel must keep room for text",
        ),
        "fold_in": Range(0, 0.25 * INCH, "from 0in to 0.25in (6mm)", "the flap must be a little narrower to fold in, and no more"),
    },
    BodySize: {"smallest": _TYPE_SIZE, "largest": _TYPE_SIZE},
    BackShift: {
        "x": Range(-0.25 * INCH, 0.25 * INCH, "from -0.25in to 0.25in (6mm)", "a printer that is off by more needs a service"),
        "y": Range(-0.25 * INCH, 0.25 * INCH, "from -0.25in to 0.25in (6mm)", "a printer that is off by more needs a service"),
    },
    QR: {
        "size": Range(
            0.5 * INCH, 3 * INCH, "from 0.5in (13mm) to 3in (76mm)", "phones cannot read a smaller code, and a larger one does not fit"
        )
    },
}


def _in_range(values: Values, run: Conversion, struct: type[Node]) -> None:
    for name, range_ in RANGES[struct].items():
        length = values.right.get(name)
        if isinstance(length, float) and not range_.least - 1e-6 <= length <= range_.most + 1e-6:
            run.error(
                values.at(name), Fault("out-of-range", f"`{name}` is out of range: {range_.reason}", f"Write a length {range_.said}.")
            )


def _brochure(values: Values, run: Conversion) -> None:
    language = values.right.get("language")
    if isinstance(language, str) and language.split("-")[0] not in LANGUAGES:
        what = f'a brochure cannot be in the language "{language}" yet'
        advice = f"So far there is {', '.join(LANGUAGES.values())}. A block can be in any language: write `language: {language}` beside it."
        run.error(values.at("language"), Fault("language-not-yet", what, advice))


def _layout(values: Values, run: Conversion) -> None:
    _in_range(values, run, Layout)


def _back_shift(values: Values, run: Conversion) -> None:
    _in_range(values, run, BackShift)


def _body_size(values: Values, run: Conversion) -> None:
    _in_range(values, run, BodySize)
    smallest, largest = (values.right.get(name, default) for name, default in (("smallest", 11.0), ("largest", 13.0)))
    if isinstance(smallest, float) and isinstance(largest, float) and smallest > largest:
        given = "largest" if "largest" in values.right else "smallest"
        what = f"the smallest size ({smallest:g}pt) is above the largest ({largest:g}pt)"
        advice = "Give both, the smaller one first: body_size: {smallest: 11pt, largest: 13pt}"
        run.error(values.at(given), Fault("body-size", what, advice))


def _design(values: Values, run: Conversion) -> None:
    theme, font = values.right.get("theme"), values.right.get("font")
    if isinstance(theme, Text) and theme.source not in THEMES and (fault := _no_theme(theme.source, run)):
        run.error(theme.place, fault)
    if isinstance(font, Text) and font.source.lower().endswith((".ttf", ".otf", ".woff", ".woff2", ".ttc")):
        files = "regular: fonts/Own-Regular.ttf\n  bold: …\n  italic: …\n  bold_italic: …"
        advice = f"Name the family, as Atkinson Hyperlegible; or give its four files:\nfont:\n  {files}"
        run.error(font.place, Fault("bad-font", "`font` is the name of a family, or four files, but one file stands here", advice))


def _no_theme(name: str, run: Conversion) -> Fault | None:
    """What keeps a theme from being one of the built-in ones or a file of the author's."""
    if "/" in name or name.endswith((".yaml", ".yml")):
        found = resolve(name, run.folder)
        return found if isinstance(found, Fault) else None
    near = nearest(name, THEMES)
    advice = f'Did you mean "{near}"? ' if near else ""
    return Fault("bad-choice", f'there is no theme "{name}"', f"{advice}It can be {', '.join(THEMES)}, or the path of a theme file.")


def _press(values: Values, run: Conversion) -> None:
    limit, bleed = values.right.get("ink_limit"), values.right.get("bleed")
    if isinstance(limit, float) and not 2.0 <= limit <= 4.0:
        fault = Fault("out-of-range", "`ink_limit` is out of range", "Write what the shop says, from 200% to 400%.")
        run.error(values.at("ink_limit"), fault)
    if isinstance(bleed, float) and not 0 < bleed <= INCH / 2:
        fault = Fault("out-of-range", "`bleed` is out of range", "Write what the shop says; 3mm and 0.125in are usual.")
        run.error(values.at("bleed"), fault)


def _cover(values: Values, run: Conversion) -> None:
    if "alt" in values.places and "image" not in values.places:
        run.error(
            values.at("alt"),
            Fault(
                "alt-without-image",
                "`alt` describes a picture, but the cover has none",
                "Add `image:` with the picture's path, or delete `alt`.",
            ),
        )


def _figure(values: Values, run: Conversion) -> None:
    alt = values.right.get("alt")
    if values.right.get("decorative") is True or ("alt" in values.places and alt is None):
        return
    if alt is None or (isinstance(alt, Text) and not alt.source):
        what = "the figure has no `alt`: what the picture tells, in words, for readers who cannot see it"
        run.error(
            values.at("alt") if "alt" in values.places else values.at("figure"),
            Fault("missing-alt", what, "Add `alt: …` below it; or, if the picture tells nothing, `decorative: yes`."),
        )


def _chart(values: Values, run: Conversion) -> None:
    alt = values.right.get("alt")
    if alt is None or (isinstance(alt, Text) and not alt.source):
        what = "the chart has no `alt`: what the bars tell, in words, for readers who cannot see them"
        run.error(values.at("alt") if "alt" in values.places else values.at("chart"), Fault("missing-alt", what, "Add `alt: …` below it."))
    bars = values.right.get("chart")
    if isinstance(bars, tuple) and bars and not any(amount for _, amount in bars):
        run.error(values.at("chart"), Fault("out-of-range", "all numbers of the chart are 0", "Give at least one number above 0."))


def _proportion(values: Values, run: Conversion) -> None:
    count, of = values.right.get("count"), values.right.get("of")
    if isinstance(count, int) and isinstance(of, int) and count > of:
        run.error(
            values.at("count"),
            Fault("out-of-range", f"`count` is {count}, more than the {of} there are", f"Write a number up to {of}, or raise `of`."),
        )


def _qr(values: Values, run: Conversion) -> None:
    _in_range(values, run, QR)
    code = values.right.get("qr")
    if isinstance(code, Text) and (size := len(code.source.encode())) > _QR_BYTES:
        what = f"`qr` has {size} characters, more than a phone reads well from paper ({_QR_BYTES})"
        run.error(code.place, Fault("too-long", what, "Use a shorter link, to a page that says the rest."))


def _table(values: Values, run: Conversion) -> None:
    rows, widths = values.right.get("table"), values.right.get("widths")
    if isinstance(rows, tuple) and isinstance(widths, tuple) and len(widths) != len(rows[0]):
        what = f"`widths` has {len(widths)} numbers, but the table has {len(rows[0])} columns"
        run.error(values.at("widths"), Fault("table-widths", what, "Give one number a column, as [2, 3, 3]."))


def _references(values: Values, run: Conversion) -> None:
    if isinstance(style := values.right.get("style"), Path):
        run.style = (style, values.at("style"))


RULES: Final[dict[type[Node], Callable[[Values, Conversion], None]]] = {
    Brochure: _brochure, Layout: _layout, BodySize: _body_size, BackShift: _back_shift, Design: _design, Cover: _cover, Press: _press,
    Figure: _figure, Chart: _chart, Proportion: _proportion, QR: _qr, Table: _table,
    References: _references,
}  # fmt: skip
"""The rule of each struct that has one. It runs even if some values are wrong, on those that are right."""
