"""The variables and item types of CSL 1.0.2, and what authors write in their place."""

from __future__ import annotations

from typing import Final

NAMES: Final = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editor",
    "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
    "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator",
    "translator",
))  # fmt: skip
DATES: Final = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
NUMBERS: Final = frozenset((
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue", "locator", "number",
    "number-of-pages", "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section", "supplement-number",
    "version", "volume",
))  # fmt: skip
TITLES: Final = frozenset((
    "collection-title", "container-title", "container-title-short", "event-title", "original-title", "part-title", "reviewed-title",
    "title", "title-short", "volume-title", "journalAbbreviation", "shortTitle",
))  # fmt: skip
"""Texts in which emphasis can be marked."""
TEXTS: Final = NUMBERS | TITLES | frozenset((
    "archive", "archive_collection", "archive_location", "archive-place", "authority", "call-number", "dimensions", "division", "DOI",
    "event", "event-place", "genre", "ISBN", "ISSN", "jurisdiction", "language", "license", "medium", "original-publisher",
    "original-publisher-place", "PMCID", "PMID", "publisher", "publisher-place", "references", "reviewed-genre", "scale", "source",
    "status", "URL", "year-suffix",
))  # fmt: skip
UNPRINTED: Final = frozenset((
    "id", "type", "nocite", "citation-key", "citation-label", "abstract", "annote", "categories", "custom", "keyword", "note",
))  # fmt: skip
"""What reference managers export along, and no brochure prints; of any form."""
VARIABLES: Final = NAMES | DATES | TEXTS | UNPRINTED
OLD_SPELLINGS: Final = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short", "event": "event-title"}
"""Variables of earlier versions, with today's."""

TYPES: Final = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic",
    "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference",
    "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip

MEANT_VARIABLE: Final = {
    "address": "publisher-place", "authors": "author", "booktitle": "container-title", "by": "author", "creator": "author",
    "date": "issued", "editors": "editor", "institution": "publisher", "journal": "container-title", "journal-title": "container-title",
    "key": "id", "link": "URL", "magazine": "container-title", "name": "title", "newspaper": "container-title", "no": "issue",
    "organization": "publisher", "pages": "page", "pp": "page", "published": "issued", "pubmed": "PMID", "retrieved": "accessed",
    "school": "publisher", "short-title": "title-short", "vol": "volume", "web": "URL", "website": "URL", "year": "issued",
}  # fmt: skip
"""Words that authors use for a variable, each with CSL's."""
MEANT_TYPE: Final = {
    "blog": "post-weblog", "conference-paper": "paper-conference", "conferencepaper": "paper-conference", "film": "motion_picture",
    "guideline": "report", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "journal": "article-journal", "journal-article": "article-journal", "journalarticle": "article-journal", "label": "document",
    "law": "legislation", "leaflet": "pamphlet", "magazine": "article-magazine", "magazinearticle": "article-magazine",
    "mastersthesis": "thesis", "misc": "document", "movie": "motion_picture", "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper", "online": "webpage", "paper": "article-journal", "phdthesis": "thesis",
    "preprint": "article", "press-release": "webpage", "site": "webpage", "statute": "legislation", "techreport": "report",
    "video": "motion_picture", "web": "webpage", "website": "webpage",
}  # fmt: skip
"""Words that authors use for an item type, each with CSL's."""


def meant(word: str, known: frozenset[str], synonyms: dict[str, str]) -> str | None:
    """What `word` was probably meant to be."""
    from brochure.content.suggest import nearest

    plain = word.strip().lower().replace(" ", "-")
    return synonyms.get(plain) or synonyms.get(plain.replace("_", "-")) or nearest(word, sorted(known))
