"""One paragraph's text → its runs, by markdown-it's inline parser with CommonMark's rules for what we print.

Importing this module imports markdown-it: do so only when a text needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any, Literal

from markdown_it import helpers
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from brochure.content.fault import Fault
from brochure.content.inline import addresses, citations
from brochure.content.reporter import Reporter
from brochure.content.text import Run

_CITATION = re.compile(citations.CITATION)
_NOT_A_LINK = Fault(
    "bad-link",
    "this looks like a link, but cannot be read as one, and prints as typed",
    "Write [words](https://example.org): no space in the address, no citation and no other link among the words. "
    r"To print it as typed, write \[ in place of [.",
)
_PICTURE_HELP = "A picture is a block of its own: `figure:` with its path. If you meant a link, put a space after the exclamation mark."


def parse(text: str, start: int, reporter: Reporter) -> list[Run]:
    """The runs of `text`, which stands at offset `start` of the reporter's text."""
    parser, parent = _parser()
    state = _State(text, parent, {}, [])
    parser.tokenize(state)
    for rule in parser.ruler2.getRules(""):
        rule(state)
    return list(_Reader(text, start, reporter).runs(state.tokens))


class _State(StateInline):
    """A parse that notes at which offset each token starts, as `meta["at"]`."""

    marks = (-1, 0)
    inside = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token; text read before it becomes one of its own."""
        self.inside = 1 if ttype == "link_open" else 0  # there the position is behind the bracket already
        token = super().push(ttype, tag, nesting)
        self.inside = 0
        # a row of stars is pushed one by one while the position stays at the first
        first, count = self.marks
        count = count + 1 if first == self.pos and ttype == "text" else 0
        self.marks = (self.pos if ttype == "text" else -1, count)
        token.meta = {"at": self.pos + count}
        return token

    def pushPending(self) -> Token:  # noqa: N802
        """Add the text read since the last token, which ends where the parse stands."""
        start = self.pos - self.inside - len(self.pending)
        token = super().pushPending()
        token.meta = {"at": start}
        return token


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if match is None:
        return False
    if not silent:
        state.push("citation", "", 0).content = match.group()
    state.pos = match.end()
    return True


def _picture(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    state.pos = start + 1
    found = link(state, True)
    end, state.pos = state.pos, start
    if found:
        if not silent:
            state.push("picture", "", 0).content = state.src[start:end]
        state.pos = end
    return found


@cache
def _parser() -> tuple[ParserInline, Any]:
    """The parser, and what its rules take for the whole of markdown-it."""
    parser = ParserInline()
    parser.ruler.enableOnly(["text", "escape", "emphasis", "link"])
    parser.ruler.before("link", "picture", _picture)
    parser.ruler.after("link", "citation", _citation)
    parser.ruler2.enableOnly(["balance_pairs", "emphasis"])
    parser.terminator_re = re.compile(r"[*_\[\]\\!]")
    parent = SimpleNamespace(inline=parser, helpers=helpers, options={"maxNesting": 20}, normalizeLink=normalizeLink)
    parent.validateLink = lambda address: True  # bad ones are reported, not left as typed
    return parser, parent


class _Reader:
    """Tokens in order → runs; what the author may have meant otherwise is reported."""

    def __init__(self, text: str, start: int, reporter: Reporter) -> None:
        self.text = text
        self.start = start
        self.reporter = reporter
        self.strong = self.emphasis = 0
        self.link: str | None = None

    def runs(self, tokens: list[Token]) -> Iterator[Run]:
        """The runs of all the tokens."""
        for index, token in enumerate(tokens):
            if token.type == "link_open":
                self._open_link(token, words=any(other.content.strip() for other in tokens[index : _closing(tokens, index)]))
            elif token.type == "link_close":
                self.link = None
            elif token.tag == "strong":
                self.strong += token.nesting
            elif token.tag == "em":
                self.emphasis += token.nesting
            elif token.type == "citation":
                yield Run("", self.start + token.meta["at"], cites=citations.keys(token.content))
            else:
                yield from self._text(token)

    def _text(self, token: Token) -> Iterator[Run]:
        at, content = token.meta["at"], token.content
        if token.type == "hardbreak":  # a backslash at the line's end
            at, content = at + 1, "\n"
        elif token.type == "picture":
            fault = Fault("inline-picture", f'"{content}" prints as typed: a picture cannot stand inside text', _PICTURE_HELP)
            self.reporter.report("warning", self.start + at, fault)
        elif token.type == "text":
            self._suspect(content, at)
        elif token.markup:
            at += len(token.markup) - len(content)
        if content:
            yield Run(content, self.start + at, self.strong > 0, self.emphasis > 0, self.link)

    def _open_link(self, token: Token, *, words: bool) -> None:
        address = str(token.attrGet("href") or "")
        fault = addresses.fault_of(address)
        if not fault and not words:
            fault = Fault("bad-link", "this link has no words to print", f"Write them in the brackets: [words]({address}).")
        if fault:
            self.reporter.report("error", self.start + token.meta["at"], fault)
        self.link = None if fault else address

    def _suspect(self, content: str, at: int) -> None:
        """Report brackets in plain text that were meant as a citation or a link."""
        for match in re.finditer(r"\[", content):
            fault = citations.fault_at(self.text, at + match.start())
            if fault:
                self.reporter.report("error", self.start + at + match.start(), fault)
        broken = content.find("](")
        if broken >= 0:
            self.reporter.report("warning", self.start + at + broken, _NOT_A_LINK)


def _closing(tokens: list[Token], index: int) -> int:
    """Where the link that opens at `index` ends; links do not nest."""
    return next(number for number in range(index, len(tokens)) if tokens[number].type == "link_close")
