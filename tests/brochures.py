"""Brochures by the hundred: content of every kind, size and sheet, as hypothesis strategies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

WORDS = st.one_of(
    st.sampled_from(
        ["R&D", "<5", "mg", "x<y", "and", "y>z", "<b>", "ketamine", "605-555-0100", "off-label", "a", "“Ja”", "naïve", "½", "5 °C"]
    ),
    st.text("abcdefghijklmnopqrstuvwxyzéüß", min_size=1, max_size=14),
    st.text("nm", min_size=30, max_size=60),
)
MARKED = st.tuples(st.sampled_from(["{}", "{}", "{}", "**{}**", "*{}*", "[{}](https://example.org/a)"]), WORDS).map(
    lambda pair: pair[0].format(pair[1])
)
CLEAN = MARKED.filter(lambda word: not ("<" in word or "&" in word or "[" in word) or word[0] not in "*[")


def sentences(longest: int) -> st.SearchStrategy[str]:
    return st.lists(CLEAN, min_size=1, max_size=longest).map(" ".join)


TEXT = sentences(40)
SHORT = sentences(5)
CITES = st.sampled_from(["", "", "", " [@ames]", "[@bell; @cole]"])
CITING = st.tuples(TEXT, CITES).map("".join)
ITEMS = st.lists(st.tuples(sentences(12), CITES).map("".join), min_size=1, max_size=6)
REFERENCES = [
    {"id": "ames", "type": "book", "title": "Rest", "author": [{"family": "Ames", "given": "A"}], "publisher": "Press", "issued": "2020"},
    {
        "id": "bell",
        "type": "article-journal",
        "title": "Sleep in towns: A study of nights and of days",
        "author": [{"family": "Bell", "given": "B"}, {"family": "Dunn", "given": "D"}],
        "container-title": "Journal of Nights",
        "issued": "2021",
        "DOI": "10.1000/nights.2021.0001",
    },
    {
        "id": "cole",
        "type": "webpage",
        "title": "Days",
        "author": [{"family": "Cole", "given": "C"}],
        "URL": "https://example.org/days",
        "issued": "2022",
    },
]
CLOSING = [{"references": "Sources"}, {"contact": "Reach us"}]
"""What ends the back where sources are cited: all that is generated there stands before it."""
PAIRS = st.dictionaries(SHORT, sentences(15), min_size=1, max_size=4)
CELL = st.lists(st.text("abcdenmü", min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join)
"""Short enough that a table stands in one panel; one that is longer has its header again in the next."""
ROWS = st.integers(2, 3).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=2, max_size=4))


AMOUNTS = st.dictionaries(CELL, st.sampled_from(["0", "1", "2.5", "40"]), min_size=1, max_size=3).filter(
    lambda bars: set(bars.values()) != {"0"}
)


def block(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict(fields))


PLAIN_BLOCKS = st.one_of(
    block(heading=SHORT, level=st.sampled_from(["1", "2"])),
    block(text=st.lists(CITING, min_size=1, max_size=2).map("\n\n".join), lead=st.sampled_from(["yes", "no"])),
    block(bullets=ITEMS),
    block(steps=ITEMS),
    block(checklist=ITEMS),
    block(terms=PAIRS),
    block(questions=PAIRS),
    block(table=ROWS, caption=SHORT),
    block(quote=TEXT, by=st.just("Somebody")),
    block(icon_array=st.fixed_dictionaries({"count": st.just("3"), "of": st.sampled_from(["3", "10", "100"])}), caption=SHORT),
    block(chart=AMOUNTS, alt=st.just("Bars."), caption=SHORT),
    block(qr=st.just("https://example.org"), caption=SHORT),
    block(write_in=SHORT, lines=st.sampled_from(["1", "3"])),
)
BLOCKS = st.one_of(
    PLAIN_BLOCKS,
    block(callout=st.lists(PLAIN_BLOCKS, min_size=1, max_size=3), title=SHORT, tone=st.sampled_from(["note", "caution", "urgent", "hope"])),
)


def flows(most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(BLOCKS, min_size=1, max_size=most)


BARE = st.fixed_dictionaries(
    {
        "design": st.fixed_dictionaries({"theme": st.sampled_from(["calm", "calm", "warm", "plain", "ink-saver"])}),
        "title": SHORT,
        "clinic": st.just({"name": "Example Family Clinic", "phone": "605-555-0100"}),
        "layout": st.fixed_dictionaries(
            {
                "paper": st.sampled_from(["letter", "a4", "legal"]),
                "fold": st.sampled_from(["c-fold", "z-fold"]),
                "body_size": st.sampled_from([{"smallest": "8pt", "largest": "14pt"}, {"smallest": "11pt", "largest": "12pt"}]),
            }
        ),
        "cover": st.fixed_dictionaries({"kicker": SHORT, "subtitle": SHORT, "message": sentences(12)}),
        "flap": flows(4),
        "inside": flows(10),
        "back": flows(4),
    }
)


def cited(content: dict[str, Any]) -> dict[str, Any]:
    """The brochure with the sources that it cites, and a back that prints them."""
    if "[@" not in str(content):
        return content
    return {**content, "back": [*content["back"], *CLOSING], "references": REFERENCES}


BROCHURES = BARE.map(cited)
