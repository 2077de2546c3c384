"""What reading asks of the type: contrast, size, leading, measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.diagnostics import Place
from brochure.layout.placed import PlacedPanel, TextRun
from brochure.themes.theme import contrast

GOOD_BODY: Final = 12.0
LEAST_BODY: Final = 11.0
LEAST_FINE: Final = 8.5
LEADING: Final = (1.20, 1.45)
MEASURE: Final = (35, 60)
_RUNNING: Final = ("body", "lead", "small", "caption", "fine", "quote")
_NEAR: Final = 1e-3


def _faint(material: Material) -> Iterator[Found]:
    for run, front, ground, least in material.pairs:
        if (ratio := contrast(front, ground)) < least - _NEAR:
            what = f'"{run.text.strip()[:30]}" has a contrast of {ratio:.1f} to 1 on its background; {least:g} to 1 is expected'
            yield Found(material.place_of(run), what, f"Let the text ({front}) and its background ({ground}) differ more.")


def _faint_in_grey(material: Material) -> Iterator[Found]:
    for run, front, ground, least in material.pairs:
        ratio = contrast(_grey(front), _grey(ground))
        if ratio < least - _NEAR <= contrast(front, ground):
            what = f'printed in grey, "{run.text.strip()[:30]}" has a contrast of {ratio:.1f} to 1; {least:g} to 1 is expected'
            yield Found(material.place_of(run), what, "Choose colours that differ in lightness, not only in hue.")


def _grey(colour: str) -> str:
    """What an office printer makes of a colour without colours (ITU-R BT.601 luma)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02x}" * 3


def _small_body(material: Material) -> Iterator[Found]:
    if LEAST_BODY - _NEAR <= material.placed.body_size < GOOD_BODY - _NEAR:
        yield _body(material, GOOD_BODY)


def _tiny_body(material: Material) -> Iterator[Found]:
    if material.placed.body_size < LEAST_BODY - _NEAR:
        yield _body(material, LEAST_BODY)


def _body(material: Material, least: float) -> Found:
    layout = material.brochure.layout
    place = layout.at("body_size") if layout else Place(material.shown, 0, 0)
    what = f"the running text is set at {material.placed.body_size:g} pt; {least:g} pt or more is expected"
    return Found(place, what, "Take words out until it fits at a larger size, and raise layout: body_size.")


def _tiny_references(material: Material) -> Iterator[Found]:
    runs = [
        item
        for panel in material.panels
        for item in panel.items
        if isinstance(item, TextRun) and item.size < LEAST_FINE - _NEAR and material.is_within(item, "Note")
    ]
    if runs:
        what = f"the sources are set at {min(run.size for run in runs):g} pt; {LEAST_FINE:g} pt or more is expected"
        yield Found(_theme_place(material), what, "Raise `size` or `floor` of the step `fine` in the theme.")


def _theme_place(material: Material) -> Place:
    design = material.brochure.design
    return design.at("theme") if design else Place(material.shown, 0, 0)


def _leading(material: Material) -> Iterator[Found]:
    for name in _RUNNING:
        leading = material.placed.theme.steps[name].leading
        if not LEADING[0] - _NEAR <= leading <= LEADING[1] + _NEAR:
            what = f"the lines of `{name}` stand {leading:.0%} of their size apart; {LEADING[0]:.0%} to {LEADING[1]:.0%} is expected"
            yield Found(_theme_place(material), what, f"Change `leading` of the step `{name}` in the theme.")


def _measure(material: Material) -> Iterator[Found]:
    ems = _ems_a_character(material)
    for panel in material.panels if ems else ():
        characters = panel.panel.frame.width / (ems * material.placed.body_size)
        if not MEASURE[0] <= round(characters) <= MEASURE[1]:
            yield _lines(panel, characters, material)
            return


def _ems_a_character(material: Material) -> float:
    """The mean width of a character of this brochure's own running text, in ems."""
    face = material.placed.family.face("regular")
    texts = [passage.text.plain.replace("\n\n", " ") for passage in material.passages if passage.is_prose]
    return sum(map(face.advance, texts)) / max(sum(map(len, texts)), 1)


def _lines(panel: PlacedPanel, characters: float, material: Material) -> Found:
    what = f'a line of the panel "{panel.panel.name}" holds about {characters:.0f} characters; {MEASURE[0]} to {MEASURE[1]} is expected'
    layout = material.brochure.layout
    place = layout.place if layout else Place(material.shown, 0, 0)
    fix = "Set the text smaller (body_size)." if characters < MEASURE[0] else "Set the text larger (body_size)."
    return Found(place, what, fix)


CHECKS: Final = (
    Check("contrast", "error", "type", _faint, cheap=True),
    Check("contrast-in-grey", "warning", "type", _faint_in_grey),
    Check("body-under-12", "note", "type", _small_body),
    Check("body-under-11", "warning", "type", _tiny_body),
    Check("references-under-8.5", "warning", "type", _tiny_references),
    Check("leading", "warning", "type", _leading),
    Check("measure", "warning", "type", _measure),
)
