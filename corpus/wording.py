"""Text as folded words, abbreviations written out, so that every way of writing compares equal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import fold, has_tone, nfc, settle_tones
from corpus.vocabulary import Key, load_vocabulary

_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"\bvà\b|\bva\b", re.IGNORECASE)
_JOINS = re.compile(r"\s*[&\-–./]?\s*")
_LONGEST_PIECE = 4
_LONGEST_ABBREVIATION = 60  # characters, with what stands between its pieces
_FIELD_HEADS = ("so", "bo")
_PART = "p"  # of "P. Nội vụ"
_NOT_SHORT: tuple[int, tuple[str, ...]] = (1, ())  # one word, written out as it is


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded; ``printed`` keeps its accents, ``start:end`` is where it stands.

    The words an abbreviation stands for all carry the place of the abbreviation. ``apart`` says
    that a comma, a semicolon or ``và`` stands before it; ``written`` that an abbreviation was.
    """

    folded: str
    printed: str
    start: int
    end: int
    apart: bool = False
    written: bool = False


def split_words(text: str) -> list[Word]:
    """Return the words of ``text`` (NFC) in order, as they stand."""
    return [Word(*_forms(m.group(0)), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, str]:
    return fold(word), settle_tones(word.lower())


@lru_cache(maxsize=4096)
def expand_words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` (NFC) with abbreviations written out, and without ``và``."""
    out: list[Word] = []
    for run, expansion in _runs(text):
        if len(run) == 1 and not expansion and run[0].folded == "va":
            continue
        gap = text[out[-1].end if out else 0 : run[0].start]
        apart = "," in gap or ";" in gap or bool(_AND.search(gap))
        for word in expansion or (run[0].printed,):
            folded, printed = _forms(word)
            if folded != "va":
                out.append(Word(folded, printed, run[0].start, run[-1].end, apart, bool(expansion)))
                apart = False
    return tuple(out)


def key_of(text: str) -> Key:
    """Return the folded words of ``text`` (any form), abbreviations written out, without ``và``."""
    return tuple(word.folded for word in expand_words(nfc(text)))


@lru_cache(maxsize=8192)  # both indexes ask for the same passages, one after the other
def expand_abbreviations(text: str) -> str:
    """Return ``text`` with its abbreviations written out (``TTHC`` -> ``thủ tục hành chính``)."""
    plain, end, field = nfc(text), 0, False
    beginnings = load_vocabulary().beginnings
    out: list[str] = []
    for match in _WORD.finditer(plain):
        start, folded = match.start(), _forms(match.group(0))[0]
        if start < end:
            continue
        expansion: tuple[str, ...] = ()
        if folded in beginnings:  # few words are: only there is it worth looking further
            ahead = plain[start : start + _LONGEST_ABBREVIATION]
            words = split_words(ahead)
            length, expansion = _abbreviation(ahead, words, 0, field=field)
            if expansion:
                out += [plain[end:start], " ".join(expansion)]
                end = start + words[length - 1].end
        field = not expansion and folded in _FIELD_HEADS
    return "".join([*out, plain[end:]])


def _runs(text: str) -> Iterator[tuple[Sequence[Word], tuple[str, ...]]]:
    """Each word, or the words that make up one abbreviation, with what they stand for."""
    words, index = split_words(text), 0
    beginnings = load_vocabulary().beginnings
    field = False
    while index < len(words):
        length, expansion = _NOT_SHORT
        if words[index].folded in beginnings or words[index].folded == _PART:  # few words are
            length, expansion = _abbreviation(text, words, index, field=field)
        yield words[index : index + length], expansion
        field = not expansion and words[index].folded in _FIELD_HEADS
        index += length


def _abbreviation(
    text: str, words: Sequence[Word], index: int, *, field: bool
) -> tuple[int, tuple[str, ...]]:
    """How many words from ``index`` make up an abbreviation, and what it stands for; else 1, nothing."""
    vocabulary = load_vocabulary()
    joined = ""
    found = _NOT_SHORT
    for length, word in enumerate(words[index:], start=1):
        if length > 1 and not _goes_on(text, words[index + length - 2], word):
            break
        if word.folded == "va":
            if length == 1:
                break
            continue
        joined += word.folded
        if joined not in vocabulary.beginnings or has_tone(word.printed):
            break
        expansion = (field and vocabulary.shorts.get(joined)) or vocabulary.abbreviations.get(joined)
        if expansion:
            found = (length, expansion)
    alone = found[0] == 1 and not found[1]
    if alone and words[index].folded == _PART and text[words[index].end :][:1] == ".":
        return 1, ("phòng",)
    return found


def _goes_on(text: str, before: Word, word: Word) -> bool:
    """Tell whether two words can be pieces of one abbreviation (``LĐ-TB&XH``)."""
    if len(word.folded) > _LONGEST_PIECE or len(before.folded) > _LONGEST_PIECE:
        return False
    return bool(_JOINS.fullmatch(text, before.end, word.start))
