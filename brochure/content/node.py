"""What every mapping of the content knows: where it stands in the file, and where each of its values does."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from brochure.diagnostics import Place


class Node(Struct, frozen=True, kw_only=True):
    """A mapping of the file. `places` holds, by key as written, the place of each value given."""

    place: Place
    places: Mapping[str, Place] = {}

    def at(self, key: str) -> Place:
        """The place of the value of `key`, or of the mapping if the key was not given."""
        return self.places.get(key, self.place)
