"""The words of a text to compare with, read once however often it is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.shortened import is_short
from assistant.words import spoken

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
    starts = _where([word for word, _ in words])
    bare = [bare for _, bare in words]
    places = _where(bare)
    initials = "".join(word[:1] for word in bare)
    return Told(tuple(word for word, _ in words), initials, places, starts, tuple(filter(is_short, places)))


def _where(words: Sequence[str]) -> dict[str, Places]:
    where: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        where.setdefault(word, []).append(index)
    return {word: tuple(places) for word, places in where.items()}
