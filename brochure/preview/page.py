"""What the builds came to so far → the page to show: the last good proof, and above it what is wrong now."""

from __future__ import annotations

import json
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from brochure.diagnostics import Diagnostic


class Rendered(Struct, frozen=True):
    """What a build came to: the proof page, or `None` if the content is broken, and what there is to say."""

    html: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


class State(Struct, frozen=True):
    """The last good page, and what is wrong since; `version` grows when something else is to be shown."""

    good: str | None = None
    broken: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    version: int = 0

    def after(self, rendered: Rendered) -> State:
        """The state after a build; the same one if nothing changed."""
        broken = rendered.html is None
        following = State(self.good if broken else rendered.html, broken, rendered.diagnostics, self.version)
        return self if following == self and self.version else replace(following, version=self.version + 1)


def page(state: State, token: str) -> str:
    """The whole HTML page; it reloads itself when the server tells another token."""
    html = state.good or (_EMPTY if state.broken else _BEGUN)
    if 'rel="icon"' not in html:
        html = _before("</head>", html, '<link rel="icon" href="data:,">')
    if state.broken:
        html = _before("</head>", html, f"<style>{_STYLE}</style>")
        html = _after_body_tag(html, _findings(state))
    return _before("</body>", html, f"<script>{_SCRIPT.replace('TOKEN', json.dumps(token))}</script>")


def _findings(state: State) -> str:
    errors = [each for each in state.diagnostics if each.severity == "error"] or list(state.diagnostics)
    head = f"{len(errors)} thing{'' if len(errors) == 1 else 's'} to mend"
    below = "<p>Below, pale: how it was when last it could be made.</p>" if state.good else ""
    items = "".join(_finding(each) for each in errors)
    return f'<section class="preview-errors" role="alert"><h2>{head}</h2><ol>{items}</ol>{below}</section>'


def _finding(diagnostic: Diagnostic) -> str:
    line = f"<pre>{diagnostic.place.line} | {escape(diagnostic.source_line)}</pre>" if diagnostic.source_line.strip() else ""
    advice = "".join(f"<div>{escape(part)}</div>" for part in diagnostic.help.splitlines())
    where = escape(str(diagnostic.place))
    return (
        f'<li><b>{escape(diagnostic.what)}</b><div class="preview-place">{where}</div>{line}<div class="preview-help">{advice}</div></li>'
    )


def _before(tag: str, html: str, part: str) -> str:
    """`part` put before the last `tag`, or at the end if there is none."""
    at = html.rfind(tag)
    return html + part if at < 0 else html[:at] + part + html[at:]


def _after_body_tag(html: str, part: str) -> str:
    start = html.find("<body")
    at = html.find(">", start) + 1 if start >= 0 else 0
    return html[:at] + part + html[at:]


_STYLE = """
body > :not(.preview-errors) { opacity: .35; filter: grayscale(1); }
.preview-errors { position: sticky; top: 0; z-index: 1000; margin: 0; padding: .8rem 1.5rem 1rem; max-height: 60vh; overflow: auto;
  background: #fff4f2; color: #2b1512; border-bottom: 4px solid #b3261e; box-shadow: 0 4px 16px #0003;
  font: 1rem/1.45 system-ui, sans-serif; text-align: left; }
.preview-errors h2 { margin: 0 0 .4rem; font-size: 1.25rem; color: #8c1d18; }
.preview-errors ol { margin: 0; padding-left: 1.4rem; }
.preview-errors li { margin: .5rem 0; }
.preview-errors p { margin: .8rem 0 0; }
.preview-errors pre { margin: .25rem 0; padding: .3rem .6rem; background: #fff; color: inherit; overflow-x: auto; white-space: pre-wrap; }
.preview-errors .preview-place { color: #5f4541; font-size: .9rem; }
"""
_SCRIPT = """
(() => {
  const shown = TOKEN;
  const events = new EventSource("/events");
  events.onmessage = (event) => { if (event.data !== shown) { events.close(); location.reload(); } };
  addEventListener("pagehide", () => events.close());
})();
"""
_BLANK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Proof</title>
<style>body { margin: 0; font: 1.1rem/1.5 system-ui, sans-serif; } main { padding: 1.5rem; }</style></head>
<body><main><h1>Proof</h1><p>SAID</p></main></body></html>"""
_EMPTY = _BLANK.replace("SAID", "There is no picture yet. Mend what is named above and save: it appears by itself.")
_BEGUN = _BLANK.replace("SAID", "The brochure is being made. It appears by itself.")
