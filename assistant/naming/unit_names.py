"""Units that tables set figures for ("Huyện Bình Gia", "Bệnh viện Sản - Nhi"), named in a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.words import Word, same, words_of
from assistant.query import Party
from corpus.agencies import agency_key
from corpus.places import provinces

_KINDS = tuple(
    tuple(kind.split())
    for kind in (
        "uy ban nhan dan huyen", "uy ban nhan dan xa", "uy ban nhan dan phuong", "uy ban nhan dan thanh pho",
        "uy ban nhan dan thi xa", "uy ban nhan dan thi tran", "thi xa", "thi tran", "thanh pho", "dac khu",
        "to dan pho", "khu pho", "huyen", "quan", "phuong", "xa", "thon", "ban", "buon", "ap", "lang", "to",
    )
)  # fmt: skip
_BODIES = (
    ("benh", "vien"),
    ("trung", "tam"),
    ("cong", "ty"),
    ("cong", "an"),
    ("chi", "cuc"),
    ("van", "phong"),
)
_TOWNS = {("huyen",), ("thi", "xa"), ("thanh", "pho"), ("xa",), ("phuong",), ("thi", "tran")}
_CITY = ("thanh", "pho")
_OFFICE = ("uy", "ban", "nhan", "dan")
_WHOLE = re.compile(r"(?:tổng|cộng|toàn|cả)\b", re.IGNORECASE)
_LONG = 2  # syllables of a name that may stand without its kind


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a unit: its words, of which the first ``kind`` say of what kind it is."""

    words: tuple[Word, ...]
    kind: int

    @property
    def own(self) -> tuple[Word, ...]:
        """The words without the kind."""
        return self.words[self.kind :]


@dataclass(frozen=True, slots=True)
class Found:
    """A unit found in a question, and the words ``[start, end)`` that name it."""

    unit: str
    start: int
    end: int


def is_whole(unit: str) -> bool:
    """Whether a row is that of all units together."""
    return bool(_WHOLE.match(unit))


def kind_of(unit: str) -> tuple[str, ...]:
    """The folded words of a unit's kind: of a place its own ("huyen"), of a body the first word."""
    name = names_of(unit)[0]
    bare = tuple(word.bare for word in name.words)
    return bare[: name.kind or (2 if bare[:2] in _BODIES else 1)]


@lru_cache(maxsize=20_000)
def names_of(unit: str) -> tuple[Name, ...]:
    """What a unit is called: the whole, and each place of one named with the place it lies in."""
    parts = [words_of(part) for part in unit.split(",")]
    if all(_kind(part) for part in parts):
        return tuple(Name(part, _kind(part)) for part in parts)
    words = words_of(unit)
    return (Name(words, _kind(words)),)


def _kind(words: Sequence[Word]) -> int:
    bare = tuple(word.bare for word in words)
    return next((len(kind) for kind in _KINDS if bare[: len(kind)] == kind and len(bare) > len(kind)), 0)


def units_in(words: Sequence[Word], units: Sequence[str], parties: Sequence[Party]) -> tuple[Found, ...]:
    """The ``units`` a question names, in the order named; the longest name where names overlap."""
    found = [one for unit in units if not is_whole(unit) for one in _places(words, unit, parties)]
    found = [
        one
        for one in found
        if not any(_covers(other, one) for other in found) and not _is_part(one, parties, words)
    ]
    kept = {one.unit: one for one in sorted(found, key=lambda one: one.start)}
    return tuple(kept.values())


def _covers(longer: Found, one: Found) -> bool:
    return (
        longer.start <= one.start
        and one.end <= longer.end
        and longer.end - longer.start > one.end - one.start
    )


def _is_part(one: Found, parties: Sequence[Party], words: Sequence[Word]) -> bool:
    """Whether the words that would name a unit are part of the name of another body."""
    return any(
        party.start <= one.start
        and one.end <= party.end
        and party.end - party.start > one.end - one.start
        and party.key != agency_key(one.unit)
        and not _kind(words[party.start : party.end])
        for party in parties
    )


def _places(words: Sequence[Word], unit: str, parties: Sequence[Party]) -> Iterator[Found]:
    key = agency_key(unit)
    yield from (Found(unit, party.start, party.end) for party in parties if party.key == key)
    for name in names_of(unit):
        yield from _of_name(words, unit, name)


def _of_name(words: Sequence[Word], unit: str, name: Name) -> Iterator[Found]:
    own = name.own
    alone = len(own) >= _LONG and " ".join(word.bare for word in own) not in provinces()
    for start in range(len(words) - len(own) + 1):
        said = words[start : start + len(own)]
        if [word.bare for word in said] != [word.bare for word in own]:
            continue
        if not name.kind:
            yield Found(unit, start, start + len(own))
            continue
        before = _kind_before(words, start)
        typed = all(map(same, said, own)) or any(word.capital for word in said)
        kind = tuple(word.bare for word in name.words[: name.kind])
        if before == kind or before == (*_OFFICE, *kind) or (not before and alone and typed):
            yield Found(unit, max(start - len(before), 0), start + len(own))


def _kind_before(words: Sequence[Word], start: int) -> tuple[str, ...]:
    """The kind of unit that stands before a name in the question."""
    if start and words[start - 1].bare == "tp":
        return _CITY
    for kind in _KINDS:
        if start >= len(kind) and tuple(word.bare for word in words[start - len(kind) : start]) == kind:
            return kind
    return ()


def others_named(words: Sequence[Word], units: Sequence[str], ordinary: frozenset[int]) -> bool:
    """Whether a question names a unit of the kind that ``units`` are of, which is none of them.

    ``ordinary``: the words that name nothing (asking, small words, what is measured).
    """
    kinds = {kind_of(unit)[-2:] for unit in units if not is_whole(unit)}
    kinds |= _TOWNS if kinds & _TOWNS else set()
    capitals = any(word.capital for word in words)
    for kind in kinds:
        for start in range(len(words) - len(kind)):
            after = start + len(kind)
            if tuple(word.bare for word in words[start:after]) != kind or after in ordinary:
                continue
            if words[after].capital or not capitals:
                return True
    return False
