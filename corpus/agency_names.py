"""Known names of agencies, and the first words that tell what a name is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from corpus.text import fold
from corpus.vocabulary import Key, load_vocabulary, plain_words
from corpus.wording import Word, expand_words, key_of

FIELD_HEADS = ("so", "bo")
_LONGEST_START = 6


@cache
def known_names() -> Mapping[Key, Key]:
    """Every known way to name a body -> the words of its canonical name."""
    found: dict[Key, Key] = {}
    for name, aliases in load_vocabulary().names:
        canonical = key_of(name)
        for alias in (name, *aliases):
            found.setdefault(key_of(alias), canonical)
            found.setdefault(plain_words(alias), canonical)
    return MappingProxyType(found)


@cache
def _most_words() -> int:
    return max(map(len, known_names()))


@cache
def _listing_names() -> frozenset[Key]:
    """The known names that hold a comma or ``và`` themselves."""
    names = (alias for name, aliases in load_vocabulary().names for alias in (name, *aliases))
    return frozenset(
        key_of(name) for name in names if " - " in name or any(word.apart for word in expand_words(name))
    )


@cache
def field_names() -> frozenset[Key]:
    """The names made of ``Sở`` or ``Bộ`` and a field."""
    names = (name for name in known_names() if name[0] in FIELD_HEADS)
    return frozenset(name for name in names if name[1:] in load_vocabulary().fields)


def longest_name(words: Sequence[Word], index: int) -> int:
    """Return how many of ``words`` from ``index`` make up the longest known name; 0 for none.

    A name ends where a printed word ends, not inside what an abbreviation stands for; it runs on over
    a comma or ``và`` only where it holds one itself.
    """
    names = known_names()
    limit = min(len(words) - index, _most_words())
    folded = tuple(word.folded for word in words[index : index + limit])
    apart = next((n for n in range(1, limit) if words[index + n].apart), limit)
    return next(
        (n for n in range(limit, 0, -1) if folded[:n] in names and _is_whole(words, index, n, apart)), 0
    )


def _is_whole(words: Sequence[Word], index: int, length: int, apart: int) -> bool:
    stop = index + length
    cut = stop < len(words) and words[stop].start == words[stop - 1].start
    listing = length <= apart or tuple(word.folded for word in words[index:stop]) in _listing_names()
    return listing and not cut


def begins_with(words: Sequence[str], beginnings: Iterable[Key]) -> int:
    """Return the length of the longest of ``beginnings`` that ``words`` begins with; 0 for none."""
    return max((len(b) for b in beginnings if tuple(words[: len(b)]) == b), default=0)


def in_ordinary_word(before: Sequence[Word], name: Key) -> bool:
    """Whether a body's first word only ends an ordinary one with what stands before ("nhiệm" + "vụ")."""
    barred = load_vocabulary().not_after
    return any(name[: len(first)] == first and any_stands(before, words) for first, words in barred)


def begins_ordinary_word(name: Sequence[Word]) -> bool:
    """Whether a body's first words only begin an ordinary one with the next of ``name`` ("ban" + "hành")."""
    folded = tuple(word.folded for word in name)
    return any(
        folded[: len(first)] == first and any_stands(name[len(first) : len(first) + 1], words)
        for first, words in load_vocabulary().not_before
    )


def any_stands(words: Sequence[Word], listed: frozenset[str]) -> bool:
    """Whether one of ``words`` is ``listed``, as printed or without any accent."""
    return any(
        word.printed in listed or (word.printed.isascii() and word.folded in map(fold, listed))
        for word in words
    )


def is_bare(words: Sequence[Word]) -> bool:
    """Whether none of ``words`` is printed with accents."""
    return all(word.printed.isascii() for word in words if not word.written)


def starts(words: Sequence[Word], *lists: str, bare: bool | None = None) -> int:
    """How many of ``words`` are an entry of the grammar's ``lists``; accents count where any is printed.

    ``bare`` tells of the text they stand in whether it has none; left out, they tell themselves.
    """
    vocabulary = load_vocabulary()
    bare = is_bare(words) if bare is None else bare
    table = vocabulary.grammar if bare else vocabulary.spelt
    spelling = [word.folded if bare else word.printed for word in words[:_LONGEST_START]]
    return max(begins_with(spelling, table[name]) for name in lists)
