"""Notices of what somebody concluded on a visit: meant by that person's name, by the visit, by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.naming.spoken_places import titled_with
from corpus.model import Head
from corpus.once import once_for
from corpus.places import find_places
from corpus.text import fold
from corpus.timespans import aligned

_NOTICE = re.compile(r"(?:v/v |ve )?(?:thong bao )?(?:ket luan|y kien)\b")
_OFFICE = (
    r"(?:thu tuong|chu tich|bo truong|dong chi|tong bi thu|bi thu|giam doc)"
    r"(?: (?:thuong truc|chinh phu|nuoc|quoc hoi|ubnd|uy ban nhan dan|hdnd|tinh|thanh pho|so|cuc))*+"
)
_PERSON = re.compile(
    rf"\b{_OFFICE} (?!(?:thuong truc|chinh phu|nuoc|quoc hoi|tinh|thanh pho|tai|ve|trong|pho)\b)"
    r"((?:[^\W\d_]+ ){1,3}[^\W\d_]+?)(?= (?:tai|ve|trong|khi|sau|o|cung|chu tri)\b|\s*[,;(–-]|\s*$)"
)
_VISIT = re.compile(
    r"\b(?:ket luan|y kien chi dao|buoi (?:lam viec|kiem tra)|lam viec voi|vao lam viec|"
    r"(?:chuyen|dot) (?:di|tham|kiem tra|cong tac|khao sat|thi sat)|"
    r"(?:hom|khi|luc|dip) [^,;.?!]{1,40}? (?:vao|ve|len|ra|xuong|tham|den|toi|kiem tra|thi sat|lam viec))\b"
)


def notices_meant(text: str, heads: Sequence[Head]) -> tuple[Head, ...]:
    """The notices of what the person whom ``text`` (NFC) names said, or on a visit to the province it names.

    None where it asks what that person signed: that is said of other documents.
    """
    folded = aligned(text)
    said = [head for head, name in _persons(heads) if _is_said(name, folded)]
    if not (said or _VISIT.search(folded)):
        return ()
    places = [place.name for place in find_places(text)]
    if said:
        there = [head for head in said if titled_with(places, (head,))]
        return tuple(there or said)
    return tuple(head for head in titled_with(places, heads) if _is_notice(head.title))


@once_for
def _persons(heads: Sequence[Head]) -> Sequence[tuple[Head, str]]:
    """The notices of what somebody said, each with that person."""
    return [(head, name) for head in heads if (name := _person(head.title))]


def _is_said(name: str, folded: str) -> bool:
    """Whether a question names a person, and not as one who signs."""
    return any(
        not re.match(r"(?: (?:da|co|moi|duoc|nguoi))* ky\b", folded[named.end() :])
        for named in re.finditer(rf"\b{name}\b", folded)
    )


@lru_cache(maxsize=10_000)
def _is_notice(title: str | None) -> bool:
    return bool(_NOTICE.match(fold(title or "")))


@lru_cache(maxsize=10_000)
def _person(title: str | None) -> str | None:
    """Who says what the title of a notice announces, folded ("… của Phó Thủ tướng Chính phủ X tại …")."""
    named = _PERSON.search(fold(title or "")) if _is_notice(title) else None
    return named[1] if named else None
