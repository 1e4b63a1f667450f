"""What an agency is called and what it is: one key per body, groups, and whom a group binds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from corpus.agency_names import begins_with, known_names, starts
from corpus.places import provinces
from corpus.text import nfc
from corpus.vocabulary import Key, load_vocabulary
from corpus.wording import Word, expand_words, key_of

_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\]]*\]?")
_LEVELS = (("tinh",), ("thanh", "pho"))
_RELATED = re.compile(r"\blien quan\b|\bco lien quan\b|\bkhac\b")
_OF_NAMED = re.compile(
    rf"(?:cac|nhung|mot so) (?:dia phuong|tinh|thanh pho)(?: thanh pho| tinh)? (?:{'|'.join(provinces())})\b"
)
_COMMITTEE = ("uy", "ban", "nhan", "dan")
_BOUNDS = frozenset({"thuoc", "truc", "cua", "tren"})
_COMMON = frozenset({"dia", "co", "don", "to", "doan", "ca", "doanh", "nha", "hop", "ho"})
_PARENTS = ("so", "bo")


@lru_cache(maxsize=8192)
def agency_key(name: str) -> str:
    """Return the key of the body ``name`` names: equal for every way of writing it, accented or not.

    Abbreviations are written out; titles of persons, brackets and the province's name are dropped.
    """
    words = _without_duty(_without_title(key_of(_BRACKETS.sub(" ", nfc(name)))))
    words = _without_province(_without_parent(words))
    return " ".join(_canonical().get(words, words))


@cache
def _canonical() -> Mapping[Key, Key]:
    """Known names as they are left without their province -> the words of the canonical name."""
    return {_without_province(name): _without_province(known) for name, known in known_names().items()}


def _without_title(words: Key) -> Key:
    vocabulary = load_vocabulary()
    titles = (*vocabulary.grammar["titles"], *(title for title, _ in vocabulary.titled))
    while length := begins_with(words, titles):
        body = dict(vocabulary.titled).get(words[:length], ())
        rest = words[length:]
        if not body + rest or rest[:1] == ("nuoc",):
            break
        words = rest if rest[: len(body)] == body else body + rest
    return words


def _without_duty(words: Key) -> Key:
    """Drop what a known body does (``Sở Nội vụ thẩm định``)."""
    duties = load_vocabulary().grammar["duties"]
    names = known_names()
    return next(
        (words[:n] for n in range(2, len(words)) if words[:n] in names and begins_with(words[n:], duties)),
        words,
    )


def _without_parent(words: Key) -> Key:
    """Drop the department a unit belongs to: ``Phòng CCHC Sở Nội vụ``; ``Văn phòng Sở`` keeps its head."""
    if not begins_with(words, load_vocabulary().grammar["units"]):
        return words
    for index in range(1, len(words) - 1):
        if words[index] in _PARENTS and _is_department(words[index:]):
            unit = words[:index]
            if unit[-1] in ("thuoc", "cua"):
                unit = unit[:-1]
            return (*unit, words[index]) if unit in (("van", "phong"), ("thanh", "tra")) else unit
    return words


def _is_department(words: Key) -> bool:
    names = known_names()
    return any(words[:length] in names for length in range(2, len(words) + 1))


def _without_province(words: Key) -> Key:
    """Drop the province's name (and its level, where the body is the only one) from the end."""
    grammar = load_vocabulary().grammar
    if begins_with(words, grammar["provincial"]):
        bare = _without_name(words, always=True)
        level = next((n for n in _LEVELS if bare[-len(n) :] == n and len(bare) > len(n) + 1), ())
        bare = bare[: len(bare) - len(level)]
        return words if bare[-1] in _BOUNDS else bare
    if begins_with(words, grammar["levelled"]):
        return _without_name(words, always=False)
    return words


def _without_name(words: Key, *, always: bool) -> Key:
    """Drop a province's name at the end; only after its level (``tỉnh``) unless ``always``."""
    for length in range(min(4, len(words) - 2), 0, -1):
        rest, tail = words[:-length], " ".join(words[-length:])
        if tail not in provinces():
            continue
        if rest[-2:] == ("thanh", "pho"):
            return rest if provinces()[tail].city else words
        return rest if always or rest[-1] == "tinh" else words
    return words


@lru_cache(maxsize=20_000)
def is_group(name: str) -> bool:
    """Tell whether ``name`` means several bodies (``Các sở, ngành``; ``UBND cấp huyện``), not one."""
    words = expand_words(_BRACKETS.sub(" ", nfc(name)))
    words = words[len(words) - len(_without_title(tuple(word.folded for word in words))) :]
    if starts(words, "plurals"):
        return True
    if tuple(word.folded for word in words[:4]) == _COMMITTEE:
        return _is_area_list(words[4:])
    kind = starts(words, "private") or starts(words, "kinds")
    if not kind:
        return False
    rest = words[kind:]
    if not rest or (rest[0].apart and starts(rest, "kinds", "private")) or rest[0].folded in ("nganh", "ban"):
        return True
    return words[0].folded in _COMMON


def _is_area_list(words: Sequence[Word]) -> bool:
    """Tell ``cấp huyện``, ``các xã, phường``, ``phường, xã`` from one area by name."""
    folded = tuple(word.folded for word in words)
    if folded[:1] in (("cac",), ("cap",), ("moi",)):
        return True
    first = starts(words, "areas")
    if not first or folded in _LEVELS:
        return False
    return len(words) == first or bool(starts(words[first:], "areas"))


@lru_cache(maxsize=50_000)
def group_covers(group: str, key: str) -> bool:
    """Tell whether the group (its name or key) binds the body with ``key``.

    A group of those "concerned" (``liên quan``) binds nobody in particular: ``False``; nor does one of
    provinces by name (``các địa phương Lào Cai, Sơn La``) bind the others.
    """
    words = key_of(group)
    text = " ".join(words)
    if _RELATED.search(text) or _OF_NAMED.match(text) or not is_group(group):
        return False
    body = tuple(key.split())
    named = _area_names(words)
    if named and not (_area_names(body) and _holds(named, _area_names(body))):
        return False
    return any(_binds(row, words, body) for row in load_vocabulary().groups)


def _area_names(words: Key) -> Key:
    """The proper names in ``UBND các huyện Đắk Mil, Cư Jút``; nothing for any other body."""
    if words[:4] != _COMMITTEE:
        return ()
    bounded = next((i for i, word in enumerate(words) if word in _BOUNDS), len(words))
    return tuple(word for word in words[4:bounded] if word not in _area_words())


@cache
def _area_words() -> frozenset[str]:
    areas = load_vocabulary().grammar["areas"]
    return frozenset({"cac", "cap", "moi", "va", *(word for area in areas for word in area)})


def _binds(row: Mapping[str, tuple[Key, ...]], words: Key, body: Key) -> bool:
    named = next((words[:i] for i, word in enumerate(words) if word in _BOUNDS), words)
    for name in ("nouns", "with"):
        if name in row and not any(_holds(words if "thuoc" in noun else named, noun) for noun in row[name]):
            return False
    if any(_holds(named, noun) for noun in row.get("without", ())):
        return False
    return bool(begins_with(body, row["covers"])) and not begins_with(body, row.get("except", ()))


def _holds(words: Key, noun: Key) -> bool:
    return any(words[i : i + len(noun)] == noun for i in range(len(words) - len(noun) + 1))
