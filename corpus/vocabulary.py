"""The data file of agency names (``data/agencies.toml``), read once and ready for look-up."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from corpus.text import fold, nfc, settle_tones

_WORD = re.compile(r"[^\W_]+")

Key = tuple[str, ...]
_TOO_SHORT = 2  # letters of a field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data file, ready for look-up: keys are folded, but for ``spelt``, the grammar with its accents.

    ``ministries`` are names with initials too short to mean them anywhere ("BTC", a board too).
    """

    abbreviations: Mapping[str, tuple[str, ...]]
    beginnings: frozenset[str]
    shorts: Mapping[str, tuple[str, ...]]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    ministries: Mapping[str, tuple[str, ...]]
    fields: frozenset[Key]
    grammar: Mapping[str, tuple[Key, ...]]
    spelt: Mapping[str, tuple[Key, ...]]
    titled: tuple[tuple[Key, Key], ...]
    groups: tuple[Mapping[str, tuple[Key, ...]], ...]
    not_after: tuple[tuple[Key, frozenset[str]], ...]
    not_before: tuple[tuple[Key, frozenset[str]], ...]


def plain_words(text: str) -> Key:
    """Return the folded words of ``text`` as they stand."""
    return tuple(fold(word) for word in _WORD.findall(nfc(text)))


@cache
def load_vocabulary() -> Vocabulary:
    """Read the data file, once."""
    raw = tomllib.loads((files("corpus") / "data" / "agencies.toml").read_text(encoding="utf-8"))
    table = _abbreviations(raw["words"].items())
    shorts = _abbreviations((short, row["name"]) for row in raw["fields"] for short in row["short"])
    return Vocabulary(
        abbreviations=table,
        beginnings=frozenset(short[:n] for short in (*table, *shorts) for n in range(1, len(short) + 1)),
        shorts=shorts,
        names=tuple(_names(raw)),
        ministries=_short_ministries(raw),
        fields=frozenset(_without_and(plain_words(row["name"])) for row in raw["fields"]),
        grammar=_grammar(raw, table, fold),
        spelt=_grammar(raw, table, settle_tones),
        titled=tuple((plain_words(k), plain_words(v)) for k, v in raw["grammar"]["titled"].items()),
        not_after=_neighbours(raw["not_after"]),
        not_before=_neighbours(raw["not_before"]),
        groups=tuple(
            MappingProxyType({name: _written_out(value, table, fold) for name, value in row.items()})
            for row in raw["group"]
        ),
    )


def _abbreviations(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {"".join(plain_words(short)): tuple(_WORD.findall(nfc(words))) for short, words in pairs}
    )


def _neighbours(table: Mapping[str, Sequence[str]]) -> tuple[tuple[Key, frozenset[str]], ...]:
    """First (last) words of names, and the accented words that must not stand beside them."""
    return tuple((plain_words(name), frozenset(map(settle_tones, words))) for name, words in table.items())


def names_field(words: Sequence[str]) -> bool:
    """Whether ``words`` are a field a department is named by (``Tài nguyên và Môi trường``)."""
    return _without_and(plain_words(" ".join(words))) in load_vocabulary().fields


def _without_and(words: Key) -> Key:
    return tuple(word for word in words if word != "va")


def _grammar(
    raw: Mapping[str, Any], table: Mapping[str, Key], spell: Callable[[str], str]
) -> Mapping[str, tuple[Key, ...]]:
    lists = {name: value for name, value in raw["grammar"].items() if isinstance(value, list)}
    return MappingProxyType({name: _written_out(value, table, spell) for name, value in lists.items()})


def _written_out(
    values: Iterable[str], table: Mapping[str, Key], spell: Callable[[str], str]
) -> tuple[Key, ...]:
    """The words of each of ``values``, abbreviations written out, spelt by ``spell``, without ``và``."""
    return tuple(
        tuple(
            spell(word.lower())
            for part in _WORD.findall(nfc(value))
            for word in table.get(fold(part), (part,))
            if fold(word) != "va"
        )
        for value in values
    )


def _short_ministries(raw: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {
            f"Bộ {row['name']}": tuple(f"B{short}" for short in row["short"] if len(short) <= _TOO_SHORT)
            for row in raw["fields"]
            if "Bộ" in row.get("heads", ("Bộ", "Sở"))
        }
    )


def _names(raw: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every known name with its aliases, fields combined with their heads."""
    for row in raw["fields"]:
        for head in row.get("heads", ("Bộ", "Sở")):
            long_shorts = [short for short in row["short"] if head == "Sở" or len(short) > _TOO_SHORT]
            yield f"{head} {row['name']}", tuple(f"{head[0]}{short}" for short in long_shorts)
    for row in raw["agency"]:
        yield row["name"], tuple(row.get("aliases", ()))
