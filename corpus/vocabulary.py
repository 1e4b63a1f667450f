"""Words of agency names: abbreviations written out, so that every way of writing compares equal.

All is data (``data/agencies.toml``); this module reads it once and turns text into folded words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from corpus.text import fold, nfc, settle_tones

_WORD = re.compile(r"[^\W_]+")
_JOINS_ABBREVIATION = re.compile(r"\s*[&\-–./]?\s*")
_AND = re.compile(r"\bvà\b|\bva\b", re.IGNORECASE)
_LONGEST_ABBREVIATION = 6
_FIELD_HEADS = ("so", "bo")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded; ``printed`` keeps its accents, ``start:end`` is where it stands.

    The words an abbreviation stands for all carry the place of the abbreviation. ``apart`` says
    that a comma, a semicolon or ``và`` stands before it.
    """

    folded: str
    printed: str
    start: int
    end: int
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data file, ready for look-up: keys are folded, but for ``spelt``, the grammar with its accents."""

    abbreviations: Mapping[str, tuple[str, ...]]
    shorts: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    fields: frozenset[Key]
    grammar: Mapping[str, tuple[Key, ...]]
    spelt: Mapping[str, tuple[Key, ...]]
    titled: tuple[tuple[Key, Key], ...]
    groups: tuple[Mapping[str, tuple[Key, ...]], ...]
    not_after: tuple[tuple[Key, frozenset[str]], ...]
    not_before: tuple[tuple[Key, frozenset[str]], ...]


def split_words(text: str) -> list[Word]:
    """Return the words of ``text`` (NFC) in order, as they stand."""
    return [
        Word(fold(match.group(0)), settle_tones(match.group(0).lower()), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def expand_words(text: str) -> list[Word]:
    """Return the words of ``text`` (NFC) with abbreviations written out, and without ``và``."""
    words, index = split_words(text), 0
    out: list[Word] = []
    while index < len(words):
        length, expansion = _abbreviation(text, words, index, out)
        if length or words[index].folded != "va":
            first, last = words[index], words[index + max(length, 1) - 1]
            gap = text[out[-1].end if out else 0 : first.start]
            apart = "," in gap or ";" in gap or bool(_AND.search(gap))
            for word in expansion or (first.printed,):
                if fold(word) == "va":
                    continue
                printed = settle_tones(word.lower())
                out.append(Word(fold(word), printed, first.start, last.end, apart))
                apart = False
        index += length or 1
    return out


def _abbreviation(
    text: str, words: Sequence[Word], index: int, before: Sequence[Word]
) -> tuple[int, tuple[str, ...]]:
    """How many words from ``index`` make up an abbreviation, and what it stands for."""
    vocabulary = load_vocabulary()
    tables = [vocabulary.abbreviations]
    if before and before[-1].folded in _FIELD_HEADS:
        tables.insert(0, vocabulary.shorts)
    for length in range(min(_LONGEST_ABBREVIATION, len(words) - index), 0, -1):
        run = words[index : index + length]
        if length > 1 and not _is_one(text, run):
            continue
        joined = "".join(word.folded for word in run if word.folded != "va")
        for table in tables:
            if joined in table:
                return length, table[joined]
    if words[index].folded == "p" and text[words[index].end : words[index].end + 1] == ".":
        return 1, ("phòng",)
    return 0, ()


def _is_one(text: str, run: Sequence[Word]) -> bool:
    """Tell whether the words of ``run`` can be pieces of one abbreviation (``LĐ-TB&XH``)."""
    if "va" in (run[0].folded, run[-1].folded) or any(len(word.folded) > 4 for word in run):
        return False
    pairs = pairwise(run)
    return all(_JOINS_ABBREVIATION.fullmatch(text[a.end : b.start]) for a, b in pairs)


def key_of(text: str) -> Key:
    """Return the folded words of ``text`` (any form), abbreviations written out, without ``và``."""
    return tuple(word.folded for word in expand_words(nfc(text)))


@cache
def load_vocabulary() -> Vocabulary:
    """Read the data file, once."""
    raw = tomllib.loads((files("corpus") / "data" / "agencies.toml").read_text(encoding="utf-8"))
    return Vocabulary(
        abbreviations=_abbreviations(raw["words"].items()),
        shorts=_abbreviations((short, row["name"]) for row in raw["fields"] for short in row["short"]),
        names=tuple(_names(raw)),
        fields=frozenset(_without_and(_plain(row["name"])) for row in raw["fields"]),
        grammar=_grammar(raw, fold),
        spelt=_grammar(raw, settle_tones),
        titled=tuple((_plain(k), _plain(v)) for k, v in raw["grammar"]["titled"].items()),
        not_after=_neighbours(raw["not_after"]),
        not_before=_neighbours(raw["not_before"]),
        groups=tuple(
            MappingProxyType({name: _written_out(value, raw, fold) for name, value in row.items()})
            for row in raw["group"]
        ),
    )


def _abbreviations(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {"".join(_plain(short)): tuple(_WORD.findall(nfc(words))) for short, words in pairs}
    )


def _plain(text: str) -> Key:
    return tuple(fold(word) for word in _WORD.findall(nfc(text)))


def _neighbours(table: Mapping[str, Sequence[str]]) -> tuple[tuple[Key, frozenset[str]], ...]:
    """First (last) words of names, and the accented words that must not stand beside them."""
    return tuple((_plain(name), frozenset(map(settle_tones, words))) for name, words in table.items())


def _without_and(words: Key) -> Key:
    return tuple(word for word in words if word != "va")


def _grammar(raw: Mapping[str, Any], spell: Callable[[str], str]) -> Mapping[str, tuple[Key, ...]]:
    lists = {name: value for name, value in raw["grammar"].items() if isinstance(value, list)}
    return MappingProxyType({name: _written_out(value, raw, spell) for name, value in lists.items()})


def _written_out(
    values: Iterable[str], raw: Mapping[str, Any], spell: Callable[[str], str]
) -> tuple[Key, ...]:
    """The words of each of ``values``, abbreviations written out, spelt by ``spell``, without ``và``."""
    table = _abbreviations(raw["words"].items())
    return tuple(
        tuple(
            spell(word.lower())
            for part in _WORD.findall(nfc(value))
            for word in table.get(fold(part), (part,))
            if fold(word) != "va"
        )
        for value in values
    )


def _names(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every known name with its aliases, fields combined with their heads."""
    for row in raw["fields"]:
        for head in row.get("heads", ("Bộ", "Sở")):
            long_shorts = [short for short in row["short"] if head == "Sở" or len(short) > 2]
            yield f"{head} {row['name']}", tuple(f"{head[0]}{short}" for short in long_shorts)
    for row in raw["agency"]:
        yield row["name"], tuple(row.get("aliases", ()))


@cache
def known_names() -> Mapping[Key, Key]:
    """Every known way to name a body -> the words of its canonical name."""
    found: dict[Key, Key] = {}
    for name, aliases in load_vocabulary().names:
        canonical = key_of(name)
        for alias in (name, *aliases):
            found.setdefault(key_of(alias), canonical)
            found.setdefault(_plain(alias), canonical)
    return MappingProxyType(found)


@cache
def _listing_names() -> frozenset[Key]:
    """The known names that hold a comma or ``và`` themselves."""
    names = (alias for name, aliases in load_vocabulary().names for alias in (name, *aliases))
    return frozenset(key_of(name) for name in names if "," in name or _AND.search(name) or " - " in name)


@cache
def field_names() -> frozenset[Key]:
    """The names made of ``Sở`` or ``Bộ`` and a field."""
    names = (name for name in known_names() if name[0] in _FIELD_HEADS)
    return frozenset(name for name in names if name[1:] in load_vocabulary().fields)


def longest_name(words: Sequence[Word], index: int) -> int:
    """Return how many of ``words`` from ``index`` make up the longest known name; 0 for none.

    A name runs on over a comma or ``và`` only where it holds one itself.
    """
    names = known_names()
    limit = min(len(words) - index, max(map(len, names)))
    folded = tuple(word.folded for word in words[index : index + limit])
    apart = next((n for n in range(1, limit) if words[index + n].apart), limit)
    return next(
        (
            n
            for n in range(limit, 0, -1)
            if folded[:n] in names and (n <= apart or folded[:n] in _listing_names())
        ),
        0,
    )


def begins_with(words: Sequence[str], beginnings: Iterable[Key]) -> int:
    """Return the length of the longest of ``beginnings`` that ``words`` begins with; 0 for none."""
    return max((len(b) for b in beginnings if tuple(words[: len(b)]) == b), default=0)


def starts(words: Sequence[Word], *lists: str) -> int:
    """How many of ``words`` are an entry of the grammar's ``lists``; accents count where any is printed."""
    vocabulary = load_vocabulary()
    bare = all(word.printed.isascii() for word in words)
    table = vocabulary.grammar if bare else vocabulary.spelt
    spelling = [word.folded if bare else word.printed for word in words[:_LONGEST_ABBREVIATION]]
    return max(begins_with(spelling, table[name]) for name in lists)


def expand_abbreviations(text: str) -> str:
    """Return ``text`` with its abbreviations written out (``TTHC`` -> ``thủ tục hành chính``)."""
    plain, out, end = nfc(text), [], 0
    words, index = split_words(plain), 0
    while index < len(words):
        length, expansion = _abbreviation(plain, words, index, words[max(index - 1, 0) : index])
        if length:
            out += [plain[end : words[index].start], " ".join(expansion)]
            end = words[index + length - 1].end
        index += length or 1
    return "".join([*out, plain[end:]])
