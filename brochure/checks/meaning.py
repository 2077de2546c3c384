"""What the text does for the reader, by `about`: a message, an action, both sides, and numbers that can be grasped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from brochure.checks.finding import Check, Found
from brochure.checks.material import Material
from brochure.checks.passages import Passage
from brochure.checks.reading.sentences import place_in, words
from brochure.content import blocks
from brochure.diagnostics import Place

_NUMBER: Final = r"(?:\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OF: Final = re.compile(rf"\b{_NUMBER} (?:in|of|out of)(?: every)? (\d{{1,6}})\b(?![.,:/-]?\d|\s?%)", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(?<![\w.,/-])\d+(?:\.\d+)? ?(?:%|percent\b|per cent\b)|(?<![\w.,:/$-])\d+\.\d+(?![\w.,:/-]*[\w/])")
_YEARS: Final = range(1900, 2100)


def _missing(about: str, what: str, fix: str, material: Material) -> Iterator[Found]:
    if not any(passage.about == about for passage in material.passages):
        yield Found(Place(material.shown, 0, 0), what, f"{fix} Then write `about: {about}` below its heading or text.")


def _no_message(material: Material) -> Iterator[Found]:
    if material.brochure.cover.message is None:
        fix = "Add under cover: message: … the one thing a reader should take away."
        yield Found(material.brochure.cover.place, "the cover has no main message", fix)


def _no_action(material: Material) -> Iterator[Found]:
    yield from _missing("action", "no passage says what the reader can do", "Say the next step.", material)


def _no_summary(material: Material) -> Iterator[Found]:
    yield from _missing("summary", "no passage sums up what it is about", "Start with a short summary.", material)


def _no_unknowns(material: Material) -> Iterator[Found]:
    yield from _missing("unknowns", "no passage says what is not known yet", "Say what nobody knows yet.", material)


def _no_alternatives(material: Material) -> Iterator[Found]:
    if _words(material, "benefits"):
        what = "it names benefits, but no passage tells of other choices"
        yield from _missing("alternatives", what, "Tell what else can be done, and what happens if nothing is.", material)


def _words(material: Material, about: str) -> int:
    return sum(len(list(words(passage.text.plain))) for passage in material.passages if passage.about == about)


def _first(material: Material, about: str) -> Place:
    return next(passage.text.place for passage in material.passages if passage.about == about)


def _no_risks(material: Material) -> Iterator[Found]:
    if _words(material, "benefits") and not _words(material, "risks"):
        fix = "Say what can go wrong, and write `about: risks` below that heading."
        yield Found(_first(material, "benefits"), "benefits are told, but no passage tells the risks", fix)


def _unbalanced(material: Material) -> Iterator[Found]:
    benefits, risks = _words(material, "benefits"), _words(material, "risks")
    if benefits and risks and not benefits / 2 <= risks <= benefits * 2:
        what = f"risks have {risks} words, benefits {benefits}; risks are expected to have from {-(-benefits // 2)} to {benefits * 2}"
        fix = "Say more of the risks." if risks < benefits else "Say the risks more briefly, or more of what the treatment can do."
        yield Found(_first(material, "risks"), what, fix)


def _hidden_risks(material: Material) -> Iterator[Found]:
    flows = {passage.flow for passage in material.passages if passage.about == "risks"}
    if flows == {"flap"}:
        fix = "Move them inside, beside the benefits."
        yield Found(_first(material, "risks"), "the risks stand only on the flap, where they are easily missed", fix)


def _bare_percentages(material: Material) -> Iterator[Found]:
    for passage in material.passages:
        for runs in passage.text.paragraphs:
            joined = "".join(run.text for run in runs)
            match = _PERCENT.search(joined)
            if match and not _OF.search(joined):
                fix = 'Say it as a count of people too: "about 12 of 100 people".'
                what = f'"{match[0].strip()}" stands without words that make it easy to picture'
                yield Found(place_in(passage.text, runs, match.start()), what, fix)


def _denominators(material: Material) -> Iterator[Found]:
    found = sorted([*_in_text(material.passages), *_drawn(material)], key=lambda each: (each[1].line, each[1].column))
    different = list(dict.fromkeys(number for number, _ in found))
    if len(different) > 1:
        place = next(place for number, place in found if number == different[1])
        what = f"numbers are counted out of {', '.join(map(str, different))}; one number throughout is expected"
        yield Found(place, what, f"Say them all out of {max(different)}, so that they can be compared.")


def _in_text(passages: tuple[Passage, ...]) -> Iterator[tuple[int, Place]]:
    for passage in passages:
        for runs in passage.text.paragraphs:
            joined = "".join(run.text for run in runs)
            for match in _OF.finditer(joined):
                if int(match[1]) not in _YEARS:
                    yield int(match[1]), place_in(passage.text, runs, match.start())


def _drawn(material: Material) -> Iterator[tuple[int, Place]]:
    for flow in (material.brochure.flap, material.brochure.inside, material.brochure.back):
        for block in flow:
            for each in block.callout if isinstance(block, blocks.Callout) else (block,):
                if isinstance(each, blocks.IconArray):
                    yield each.icon_array.of, each.at("icon_array")


CHECKS: Final = (
    Check("no-message", "note", "meaning", _no_message),
    Check("no-action", "note", "meaning", _no_action),
    Check("no-summary", "note", "meaning", _no_summary),
    Check("no-unknowns", "note", "meaning", _no_unknowns),
    Check("no-risks", "warning", "meaning", _no_risks),
    Check("risks-unbalanced", "warning", "meaning", _unbalanced),
    Check("risks-on-flap", "warning", "meaning", _hidden_risks),
    Check("no-alternatives", "warning", "meaning", _no_alternatives),
    Check("percent-without-words", "note", "meaning", _bare_percentages),
    Check("denominators", "note", "meaning", _denominators),
)
