"""Where a question names documents: by number, place, issuer, kind and year, in the order they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.language.words import Word
from assistant.naming.scope import Reference
from assistant.query import Party
from corpus.model import Head
from corpus.once import once_for
from corpus.places import Place, merged_provinces
from corpus.text import fold
from corpus.timespans import aligned

Span = tuple[int, int]
PAPERS = r"(?:ke hoach|cong van|quyet dinh|nghi quyet|chi thi|thong bao|chuong trinh|van ban|ban)"
_KIND = re.compile(
    rf"(?<!\w)({PAPERS})(?!\w)"
    r"(?:(?: (?!(?:nao|va|voi|con|giao|dat|ai|den|toi|het|truoc)\b)[^\s\d,:;?.()]+){0,6}?"
    r" (?:nam )?(20\d\d)(?![\w/-]| ?-))?"
)
_YEAR = re.compile(r"(?<![\w/.:-])(?<!\d - )(20\d\d)(?![\w/]| ?-)")
_UNTIL = re.compile(r"(?:den|toi|het|truoc|sau|tu|giai doan|so voi|cuoi)(?: het| cuoi)?(?: nam)? *$")
_AFTER_YEAR = re.compile(r"20\d\d so voi(?: nam)? *$")
_NEXT = re.compile(
    r"[\s(,]*(?:(?:cua|o|tai|tinh|nam|trong|ke hoach|quyet dinh|cong van|van ban|qd|kh|so)[\s(,]+)*"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words at ``start`` to ``end`` (characters) that name documents: ``heads``, none where none is stored.

    A ``weak`` one (a kind of document, a year) only tells documents named beside it apart; ``wide`` are
    those that a place or issuer in it would leave without what tells them apart. Its year ``calls`` them
    ("kế hoạch năm 2021") where it says nothing of what they tell.
    """

    start: int
    end: int
    heads: frozenset[Head]
    name: str
    weak: bool = False
    year: int | None = None
    wide: frozenset[Head] = frozenset()
    calls: bool = False


def anchors_in(
    text: str,
    heads: Sequence[Head],
    places: Sequence[Place],
    numbers: Sequence[tuple[Reference, Sequence[Head]]],
    issuers: Sequence[tuple[Party, Sequence[Head]]],
    words: Sequence[Word],
) -> tuple[Anchor, ...]:
    """Every naming of documents in ``text`` (NFC), in order; ``issuers`` are those named as such."""
    found = [Anchor(n.start, n.end, frozenset(having), text[n.start : n.end]) for n, having in numbers]
    found += [_of_place(place, heads, places) for place in places]
    found += [
        Anchor(words[party.start].start, words[party.end - 1].end, frozenset(own), party.name)
        for party, own in issuers
    ]
    plain = aligned(text)
    found += [one for one in _kinds(plain, heads) if not _taken(one, found)]
    alone = len({place.name for place in places}) <= 1
    found += [one for one in _years(plain, heads, alone) if not _taken(one, found)]
    return _clustered(sorted(found, key=lambda anchor: anchor.start), plain)


def _clustered(anchors: Sequence[Anchor], plain: str) -> tuple[Anchor, ...]:
    """Namings side by side that mean one thing as one ("kế hoạch 2025 của Sở … tỉnh …")."""
    joined: list[Anchor] = []
    for anchor in anchors:
        last = joined[-1] if joined else None
        both = last.heads & anchor.heads if last else frozenset[Head]()
        if (
            last
            and _NEXT.fullmatch(plain[last.end : anchor.start])
            and (both or not (last.heads or anchor.heads))
        ):
            strong = anchor if last.weak else last
            year = last.year or anchor.year
            weak, wide = last.weak and anchor.weak, last.wide | anchor.wide
            joined[-1] = Anchor(last.start, anchor.end, both, strong.name, weak, year, wide)
        else:
            joined.append(anchor)
    return tuple(joined)


def of_year(heads: Sequence[Head], year: int) -> frozenset[Head]:
    """Those of ``heads`` made for ``year`` alone, or in it where they say no single year."""
    return _by_year(heads).get(year, frozenset())


@once_for
def _by_year(heads: Sequence[Head]) -> Mapping[int | None, frozenset[Head]]:
    found: dict[int | None, list[Head]] = {}
    for head in heads:
        found.setdefault(head.year or (head.date.year if head.date else None), []).append(head)
    return {year: frozenset(own) for year, own in found.items()}


def _of_place(place: Place, heads: Sequence[Head], places: Sequence[Place]) -> Anchor:
    """The documents of a province, of those it is made of, or of the one it is now part of.

    Those of another of the ``places``, named before it, are not its own.
    """
    named = {other.name for other in places if other.start < place.start}
    then = frozenset(merged_provinces(place.name)) - named
    own = [h for h in heads if h.province == place.name]
    own = own or [h for h in heads if h.province in then]
    own = own or [h for h in heads if place.current != place.name and h.province == place.current]
    return Anchor(place.start, place.end, frozenset(own), place.name, wide=frozenset(own))


def _kinds(plain: str, heads: Sequence[Head]) -> list[Anchor]:
    found = []
    for match in _KIND.finditer(plain):
        kind, year = match[1], match[2]
        own = _of_kinds(heads).get(kind, frozenset())
        if year:
            of = of_year(heads, int(year))
            own = own & of or of
            start = match.start(2)
            found.append(Anchor(start, match.end(2), own, match[0], weak=True, year=int(year)))
        elif own and not own.issuperset(heads) and kind not in ("ke hoach", "quyet dinh", "chuong trinh"):
            found.append(Anchor(match.start(1), match.end(1), own, match[0], weak=True))
    return found


@once_for
def _of_kinds(heads: Sequence[Head]) -> Mapping[str, frozenset[Head]]:
    found: dict[str, list[Head]] = {}
    for head in heads:
        found.setdefault(fold(head.type or ""), []).append(head)
    return {kind: frozenset(own) for kind, own in found.items()}


def _years(plain: str, heads: Sequence[Head], alone: bool) -> list[Anchor]:
    """Years on their own; plans of several years too, save where years of one place are set side by side."""
    years = [m for m in _YEAR.finditer(plain) if _stands(plain[: m.start()])]
    exactly = alone and len({m[1] for m in years}) > 1
    found = []
    for match in years:
        year = int(match[1])
        wide = () if exactly else (h for h in heads if h.years and h.years[0] <= year <= h.years[1])
        of = of_year(heads, year) | frozenset(wide)
        found.append(Anchor(match.start(), match.end(), of, f"năm {year}", weak=True, year=year))
    return found


def _stands(before: str) -> bool:
    """Whether a year after ``before`` stands for itself: no day to come, no year to start from."""
    return bool(_AFTER_YEAR.search(before)) or not _UNTIL.search(before)


def _taken(anchor: Anchor, others: Sequence[Anchor]) -> bool:
    return any(anchor.start < other.end and other.start < anchor.end for other in others)
