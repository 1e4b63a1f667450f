"""What the further columns of a table are of (who of the leaders, who decides, what pays), as asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from assistant.language.words import Word, words_of
from corpus.text import fold
from prompts import load

_LETTERS = re.compile(r"[A-ZĐ]{2,5}\.?\s+(?=[A-ZĐÀ-Ỹ][^\W\d_]*\s)")  # an office by its letters ("PCT …")
_BETWEEN_PEOPLE = re.compile(r"\s*(?:[;,\n]|\bvà\b)\s*")
_NAME, _NAME_ALONE, _LONGEST_NAME = 2, 3, 5  # words, after an office, without one, at most

Phrase = tuple[str, ...]


@lru_cache(maxsize=1)
def _wordings() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """What ``prompts/columns.toml`` says, each wording as its bare words."""
    return {
        kind: {part: tuple(_bare(words) for words in wordings) for part, wordings in parts.items()}
        for kind, parts in load("columns").items()
    }


def _bare(words: str) -> Phrase:
    return tuple(word.bare for word in words_of(words))


@lru_cache(maxsize=10_000)
def kinds_of(header: str) -> tuple[str, ...]:
    """The kinds of column ``header`` may name."""
    told = f" {' '.join(_bare(header))} "
    return tuple(
        kind
        for kind, parts in _wordings().items()
        if any(f" {' '.join(phrase)} " in told for phrase in parts["headed"])
    )


def asked_at(header: str, words: Sequence[str]) -> int | None:
    """One past where ``words`` ask for a column of the kind of ``header`` without its name."""
    phrases = [phrase for kind in kinds_of(header) for phrase in _wordings()[kind]["asked"]]
    return next((at + len(phrase) for phrase in phrases if (at := find(phrase, words)) is not None), None)


def done_at(header: str, words: Sequence[str]) -> int | None:
    """Where ``words`` say what those do whom a column of people names ("… phụ trách")."""
    if "people" not in kinds_of(header):
        return None
    places = (find(phrase, words) for phrase in _wordings()["people"]["doing"])
    return next((at for at in places if at is not None), None)


def find(phrase: Sequence[str], words: Sequence[str], start: int = 0) -> int | None:
    """Where ``words`` have those of ``phrase`` side by side."""
    size = len(phrase)
    starts = range(start, len(words) - size + 1) if size else ()
    return next((i for i in starts if tuple(words[i : i + size]) == tuple(phrase)), None)


@lru_cache(maxsize=10_000)
def people_in(header: str, held: str) -> tuple[Phrase, ...]:
    """The names of the people a cell holds, as bare words without their offices."""
    listed = "people" in kinds_of(header)
    found = (_person(part, listed) for part in _BETWEEN_PEOPLE.split(held))
    return tuple(name for name in found if name)


def _person(part: str, listed: bool) -> Phrase | None:
    """The name ``part`` is; without an office before it only in a column of people (``listed``)."""
    office = _LETTERS.match(part) or _office().match(fold(part))
    name = part[office.end() :].split() if office and len(fold(part)) == len(part) else part.split()
    least = _NAME if office else _NAME_ALONE
    if not least <= len(name) <= _LONGEST_NAME or not (office or listed):
        return None
    return _bare(" ".join(name)) if all(word.istitle() for word in name) else None


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    offices = sorted((fold(words) for words in load("columns")["people"]["offices"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, offices))})\.?\s+(?:(?:ubnd|hdnd|tinh|bo|so)\s+)*")


def is_office(held: str) -> bool:
    """Whether a cell holds an office and no name ("Chủ tịch")."""
    return _bare(held) in _wordings()["people"]["offices"]


def person_named(people: Collection[Phrase], words: Sequence[Word]) -> Phrase | None:
    """Which of ``people`` a question names: by the whole name, or by the last of it after an office."""
    bare = [word.bare for word in words]
    whole = next((name for name in people if find(name, bare) is not None), None)
    return whole or next((name for at in _offices_end(bare) if (name := _called(at, people, words))), None)


def _offices_end(words: Sequence[str]) -> Iterator[int]:
    """The places right after an office said ("thứ trưởng …", "anh …")."""
    for phrase in (*_wordings()["people"]["offices"], ("pct",), ("pgd",)):
        at = find(phrase, words)
        while at is not None:
            yield at + len(phrase)
            at = find(phrase, words, at + 1)


def _called(at: int, people: Collection[Phrase], words: Sequence[Word]) -> Phrase | None:
    """The one of ``people`` whom the words at ``at`` call by the last of the name."""
    for size in (2, 1):
        last = tuple(word.bare for word in words[at : at + size])
        more = words[at + size].capital if at + size < len(words) else False
        meant = {name for name in people if name[-size:] == last}
        if len(meant) == 1 and not more:
            return meant.pop()
    return None
