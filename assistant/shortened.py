"""Words of a question that a text says by their initials ("hồ sơ sức khỏe" where it has "HSSK")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.told import Told
from assistant.words import Word

_FEWEST, _MOST = 3, 7  # words
_SYLLABLE = re.compile(r"(?:ngh?|[bcdgklmnpqrstvxh]h?|tr|gi|qu)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?")


def short_forms(words: Sequence[Word]) -> Mapping[str, tuple[range, ...]]:
    """The short forms that words side by side may have, folded, each with the places of these words.

    None that is a syllable, nor across a mark or a number.
    """
    found: dict[str, tuple[range, ...]] = {}
    for start in range(len(words)):
        letters = ""
        for index in range(start, min(start + _MOST, len(words))):
            word = words[index]
            if not word.bare.isalpha() or (index > start and word.opens):
                break
            letters += word.bare[0]
            if len(letters) >= _FEWEST and not _SYLLABLE.fullmatch(letters):
                found[letters] = (*found.get(letters, ()), range(start, index + 1))
    return found


def spelt_shortly(forms: Mapping[str, Sequence[range]], told: Told) -> Iterator[tuple[range, int]]:
    """The words that ``told`` has by one of their short ``forms``, each with the place of that."""
    for letters in forms.keys() & told.places.keys():
        yield from ((span, told.places[letters][0]) for span in forms[letters])
