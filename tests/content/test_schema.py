"""What an editor is told by the JSON Schema: it knows every key, takes what the reader takes, and marks what it can see to be wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from brochure.content import blocks
from brochure.content.schema import schema, schema_text
from brochure.content.suggest import known_keys

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VALIDATOR = jsonschema.Draft7Validator(schema())
HEAD = "title: Sleep\nclinic:\n  name: Example Clinic\ncover:\n  message: Rest.\ninside:\n"


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML as an editor's plugin reads it: numbers and yes/no are such, dates are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def is_valid(text: str) -> bool:
    content: Any = yaml.load(text, EditorLoader)
    return bool(VALIDATOR.is_valid(content))


def test_the_file_beside_the_package_is_current():
    """If not: `python make_pdf.py --schema > brochure/content.schema.json`."""
    assert (ROOT / "brochure" / "content.schema.json").read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema_of_the_draft_that_it_names():
    assert json.loads(schema_text())["$schema"] == jsonschema.Draft7Validator.META_SCHEMA["$schema"]
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", [*sorted((HERE / "right").glob("*.yaml")), ROOT / "content.yaml"], ids=lambda path: path.stem)
def test_it_takes_whole_brochures(path: Path):
    errors = [error.message for error in VALIDATOR.iter_errors(yaml.load(path.read_text(encoding="utf-8"), EditorLoader))]
    assert errors == []


@pytest.mark.parametrize("kind", blocks.KINDS, ids=lambda kind: kind.key)
def test_it_takes_the_example_of_each_block(kind: type[blocks.Block]):
    assert is_valid(HEAD + "".join(f"  {line}\n" for line in kind.example.split("\n")))


@pytest.mark.parametrize(
    "block",
    [
        "bullets: [9:30, no, 0123, 1.5, 2026-11-23]", "text: 2026", "questions: {1: 2}", "table: [[1, 2], [yes, '']]", "write_in: X\n    lines: '2'",
        "heading: X\n    level: 2", "text: X\n    lead: true", "figure: a.svg\n    decorative: yes", "qr: 12345\n    caption: Code", "panel_break:",
    ],
)  # fmt: skip
def test_it_takes_scalars_as_an_editor_sees_them(block: str):
    assert is_valid(f"{HEAD}  - {block}\n")


SEEN_TO_BE_WRONG = [
    "a-list",
    "block-at-top-level",
    "block-empty-dash",
    "block-kind-misspelled",
    "block-kind-by-another-name",
    "block-kind-unknown",
    "block-without-kind",
    "block-text-with-colon",
    "block-two-kinds",
    "block-not-indented",
    "blocks-empty",
    "blocks-without-dash",
    "break-in-callout",
    "callout-in-callout",
    "choice-capital",
    "choice-misspelled",
    "colour-by-name",
    "colour-not-quoted",
    "colour-short",
    "cover-a-list",
    "date-american",
    "date-german",
    "date-written-out",
    "email-not-one",
    "figure-without-alt",
    "heading-level",
    "icon-array-as-text",
    "key-capital",
    "key-empty",
    "key-hyphen",
    "key-missing-cover",
    "key-missing-clinic-name",
    "key-misspelled",
    "key-misspelled-option",
    "key-not-indented",
    "key-quoted-empty",
    "key-top-level-under-clinic",
    "key-under-wrong-parent",
    "key-unknown",
    "language-underscore",
    "length-decimal-comma",
    "length-inch-sign",
    "length-without-unit",
    "list-empty",
    "list-for-text",
    "list-item-empty",
    "list-item-with-colon",
    "number-as-word",
    "number-out-of-range",
    "option-of-another-block",
    "option-without-its-block",
    "panel-break-with-value",
    "qr-without-caption",
    "question-without-answer",
    "source-without-id",
    "table-row-as-text",
    "table-without-rows",
    "terms-with-dashes",
    "text-for-group",
    "text-for-list",
    "website-without-https",
    "width-without-unit",
    "yes-no",
    "many-in-a-first-draft",
    "many-in-blocks",
    "many-in-lists",
]


@pytest.mark.parametrize("name", SEEN_TO_BE_WRONG)
def test_it_marks_what_can_be_seen_to_be_wrong(name: str):
    assert not is_valid((HERE / "wrong" / f"{name}.yaml").read_text(encoding="utf-8"))


def properties(part: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield from part["properties"].items()
        for each in part.values():
            yield from properties(each)
    elif isinstance(part, list):
        for each in part:
            yield from properties(each)


def test_every_key_is_known_and_described():
    found = dict(properties(schema()))
    assert known_keys() <= set(found)
    assert [name for name, each in found.items() if not each.get("description")] == []


def test_no_block_takes_a_key_of_another():
    definitions = schema()["definitions"]
    for kind in blocks.KINDS:
        assert definitions[kind.__name__]["additionalProperties"] is False
        assert kind.key in definitions[kind.__name__]["required"]
