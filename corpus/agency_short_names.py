"""Shorter names that the agencies of stored documents go by, beside those printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.agency_keys import agency_key, is_group
from corpus.agency_names import starts
from corpus.text import fold, nfc
from corpus.vocabulary import Key, load_vocabulary
from corpus.wording import Word, expand_words, split_words

OF_PROVINCE = " tỉnh"
_COUNTRY = ("viet", "nam")
_BELOW = ("phường", "xã", "thị trấn", "đặc khu", "huyện", "quận", "thị xã")
_COUNCILS = ("uy", "hoi")  # whose committee or council it is says which document is meant
_PARENTS = ("so", "bo")
_UNIT = re.compile(rf"nhân dân ({'|'.join(_BELOW)}) (.+)", re.IGNORECASE)
_OWN_NAME = 3  # words that no other body is called by
_SHORT_FIELD = 3  # words, with the department's first one
_FEWEST_LETTERS = 3
_BRACKETS = re.compile(r"\([^()]*\)?")
_IN_BRACKETS = re.compile(r"\(([A-ZĐ]{2,10})\)")
_CUT_TO = re.compile(r"\(([^\W\d_]*[A-ZĐ]{2}[^()\s]*)\)")
_LETTERS = re.compile(r"[A-ZĐ]{2}[A-ZĐa-z]*")
_LETTERED = re.compile(r"[A-ZĐ]{2,}")


@dataclass(frozen=True, slots=True)
class ShortName:
    """One more name of the body ``key``: known with its accents alone where it is ``accented``,
    and where a province's name follows where it is ``placed``."""

    words: Sequence[Word]
    key: str
    usual: str
    accented: bool = False
    placed: bool = False


def short_names(names: Sequence[str], issuers: Iterable[str] = ()) -> Iterator[ShortName]:
    """The shorter names of the bodies that documents print as ``names``, issued by ``issuers``."""
    yield from _without_country(names)
    yield from _in_brackets(names)
    yield from _of_short_fields(names)
    yield from _of_levels(frozenset(map(agency_key, names)))
    yield from _of_provinces()
    yield from _of_units(names, issuers)
    yield from _by_letters(names)


def twins(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The keys that documents print one body under, written out and by letters ("Vụ KHCN&MT")."""
    found: dict[str, frozenset[str]] = {}
    for meant in _lettered(names).values():
        if len(meant) > 1:
            found |= {key: frozenset(meant) - {key} for key in meant}
    return found


def lettered_key(name: str) -> str | None:
    """The key of a unit by the letters in brackets after its name ("Phòng Giáo dục Trung học (GDTrH)")."""
    words, letters = expand_words(name), _CUT_TO.search(nfc(name))
    kind = starts(words, "units") if letters else 0
    return agency_key(f"{' '.join(name.split()[:kind])} {letters[1]}") if kind and letters else None


def _without_country(names: Iterable[str]) -> Iterator[ShortName]:
    """A national body without its country ("Cục Hàng không")."""
    for name in names:
        words = expand_words(name)
        short = words[: -len(_COUNTRY)]
        country = tuple(word.folded for word in words[-len(_COUNTRY) :]) == _COUNTRY
        if country and 0 < starts(words, "heads") < len(short):
            yield ShortName(short, agency_key(name), name)


def _in_brackets(names: Iterable[str]) -> Iterator[ShortName]:
    """A body by the letters its name is printed with ("… (CDC)")."""
    for name in names:
        for letters in _IN_BRACKETS.findall(nfc(name)):
            yield ShortName(expand_words(letters), agency_key(name), _BRACKETS.sub("", name).strip())


def _of_short_fields(names: Iterable[str]) -> Iterator[ShortName]:
    """A department by the first word of its field, where one alone has it ("Sở Giáo dục").

    With its accents: "so lao dong" may be a number of workers.
    """
    shorts: dict[Key, dict[str, tuple[str, tuple[Word, ...]]]] = {}
    for name in names:
        words = expand_words(name)
        if words and words[0].folded in _PARENTS and len(words) > _SHORT_FIELD:
            key, short = agency_key(name), words[:_SHORT_FIELD]
            if tuple(key.split()[1:]) in load_vocabulary().fields:
                shorts.setdefault(tuple(word.folded for word in short), {})[key] = (name, short)
    for meant in shorts.values():
        for key, (name, short) in meant.items() if len(meant) == 1 else ():
            yield ShortName(short, key, name, accented=True)


def _of_levels(keys: frozenset[str]) -> Iterator[ShortName]:
    """What the province's body is called besides, said of a commune's ("Hội Phụ nữ phường")."""
    for name, aliases in load_vocabulary().names:
        for level in _BELOW if name.endswith(OF_PROVINCE) else ():
            called = f"{name.removesuffix(OF_PROVINCE)} {level}"
            for alias in aliases if agency_key(called) in keys else ():
                if alias.endswith(OF_PROVINCE):
                    words = expand_words(f"{alias.removesuffix(OF_PROVINCE)} {level}")
                    yield ShortName(words, agency_key(called), called)


def _of_provinces() -> Iterator[ShortName]:
    """A province's body by the province's name alone ("Công an Lào Cai")."""
    for name, aliases in load_vocabulary().names:
        for called in (name, *aliases) if name.endswith(OF_PROVINCE) else ():
            words = expand_words(called)
            if called.endswith(OF_PROVINCE) and len(words) > 2 and words[0].folded not in _COUNCILS:
                yield ShortName(words[:-1], agency_key(name), name, placed=True)


def _of_units(names: Sequence[str], issuers: Iterable[str]) -> Iterator[ShortName]:
    """A body of the one unit of its level that issued documents by that unit's name, or none.

    So "Hạt Kiểm lâm Mộc Châu" is the one printed as "Hạt Kiểm lâm huyện" in a plan of that district.
    """
    units: dict[str, set[str]] = {}
    for issuer in issuers:
        if match := _UNIT.search(nfc(issuer)):
            units.setdefault(match[1], set()).add(match[2])
    for level, unit in ((level, min(named)) for level, named in units.items() if len(named) == 1):
        for name in names:
            body = name.removesuffix(f" {level}")
            words = expand_words(body)
            if body == name or is_group(name) or not words or words[0].folded in _COUNCILS:
                continue
            key = agency_key(name)
            yield ShortName(expand_words(f"{body} {unit}"), key, name)
            if len(words) >= _OWN_NAME:
                yield ShortName(words, key, name)


def _by_letters(names: Iterable[str]) -> Iterator[ShortName]:
    """A unit by its letters, where no other has them ("Phòng QLCL")."""
    for (*kind, letters), meant in _lettered(names).items():
        for key, name in meant.items():
            if not _LETTERED.search(nfc(name)):
                cut = " ".join((*name.split()[: len(kind)], letters.upper()))
                yield ShortName(expand_words(cut), key, name)


def _lettered(names: Iterable[str]) -> dict[Key, dict[str, str]]:
    """By kind and letters, the keys and names of the one body that has them."""
    found: dict[Key, dict[str, str]] = {}
    for name in names:
        letters = _letters_of(name)
        if letters:
            found.setdefault(letters, {}).setdefault(agency_key(name), name)
    spelt = {
        letters: [name for name in meant.values() if not _LETTERED.search(_BRACKETS.sub("", nfc(name)))]
        for letters, meant in found.items()
    }
    return {letters: meant for letters, meant in found.items() if len(spelt[letters]) == 1}


def _letters_of(name: str) -> Key:
    """The kind of a unit and the letters of the rest, folded; nothing for another body, or too few.

    Letters printed as such are taken as they are, and those in brackets before any other.
    """
    plain = _BRACKETS.sub(" ", nfc(name))
    words = [word for word in split_words(plain) if word.folded != "va"]
    kind = starts(words, "units")
    rest = [plain[word.start : word.end] for word in words[kind:]]
    letters = "".join(fold(word) if _LETTERS.fullmatch(word) else fold(word[0]) for word in rest)
    cut = _CUT_TO.search(nfc(name))
    if cut:
        letters = "".join(word.folded for word in split_words(cut[1]))
    enough = kind and len(letters) >= _FEWEST_LETTERS
    return (*(word.folded for word in words[:kind]), letters) if enough else ()
