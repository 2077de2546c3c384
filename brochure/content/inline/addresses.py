"""A link's address as typed → whether it is a web, mail or telephone address, and what to write if it is none."""

from __future__ import annotations

import re
from typing import Final

from brochure.content.fault import Fault

_WEB = re.compile(r"https?://[^\s/?#@:]+\S*", re.IGNORECASE)
_FORMS: Final = {
    "http": (_WEB, "http://example.org"),
    "https": (_WEB, "https://example.org"),
    "mailto": (re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE), "mailto:office@example.org"),
    "tel": (re.compile(r"tel:\+?[\d().-]*\d[\d().-]*(?:;\S*)?", re.IGNORECASE), "tel:+1-605-555-0100"),
}
"""What an address looks like by the word before its colon, with an example."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_GENERAL: Final = "The address of a link starts with https://, http://, mailto: or tel:."


def fault_of(address: str) -> Fault | None:
    """What is wrong with the address of a link, or `None`."""
    if not address:
        return Fault("bad-link", "this link has no address", "Write the words in [ ] and the address in ( ): [words](https://example.org).")
    match = _SCHEME.match(address)
    if match is None:
        guess = _guess(address)
        help_ = f"Write {guess}." if guess else _GENERAL
        return Fault("bad-link", f'the address "{address}" does not say whether it is a website, an e-mail or a telephone', help_)
    scheme = match[1].lower()
    if scheme not in _FORMS:
        return Fault("bad-link", f'a link cannot lead to "{address}"', _GENERAL)
    form, example = _FORMS[scheme]
    return None if form.fullmatch(address) else Fault("bad-link", f'"{address}" is not a whole address', f"It should look like {example}.")


def _guess(address: str) -> str | None:
    if re.fullmatch(r"[^\s@/]+@[^\s@/]+", address):
        return f"mailto:{address}"
    if re.fullmatch(r"\+?[\d().%-]{3,}", address) and re.search(r"\d{3}", address):
        return "tel:" + address.replace("%20", "-")
    host = re.sub(r"^(?:https?[:/]*)+", "", address.lstrip("/"), flags=re.IGNORECASE)
    return f"https://{host}" if re.match(r"[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}(?![\w.])", host) else None
