"""An SVG file's bytes → a `Vector`: flat shapes in points, the origin at the lower left corner, y up.

svglib draws, after `plain.py` has seen to it that it draws right, and `flat.py` flattens its drawing. An SVG file is hostile
until read: no entity is resolved, no other file is opened, no size is trusted.
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from brochure.diagnostics import Diagnostic, Place
from brochure.picture.model import Vector
from brochure.picture.svg.findings import Findings, TooDetailedError
from brochure.picture.svg.flat import flat
from brochure.picture.svg.plain import plain
from brochure.picture.svg.reader import reader

if TYPE_CHECKING:
    from lxml.etree import _Element

SIMPLER: Final = "Ask the illustrator for a simpler drawing (fewer points and copies), or export it as PNG."
AGAIN: Final = "Open it in a drawing program (Inkscape, Illustrator) and save it again as SVG."


class DamagedError(Exception):
    """It is no drawing that can be read; the text says what was met."""


def read_vector(content: bytes, name: str, place: Place, problems: list[Diagnostic]) -> Vector | None:
    """The drawing in an SVG file of that name; `None` if it would not print as it looks, and `problems` then says why, at `place`."""
    findings = Findings(name)
    try:
        vector = _read(content, findings)
    except DamagedError as error:
        problems.append(Diagnostic("error", "image-unreadable", place, f'"{name}" cannot be read as a drawing: {error}.', AGAIN))
        return None
    except TooDetailedError:
        problems.append(Diagnostic("error", "image-too-large", place, f'"{name}" has too many parts to be printed.', SIMPLER))
        return None
    problems.extend(findings.diagnostics(place))
    return vector if not findings else None


def _read(content: bytes, findings: Findings) -> Vector | None:
    from lxml import etree

    picture = plain(_parsed(content), findings)
    if picture is None or findings:
        return None
    return flat(_by_svglib(etree.tostring(picture.root, encoding="utf-8")), picture.paints, findings)


def _parsed(content: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DamagedError(" ".join(re.sub(r"\(<string>.*\)", "", str(error)).split())[:200]) from error
    if not isinstance(root.tag, str) or root.tag.rpartition("}")[2] != "svg":
        raise DamagedError("it does not begin with <svg>")
    if next(root.iter(etree.Entity), None) is not None:
        raise DamagedError("it uses abbreviations (XML entities) in its text")
    return root


def _by_svglib(content: bytes) -> Any:
    """svglib's drawing. What svglib warns of should not have got so far, and stops it."""
    svg2rlg = reader()
    logger, said = logging.getLogger("svglib.svglib"), _Said()
    level, propagate = logger.level, logger.propagate
    logger.propagate = False
    logger.addHandler(said)
    logger.setLevel(logging.WARNING)  # which also spares it a walk over all attributes at each element
    try:
        drawing = svg2rlg(BytesIO(content))
    except Exception as error:  # whatever a hostile file provokes
        raise DamagedError(f"{type(error).__name__} while it was drawn") from error
    finally:
        logger.removeHandler(said)
        logger.setLevel(level)
        logger.propagate = propagate
    if drawing is None or said.messages:
        raise DamagedError("; ".join(said.messages[:3]) or "it cannot be drawn")
    return drawing


class _Said(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
