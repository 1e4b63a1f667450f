"""The committees of a level of government named together: "UBND các xã, phường, đặc khu"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from corpus.agency_keys import is_group
from corpus.agency_names import starts
from corpus.wording import Word, expand_words

COMMITTEE = "uy ban nhan dan "
_NAMES = (("tinh", "tỉnh"), ("huyen", "huyện"), ("xa", "xã"))
LEVELS = MappingProxyType({f"{COMMITTEE}cap {level}": f"UBND cấp {name}" for level, name in _NAMES})
_HEAD = tuple(COMMITTEE.split())
_EACH = frozenset(("cac", "cap", "moi", "tung"))
_OF_CENTRE = ("truc", "thuoc", "trung", "uong")
_AREAS = {
    "tinh": frozenset(("tinh", "cap tinh")),
    "huyen": frozenset(("huyen", "quan", "thi xa", "thi", "cap huyen")),
    "xa": frozenset(("xa", "phuong", "thi tran", "dac khu", "cap xa")),
}
_CITIES = frozenset(("thanh pho", "thanh"))
_KNOWN = _CITIES.union(*_AREAS.values())


@dataclass(frozen=True, slots=True)
class Committees:
    """Committees named by ``size`` words: the key of their level, and what that is called."""

    size: int
    key: str
    name: str


def committees_at(text: str, words: Sequence[Word], index: int) -> Committees | None:
    """The committees of one level that ``words`` of ``text`` name from ``index`` on, none by its own name."""
    areas, end = _areas(words, index)
    if not areas:
        return None
    levels = _levels(areas)
    plural = end > index + len(_HEAD) + 1 and (len(areas) > 1 or words[index + len(_HEAD)].folded in _EACH)
    if len(levels) != 1 or not plural or _is_named(text, words, end):
        return None
    key = f"{COMMITTEE}cap {levels[0]}"
    return Committees(end - index, key, LEVELS[key])


@lru_cache(maxsize=4096)
def levels_of_group(key: str) -> tuple[str, ...]:
    """The keys of the levels whose committees the group with ``key`` has; none for any other body."""
    if not key.startswith(COMMITTEE) or not is_group(key):
        return ()
    words = expand_words(key)
    areas, end = _areas(words, 0)
    return tuple(f"{COMMITTEE}cap {level}" for level in _levels(areas)) if end == len(words) else ()


def _areas(words: Sequence[Word], index: int) -> tuple[list[str], int]:
    """The kinds of areas whose committees are named from ``index`` on, and where their names end."""
    place, areas = index + len(_HEAD), list[str]()
    if words[index].folded != _HEAD[0] or tuple(word.folded for word in words[index:place]) != _HEAD:
        return areas, index
    while place < len(words):
        each = words[place].folded in _EACH and not starts(words[place:], "areas")
        size = starts(words[place + each :], "areas")
        if not size:
            break
        place += each + size
        areas.append(" ".join(word.folded for word in words[place - size : place]))
    centre = tuple(word.folded for word in words[place : place + len(_OF_CENTRE)]) == _OF_CENTRE
    return areas, place + len(_OF_CENTRE) * centre


def _levels(areas: Sequence[str]) -> tuple[str, ...]:
    """The levels of ``areas``; a city is of the level of those it stands with."""
    found = {level for level, kinds in _AREAS.items() for area in areas if area in kinds}
    return tuple(level for level in _AREAS if level in found) if _KNOWN.issuperset(areas) else ()


def _is_named(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether the name of an area follows ("UBND các huyện Đắk Mil, Cư Jút")."""
    return place < len(words) and not words[place].apart and text[words[place].start].isupper()
