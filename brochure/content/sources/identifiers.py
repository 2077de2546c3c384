"""DOI, PMID, PMCID and URL of a source as typed → each in its plain form, or why it is none."""

from __future__ import annotations

import re
from typing import Final

from brochure.content.fault import Fault

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;]")
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi\s*:\s*|doi\s+", re.IGNORECASE)
_PUBMED = r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|www\.ncbi\.nlm\.nih\.gov/pubmed/)"
_PMID = re.compile(rf"(?:{_PUBMED}|PMID\s*:?\s*)?([0-9]{{1,8}})/?", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMCID\s*:?\s*)?(?:PMC\s*)?(\d{1,9})", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/?#@:]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
VARIABLES: Final = ("DOI", "PMID", "PMCID", "URL")


def read_identifier(variable: str, typed: str) -> str | Fault:
    """The plain form: `10.1000/182`, `24035344`, `PMC123456` or an http address."""
    text = typed.strip()
    if variable == "DOI":
        return _doi(text)
    if variable == "URL":
        return text if _URL.fullmatch(text) else Fault("bad-link", f'"{typed}" is not a full web address', f"Write it as {_guess(text)}.")
    match = (_PMID if variable == "PMID" else _PMCID).fullmatch(text)
    if match:
        return match[1] if variable == "PMID" else f"PMC{match[1]}"
    example = "24035344: digits alone" if variable == "PMID" else "PMC1234567"
    return Fault(f"bad-{variable.lower()}", f'"{typed}" is not a {variable}', f"Write it as {example}.")


def _doi(typed: str) -> str | Fault:
    text = _DOI_PREFIX.sub("", typed, count=1) if _DOI_PREFIX.match(typed) else typed
    text = text.strip().rstrip(".,;")
    if _DOI.fullmatch(text):
        return text
    return Fault("bad-doi", f'"{typed}" is not a DOI', "Write it as 10.1016/j.biopsych.2013.08.009. Leave it out if the source has none.")


def _guess(typed: str) -> str:
    bare = re.sub(r"^\w*:/*", "", typed).replace(" ", "")
    return f"https://{bare}" if re.match(r"[\w-]+(\.[\w-]+)+", bare) else "https://example.org/page"


def target(variable: str, value: str) -> str:
    """Where the printed identifier leads."""
    from urllib.parse import quote

    if variable == "DOI":
        return "https://doi.org/" + quote(value, safe="/:;()._-~")
    if variable == "PMID":
        return f"https://pubmed.ncbi.nlm.nih.gov/{value}/"
    if variable == "PMCID":
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{value}/"
    return quote(value, safe="/:?#[]@!$&'()*+,;=%-._~")
