"""The words of a text to compare with, read once however often it is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.shortened import is_short
from assistant.language.words import spoken

Places = tuple[int, ...]  # ascending


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a text (``texts``, and the first letter of each, folded) and where each stands,
    by its bare form (``places``) and as it is (``starts``). ``shorts`` are those that may be initials."""

    texts: tuple[str, ...]
    initials: str
    places: Mapping[str, Places]
    starts: Mapping[str, Places]
    shorts: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def told_in(text: str) -> Told:
    """Read a text once, however often it is compared."""
    words = spoken(text)
    places: dict[str, Places] = {}
    starts: dict[str, Places] = {}
    for index, (word, bare) in enumerate(words):
        starts[word] = (*starts[word], index) if word in starts else (index,)
        places[bare] = (*places[bare], index) if bare in places else (index,)
    initials = "".join([bare[:1] for _, bare in words])
    return Told(tuple([word for word, _ in words]), initials, places, starts, tuple(filter(is_short, places)))
