"""A key or name that is not known → the one that was probably meant, or the place where it belongs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

from brochure.content.blocks import KINDS
from brochure.content.model import Brochure
from brochure.content.node import Node
from brochure.content.shape import fields_of

Level = Literal["top", "mapping", "block"]
"""What a mapping is: the file's own, one below a key, or a block."""

_MEANT: Final = {
    "body": "text", "content": "text", "p": "text", "paragraph": "text", "paragraphs": "text",
    "items": "bullets", "list": "bullets", "points": "bullets", "ul": "bullets", "numbered": "steps", "ol": "steps",
    "image": "figure", "img": "figure", "photo": "figure", "picture": "figure",
    "h1": "heading", "h2": "heading", "header": "heading", "headline": "heading", "faq": "questions", "definitions": "terms",
    "box": "callout", "tip": "callout", "warning": "callout", "qr_code": "qr", "qrcode": "qr", "todo": "checklist",
    "break": "panel_break", "columnbreak": "panel_break", "page_break": "panel_break", "pagebreak": "panel_break",
    "alt_text": "alt", "author": "by", "description": "alt", "lang": "language", "color": "accent", "colour": "accent",
    "mail": "email", "street": "address", "tel": "phone", "telephone": "phone", "url": "website", "web": "website",
    "bibliography": "references", "front": "cover", "sources": "references",
}  # fmt: skip
"""Words that authors use for a key, each with ours."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was probably meant to be, or None."""
    names = list(candidates)
    by_form = {_form(name): name for name in names}
    form = _form(word)
    if form in by_form:
        return by_form[form]
    if (meant := _MEANT.get(form.replace("-", "_"))) in names:
        return meant
    import difflib

    near = difflib.get_close_matches(form, by_form, n=1, cutoff=0.7)
    return by_form[near[0]] if near else None


def _form(word: str) -> str:
    """A name as it compares: letter case, spaces, hyphens and invisible characters make no difference."""
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    return "".join(character for character in plain if character.isprintable() and not character.isspace())


def home_of(key: str, level: Level) -> str:
    """Where a key belongs that does not belong at `level`, as a sentence, or nothing."""
    tries = {
        "top": (_in_mapping, _as_block, _as_option),
        "mapping": (_at_top, _in_mapping, _as_block),
        "block": (_as_option, _in_mapping, _at_top),
    }
    return next((said for each in tries[level] if (said := each(key))), "")


def _at_top(key: str) -> str:
    return f"`{key}` belongs at the top level: start it at the very beginning of the line." if key in fields_of(Brochure) else ""


def _in_mapping(key: str) -> str:
    owners = _owners().get(key)
    return f"`{key}` belongs under {_listed(owners)}." if owners else ""


def _as_block(key: str) -> str:
    known = key in {kind.key for kind in KINDS}
    return f"`{key}` is a block: it belongs in a list such as `inside`, with a dash before it (`- {key}: …`)." if known else ""


def _as_option(key: str) -> str:
    options = [kind.key for kind in KINDS if key in fields_of(kind)]
    return f"`{key}` belongs to the block {_listed(options)}, on a line of its own below it." if 0 < len(options) < len(KINDS) else ""


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@cache
def _owners() -> dict[str, list[str]]:
    """The mappings in which a key is known, but the top level and the blocks themselves, by key."""
    found: dict[str, list[str]] = {}
    _visit(Brochure, "", found)
    for kind in KINDS:
        inner = fields_of(kind)[kind.key].shape.struct
        if inner:
            _visit(inner, kind.key, found)
    return found


def _visit(struct: type[Node], path: str, found: dict[str, list[str]]) -> None:
    for name, field in fields_of(struct).items():
        if path:
            found.setdefault(name, []).append(path)
        if field.shape.struct:
            _visit(field.shape.struct, f"{path}: {name}" if path else name, found)


def known_keys() -> frozenset[str]:
    """Every key of the format: of the top level, of its mappings and of blocks."""
    keys = set(_owners()) | set(fields_of(Brochure))
    for kind in KINDS:
        keys.update(fields_of(kind))
    return frozenset(keys)
