"""A link's address as typed → whether it is a web, mail or telephone address, and what to write if it is none."""

from __future__ import annotations

import re
from typing import Final

SCHEMES: Final = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WELL_FORMED = {
    "http": re.compile(r"https?://[^\s/?#@:]+\S*", re.IGNORECASE),
    "https": re.compile(r"https?://[^\s/?#@:]+\S*", re.IGNORECASE),
    "mailto": re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE),
    "tel": re.compile(r"tel:\+?[\d().-]*\d[\d().-]*(?:;\S*)?", re.IGNORECASE),
}
_GENERAL = "A link's address starts with https://, http://, mailto: or tel:."
_EXAMPLE = {"http": "http://example.org", "https": "https://example.org", "mailto": "mailto:office@example.org", "tel": "tel:+1-605-555-0100"}


def scheme(address: str) -> str:
    """The word before the colon, in lower case; empty if there is none."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else ""


def fault(address: str) -> tuple[str, str] | None:
    """What is wrong with the address of a link, and how to mend it; `None` if nothing is."""
    if not address:
        return "This link has no address.", "Write the words in [ ] and the address in ( ): [words](https://example.org)."
    name = scheme(address)
    if name in SCHEMES:
        if _WELL_FORMED[name].fullmatch(address):
            return None
        return f'"{address}" is not a whole address.', f"It should look like {_EXAMPLE[name]}."
    if name and not _is_host(address):
        return f'A link cannot lead to "{address}".', _GENERAL
    return f'The link\'s address "{address}" does not say what it is.', _GENERAL if (guess := _guess(address)) is None else f"Write {guess}."


def _is_host(address: str) -> bool:
    """Whether the colon is that of `example.org:8080` or `localhost:80`, not of a scheme."""
    return re.match(r"[\w.-]+:\d+(?:/|$)", address) is not None


def _guess(address: str) -> str | None:
    if re.fullmatch(r"[^\s@/]+@[^\s@/]+", address):
        return f"mailto:{address}"
    if re.fullmatch(r"\+?[\d().%20-]{3,}", address) and re.search(r"\d{3}", address):
        return "tel:" + address.replace("%20", "-")
    host = address.lstrip("/")
    return f"https://{host}" if re.match(r"[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}(?![\w.])", host) else None
