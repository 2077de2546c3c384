"""An SVG's style sheets, classes and attributes → the properties that each element declares, by CSS's cascade.

A class `fill-NAME` or `stroke-NAME` gives a colour of the theme's palette and wins over all the rest, so that a file
can carry an ordinary colour beside it, for those who open it in a browser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from brochure.picture.svg.findings import Findings, TooDetailedError

if TYPE_CHECKING:
    from lxml.etree import _Element

PALETTE: Final = ("ink", "river", "dawn", "mist", "sand", "paper", "accent")
THEME_CLASS: Final = re.compile(rf"(fill|stroke)-((?:{'|'.join(PALETTE)})(?:-(?:[1-9]\d?|100))?)")
THEME: Final = "theme:"
"""Before a palette's name in a declared value."""

GEOMETRY: Final = frozenset({"transform", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "d"})
PLAIN_DECLARATIONS: Final = re.compile(r"[^\"'(){}/\\!@]*")
MOST_WORK: Final = 10_000_000
"""Comparisons of an element with a part of a selector, at the worst; ten million take some seconds."""
ATTRIBUTES_HELP: Final = "Export it with presentation attributes instead of style sheets (Illustrator: Export As > SVG > Styling)."

Declared = dict[str, str]


class Styles:
    """The declarations of each element of one file."""

    def __init__(self, root: _Element, extent: tuple[int, int], findings: Findings) -> None:
        """`extent`: how many elements there are, and how deep they are nested."""
        self._findings = findings
        self._elements, self._depth = extent
        self._work = 0
        self._rules: dict[_Element, list[Any]] = {}
        sheets = list(root.iter("{*}style", "style"))
        if sheets:
            self._match(root, sheets)

    def declared(self, node: _Element) -> Declared:
        """Property → value, in lower case as far as CSS asks; the weakest source first, so that the strongest stays."""
        attributes = {str(name): str(value).strip() for name, value in node.attrib.items()}
        declared = {name: value for name, value in attributes.items() if name not in GEOMETRY}
        normal, important = self._css(node, attributes.get("style", ""))
        for name in GEOMETRY & (normal.keys() | important.keys()):
            self._findings.add(f"the style sheet sets the position or shape ({name}) of an element", node.sourceline, ATTRIBUTES_HELP)
        declared |= normal | important
        for name in attributes.get("class", "").split():
            if match := THEME_CLASS.fullmatch(name):
                declared[match[1]] = THEME + match[2]
        return declared

    def _css(self, node: _Element, inline: str) -> tuple[Declared, Declared]:
        normal: Declared = {}
        important: Declared = {}
        for name, value, weighs in (*self._rules.get(node, ()), *(self._declarations(inline, node.sourceline) if inline else ())):
            (important if weighs else normal)[name] = value
        return normal, important

    def _match(self, root: _Element, sheets: list[_Element]) -> None:
        import cssselect2  # type: ignore[import-untyped]

        matcher = cssselect2.Matcher()
        for sheet in sheets:
            self._add_sheet(matcher, sheet)
        for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
            matches = matcher.match(wrapper)
            if matches:
                self._rules[wrapper.etree_element] = [
                    declaration for _, _, pseudo, declarations in matches if pseudo is None for declaration in declarations
                ]

    def _add_sheet(self, matcher: Any, sheet: _Element) -> None:
        import cssselect2
        import tinycss2  # type: ignore[import-untyped]

        for rule in tinycss2.parse_stylesheet("".join(sheet.itertext()), skip_comments=True, skip_whitespace=True):
            line = (sheet.sourceline or 1) + rule.source_line - 1
            if rule.type == "at-rule":
                if rule.lower_at_keyword not in ("charset", "font-face"):  # type is set in the brochure's own font
                    self._findings.add(f"its style sheet's rule @{rule.at_keyword[:40]} cannot be followed", line, ATTRIBUTES_HELP)
                continue
            self._weigh(tinycss2.serialize(rule.prelude) if rule.type == "qualified-rule" else "")
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude if rule.type == "qualified-rule" else [])
            except cssselect2.SelectorError:
                self._findings.add("a rule of its style sheet is not understood", line, ATTRIBUTES_HELP)
                continue
            declarations = self._declarations(rule.content, line)
            for selector in selectors:
                matcher.add_selector(selector, declarations)

    def _weigh(self, selectors: str) -> None:
        """Refuse a style sheet that would take minutes to match: a selector of several parts tries all ancestors for each."""
        self._work += sum(
            self._elements * self._depth ** (len(selector.split()) - 1) for selector in selectors.split(",") if selector.strip()
        )
        if self._work > MOST_WORK:
            raise TooDetailedError

    def _declarations(self, css: Any, line: int | None) -> list[tuple[str, str, bool]]:
        """Name, value and whether it is marked as important, for each declaration."""
        if isinstance(css, str) and PLAIN_DECLARATIONS.fullmatch(css):  # ten times as fast, for files with a style at each element
            pairs = (part.partition(":") for part in css.split(";") if ":" in part)
            return [(name.strip().lower(), value.strip(), False) for name, _, value in pairs]
        import tinycss2

        found = []
        for item in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
            if item.type == "declaration":
                found.append((item.lower_name, tinycss2.serialize(item.value).strip(), item.important))
            else:
                self._findings.add("a rule of its style sheet is not understood", line, ATTRIBUTES_HELP)
        return found
