"""A hostile drawing reaches nothing, and no drawing at all, however strange, crashes the program."""

import math
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_svg import BOX, SQUARE, read, svg

from brochure.picture.model import Shape


def _entity(name: str) -> str:
    return f"&{name};"


def _copy(number: int) -> str:
    return f'<use href="#a{number}"/>'


LAUGHS = "".join(f'<!ENTITY {after} "{10 * _entity(before)}">' for before, after in pairwise("abcdefghij"))
LAUGHING = f'<!DOCTYPE svg [<!ENTITY a "haha">{LAUGHS}]>'
COPIES = "".join(f'<g id="a{number}">{10 * _copy(number - 1)}</g>' for number in range(1, 12))
HOSTILE = {
    "a billion laughs": LAUGHING + svg('<text x="1" y="9">&j;</text>'),
    "a billion laughs in an attribute": LAUGHING + svg('<text x="&j;" y="9">a</text>'),
    "a file as entity": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{svg("<text>&a;</text>")}',
    "a billion copies": svg(f'<g id="a0">{SQUARE}</g>{COPIES}'),
    "a copy of itself": svg('<g id="a"><use href="#a"/></g>'),
    "copies in a circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "deep nesting": svg("<g>" * 200 + SQUARE + "</g>" * 200),
    "very deep nesting": svg("<g>" * 100_000),
    "endless digits": svg(f'<polygon points="{"1" * 5_000}x"/>'),
    "endless digits in an arc": svg(f'<path d="M1 1A{"1" * 5_000}x"/>'),
    "endless digits in a transformation": svg(f'<path transform="scale({"1" * 5_000}x)" d="M1 1h9v9"/>'),
    "a style sheet of many rules": svg(f"<style>{'*{fill:red}' * 5_000}</style>{SQUARE * 5_000}"),
    "a style sheet of long rules": svg(f"<style>{'g ' * 30}rect{{fill:red}}</style>" + "<g>" * 50 + SQUARE + "</g>" * 50),
    "a long outline copied": svg(f'<path id="a" d="M0 0{"L1 1" * 20_000}"/>' + '<use href="#a"/>' * 2_000),
    "infinite numbers": svg('<path d="M0 0L1e999 1e999"/>'),
    "a file as picture": svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    "a neighbour as picture": svg('<image href="moon.png" width="9" height="9"/>'),
    "another file's part": svg('<use href="other.svg#a"/>'),
    "a part from the net": svg('<use xlink:href="http://example.org/a.svg#a"/>'),
    "a style sheet from the net": svg(f"<style>@import url(http://example.org/a.css);</style>{SQUARE}"),
    "a colour from the net": svg('<rect fill="url(http://example.org/g.svg#a)" width="9" height="9"/>'),
    "no SVG": "<html><svg/></html>",
    "an unknown encoding": '<?xml version="1.0" encoding="klingon"?><svg/>',
}
HARMLESS = {
    "a type definition from the net": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://example.org/svg11.dtd">' + svg(SQUARE),
    "a type definition from a file": '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + svg(SQUARE),
    "a style sheet instruction": '<?xml-stylesheet href="http://example.org/a.css"?>' + svg(SQUARE),
    "a font from the net": svg(f"<style>@font-face{{src:url(http://example.org/a.ttf)}}</style>{SQUARE}"),
    "a font of this machine": svg('<text x="1" y="9" font-family="Nimbus Secret">a</text>'),
    "a script": svg(f"<script>alert(1)</script>{SQUARE}"),
}


class Watch:
    """Notes what Python opens, connects to or starts, while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        reaches_out = event in ("open", "os.system", "subprocess.Popen", "os.posix_spawn", "os.exec") or event.startswith(
            ("socket.", "urllib.")
        )
        if self.on and reaches_out and not str(arguments[0]).endswith((".py", ".pyc", ".so")):
            self.seen.append(f"{event} {arguments[0]}")


WATCH = Watch()


@pytest.mark.parametrize("name", [*HOSTILE, *HARMLESS])
def test_nothing_is_opened_started_or_sent(name: str) -> None:
    read(svg(SQUARE))  # loads what it needs
    WATCH.seen.clear()
    WATCH.on = True
    try:
        vector, problems = read((HOSTILE | HARMLESS)[name])
    finally:
        WATCH.on = False
    assert WATCH.seen == []
    assert (vector is None) == bool(problems) == (name in HOSTILE)


# -- anything at all

NAMES = [
    "svg", "g", "a", "defs", "symbol", "use", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan", "style",
    "image", "switch", "clipPath", "linearGradient", "animate", "x:y",
]  # fmt: skip
VALUES = [
    "0", "1", "-3", "1e3", "5%", "2em", "10mm", "", "none", "red", "#12", "#123456", "url(#a)", "#a", "#b", "a", "b", "nan", "inf", "1e400",
    "M0 0L5 5z", "M1 1a1 1 0 0 1 2 2", "m", "M0,0 h", "z", "0 0 10 10", "1,2 3,4", "1 2 3", "rotate(45)", "scale(0)", "matrix(1 2 3)",
    "translate(1e5)", "fill:red;stroke:blue", "fill-river-40 b", "{", "fill:}", "inherit", "currentColor", ".5", "evenodd", "round", "4 2",
    "-1 -1", "bold", "middle", "hidden", "é\u2028", "hsl(1,2,3)",
]  # fmt: skip
ATTRIBUTES = [
    "id", "class", "style", "transform", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points", "d",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "fill-rule", "stroke-linecap", "font-size",
    "font-weight", "text-anchor", "href", "display", "visibility", "viewBox", "preserveAspectRatio", "color", "dx", "dy", "clip-path",
]  # fmt: skip


@st.composite
def soup(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(st.sampled_from(NAMES))
    attributes = draw(st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=6))
    inside = draw(st.sampled_from(["", "", "word", "rect{fill:red}", "@import 'a';", "&amp;"]))
    children = "".join(draw(st.lists(soup(depth + 1), max_size=3))) if depth < 3 else ""
    written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"<{name} {written}>{inside}{children}</{name}>"


@settings(deadline=None, max_examples=200)
@given(body=st.lists(soup(), min_size=1, max_size=4), attributes=st.sampled_from([BOX, 'viewBox="-5 -5 9 9"', ""]))
def test_no_soup_crashes_it(body: list[str], attributes: str) -> None:
    vector, problems = read(svg("".join(body), attributes + ' xmlns:x="urn:x"'))
    assert (vector is None) == bool(problems)
    for item in vector.items if vector else ():
        numbers = [number for _, step in item.segments for number in step] if isinstance(item, Shape) else [item.x, item.y, item.size]
        assert all(math.isfinite(number) for number in numbers)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=60), st.text(max_size=40))
def test_no_text_crashes_it(body: str, attributes: str) -> None:
    vector, problems = read(svg(body, BOX + " " + attributes).encode("utf-8", "surrogatepass"))
    assert (vector is None) == bool(problems)
