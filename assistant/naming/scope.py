"""Which documents a question speaks of: by number, place, year, kind and issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.naming.filed import folded, numbered
from assistant.naming.spoken_places import titled_with
from assistant.query import Scope
from corpus.model import Head
from corpus.places import Place, merged_provinces
from corpus.text import fold
from corpus.timespans import aligned

_KINDS = (
    r"q(?:d|uyet dinh)|k(?:h|e hoach)|c(?:v|ong van)|n(?:q|ghi quyet)|c(?:t|hi thi)|tb|thong bao|"
    r"ttr|to trinh|vb|van ban|cong dien"
)
_SUFFIX = r"(?:\d{4}\s*/\s*)?[a-z]{1,10}(?:\s?-\s?[a-z0-9&]{1,12})+(?:\.[ivx]+(?!\w))?"
_WITH_SUFFIX = re.compile(rf"(?<![\w/])(\d{{1,5}})\s*/\s*({_SUFFIX})")
_NO_SLASH = re.compile(
    r"(?<![\w/])(\d{1,5})\s+((?:qd|kh|cv|nq|ct|ctr|tb|ttr|kl)(?:\s?-\s?[a-z0-9&]{2,12})+)(?![\w/])"
)
_OF_PARTY = re.compile(r"(?<![\w/])(\d{1,4})\s?-\s?([a-z]{2,4}\s?/\s?[a-z]{2,12})(?![\w/])")
_AFTER_KIND = re.compile(rf"(?<!\w)(?:{_KINDS})\s+(?:so\s*)?:?\s*(\d{{1,5}})(?![\w/%\-]|[.,]\d)")
_OF_YEAR = re.compile(
    r"(?<!\w)(?:q(?:d|uyet dinh)|n(?:q|ghi quyet)|vb|van ban)\s+(?:so\s*)?:?\s*"
    r"(\d{1,5})\s?/\s?((?:19|20)\d\d)(?!\w|\s?/)"
)
_LIKE_A_YEAR = re.compile(rf"(?<!\w)(?:{_KINDS})\s+(?:so\s*)?:?\s*((?:19|20)\d\d)(?![\w/%\-]|[.,]\d)")
_AFTER_SO = re.compile(r"(?<!\w)(?<!con )so\s+(?:hieu\s+)?(\d{2,5})(?![\w/%\-]|[.,]\d| phan tram)")
_BARE = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d\b)\d{3,5}(?![\w/]|[.,]\d)")
_PROGRAMME = re.compile(r"(?<!\w)chuong trinh(?: so)? (\d{1,4})(?![\w/%\-]|[.,]\d)")  # also a thing ("135")
ANNEX = re.compile(r"(?<!\w)(?:phu luc|(?:phu )?bieu) (?:so )?(\d{1,2}|[ivx]{1,5})(?!\w)")
_YEAR = re.compile(r"\b20\d\d\b(?!/)")
_MERGED = 2025  # the year of the mergers
_OLD = re.compile(r"[\s(]*cu\b")
_BEFORE_MERGER = re.compile(
    r"\b(?:truoc|chua)(?: (?:khi|luc|ngay))? (?:sap nhap|sat nhap|hop nhat|nhap tinh)\b"
)
_SHORTEST_SYMBOL = 3
_NO_FIGURE = r"(?<![\d/])(?<!\d )/\s*(?:[a-z]+-)?"  # "số mấy /UBND-KSTT"
_CITED = re.compile(r"(?:so\s+)?(?:hieu\s+)?(?!20\d\d(?![/\d]))\d\S*?(?=[?.,;:]*(?:\s|$))")
_NUMBER_ASKED = re.compile(rf"(?<!\w)(?:{_KINDS})\s+(?:mang )?so (?:may|nao|bao nhieu|hieu)\b")
PROGRAMME = "chuong trinh"
_KIND_NAMES = {
    "quyet dinh": "quyet dinh",
    "cong van": "cong van",
    "nghi quyet": "nghi quyet",
    "chi thi": "chi thi",
    "thong bao": "thong bao",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A document number as asked: its figure, its suffix folded where typed, its place in the text."""

    figure: str
    suffix: str | None
    start: int
    end: int

    @property
    def text(self) -> str:
        """The number as one would write it."""
        return f"{self.figure}/{self.suffix.upper()}" if self.suffix else self.figure


@lru_cache(maxsize=256)  # many look into one question
def references(text: str) -> tuple[Reference, ...]:
    """Find document numbers in a question: ``3809/QĐ-UBND``, ``QĐ 3809``, ``quyết định số 3809``,
    ``quyết định 98/2025``, ``3809 qđ-ubnd``."""
    plain = aligned(text)
    found = [Reference(m[1], m[2].replace(" ", ""), m.start(), m.end()) for m in _WITH_SUFFIX.finditer(plain)]
    for written in (_NO_SLASH, _OF_PARTY):
        found += [Reference(m[1], m[2].replace(" ", ""), m.start(), m.end()) for m in written.finditer(plain)]
    found += [Reference(m[1], m[2], m.start(1), m.end()) for m in _OF_YEAR.finditer(plain)]
    annexes = [match.span(1) for match in ANNEX.finditer(plain)]
    for pattern in (_AFTER_KIND, _AFTER_SO):
        for match in pattern.finditer(plain):
            inside = match.span(1) in annexes or any(
                r.start < match.end() and match.start() < r.end for r in found
            )
            if not inside and not 1990 <= int(match[1]) <= 2099:
                found.append(Reference(match[1], None, match.start(1), match.end(1)))
    return tuple(found)


def known_references(text: str, heads: Sequence[Head]) -> tuple[Reference, ...]:
    """The document numbers of a question that are those of stored documents, bare figures too."""
    asked = references(text)
    bare = [Reference(m[0], None, m.start(), m.end()) for m in _BARE.finditer(text)]
    bare += [Reference(m[1], None, m.start(1), m.end(1)) for m in _LIKE_A_YEAR.finditer(aligned(text))]
    called = [Reference(m[1], None, m.start(1), m.end(1)) for m in _PROGRAMME.finditer(aligned(text))]
    bare += [r for r in called if any(fold(h.type or "") == PROGRAMME for h in having(heads, r))]
    bare = [b for b in bare if not any(r.start < b.end and b.start < r.end for r in asked)]
    return tuple(r for r in (*asked, *bare) if having(heads, r))


def having(heads: Sequence[Head], reference: Reference) -> tuple[Head, ...]:
    """Those of ``heads`` that have the number ``reference`` names."""
    return numbered(heads, reference.figure, reference.suffix)


def resolve(
    text: str,
    heads: Sequence[Head],
    places: Sequence[Place],
    issued: Sequence[Head],
    either: Sequence[Place] = (),
) -> Scope:
    """Narrow ``heads`` to the documents the question names; say what is named but not stored.

    ``issued`` are the documents of an issuer the question names as such ("kế hoạch của Sở …");
    ``either`` are places of which it names one, without saying which.
    """
    by_number = _numbered(text, heads, places, issued)
    if by_number is not None:
        return by_number
    scope = _symbolled(text, heads)
    if places:
        scope = _placed(scope, places, text)
    if scope.missing:
        return scope
    if issued:
        scope = _narrow(scope, [h for h in scope.heads if h in issued])
    kind = _kind(text, places, heads)
    if kind:
        scope = _narrow(scope, [h for h in scope.heads if fold(h.type or "") == kind])
    names = {name for place in either for name in (place.name, place.current)}
    meant = [h for h in scope.heads if h.province in names]
    return replace(_narrow(scope, meant), either=len({h.province for h in meant}) > 1)


def prefer_years(heads: Sequence[Head], years: Sequence[int], ends: bool = False) -> tuple[Head, ...]:
    """Those of ``heads`` whose own year is asked for; all where none is.

    ``ends`` tells that the year is the last of several ("kế hoạch 5 năm đến 2025").
    """
    until = tuple(h for h in heads if h.years and h.years[0] < h.years[1] == years[-1]) if ends else ()
    if until:
        return until
    covering = tuple(h for h in heads if h.years and all(h.years[0] <= y <= h.years[1] for y in years))
    if len(years) > 1:
        return tuple(h for h in heads if h.years == (min(years), max(years))) or covering or tuple(heads)
    exact = tuple(h for h in heads if h.year in years or (not h.years and h.date and h.date.year in years))
    return exact or covering or tuple(heads)


def symbols(text: str, heads: Sequence[Head]) -> tuple[Reference, ...]:
    """The symbols in a question that only documents print whose number is left blank ("công văn KSTT")."""
    plain = aligned(text)
    symbolled = {part for head in heads if head.symbol for part in _symbol_of(head) if part in plain}
    if not symbolled:
        return ()
    own = symbolled.difference(*(_symbol_of(head) for head in heads if head.number))
    found = (
        re.search(rf"(?:(?<!\w)(?:{_KINDS})\s+(?:so\s*)?(?:[\w/]+-)?|{_NO_FIGURE})({part})(?!\w)", plain)
        for part in sorted(own)
    )
    return tuple(Reference(m[1], None, m.start(1), m.end(1)) for m in found if m)


def _symbol_of(head: Head) -> frozenset[str]:
    """The parts of a document's number or symbol that are letters, folded."""
    return _letters_of(head.symbol or head.number or "")


@lru_cache(maxsize=10_000)
def _letters_of(symbol: str) -> frozenset[str]:
    parts = re.split(r"[^\w&]+", fold(symbol))
    return frozenset(part for part in parts if len(part) >= _SHORTEST_SYMBOL and part.isalpha())


def _numbered(
    text: str, heads: Sequence[Head], places: Sequence[Place], issued: Sequence[Head]
) -> Scope | None:
    """The documents whose numbers are named; of several with one number, those of a place or issuer named."""
    found: list[Head] = []
    for reference in known_references(text, heads):
        same = list(having(heads, reference))
        if len(same) > 1:
            same = _of_places(same, places) or same
            same = [h for h in same if h in issued] or same
        found += same
    if not found and len(symbolled := _of_symbols(text, heads)) == 1:
        found = list(symbolled)
    if found:
        heads = tuple(dict.fromkeys(found))
        return Scope(heads, named=True, numbered=True, several=len(heads) > 1)
    return None


def _of_places(heads: Sequence[Head], places: Sequence[Place]) -> list[Head]:
    """Those of ``heads`` issued in one of ``places``, or in what it took in."""
    names = {name for place in places for name in (place.name, *merged_provinces(place.name))}
    return [h for h in heads if h.province in names]


def _symbolled(text: str, heads: Sequence[Head]) -> Scope:
    """The documents whose symbol the question names; all where it names none."""
    found = _of_symbols(text, heads)
    return Scope(found, named=True) if found else Scope(tuple(heads))


def _of_symbols(text: str, heads: Sequence[Head]) -> tuple[Head, ...]:
    named = symbols(text, heads)
    return tuple(h for h in heads if h.symbol and any(n.figure in _symbol_of(h) for n in named))


def _placed(scope: Scope, places: Sequence[Place], text: str) -> Scope:
    names = [place.name for place in places]
    same = [h for h in scope.heads if h.province in names]
    if same:
        several = len({h.province for h in same}) > 1
        return Scope(tuple(same), named=True, several=several, places=tuple(names))
    for asked in () if _is_former(text, places) else places:
        former = merged_provinces(asked.name)
        merged = [h for h in scope.heads if h.province in former and _is_then(h, text)]
        if merged:
            known = ", ".join(dict.fromkeys(h.province or "" for h in merged))
            return Scope(tuple(merged), named=True, note=f"{known} nay thuộc {asked.name} (từ 01/7/2025).")
        today = [h for h in scope.heads if asked.current != asked.name and h.province == asked.current]
        if today:
            return Scope(
                tuple(today), named=True, note=f"{asked.name} nay thuộc {asked.current} (từ 01/7/2025)."
            )
    spoken = titled_with(names, scope.heads)
    if spoken:
        return Scope(spoken, named=True)
    return Scope((), named=True, missing=", ".join(names), missing_kind="place")


def _is_former(text: str, places: Sequence[Place]) -> bool:
    """Whether a question means a province as it was before the mergers ("Gia Lai cũ")."""
    after = (aligned(text[place.end :]) for place in places)
    return bool(_BEFORE_MERGER.search(aligned(text))) or any(_OLD.match(words) for words in after)


def _is_then(head: Head, text: str) -> bool:
    """Whether a document of a province that another took in may be meant by the other's name.

    Where the question names years of before the mergers alone, it is of just those.
    """
    years = [int(year) for year in _YEAR.findall(aligned(text))]
    if not years or max(years) >= _MERGED:
        return True
    issued = head.date.year if head.date and not head.years else None
    return (head.year or issued) in years


def _kind(text: str, places: Sequence[Place], heads: Sequence[Head]) -> str | None:
    """The kind of document a question names by place, year, issuer or number ("công văn năm 2022").

    A number of a kind that none of ``heads`` bears is that of a document they speak of ("NQ-HĐND"). One
    whose number is asked for ("công văn 2022 … thực hiện quyết định số nào") is meant where no other is.
    """
    return _kind_in(_NUMBER_ASKED.sub(_blanked, aligned(text)), places, heads) or _kind_in(
        aligned(text), places, heads
    )


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _kind_in(plain: str, places: Sequence[Place], heads: Sequence[Head]) -> str | None:
    """The kind that ``plain`` (folded) names so."""
    starts = {place.start for place in places}
    for words, kind in _KIND_NAMES.items():
        for match in re.finditer(rf"(?<!\w){words}\s+(?=(cua|tinh|nam|so|nay|ubnd|uy ban|\d)?)", plain):
            if (match[1] or match.end() in starts) and not _cited(plain[match.end() :], heads):
                return kind
        for match in re.finditer(rf"(?<!\w){words}((?: (?!nao\b)[^\s\d:;,?.]+){{1,4}}) (20\d\d)\b", plain):
            if not re.search(rf"\b(?:{_KINDS})\b", match[1]) and _of_year(heads, kind, int(match[2])):
                return kind
    return None


def _of_year(heads: Sequence[Head], kind: str, year: int) -> bool:
    """Whether one of ``heads`` is of the kind and year; else a row may be called so ("Quyết định giao …")."""
    own = [head for head in heads if fold(head.type or "") == kind]
    return any(year in (h.year, h.date and h.date.year, h.years and h.years[0]) for h in own)


def _cited(after: str, heads: Sequence[Head]) -> bool:
    """Whether ``after`` begins with a whole number that no document bears."""
    number = _CITED.match(after)
    return number is not None and not any(
        number[0].endswith(folded(head.number)) for head in heads if head.number
    )


def _narrow(scope: Scope, heads: Sequence[Head]) -> Scope:
    return replace(scope, heads=tuple(heads), named=True) if heads else scope
