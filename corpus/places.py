"""Provinces, former and current: their names in text however spelt, and what became of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from corpus.anatomy import anatomy
from corpus.text import fold, nfc, settle_tones

_TWO = 2
_SYLLABLE = re.compile(r"[^\W_]+")
_KIND_BEFORE = re.compile(
    r"\b(?:tinh|thanh pho|tp|thu do|o|tai|cua|dia ban|cong an|ubnd|hdnd|nhan dan|"
    r"so(?: \w+){0,5} (?:vu|chinh|te|phap|dung|thuong|duc|tao|nghe|truong|thon|thong|tai|hoi|lich|tu))[\s.]+$"
)
_DOCUMENT_BEFORE = re.compile(
    r"(?<!\w)(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|thong bao|cong van) (?:cua )?$"
)
_NAME_ENDS = re.compile(r"\s*(?:$|[.,;:?!)\-/]|(?:nam\s+)?\d|giai doan\b|thi\b|nhe\b|la gi\b)")


@dataclass(frozen=True, slots=True)
class Province:
    """A province: ``current`` names the one it belongs to since 01/7/2025 (itself where unchanged).

    ``city`` says that it is, or has become, a city run by the central government.
    """

    name: str
    kind: str
    current: str
    city: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A province named in a text, at ``text[start:end]``."""

    name: str
    current: str
    start: int
    end: int


@cache
def provinces() -> Mapping[str, Province]:
    """Return every province, former and current, by the folded syllables of its name."""
    return MappingProxyType({_folded(p.name): p for p, _ in _entries()})


def _folded(name: str) -> str:
    return " ".join(fold(syllable) for syllable in _SYLLABLE.findall(nfc(name)))


@cache
def _entries() -> tuple[tuple[Province, tuple[str, ...]], ...]:
    raw = tomllib.loads((files("corpus") / "data" / "provinces.toml").read_text(encoding="utf-8"))
    return tuple((_province(row), (row["name"], *row.get("aliases", ()))) for row in raw["province"])


def _province(row: Mapping[str, Any]) -> Province:
    return Province(
        name=row["name"],
        kind=row["kind"],
        current=row.get("current", row["name"]),
        city=row["kind"] == "thành phố" or "city_since" in row,
        ambiguous=row.get("ambiguous", False),
    )


@cache
def _spellings() -> Mapping[tuple[str, ...], tuple[Province, tuple[tuple[str, ...], ...]]]:
    """Folded syllables of each spelling -> the province and the accented spellings that fold so."""
    found: dict[tuple[str, ...], tuple[Province, tuple[tuple[str, ...], ...]]] = {}
    for province, names in _entries():
        for name in names:
            printed = tuple(settle_tones(s.lower()) for s in _SYLLABLE.findall(nfc(name)))
            folded = tuple(fold(s) for s in printed)
            found[folded] = (province, (*found.get(folded, (province, ()))[1], printed))
    return MappingProxyType(found)


@cache
def _firsts() -> frozenset[str]:
    """The folded syllables that spellings begin with."""
    return frozenset(spelling[0] for spelling in _spellings())


@lru_cache(maxsize=256)  # many look into one question
def find_places(text: str) -> tuple[Place, ...]:
    """Find the provinces ``text`` (NFC) names, in order: accented or not, any known spelling."""
    return tuple(_scan(text))


def slipped_places(text: str, knows: Callable[[str], bool]) -> tuple[Place, ...]:
    """Provinces whose name stands in ``text`` (NFC) with one letter wrong in one of its two syllables.

    Only a syllable that nobody ``knows`` (lower case) can be a slip: "Bình Địn", not "Bình Điền". The other
    has no letter of another sound: "hàg năm" is no "Hà Nam".
    """
    words = list(_SYLLABLE.finditer(text))
    found: list[Place] = []
    for first, second in pairwise(words):
        printed = (fold(first.group(0)), fold(second.group(0)))
        words_typed = (first.group(0).lower(), second.group(0).lower())
        strange = [not knows(word) for word in words_typed]
        if sum(strange) != 1:
            continue
        slip = strange.index(True)
        meant = {
            province.name: province
            for name, (province, printings) in _spellings().items()
            if len(name) == len(printed)
            and name[1 - slip] == printed[1 - slip]
            and one_apart(name[slip], printed[slip])
            and any(_lettered_alike(words_typed[1 - slip], one[1 - slip]) for one in printings)
        }
        if len(meant) == 1:
            (province,) = meant.values()
            found.append(Place(province.name, province.current, first.start(), second.end()))
    return tuple(found)


def _lettered_alike(typed: str, printed: str) -> bool:
    """Whether the letters typed with marks, of a syllable of the same bare ones, are those ``printed``."""
    letters = zip(anatomy(typed)[0], anatomy(printed)[0], strict=True)
    return all(mine in (its, fold(its)) for mine, its in letters)


def one_apart(name: str, typed: str) -> bool:
    """Whether two words differ by one letter left out, added, changed or swapped with the next."""
    if len(name) == len(typed):
        off = [i for i, (a, b) in enumerate(zip(name, typed, strict=True)) if a != b]
        swapped = len(off) == _TWO and off[1] == off[0] + 1 and name[off[0]] == typed[off[1]]
        return len(off) == 1 or (swapped and name[off[1]] == typed[off[0]])
    short, long = sorted((name, typed), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _scan(text: str) -> Iterator[Place]:
    words = list(_SYLLABLE.finditer(text))
    folded = [fold(word.group(0)) for word in words]
    index = 0
    while index < len(words):
        length = _length_at(text, words, folded, index)
        if length:
            province = _spellings()[tuple(folded[index : index + length])][0]
            yield Place(
                province.name, province.current, words[index].start(), words[index + length - 1].end()
            )
        index += length or 1


def _length_at(text: str, words: list[re.Match[str]], folded: list[str], index: int) -> int:
    if folded[index] not in _firsts():
        return 0
    for length in range(min(4, len(words) - index), 0, -1):
        known = _spellings().get(tuple(folded[index : index + length]))
        if known and _is_meant(text, words[index : index + length], *known):
            return length
    return 0


def _is_meant(
    text: str, words: list[re.Match[str]], province: Province, spellings: tuple[tuple[str, ...], ...]
) -> bool:
    """Tell a province from the ordinary words that look like it."""
    printed = [word.group(0) for word in words]
    capital = all(word[0].isupper() for word in printed)
    bare = all(word.isascii() for word in printed)
    lower = tuple(settle_tones(word.lower()) for word in printed)
    if lower not in spellings and not (bare and (capital or text.isascii())):
        return bare and any(all(s.isascii() for s in spelling) for spelling in spellings)
    if capital or not province.ambiguous:
        return True
    before = fold(text[: words[0].start()])
    if not text.isascii() and _DOCUMENT_BEFORE.search(before):
        return True
    return bool(_KIND_BEFORE.search(before) or _NAME_ENDS.match(fold(text[words[-1].end() :])))


def current_province(name: str) -> str:
    """Return the province that ``name`` belongs to today; ``name`` itself where it is none."""
    province = provinces().get(_folded(name))
    return province.current if province else name


def merged_provinces(name: str) -> tuple[str, ...]:
    """Return the former provinces that make up today's ``name``, without itself."""
    return tuple(p.name for p in provinces().values() if p.current == name and p.name != name)
