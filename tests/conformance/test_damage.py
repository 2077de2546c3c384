"""Whatever is in a file, the check says something or nothing, and never breaks off."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brochure import build
from brochure.conformance import check, read
from brochure.conformance.order import check_order
from brochure.conformance.reader import Pdf, Ref, Stream
from brochure.conformance.ua import check_ua
from brochure.conformance.x4 import check_x4

CONTENT = Path(__file__).resolve().parent.parent.parent / "content.yaml"
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    result = build(CONTENT, tmp_path_factory.mktemp("damage") / "brochure.pdf")
    assert result.written
    return result.written.read_bytes()


def everything(content: bytes) -> None:
    for found in (check(content, "PDF/UA-1", expected=["word"]), check(content, "PDF/X-4")):
        assert all(isinstance(each, str) for each in found)


@MANY
@given(data=st.data())
def test_bytes_written_over(handout: bytes, data: st.DataObject) -> None:
    content = bytearray(handout)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.one_of(st.binary(min_size=1, max_size=12), st.sampled_from([b"<<", b">>", b"[", b"(", b"0 0 R", b"null", b"/K 17 0 R"]))
        )
        content[at : at + len(piece)] = piece
    everything(bytes(content))


@MANY
@given(start=st.integers(0, 100_000), length=st.integers(0, 100_000))
def test_a_piece_of_the_file(handout: bytes, start: int, length: int) -> None:
    everything(handout[start : start + length])
    everything(handout[:start] + handout[start + length :])


@MANY
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    everything(content)
    assert check(content, "PDF/UA-1")


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 300),
        st.floats(-10, 1000),
        st.integers(0, 300).map(Ref),
        st.binary(max_size=8),
        st.sampled_from(["/Link", "/P", "/TR", "/MCR", "/OBJR", "/Figure", "/DeviceRGB", "/Pattern", "/"]),
        st.binary(max_size=60).map(lambda raw: Stream({"/Length": len(raw)}, raw)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["/K", "/S", "/P", "/Pg", "/MCID", "/Type", "/A", "/Kids", "/Nums"]), inner, max_size=4),
    ),
    max_leaves=6,
)


def entries_of(pdf: Pdf) -> list[tuple[dict[str, Any], str]]:
    found = [pdf.dictionary(value) for value in pdf.objects.values()] + [pdf.trailer]
    found += [inner for each in found for inner in each.values() if isinstance(inner, dict)]
    return [(entries, key) for entries in found for key in entries]


@MANY
@given(data=st.data())
def test_any_value_in_any_place(handout: bytes, data: st.DataObject) -> None:
    pdf = read(handout)
    assert isinstance(pdf, Pdf)
    places = entries_of(pdf)
    for _ in range(data.draw(st.integers(1, 6))):
        entries, key = places[data.draw(st.integers(0, len(places) - 1))]
        entries[key] = data.draw(VALUES)
    for found in (check_ua(pdf), check_x4(pdf, 280.0), check_order(pdf, ["word"])):
        assert all(isinstance(each, str) for each in found)


@MANY
@given(
    code=st.lists(
        st.sampled_from(
            [
                b"/P <</MCID 1>> BDC",
                b"/Artifact BMC",
                b"EMC",
                b"(a\\)",
                b"(",
                b")",
                b"<41",
                b"<",
                b"/F1+0 9 Tf",
                b"[(a)]TJ",
                b"1 0 0 1 k",
                b"- - 1 1 k",
                b"f",
                b"/P",
                b"%",
                b"\\",
                b"BI ",
            ]
        )
    ).map(b" ".join)
)
def test_any_operators(handout: bytes, code: bytes) -> None:
    pdf = read(handout)
    assert isinstance(pdf, Pdf)
    for number, value in pdf.objects.items():
        if isinstance(value, dict) and value.get("/Type") == "/Page":
            pdf.objects[number] = {**value, "/Contents": Stream({"/Length": len(code)}, code)}
    assert check_ua(pdf)
    check_x4(pdf, 280.0)


def test_what_cannot_be_read_is_said_so(handout: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(handout)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for content in (out.getvalue(), b"", handout[:-200], b"%PDF-1.7\nstartxref\n0\n%%EOF"):
        assert "cannot be read" in check(content, "PDF/UA-1")[0]
