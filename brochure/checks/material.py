"""What the checks look at: the brochure, its layout and the day, with what several checks want worked out once.

What only the full report wants is imported at its first use, for a build runs the cheap checks too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from brochure.content.model import Brochure
from brochure.diagnostics import Place
from brochure.layout.placed import Item, Placed, PlacedPanel

if TYPE_CHECKING:
    from brochure.checks.grounds import Pair
    from brochure.checks.passages import Passage, Section
    from brochure.checks.reading.grades import Counted, Reading
    from brochure.checks.reading.sentences import Sentence


class Material:
    """One brochure under examination; `shown` is its file as the author typed it."""

    def __init__(self, brochure: Brochure, placed: Placed, shown: str, today: datetime.date) -> None:
        self.brochure, self.placed, self.shown, self.today = brochure, placed, shown, today

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The text by sections, without passages in another language than the brochure's."""
        from brochure.checks.passages import sections

        return tuple(sections(self.brochure))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in reading order."""
        return tuple(passage for section in self.sections for passage in section.passages)

    @property
    def is_english(self) -> bool:
        """Whether the word lists and the grades, which are for English, apply."""
        return self.brochure.language.split("-")[0] == "en"

    @cached_property
    def sentences(self) -> dict[Passage, tuple[Sentence, ...]]:
        """The sentences of every passage that is made of sentences."""
        from brochure.checks.reading.sentences import sentences

        return {passage: tuple(sentences(passage.text)) for passage in self.passages if passage.is_prose}

    @cached_property
    def reading(self) -> Reading:
        """The words counted in syllables; reads the pronouncing dictionary."""
        from brochure.checks.reading.grades import Reading
        from brochure.checks.reading.sentences import words

        every = (word for group in self.sentences.values() for sentence in group for word in sentence.words)
        return Reading(every, tuple(tuple(words(term.plain)) for term, _ in self.brochure.glossary))

    def counted(self, passages: tuple[Passage, ...], *, glossary: bool) -> Counted:
        """What the grades are worked out from; without `glossary`, its words are left out."""
        return self.reading.count((s for p in passages for s in self.sentences.get(p, ())), glossary=glossary)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every text with its colour and that of its ground."""
        from brochure.checks.grounds import pairs

        return tuple(pairs(self))

    @property
    def panels(self) -> Iterator[PlacedPanel]:
        """Every panel of the layout."""
        for page in self.placed.pages:
            yield from page.panels

    def place_of(self, item: Item) -> Place:
        """The place in the file of what is printed there; of the file as a whole if it has none."""
        own = getattr(item, "place", None)
        index = item.element
        while own is None and index >= 0:
            own, index = self.placed.elements[index].place, self.placed.elements[index].parent
        return own or Place(self.shown, 0, 0)

    def is_within(self, item: Item, kind: str) -> bool:
        """Whether the item's element, or one that it is a part of, is of that kind."""
        index = item.element
        while index >= 0:
            if self.placed.elements[index].kind == kind:
                return True
            index = self.placed.elements[index].parent
        return False
