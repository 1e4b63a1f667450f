"""A question as words: accented where typed so, comparable where not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import fold, nfc, settle_tones

_WORD = re.compile(r"[^\W_]+|%")


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable or number of a text, with its place in it (character offsets)."""

    text: str
    bare: str
    start: int
    end: int

    @property
    def plain(self) -> bool:
        """Whether the word carries no accent, so that it may stand for an accented one."""
        return self.text == self.bare


def words_of(text: str) -> tuple[Word, ...]:
    """Split ``text`` (NFC) into words: lower case, tones settled, folded beside."""
    return tuple(
        Word(*_forms(match.group(0)), match.start(), match.end()) for match in _WORD.finditer(nfc(text))
    )


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, str]:
    settled = settle_tones(word.lower())
    return settled, fold(settled)


def same(asked: Word, known: Word) -> bool:
    """Whether an asked word is the known one: equal, or typed without its accents."""
    return asked.text == known.text or (asked.plain and asked.bare == known.bare)
