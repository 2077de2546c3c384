"""The value of a name variable (`author` and the like) → names; a mistake is answered with the right form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from brochure.content.fault import Fault

PARTS: Final = frozenset(("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"))
_IGNORED: Final = frozenset(("comma-suffix", "static-ordering", "parse-names", "isInstitution"))
_MEANT: Final = {
    "first": "given", "firstname": "given", "first-name": "given", "first_name": "given", "forename": "given", "initials": "given",
    "givenname": "given", "last": "family", "lastname": "family", "last-name": "family", "last_name": "family", "surname": "family",
    "familyname": "family", "name": "literal", "organization": "literal", "organisation": "literal", "institution": "literal",
    "group": "literal", "jr": "suffix", "particle": "non-dropping-particle",
}  # fmt: skip
_ORGANIZATION = re.compile(
    r"\b(?:administration|agency|association|board|cent(?:er|re)s?|clinic|college|committee|council|department|foundation|group|health"
    r"|hospital|institutes?|ministry|network|office|organi[sz]ation|service|services|society|task force|university|FDA|NIH|CDC|WHO|of)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z](?:[.\s-]*[A-Z]){0,3}\.?")


class Name(Struct, frozen=True):
    """A person (`family` and the like) or an organization (`literal`); `parts` by CSL's words."""

    parts: tuple[tuple[str, str], ...]


def read_names(variable: str, value: object) -> tuple[tuple[Name, ...], list[Fault]]:
    """The names in `value`, and what is wrong with it."""
    if isinstance(value, str):
        return (), [Fault("bad-name", f"`{variable}` is a list of people and organizations, not one text", _form(variable, value))]
    items = value if isinstance(value, list | tuple) else [value]
    faults: list[Fault] = []
    names = tuple(name for item in items if (name := _name(variable, item, faults)))
    if not items:
        faults.append(Fault("bad-name", f"`{variable}` is empty", _form(variable, "John Smith")))
    return names, faults


def _name(variable: str, item: object, faults: list[Fault]) -> Name | None:
    if not isinstance(item, Mapping):
        typed = item if isinstance(item, str) else ""
        faults.append(Fault("bad-name", f'"{typed}" in `{variable}` is not split into family and given name', _form(variable, typed)))
        return None
    parts: dict[str, str] = {}
    for key, value in item.items():
        if key in PARTS and isinstance(value, str):
            parts[key] = " ".join(value.split())
        elif key not in _IGNORED:
            faults.append(_bad_part(key, value))
    parts = {key: value for key, value in parts.items() if value}
    if not {"family", "literal", "given"} & parts.keys():
        if not any(fault.code == "bad-name" for fault in faults):
            faults.append(Fault("bad-name", f"a name in `{variable}` is empty", _form(variable, "John Smith")))
        return None
    return Name(tuple(sorted(parts.items())))


def _bad_part(key: object, value: object) -> Fault:
    from brochure.content.sources.fields import meant

    if key in PARTS:
        return Fault("bad-name", f"`{key}` of a name is not a text", "Write it as {family: Smith, given: John}.")
    right = meant(str(key), PARTS, _MEANT)
    typed = value if isinstance(value, str) else "…"
    help_ = f"Write {right}: {typed}." if right else "A name is {family: Smith, given: John}, and an organization is {literal: its name}."
    return Fault("bad-name", f"a name has no `{key}`", help_)


def _form(variable: str, typed: str) -> str:
    """`typed` in the form in which CSL wants names."""
    people = [part.strip() for part in re.split(r";|\band\b|&", typed) if part.strip()]
    if len(people) == 1 and _is_row(people[0]):
        people = [part.strip() for part in people[0].split(",")]
    if _ORGANIZATION.search(typed):
        people = [typed]
    names = ", ".join(_written(person) for person in people) or "{family: Smith, given: John}"
    return f"Write {variable}: [{names}]."


def _is_row(typed: str) -> bool:
    """Whether the commas stand between people, as in `Smith J, Doe A`, not between family and given name."""
    parts = [part.strip() for part in typed.split(",")]
    return len(parts) > 2 or (len(parts) == 2 and all(" " in part for part in parts))


def _written(person: str) -> str:
    if _ORGANIZATION.search(person) or not re.search(r"[\s,]", person):
        return f"{{literal: {_quoted(person)}}}"
    if "," in person:
        family, given = (part.strip() for part in person.split(",", 1))
    elif _INITIALS.fullmatch(person.rsplit(None, 1)[1]):
        family, given = person.rsplit(None, 1)
    else:
        given, family = person.rsplit(None, 1)
    return f"{{family: {_quoted(family)}, given: {_quoted(given)}}}"


def _quoted(text: str) -> str:
    """The text as YAML takes it between braces."""
    return f'"{text}"' if re.search(r"[,:\[\]{}\"'#&*!|>%@`]", text) else text
