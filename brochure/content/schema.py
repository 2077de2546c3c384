"""The structs of the content → a JSON Schema, by which an editor completes and checks a content file as it is typed.

Draft 7, as editors' YAML plugins know it best. What YAML makes of a scalar (`1.10`, `yes`) is text to us, so that
wherever text is wanted the schema takes a number or a yes/no as well.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from brochure.content.blocks import KINDS, Block, Figure
from brochure.content.model import Brochure
from brochure.content.node import Node
from brochure.content.shape import Field, Shape, fields_of

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_MAY_BE_EMPTY: Final[Schema] = {"type": ["string", "number", "boolean"]}
_NUMBER: Final = r"([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_UNIT: Final = "([iI][nN]|[mM][mM]|[cC][mM]|[pP][tT])"
_NOT_IN_CALLOUT: Final = frozenset(("callout", "panel_break"))
_ONE_SCALAR: Final[dict[str, Schema]] = {
    "text": _TEXT,
    "plain": _TEXT,
    "length": {"type": "string", "pattern": f"^[+-]?{_NUMBER} *{_UNIT}$"},
    "width": {"type": "string", "pattern": f"^({_NUMBER} *%|{_NUMBER} *{_UNIT})$"},
    "share": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)? *%?$"}]},
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "colour": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    "ratio": {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,9}([.][0-9]{1,6})?$"}]},
    "paint": {"type": "string"},
    "paint_or_none": {"type": "string"},
    "url": {"type": "string", "pattern": r"^[hH][tT][tT][pP][sS]?://\S+$"},
    "email": {"type": "string", "pattern": r"^[^\s@]+@[^\s@]+\.[^\s@]+$"},
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
    "file": {"type": "string", "pattern": r"^[^/\\~]"},
    "picture": {"type": "string", "pattern": r"^[^/\\~]"},
    "yes_no": {
        "anyOf": [
            {"enum": ["yes", "no"]},
            {"type": "boolean"},
            {"type": "string", "pattern": "^(?:[oO](?:[nN]|[fF]{2})|[yY][eE][sS]|[nN][oO]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$"},
        ]
    },
    "nothing": {"type": "null"},
}
_SOURCE: Final[Schema] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {**_TEXT, "description": "A short name of your choice: the text cites the source by it, as [@id]."},
        "type": {"type": "string", "description": "What kind of source it is.", "examples": ["article-journal", "book", "webpage"]},
        "title": {**_TEXT, "description": "The source's title."},
        "nocite": {**_ONE_SCALAR["yes_no"], "description": "yes: print it even if the text does not cite it."},
    },
}


def schema() -> Schema:
    """The JSON Schema of a content file."""
    structs = {struct.__name__: struct for struct in _nested(Brochure)}
    definitions = {name: _object(struct) for name, struct in sorted(structs.items())}
    definitions |= {kind.__name__: _block(kind) for kind in KINDS}
    definitions["Block"] = {"anyOf": [_ref(kind.__name__) for kind in KINDS]}
    definitions["BlockInCallout"] = {"anyOf": [_ref(kind.__name__) for kind in KINDS if kind.key not in _NOT_IN_CALLOUT]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A brochure's content",
        **_object(Brochure),
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it stands in `content.schema.json`."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _nested(struct: type[Node]) -> list[type[Node]]:
    """The structs below this one, and those of the blocks' values."""
    owners = (struct, *KINDS) if struct is Brochure else (struct,)
    below = [each.shape.struct for owner in owners for each in fields_of(owner).values() if each.shape.struct]
    return below + [deeper for each in below for deeper in _nested(each)]


def _object(struct: type[Node]) -> Schema:
    fields = fields_of(struct)
    made: Schema = {
        "type": "object",
        "description": (struct.__doc__ or "").strip(),
        "properties": {name: _property(field) for name, field in fields.items()},
        "additionalProperties": False,
    }
    required = [name for name, field in fields.items() if field.required]
    return {**made, "required": required} if required else made


def _block(kind: type[Block]) -> Schema:
    made = _object(kind)
    made["required"] = list(dict.fromkeys([kind.key, *made.get("required", ())]))
    made["examples"] = [kind.example]
    if kind is Figure:
        made["properties"]["alt"] = {**made["properties"]["alt"], **_MAY_BE_EMPTY}
        made["properties"]["alt"].pop("pattern")
        made["anyOf"] = [{"required": ["alt"]}, {"required": ["decorative"]}]
    return made


def _property(field: Field) -> Schema:
    made = {"description": field.description, **_value(field.shape, field.name)}
    if field.examples:
        made["examples"] = list(field.examples)
    if isinstance(field.default, str | bool | int):
        made["default"] = field.default
    elif isinstance(field.default, float):
        made["default"] = f"{field.default:g}pt"
    return made


def _value(shape: Shape, name: str = "") -> Schema:
    return _ONE_SCALAR[shape.kind] if shape.kind in _ONE_SCALAR else _OTHERS[shape.kind](shape, name)


def _number(shape: Shape, _: str) -> Schema:
    limits = {key: limit for key, limit in (("minimum", shape.at_least), ("maximum", shape.at_most)) if limit is not None}
    return {"anyOf": [{"type": "integer", **limits}, {"type": "string", "pattern": "^[0-9]+$"}]}


def _choice(shape: Shape, _: str) -> Schema:
    return {"enum": [*shape.choices, *(str(each) for each in shape.choices if not isinstance(each, str))]}


def _items(shape: Shape, _: str) -> Schema:
    item = Shape("share") if shape.item and shape.item.kind == "width" else shape.item
    return {"type": "array", "minItems": max(shape.min_length, 1), "items": _value(item) if item else {}}


def _lines(shape: Shape, name: str) -> Schema:
    return {"anyOf": [_TEXT, _items(shape, name)]}


def _pairs(shape: Shape, _: str) -> Schema:
    return {"type": "object", "minProperties": 1, "additionalProperties": _value(shape.item) if shape.item else _TEXT}


def _hours(shape: Shape, name: str) -> Schema:
    return {"anyOf": [*_lines(shape, name)["anyOf"], _pairs(shape, name)]}


def _rows(shape: Shape, _: str) -> Schema:
    row = {"type": "array", "minItems": 1, "items": _MAY_BE_EMPTY}
    return {"type": "array", "minItems": shape.min_length, "items": row}


def _blocks(shape: Shape, name: str) -> Schema:
    listed = {"type": "array", "minItems": shape.min_length, "items": _ref("BlockInCallout" if name == "callout" else "Block")}
    return {"anyOf": [_TEXT, listed]} if name == "callout" else listed


def _struct(shape: Shape, _: str) -> Schema:
    return {"allOf": [_ref(shape.struct.__name__)]} if shape.struct else {}


def _either(shape: Shape, name: str) -> Schema:
    return {"anyOf": [_value(shape.item) if shape.item else {}, *_struct(shape, name)["allOf"]]}


def _sources(_: Shape, __: str) -> Schema:
    return {"type": "array", "items": _SOURCE}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


_OTHERS: Final[dict[str, Callable[[Shape, str], Schema]]] = {
    "number": _number, "choice": _choice, "items": _items, "lines": _lines, "pairs": _pairs, "hours": _hours,
    "rows": _rows, "blocks": _blocks, "struct": _struct, "either": _either, "sources": _sources,
}  # fmt: skip
