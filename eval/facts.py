"""Facts an answer must state: what kind each is, and whether a text states it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import fold, nfc
from corpus.wording import expand_abbreviations
from eval.likeness import overlap, says

KINDS = ("agency", "date", "value", "product", "count", "words", "sentence")
_SENTENCE_SHARE = 0.75
_AGENCY = re.compile(r"(?:so|ubnd|uy ban|hdnd|hoi dong|van phong|phong|cong an|thanh tra|chi cuc|cuc)\b")
_NAMED = re.compile(r"\b(?:Sở|Ủy ban|Hội đồng|Văn phòng|Phòng|Công an|Thanh tra|Cục|Ban|Bộ)(?: \w+){1,2}")
_DATED = re.compile(r"(?:nam|quy|thang|ngay)\b|\d{1,2}[/.-](?:\d{1,2}[/.-])?\d{4}")
_DAY = re.compile(r"\b(\d{1,2})(?:/|-|\.| thang )(\d{1,2})(?:/|-|\.| nam )(\d{4})\b")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH = re.compile(r"(?<![\d/.-])(\d{1,2})(?:/|-| nam )((?:19|20)\d\d)\b")
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])(?:/| nam |-| )(\d{4})\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be stated, in any of ``wordings``; ``kind`` is one of ``KINDS``."""

    wordings: tuple[str, ...]
    kind: str = "words"

    @classmethod
    def of(cls, *wordings: str) -> Fact:
        """Return the fact with the kind its first wording looks like."""
        return cls(wordings, _kind(wordings[0]))

    def __str__(self) -> str:
        return " | ".join(self.wordings)


def _kind(wording: str) -> str:
    bare = fold(nfc(wording)).strip()
    if bare.isdigit():
        return "count"
    if "%" in bare:
        return "value"
    if _AGENCY.match(bare):
        return "agency"
    return "date" if _DATED.search(bare) else "words"


def states(text: str, fact: Fact) -> bool:
    """Tell whether ``text`` states ``fact``: in one of its wordings, or in one that means the same."""
    return any(says(text, wording) or _same(text, wording, fact.kind) for wording in fact.wordings)


def states_all(text: str, facts: Sequence[Fact]) -> bool:
    """Tell whether ``text`` states every one of ``facts``."""
    return all(states(text, fact) for fact in facts)


def _same(text: str, wording: str, kind: str) -> bool:
    if kind == "date":
        asked = moments(wording)
        return bool(asked) and asked <= moments(text)
    if kind == "agency":
        return says(_written(text), _written(wording))
    if kind in ("count", "value"):
        return any(says(text, other) for other in _figures_alike(wording))
    return kind == "sentence" and _same_sentence(text, wording)


def _same_sentence(text: str, wording: str) -> bool:
    """An expected sentence is met by most of its words, its every figure and its every body named."""
    if len(text) < len(wording) or not set(_FIGURE.findall(wording)) <= set(_FIGURE.findall(text)):
        return False
    said = _written(text)
    named = all(says(said, name) for name in _NAMED.findall(_written(wording)))
    return named and overlap(wording, text) >= _SENTENCE_SHARE


def _figures_alike(wording: str) -> tuple[str, ...]:
    """``5`` and ``05``, ``1,5`` and ``1.5``."""
    plain = wording.strip()
    short = re.sub(r"^0+(?=\d)", "", plain)
    return (f"0{short}", short, plain.replace(",", "."), plain.replace(".", ","))


@lru_cache(maxsize=4096)
def _written(text: str) -> str:
    return expand_abbreviations(text)


@lru_cache(maxsize=4096)
def moments(text: str) -> frozenset[tuple[int, ...]]:
    """The days (year, month, day), months (year, month) and quarters (year, 0, n) that are written out."""
    bare = fold(nfc(text))
    days = {(int(y), int(m), int(d)) for d, m, y in _DAY.findall(bare)}
    days |= {(int(y), int(m), int(d)) for y, m, d in _ISO_DAY.findall(bare)}
    rest = _DAY.sub(" ", bare)
    months = {(int(y), int(m)) for m, y in _MONTH.findall(rest) if 1 <= int(m) <= 12}
    quarters = {(int(y), 0, _ROMAN.get(n) or int(n)) for n, y in _QUARTER.findall(bare)}
    return frozenset(days | months | quarters)
