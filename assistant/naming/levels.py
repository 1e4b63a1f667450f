"""Levels of government (province, district, commune) as questions and records name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.language.cues import Cue, find_cues
from assistant.language.words import Word, words_of
from corpus.places import find_places
from corpus.text import nfc

LEVELS = frozenset({"province", "district", "commune"})
EVERY = "every"
_BESIDE, _CENTRAL, _LEVEL = "beside", "central", "cap"
_STOP = re.compile(r"[.;:?!()]")
_TWO = 2
_UNITS = frozenset(("huyen", "quan", "thi xa", "thanh pho", "xa", "phuong", "thi tran", "dac khu"))
_JOINING = ("va", "cac")


@lru_cache(maxsize=4096)
def levels_of(text: str) -> frozenset[str]:
    """The levels ``text`` names, be it by their offices ("sở", "phường") alone."""
    return frozenset(map(_name, _of_section(words_of(text), "level"))) & LEVELS


@lru_cache(maxsize=512)
def levels_ranked(text: str) -> frozenset[str]:
    """The levels ``text`` speaks of as such ("cấp huyện", "UBND tỉnh")."""
    return frozenset(map(_name, _of_section(words_of(text), "rank"))) & LEVELS


def levels_together(text: str) -> frozenset[str]:
    """The levels named side by side, two at least; all of them and ``EVERY`` for "lần lượt", "ba cấp"."""
    plain = nfc(text)  # where the words' places are counted
    words = words_of(plain)
    cues = [cue for cue in _of_section(words, "level") if not _is_of_place(cue, words, plain)]
    if any(_name(cue) == EVERY for cue in cues):
        return LEVELS | {EVERY}
    told = _told(cues)
    found: set[str] = set()
    for first, second in pairwise([cue for cue in cues if _name(cue) in LEVELS]):
        apart = _STOP.search(plain, words[first.end - 1].end, words[second.start].start)
        if told.issuperset(range(first.end, second.start)) and not apart:
            found |= {_name(first), _name(second)}
    return frozenset(found) if len(found) >= _TWO else frozenset()


def only_levels(words: Sequence[Word]) -> bool:
    """Whether ``words`` do nothing but name levels ("cấp huyện")."""
    return _told(_of_section(words, "level")).issuperset(range(len(words)))


def ranks_in(words: Sequence[Word]) -> frozenset[int]:
    """Which of ``words`` name a level as such ("cấp huyện")."""
    return frozenset(i for cue in _of_section(words, "rank") for i in range(cue.start, cue.end))


def _is_of_place(cue: Cue, words: Sequence[Word], text: str) -> bool:
    """Whether a level not called one is only the kind of a place named after it ("ở tỉnh Đắk Nông")."""
    if (
        _name(cue) not in LEVELS
        or cue.end == len(words)
        or (cue.start and words[cue.start - 1].bare == _LEVEL)
    ):
        return False
    start, following = words[cue.start].start, words[cue.end].start
    return any(start <= place.start <= following < place.end for place in find_places(text))


def _told(cues: Sequence[Cue]) -> frozenset[int]:
    """Which words name a level, or stand between such names."""
    telling = [cue for cue in cues if _name(cue) in LEVELS | {_BESIDE, _CENTRAL}]
    return frozenset(i for cue in telling for i in range(cue.start, cue.end))


def _of_section(words: Sequence[Word], section: str) -> list[Cue]:
    return [cue for cue in find_cues(words) if cue.label.startswith(f"{section}.")]


def _name(cue: Cue) -> str:
    return cue.label.partition(".")[2]


def units_end(words: Sequence[Word], place: int) -> int:
    """Where the kinds of units named from ``place`` on end ("UBND huyện, thị xã, thành phố")."""
    while size := _unit_at(words, place):
        place += size
    return place


def _unit_at(words: Sequence[Word], place: int) -> int:
    """How many words from ``place`` on name one more kind of unit, none of them by its own name."""
    joined = place < len(words) and words[place].bare in _JOINING
    bare = [word.bare for word in words[place + joined : place + joined + 2]]
    size = next((n for n in (2, 1) if len(bare) >= n and " ".join(bare[:n]) in _UNITS), 0)
    own = place + joined + size
    named = own < len(words) and words[own].capital and not words[own].opens
    return size + joined if size and not named else 0
