"""What the program promises of a file before it looks at the content: encodings, line ends, limits, and plain words."""

from pathlib import Path

import pytest
import yaml

from brochure.content import UNREADABLE, Reading, read
from brochure.content.parsing import tree as tree_module
from brochure.content.parsing.tree import Mapping, Scalar, Tree, compose
from brochure.diagnostics import Diagnostic

SMALL = """title: Sleep and your health
clinic:
  name: Clínica Ejemplo
cover:
  message: Most adults need seven hours — or more.
inside:
  - text: Poor sleep makes it harder to heal.
"""
WRONG = Path(__file__).parents[1] / "wrong"


def read_bytes(folder: Path, content: bytes) -> Reading:
    path = folder / "content.yaml"
    path.write_bytes(content)
    return read(path, "content.yaml")


def only(reading: Reading) -> Diagnostic:
    assert reading.brochure is None
    assert len(reading.diagnostics) == 1, [str(each) for each in reading.diagnostics]
    return reading.diagnostics[0]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(tmp_path: Path, ending: str, mark: bytes):
    reading = read_bytes(tmp_path, mark + SMALL.replace("\n", ending).encode())
    assert reading.diagnostics == ()
    assert reading.brochure is not None
    assert reading.brochure.clinic.name.source == "Clínica Ejemplo"
    assert str(reading.brochure.inside[0].place) == "content.yaml:7:5"


def test_a_missing_file_is_unreadable_and_the_nearest_name_is_offered(tmp_path: Path):
    (tmp_path / "content.yaml").write_text(SMALL)
    found = only(read(tmp_path / "contnet.yaml", "contnet.yaml"))
    assert found.code == "file-missing"
    assert found.code in UNREADABLE
    assert 'Did you mean "content.yaml"?' in found.help


def test_a_missing_folder_is_unreadable(tmp_path: Path):
    assert only(read(tmp_path / "no" / "content.yaml", "no/content.yaml")).code == "file-missing"


def test_a_folder_is_unreadable_and_the_file_in_it_is_named(tmp_path: Path):
    (tmp_path / "content.yaml").write_text(SMALL)
    found = only(read(tmp_path, str(tmp_path)))
    assert found.code == "file-is-folder"
    assert found.code in UNREADABLE
    assert "content.yaml" in found.help


def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = only(read(tmp_path / "content.yaml", "content.yaml"))
    assert found.code == "file-unreadable"
    assert found.code in UNREADABLE


def test_a_name_that_no_file_can_have_is_unreadable(tmp_path: Path):
    assert only(read(tmp_path / ("x" * 5000), "x")).code in UNREADABLE
    assert only(read(tmp_path / "a\0b", "a")).code in UNREADABLE


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \r\n\t"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes):
    assert only(read_bytes(tmp_path, content)).code == "file-empty"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\0\x06\0....word/document.xml", "a Word document"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "a LibreOffice document"),
        (b"PK\x03\x04....readme", "a ZIP archive"),
        (b"{\\rtf1\\ansi Sleep}", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"title: \0\0\0", "binary data"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(tmp_path: Path, content: bytes, said: str):
    found = only(read_bytes(tmp_path, content))
    assert found.code == "file-binary"
    assert found.code not in UNREADABLE
    assert said in found.what


def test_bad_utf_8_is_met_at_its_line_and_column_with_the_line_shown(tmp_path: Path):
    found = only(read_bytes(tmp_path, "title: Sleep\nclinic:\n  name: Clínica’s best\n".encode("cp1252")))
    assert (found.code, found.place.line, found.place.column) == ("encoding", 3, 11)
    assert found.source_line == "  name: Clínica’s best"
    assert "UTF-8" in found.help


def test_bad_utf_8_behind_a_byte_order_mark_is_met_at_its_place(tmp_path: Path):
    found = only(read_bytes(tmp_path, b"\xef\xbb\xbftitle: a\xff\n"))
    assert (found.place.line, found.place.column) == (1, 9)


def test_utf_16_is_named(tmp_path: Path):
    assert "UTF-16" in only(read_bytes(tmp_path, SMALL.encode("utf-16"))).what


def test_a_file_over_the_limit_is_refused(tmp_path: Path):
    assert only(read_bytes(tmp_path, b"# " + b"x" * (1 << 20) + b"\n")).code == "file-too-big"


def test_every_invisible_character_is_met_at_its_place(tmp_path: Path):
    reading = read_bytes(tmp_path, "title: Sleep\u2028well\nclinic:\n  name: A\x07B\n".encode())
    assert [(each.code, each.place.line, each.place.column) for each in reading.diagnostics] == [
        ("control-character", 1, 13),
        ("control-character", 3, 10),
    ]
    assert "U+2028" in reading.diagnostics[0].what


def composed(text: str) -> tuple[Tree | None, list[str]]:
    problems: list[Diagnostic] = []
    return compose(text, "content.yaml", problems), [each.code for each in problems]


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000 + "x", "{a: " * 5000, "? " * 50_000])
def test_deep_nesting_is_refused_without_harm(text: str):
    assert composed(text) == (None, ["yaml-depth"])


def test_aliases_that_blow_up_are_refused():
    lines = ["a0: &a0 [" + ", ".join("x" * 9) + "]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    assert composed("\n".join(lines)) == (None, ["yaml-size"])


def test_aliases_that_nest_too_deep_are_refused():
    assert composed("a0: &a0 [x]\n" + "\n".join(f"a{level}: &a{level} [*a{level - 1}]" for level in range(1, 60))) == (None, ["yaml-depth"])


def test_too_many_values_are_refused():
    assert composed("- a\n" * 60_000) == (None, ["yaml-size"])


def test_an_alias_within_itself_is_refused():
    assert composed("a: &a\n  b: *a\n") == (None, ["yaml-recursion"])


def test_an_alias_stands_for_its_anchor():
    root, codes = composed("a: &x word\nb: *x\n")
    assert codes == []
    assert isinstance(root, Mapping)
    assert [value.value for _, value in root.pairs if isinstance(value, Scalar)] == ["word", "word"]


def test_scalars_stay_as_typed():
    root, _ = composed("[9:30, no, 0123, 1.10, 2026-11-23, 1_000, 0x1F, .5, yes]")
    assert [item.value for item in root.items] == ["9:30", "no", "0123", "1.10", "2026-11-23", "1_000", "0x1F", ".5", "yes"]  # type: ignore[union-attr]


@pytest.mark.parametrize("path", sorted(WRONG.glob("yaml-*.yaml")), ids=lambda path: path.stem)
def test_both_parsers_of_pyyaml_give_the_same_message(path: Path, monkeypatch: pytest.MonkeyPatch):
    text = path.read_text(encoding="utf-8")
    found = []
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        monkeypatch.setattr(tree_module, "_events", lambda text, loader=loader: iter(yaml.parse(text, loader)))
        problems: list[Diagnostic] = []
        compose(text, path.name, problems)
        found.append(problems)
    assert found[0] == found[1]
