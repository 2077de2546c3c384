"""A .csl file of the author's → a processor, or what is wrong with the file, at its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from citeproc import SCHEMA_PATH
from lxml import etree

from brochure.content.sources.processor import Processor
from brochure.diagnostics import Diagnostic, Place, Severity

_CSL: Final = "{http://purl.org/net/xbiblio/csl}"
_SPOT: Final = re.compile(r", line \d+, column \d+$")
_GET_ANOTHER: Final = "Get the style again from https://www.zotero.org/styles, or leave `style` out for the AMA's."


def open_style(path: Path, place: Place, problems: list[Diagnostic]) -> Processor | None:
    """The processor for a style; `place` is where the content names the file."""
    return _Opening(path, _shown(path, place), problems).processor()


def _shown(path: Path, place: Place) -> str:
    """The style's name as the author would type it: beside the content file."""
    folder = Path(place.file).parent
    try:
        return (folder / path.relative_to(folder.resolve())).as_posix()
    except ValueError:
        return path.name


class _Opening:
    def __init__(self, path: Path, shown: str, problems: list[Diagnostic]) -> None:
        self.path = path
        self.shown = shown
        self.problems = problems

    def processor(self) -> Processor | None:
        tree = self._tree()
        if tree is None or not self._is_bibliography(tree.getroot()) or not self._has_its_macros(tree.getroot()):
            return None
        self._validate(tree)
        try:
            return Processor(self.path)
        except Exception as error:  # citeproc-py raises whatever it stumbles over
            self._report("error", 1, f"the citation processor cannot use this style: {type(error).__name__} {error}")
            return None

    def _tree(self) -> Any:
        try:
            return etree.parse(str(self.path), etree.XMLParser(no_network=True, resolve_entities=False))
        except etree.XMLSyntaxError as error:
            line, column = error.position
            self._report("error", max(line, 1), f"this is not well-formed XML: {_SPOT.sub('', error.msg or '')}", max(column, 1))
        except OSError as error:
            self._report("error", 1, f"this file cannot be read: {error.strerror or error}")
        return None

    def _is_bibliography(self, root: Any) -> bool:
        if root.tag != f"{_CSL}style":
            self._report("error", root.sourceline or 1, "this is not a citation style (CSL)")
            return False
        if root.find(f"{_CSL}bibliography/{_CSL}layout") is not None:
            return True
        parents = [link.get("href") for link in root.iter(f"{_CSL}link") if link.get("rel") == "independent-parent"]
        what = f"this style only names another one, {parents[0]}" if parents else "this style has no bibliography: it formats notes only"
        self._report("error", root.sourceline or 1, what)
        return False

    def _has_its_macros(self, root: Any) -> bool:
        defined = {macro.get("name") for macro in root.iter(f"{_CSL}macro")}
        missing = [element for element in root.iter(f"{_CSL}text", f"{_CSL}key") if element.get("macro", "") not in {"", *defined}]
        for element in missing:
            self._report("error", element.sourceline or 1, f'this style has no macro "{element.get("macro")}"')
        return not missing

    def _validate(self, tree: Any) -> None:
        schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
        if not schema.validate(tree):
            # what follows the first finding mostly comes of it
            first = schema.error_log[0]
            self._report("warning", max(first.line, 1), f"this does not follow the CSL standard: {first.message}")

    def _report(self, severity: Severity, line: int, what: str, column: int = 1) -> None:
        self.problems.append(Diagnostic(severity, "bad-style", Place(self.shown, line, column), what, _GET_ANOTHER))
