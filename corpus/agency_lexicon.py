"""Agencies named in a question, however written: accented or not, abbreviated, in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from corpus.agency_keys import agency_key, is_group
from corpus.agency_names import any_stands, in_ordinary_word, starts
from corpus.agency_short_names import OF_PROVINCE, ShortName, short_names, twins
from corpus.area_names import end_of_area, province_at
from corpus.committees import committees_at
from corpus.places import one_apart
from corpus.text import fold
from corpus.vocabulary import Key, load_vocabulary
from corpus.wording import Word, expand_abbreviations, expand_words

_FIRST_PART = re.compile(r"\s+-\s+|(?<=\w)-(?=\w)|,|\s+và\s+")
_WITH = re.compile(r"\bv[ớo]i\b", re.IGNORECASE)  # said for the "và" of a name
_BELONGS = ("thuoc", "cua")
_PARENTS = ("so", "bo")
_PROVINCE = "tinh"
_LONGEST = 12  # words
_LONG_NAME = 5  # words; a shorter name with a letter wrong may be another word
_ASSIGNING = ("phan", "cong")  # "phân công Sở …" has no "công sở" in it
_NUMERAL = re.compile(r"[ivx]+|\d+")
_VAGUE = ("dia", "co", "don", "to", "doanh", "nha", "ca")


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency named at ``text[start:end]``: its key and its usual name.

    ``within`` is the key of the department a unit is named with (``Văn phòng Sở Nội vụ``).
    """

    key: str
    name: str
    start: int
    end: int
    within: str | None = None


@dataclass(slots=True)
class _Entry:
    key: str
    spellings: set[Key]
    listing: bool
    accented: bool = False


class AgencyLexicon:
    """Every known way to name an agency: of the data file and of the registry's ``printed`` names.

    A body of one of the ``issuers`` of documents goes by that unit's name as well.
    """

    def __init__(self, printed: Iterable[str] = (), issuers: Iterable[str] = ()) -> None:
        self._entries: dict[str, dict[Key, _Entry]] = {}
        self._names: dict[str, str] = {}
        self._placed: dict[Key, _Entry] = {}
        names = tuple(name for name in printed if not _is_vague(name))
        for name, aliases in load_vocabulary().names:
            for alias in (name, *aliases):
                self._learn(alias, agency_key(name), name)
        for name in sorted(names, key=_is_abbreviated):
            self._learn(name, agency_key(name), name)
        self._twins = twins(names)
        self._learn_first_parts(names)
        for short in short_names(names, issuers):
            self._add_short(short)
        self._leave_out_level(names)
        self._province_starts = frozenset(name[0] for name in self._placed)
        self._learn_initials({agency_key(name) for name in names})
        self._sizes = {
            first: sorted({*map(len, entries)}, reverse=True) for first, entries in self._entries.items()
        }
        known = chain(self._placed, *self._entries.values())
        self._begun = frozenset(name[:2] for name in known)
        self._found = lru_cache(maxsize=1024)(self._find)  # one question is looked into many times

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find the agencies ``text`` (NFC) names, in order, the longest name at each place."""
        return self._found(text)

    def begins(self, first: str, second: str) -> bool:
        """Whether the name of any agency begins with these two folded words."""
        return (first, second) in self._begun

    def also(self, key: str) -> frozenset[str]:
        """The other keys that documents print the body with ``key`` under."""
        return self._twins.get(key, frozenset())

    def slipped(self, text: str) -> tuple[Mention, ...]:
        """The departments and ministries of long names that ``text`` (NFC) names with one word misspelt.

        One letter of it is wrong, and no other body has such a name ("Sở Thông tinh và Truyền thông").
        """
        words = expand_words(text)
        found: list[Mention] = []
        for start, first in enumerate(words):
            for size in range(len(words) - start, _LONG_NAME - 1, -1) if first.folded in _PARENTS else ():
                run = words[start : start + size]
                known = self._entries.get(first.folded, {}).items()
                keys = {entry.key for name, entry in known if len(name) == size and _is_slip(run, name)}
                if len(keys) == 1:
                    key = keys.pop()
                    found.append(Mention(key, self._names[key], first.start, run[-1].end))
                    break
        return tuple(found)

    def _learn(self, printed: str, key: str, usual: str) -> None:
        words = expand_words(printed)
        self._names.setdefault(key, usual)
        self._add(words, key, printed)
        short = len(key.split())
        bare = tuple(word.folded for word in words[:short])
        if short < len(words) and " ".join(bare) == key and (short > 2 or bare[0] in ("so", "cuc")):
            self._add(words[:short], key, printed)

    def _add(self, words: Sequence[Word], key: str, printed: str) -> None:
        folded = tuple(word.folded for word in words)
        if not folded:
            return
        listing = " - " in printed or any(word.apart for word in words)
        entry = self._entries.setdefault(folded[0], {}).setdefault(folded, _Entry(key, set(), listing))
        entry.spellings.add(tuple(word.printed for word in words))

    def _add_short(self, short: ShortName) -> None:
        """Add a shorter name, where it names nobody yet."""
        folded = tuple(word.folded for word in short.words)
        table = self._placed if short.placed else self._entries.setdefault(folded[0], {})
        if folded not in table:
            entry = _Entry(short.key, {tuple(word.printed for word in short.words)}, False, short.accented)
            table[folded] = entry
            self._names.setdefault(short.key, short.usual)

    def _learn_first_parts(self, names: Iterable[str]) -> None:
        """Let the first part of a unit's name stand for it where no other unit begins so."""
        parts: dict[str, set[str]] = {}
        for name in names:
            part = _FIRST_PART.split(name)[0]
            words = expand_words(part)
            if part != name and starts(words, "units") and len(words) > 2:
                parts.setdefault(part, set()).add(agency_key(name))
        for part, keys in parts.items():
            one = min(keys)
            if keys <= {one, *self.also(one)}:
                self._add(expand_words(part), one, part)

    def _leave_out_level(self, names: Iterable[str]) -> None:
        """Call no body the province's that no document calls so ("TTPVHCC" in the plan of a commune)."""
        printed: dict[str, bool] = {}
        for name in names:
            key = agency_key(name)
            printed[key] = printed.get(key, False) or expand_words(name)[-1].folded == _PROVINCE
        for key, named in printed.items():
            usual = self._names[key]
            if not named and usual.endswith(OF_PROVINCE) and not key.endswith(_PROVINCE):
                self._names[key] = usual.removesuffix(OF_PROVINCE)

    def _learn_initials(self, keys: Set[str]) -> None:
        """Let the initials of a ministry stand for it where documents name it ("BTC")."""
        for name, initials in load_vocabulary().ministries.items():
            for alias in initials if agency_key(name) in keys else ():
                self._learn(alias, agency_key(name), name)

    def _find(self, text: str) -> tuple[Mention, ...]:
        found = tuple(self._scan(text, expand_words(text)))
        joined = _WITH.sub("và ", text)  # as long: places hold
        if joined == text:
            return found
        named = [m for m in self._scan(joined, expand_words(joined)) if _WITH.search(text, m.start, m.end)]
        named = [m for m in named if sum(m.start < one.end and one.start < m.end for one in found) <= 1]
        apart = [m for m in found if not any(m.start < one.end and one.start < m.end for one in named)]
        return tuple(sorted((*apart, *named), key=lambda mention: mention.start))

    def _scan(self, text: str, words: Sequence[Word]) -> Iterator[Mention]:
        index = 0
        while index < len(words):
            found = self._longest_of_province(words, index) or self._longest(words, index)
            several = committees_at(text, words, index)
            if several and several.size > (found[0] if found else 0):
                last = words[index + several.size - 1]
                yield Mention(several.key, several.name, words[index].start, last.end)
                index += several.size
                continue
            if not found or _goes_on(text, words, index + found[0], found[1]):
                index += 1
                continue
            length, entry = found
            start, end = words[index].start, words[index + length - 1].end
            plain = Mention(entry.key, self._names[entry.key], start, end)
            mention = self._in_area(text, words, index + length, plain)
            mention = self._in_parent(words, index, index + length, mention)
            yield mention
            index = next((i for i in range(index, len(words)) if words[i].start >= mention.end), len(words))

    def _longest(self, words: Sequence[Word], index: int) -> tuple[int, _Entry] | None:
        entries = self._entries.get(words[index].folded, {})
        if not entries or (index and words[index - 1].start == words[index].start):
            return None
        sizes = self._sizes[words[index].folded]
        folded = tuple([word.folded for word in words[index : index + sizes[0]]])
        for length in sizes:
            entry = entries.get(folded[:length]) if length <= len(folded) else None
            if entry and _is_meant(words, index, length, entry):
                return length, entry
        return None

    def _longest_of_province(self, words: Sequence[Word], index: int) -> tuple[int, _Entry] | None:
        """A body that the name of its province follows, not its level."""
        if words[index].folded not in self._province_starts:
            return None
        folded = tuple(word.folded for word in words[index : index + _LONGEST])
        for length in range(len(folded), 1, -1):
            entry = self._placed.get(folded[:length])
            place = province_at(words[index + length :]) if entry else None
            if entry and place and _is_meant(words, index, length, entry):
                city = f"{entry.key.removesuffix(' tinh')} thanh pho"
                known = place.city and city in self._names
                return length, replace(entry, key=city) if known else entry
        return None

    def _in_parent(self, words: Sequence[Word], start: int, stop: int, mention: Mention) -> Mention:
        """Take in the department a unit is named with (``Văn phòng Sở`` + ``Nội vụ``)."""
        if not starts(words[start:], "units"):
            return mention
        at = stop - 1 if words[stop - 1].folded in _PARENTS else stop
        if at < len(words) and words[at].folded in _BELONGS:
            at += 1
        if at >= len(words) or words[at].folded not in _PARENTS or words[at].apart:
            return mention
        found = self._longest(words, at)
        if not found or found[0] < 2:
            return mention
        return replace(mention, end=words[at + found[0] - 1].end, within=found[1].key)

    def _in_area(self, text: str, words: Sequence[Word], stop: int, mention: Mention) -> Mention:
        """Take in the name of one area (``UBND huyện`` + ``Đắk Mil``), known by its capitals."""
        end = end_of_area(text, words, stop)
        if end == stop:
            return mention
        name = text[mention.start : words[end - 1].end]
        return replace(mention, key=agency_key(name), name=name, end=words[end - 1].end)


def _is_slip(run: Sequence[Word], name: Key) -> bool:
    """Whether ``run`` is ``name``, of as many words, but for one letter of one word."""
    off = [(word.folded, meant) for word, meant in zip(run, name, strict=True) if word.folded != meant]
    return len(off) == 1 and one_apart(*off[0])


def _goes_on(text: str, words: Sequence[Word], stop: int, entry: _Entry) -> bool:
    """Whether the field of a department named by its first word goes on: "Sở Thông tin và Truyền hình"."""
    if not entry.accented or stop >= len(words):
        return False
    gap = fold(text[words[stop - 1].end : words[stop].start]).split()
    return gap == ["va"] and not starts(words[stop:], "heads")


def _is_vague(name: str) -> bool:
    """Tell whether ``name`` is a numeral or a common noun (``địa phương``) that names nobody."""
    words = expand_words(name)
    words = words[starts(words, "plurals") :]
    if not words or not is_group(name):
        return all(_NUMERAL.fullmatch(word.folded) for word in words)
    return (words[0].folded in _VAGUE and len(words) <= 2) or len(words) == 1


def _is_abbreviated(name: str) -> bool:
    return expand_abbreviations(name) != name


def _is_meant(words: Sequence[Word], index: int, length: int, entry: _Entry) -> bool:
    """Tell whether the words found are the name: whole words, its accents, no look-alike around."""
    run, after = words[index : index + length], words[index + length : index + length + 1]
    if after and after[0].start == run[-1].start:
        return False
    if entry.accented and run[0].printed.isascii():
        return False
    if not entry.listing and any(word.apart for word in run[1:]):
        return False
    if not any(all(map(_agrees, run, spelling)) for spelling in entry.spellings):
        return False
    vocabulary, folded = load_vocabulary(), tuple(word.folded for word in run)
    verb = tuple(word.folded for word in words[max(index - 2, 0) : index]) == _ASSIGNING
    before = words[index - 1 : index] if index and not words[index].apart and not verb else []
    return not in_ordinary_word(before, folded) and not any(
        folded[-len(name) :] == name and any_stands(after, barred) for name, barred in vocabulary.not_before
    )


def _agrees(word: Word, spelt: str) -> bool:
    return word.printed.isascii() or word.printed == spelt
