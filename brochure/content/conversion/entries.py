"""The list under `references` → raw entries: every value as typed, for the citations' own reader to judge."""

from __future__ import annotations

from brochure.content.conversion.scalars import yes_no
from brochure.content.conversion.state import Conversion
from brochure.content.fault import Fault
from brochure.content.parsing.tree import Mapping, Scalar, Sequence, Tree
from brochure.content.sources.numbering import RawEntry
from brochure.diagnostics import Place

_EXAMPLE = "Write it so:\nreferences:\n  - id: watson2015\n    type: article-journal\n    title: Recommended amount of sleep"


def entries(node: Sequence, run: Conversion) -> tuple[RawEntry, ...]:
    """The entries that have a key; what is wrong with the others is reported."""
    found = [_entry(item, run) for item in node.items]
    run.lost_source |= None in found
    return tuple(entry for entry in found if entry is not None)


def _entry(node: Tree, run: Conversion) -> RawEntry | None:
    if not isinstance(node, Mapping):
        run.error(node, Fault("wrong-kind", "a source must be lines with a key each: id, type, title, author and so on", _EXAMPLE))
        return None
    fields, places = _mapping(node, run)
    nocite = _nocite(fields, places, run)
    key = fields.pop("id", None)
    if not isinstance(key, str) or not key:
        run.error(
            places.get("id", run.place(node)),
            Fault(
                "missing-key",
                "this source has no `id`, by which the text cites it",
                "Add a line with a short name of your choice: id: watson2015",
            ),
        )
        return None
    return RawEntry(key=key, fields=fields, place=run.place(node), places=places, nocite=nocite)


def _nocite(fields: dict[str, object], places: dict[str, Place], run: Conversion) -> bool:
    given = fields.pop("nocite", "no")
    answer = yes_no(given) if isinstance(given, str) else Fault("bad-yes-no", "it is neither yes nor no", "Write yes or no.")
    if isinstance(answer, Fault):
        run.error(places["nocite"], Fault(answer.code, f"`nocite`: {answer.what}", answer.help))
        return False
    return answer


def _mapping(node: Mapping, run: Conversion) -> tuple[dict[str, object], dict[str, Place]]:
    """The values that are not empty, and the place of each, by key."""
    fields: dict[str, object] = {}
    places: dict[str, Place] = {}
    doubles: list[tuple[Scalar, int]] = []
    for key, value in node.pairs:
        if not isinstance(key, Scalar):
            run.error(key, Fault("wrong-kind", "a key of a source must be one word", _EXAMPLE))
        elif key.value in places:
            doubles.append((key, places[key.value].line))
        else:
            places[key.value] = run.place(value)
            if not (isinstance(value, Scalar) and value.is_nothing):
                fields[key.value] = _plain(value, run)
    if doubles:
        _report(doubles, run)
    return fields, places


def _report(doubles: list[tuple[Scalar, int]], run: Conversion) -> None:
    """Several keys given twice are one mistake: a source that has lost its dash."""
    run.lost_source |= any(double.value == "id" for double, _ in doubles)
    key, line = doubles[0]
    others = f" (and {len(doubles) - 1} more)" if len(doubles) > 1 else ""
    what = f"`{key.value}` is given twice in this source, in lines {line} and {key.line}{others}"
    if len(doubles) > 1:
        run.error(key, Fault("duplicate-key", what, f"Start a new source here, with a dash: - {key.value}: …"))
    else:
        run.error(key, Fault("duplicate-key", what, "Keep one of the two; or start a new source, with a dash before its id."))


def _plain(node: Tree, run: Conversion) -> object:
    if isinstance(node, Scalar):
        return node.value.strip()
    if isinstance(node, Sequence):
        return [_plain(item, run) for item in node.items]
    return _mapping(node, run)[0]
