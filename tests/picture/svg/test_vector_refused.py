"""A drawing that would print otherwise than it looks is refused: with the cause, its line, and a way out."""

import pytest
from picture_svg import SQUARE, refused, svg

UNPRINTABLE = {
    "photograph": '<image href="data:image/png;base64,iVBORw0KGgo=" width="10" height="10"/>',
    "gradient": '<linearGradient id="g"/><rect fill="url(#g)" width="10" height="10"/>',
    "filter": '<filter id="f"/><rect style="filter:url(#f)" width="10" height="10"/>',
    "mask": f'<mask id="m"/><g mask="url(#m)">{SQUARE}</g>',
    "clipping": f'<clipPath id="m"><circle r="5"/></clipPath><g clip-path="url(#m)">{SQUARE}</g>',
    "web page": "<foreignObject/>",
    "moving": '<rect width="10" height="10"><animate attributeName="x"/></rect>',
    "drawing inside": f'<svg width="5" height="5">{SQUARE}</svg>',
    "choice": f"<switch>{SQUARE}</switch>",
    "arrow head": '<path d="M0 0h5" marker-end="url(#m)"/>',
    "see-through group": f'<g opacity=".5">{SQUARE}{SQUARE}</g>',
    "see-through shape": '<rect width="9" height="9" stroke="red" opacity=".5"/>',
    "in pieces": '<text x="5" y="5">Hello <tspan font-weight="bold">big</tspan> world</text>',
    "turned": '<text transform="rotate(30)" x="5" y="5">Turn</text>',
    "one by one": '<text x="5 10 15" y="5">abc</text>',
    "spaced out": '<text letter-spacing="2" x="5" y="5">abc</text>',
    "outlined text": '<text stroke="red" x="5" y="5">abc</text>',
    "<path>": '<path d="M0 0 L10 foo"/>',
    "<polygon>": '<polygon points="1 2 3"/>',
    "<rect>": '<rect width="3em" height="10"/>',
    '"rivver"': '<rect width="10" height="10" fill="rivver"/>',
    "transformation": '<g transform="scale(2"><path d="M0 0h9v9z"/></g>',
    "stretched": '<g transform="scale(3 1)"><path d="M0 0h10v10" stroke="red"/></g>',
    "far outside": '<rect x="-60000" width="100000" height="9"/>',
    "@media": f"<style>@media print{{rect{{fill:red}}}}</style>{SQUARE}",
    "style sheet": f"<style>rect{{transform:rotate(5deg)}}</style>{SQUARE}",
    "dash pattern": '<path d="M0 0h5" stroke="red" stroke-dasharray="1 2" stroke-dashoffset="1"/>',
}


@pytest.mark.parametrize(("named", "body"), UNPRINTABLE.items(), ids=UNPRINTABLE.keys())
def test_what_would_print_otherwise_is_refused_by_its_name(named: str, body: str) -> None:
    (problem,) = refused(svg(body))
    assert problem.code == "svg-unsupported"
    assert named in problem.what
    assert '"moon.svg"' in problem.what


def test_the_line_is_told_and_one_cause_once() -> None:
    body = f'{SQUARE}\n{SQUARE}\n<g mask="url(#m)"/>\n<g mask="url(#m)"/>\n<image/>'
    first, second = refused(svg(body))
    assert first.what.startswith('"moon.svg", line 4: a mask')
    assert first.what.endswith("(and 1 more).")
    assert ", line 6: " in second.what
