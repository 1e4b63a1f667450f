"""A question as words: accented where typed so, comparable where not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from corpus.text import fold, has_tone, nfc, settle_tones
from corpus.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_NUMERAL = re.compile(r"[IVX]{1,4}")
_ACCENTED_SHARE = 0.3
_INTELLIGENCE, _SPELT = "AI", ("trí", "tuệ", "nhân", "tạo")
_SHOUTED = 0.5  # share of letters in capitals
_ASKS = re.compile(r"\b(?:nao|gi|may|bao nhieu|bao gio|bao lau|dau|sao)\b")
_WHO = re.compile(  # AI in capitals as "ai": before what somebody does, after who gives
    r"\b(?:giao|do|cho|nho)\W+ai\b|\bai\W+(?:chu|lam|lo|phu|ky|phai|chiu|dung|giu|cam|theo|la|duoc|se)\b"
)
_STOP = re.compile(r"[,.;:?!()]")


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable or number of a text, with its place in it (character offsets).

    The words an abbreviation stands for all carry the place of the abbreviation. ``opens`` is true
    for the first word after punctuation, where no wording goes on; ``capital`` for one typed with a
    capital that does not open a sentence, as names are.
    """

    text: str
    bare: str
    start: int
    end: int
    opens: bool = False
    capital: bool = False

    def __hash__(self) -> int:
        return hash((self.text, self.start))

    @property
    def plain(self) -> bool:
        """Whether the word carries no accent, so that it may stand for an accented one."""
        return self.text == self.bare


@lru_cache(maxsize=50_000)
def words_of(text: str) -> tuple[Word, ...]:
    """Split ``text`` into words: lower case, tones settled, abbreviations written out, folded beside.

    Where nothing else in it asks, AI in capitals does ("giao AI làm").
    """
    clean = nfc(text)
    asks = _INTELLIGENCE in clean and _asks_else(clean)
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(clean):
        opens = not words or bool(_STOP.search(clean, last, match.start()))
        last = match.end()
        typed = match.group(0)
        capital = not opens and (typed.istitle() or bool(_NUMERAL.fullmatch(typed)))
        for settled, bare in _read(typed, clean) if asks and not opens else _forms(typed):
            words.append(Word(settled, bare, match.start(), last, opens, capital))
            opens = False
    return tuple(words)


def _asks_else(text: str) -> bool:
    """Whether something else asks than AI in capitals, which nobody's doing goes with."""
    said = fold(text)
    return " ai " in text or bool(_ASKS.search(said) and not _WHO.search(said))


def spoken(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` as :func:`words_of` gives them, without their places: each and its bare form."""
    clean = nfc(text)
    if _INTELLIGENCE not in clean:
        return list(chain.from_iterable(map(_forms, _WORD.findall(clean))))
    return [form for typed in _WORD.findall(clean) for form in _read(typed, clean)]


def _read(word: str, text: str) -> tuple[tuple[str, str], ...]:
    """The forms of ``word``; AI in capitals is no "ai" (who), but in a text mostly in capitals."""
    letters = [letter for letter in text if letter.isalpha()] if word == _INTELLIGENCE else []
    if letters and sum(map(str.isupper, letters)) <= _SHOUTED * len(letters):
        return tuple((part, fold(part)) for part in _SPELT)
    return _forms(word)


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    bare = fold(word).replace("&", "")
    vocabulary = load_vocabulary()
    full = None if has_tone(word) else vocabulary.abbreviations.get(bare)
    full = full or (vocabulary.shorts.get(bare) if "&" in word else None)
    parts = full or (piece for piece in word.split("&") if piece)
    settled = [settle_tones(part.lower()) for part in parts]
    return tuple((text, fold(text)) for text in settled)


def same(asked: Word, known: Word) -> bool:
    """Whether an asked word is the known one: equal, or typed without its accents."""
    return asked.text == known.text or (asked.plain and asked.bare == known.bare)


def typed_with_accents(words: Sequence[Word]) -> bool:
    """Whether a question was typed with accents, so that a plain word in it means itself."""
    return sum(not word.plain for word in words) > _ACCENTED_SHARE * len(words)
