"""Provinces that a question on a document of the centre names: as doers ("Hải Phòng phải làm gì theo …").

No document of theirs is asked for then. One that is not said to do anything is what the question is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.knowledge import Knowledge
from assistant.naming.mentions import Mentions
from assistant.naming.scope import having, known_references
from assistant.naming.spoken_places import as_words
from assistant.query import Party
from corpus.agencies import agency_key
from corpus.committees import COMMITTEE
from corpus.model import Head
from corpus.places import Place, find_places, provinces
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_OF_PROVINCE = f"{COMMITTEE}tinh"
_LOCAL = ("so ", COMMITTEE, "hoi dong nhan dan")
_LEVEL = r"(?:(?:tinh|thanh pho|tp\.?|thu do) )?"
_JOINED = re.compile(rf"\s*(?:,|&|\bva\b|\bvoi\b)\s*{_LEVEL}")
_PAPER_OF = re.compile(
    r"\b(?:ke hoach|quyet dinh|nghi quyet|chi thi|cong van|chuong trinh|de an|quy che|van ban)"
    r"(?: [^\W\d_]+){0,8} $"
)
_ISSUED_AT = re.compile(r",? (?:ngay|\d)")


def with_provinces(text: str, named: Mentions, knowledge: Knowledge) -> Mentions:
    """``named``, with the provinces as doers, or as words, where ``text`` numbers documents of the centre."""
    numbered = [h for n in known_references(text, knowledge.heads) for h in having(knowledge.heads, n)]
    if not named.places or named.parties or not numbered or not all(map(_is_of_centre, numbered)):
        return named
    doing = _doing(aligned(text), named.places)
    parties = [party for place in doing for party in _parties(place, named)]
    issuing = [place for place in named.places if place not in doing and _issues(place, text, knowledge)]
    about = [place for place in named.places if place not in (*doing, *issuing)]
    _, cues = as_words(about, named.words, named.cues, frozenset(place.name for place in about))
    left = tuple(place for place in named.places if place not in (*doing, *about))
    return replace(named, places=left, cues=cues, parties=tuple(parties))


def province_asked(parties: Sequence[Party]) -> str | None:
    """The province among ``parties`` that a document of the centre may give tasks to; ``None`` for none."""
    return next((party.name for party in parties if party.key in provinces()), None)


def _issues(place: Place, text: str, knowledge: Knowledge) -> bool:
    """Whether a paper is of a place: dated there, or stored and its own ("kế hoạch của A")."""
    plain = aligned(text)
    own = any(head.province == place.name for head in knowledge.heads)
    return bool(_ISSUED_AT.match(plain[place.end :]) or (own and _PAPER_OF.search(plain[: place.start])))


def _is_of_centre(head: Head) -> bool:
    """Whether a body that no province has issued a document."""
    if head.province or not head.issuer or find_places(head.issuer):
        return False
    return not agency_key(head.issuer).startswith(_LOCAL)


def _doing(plain: str, places: Sequence[Place]) -> list[Place]:
    """Those of ``places`` that ``plain`` asks what they are to do, with those joined to one."""
    found: list[Place] = []
    for place in reversed(places):
        joined = found and _JOINED.fullmatch(plain[place.end : found[0].start])
        asked = _acts().match(plain[place.end :]) or _gives().search(plain[: place.start])
        if joined or asked:
            found.insert(0, place)
    return found


def _parties(place: Place, named: Mentions) -> list[Party]:
    """A province as one that tasks name, and as one of those whose committees are given some."""
    inside = [i for i, word in enumerate(named.words) if place.start <= word.start < place.end]
    keys = (agency_key(place.name), _OF_PROVINCE) if inside else ()
    return [Party(key, place.name, inside[0], inside[-1] + 1) for key in keys]


@cache
def _acts() -> re.Pattern[str]:
    says = load("offices")["doing"]
    acts, things = (any_of(says[name]) for name in ("acts", "things"))
    what = rf"(?:{things})|(?<!\bco )gi"
    return re.compile(rf" (?:thi )?(?:{acts})\b[^,;:?.]{{0,30}}?\b(?:{what})\b")


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(load('offices')['doing']['given'])}) {_LEVEL}$")


def any_of(words: Sequence[str]) -> str:
    """A pattern of any of ``words``, the longest first."""
    return "|".join(sorted(map(fold, words), key=len, reverse=True))
