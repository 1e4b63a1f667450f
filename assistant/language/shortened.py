"""Words of a question that a text says by their initials ("hồ sơ sức khỏe" where it has "HSSK")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.language.words import Word

_FEWEST, _MOST = 3, 7  # letters
_SYLLABLE = re.compile(r"(?:ngh?|[bcdgklmnpqrstvxh]h?|tr|gi|qu)?[aeiouy]{1,3}(?:ch?|m|n[gh]?|p|t)?")


@lru_cache(maxsize=50_000)
def is_short(bare: str) -> bool:
    """Whether a folded word may be the initials of several: no number, nor a syllable."""
    return _FEWEST <= len(bare) <= _MOST and bare.isalpha() and not _SYLLABLE.fullmatch(bare)


def initials_of(words: Sequence[Word]) -> str:
    """The first letter of each word, a space for what is none."""
    return "".join(word.bare[0] if word.bare.isalpha() else " " for word in words)


def spelt_of(short: str, initials: str, words: Sequence[Word]) -> Iterator[range]:
    """Where ``short`` is made of the ``initials`` of ``words`` side by side, across no mark."""
    start = initials.find(short)
    while start >= 0:
        if not any(word.opens for word in words[start + 1 : start + len(short)]):
            yield range(start, start + len(short))
        start = initials.find(short, start + 1)
