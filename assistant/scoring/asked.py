"""The words of a question made ready to be looked for, and where a text has each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.ordinals import CARDINALS
from assistant.language.words import Word
from assistant.scoring.told import Places, Told
from assistant.scoring.weights import Weights

EXACT, SPELT, OTHER_ACCENT = 1.0, 1.0, 0.35
SYNONYM, SHORTENED = 0.75, 0.95  # SHORTENED: with its neighbours by their initials
LONGEST_ACRONYM = 8
_PAIR_APART = 4
_PADDED = 2  # figures of a number written with a zero before it
_VOWELS = re.compile("[aeiouy]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMERALS = {str(n): roman for n, roman in enumerate(_ROMAN, 1)}
_NO_NUMBER = ("một", "năm")  # words of their own far more often
_WORDS = {str(n): word for n, word in enumerate(CARDINALS, 1) if word not in _NO_NUMBER}
_SAID = {word: figure for figure, word in _WORDS.items()}

Met = tuple[float, Places]  # how well a word is met, and where (nowhere: only around the text)
UNMET: Met = (0.0, ())


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a topic, with what does not hang on the text it is compared with.

    ``loose``: it may meet a word with accents; ``strict``: no word with others than its own.
    ``numerals``: the same number written otherwise, in Roman figures, with a zero before it, in words.
    ``name``: it must be met, and in one piece with those beside it, unless it is a number told
    ``apart`` by a comma. ``acronym``, ``initials``: its letters may be the first ones of three words
    or more, of two.
    """

    text: str
    bare: str
    weight: float
    needed: bool
    loose: bool
    strict: bool
    numerals: tuple[str, ...]
    name: bool
    apart: bool
    acronym: bool
    initials: bool
    others: Sequence[tuple[str, ...]]

    def best(self, told: Told) -> Met:
        """How well ``told`` has the word itself."""
        exact = told.starts.get(self.text)
        if not exact and self.numerals:
            exact = next((told.starts[figure] for figure in self.numerals if figure in told.starts), None)
        if exact:
            return EXACT, exact
        places = None if self.strict else told.places.get(self.bare)
        if not places:
            return UNMET
        return (SPELT if self.loose else OTHER_ACCENT), places


def asked(
    word: Word, needed: bool, others: Sequence[tuple[str, ...]], weights: Weights, accented: bool = False
) -> Asked:
    """A word of a question made ready: whether it must be met, and what phrases say the same.

    In a question ``accented`` throughout, a word without an accent means itself.
    """
    letters = word.bare.isalpha() and (not weights.known(word.bare) or not _VOWELS.search(word.bare))
    return Asked(
        text=word.text,
        bare=word.bare,
        weight=weights.of(word.bare),
        needed=needed,
        loose=word.plain and weights.folded and not accented,
        strict=not weights.folded,
        numerals=_numerals(word.text),
        name=needed and (word.capital or word.bare.isdigit()),
        apart=word.opens and word.bare.isdigit(),
        acronym=letters and 2 < len(word.bare) <= LONGEST_ACRONYM,
        initials=letters and len(word.bare) == 2,
        others=others,
    )


def _numerals(text: str) -> tuple[str, ...]:
    """Other ways to write the number ``text``: "5" as "v" or "05", "05" as "5", "3" as "ba", "ba" as "3"."""
    if text in _SAID:
        return (_SAID[text], _SAID[text].zfill(_PADDED))
    if not text.isdecimal() or len(text) > _PADDED:
        return ()
    plain = text.lstrip("0")
    written = (plain, plain.zfill(_PADDED), _NUMERALS.get(text, ""), _WORDS.get(plain, ""))
    return tuple(figure for figure in written if plain and figure and figure != text)


def pair(bare: str, told: Told, before: Places, after: Places) -> Met:
    """A word of two letters may be the initials of two words near those its neighbours met."""
    starts = [place + step for place in before for step in range(1, _PAIR_APART)]
    starts += [place - 1 - step for place in after for step in range(1, _PAIR_APART)]
    for start in starts:
        if start >= 0 and told.initials[start : start + 2] == bare:
            return SPELT, (start, start + 1)
    return UNMET


def said_otherwise(phrases: Sequence[tuple[str, ...]], told: Told) -> Met | None:
    """Where ``told`` has one of the phrases that say the same."""
    for phrase in phrases:
        for start in told.starts.get(phrase[0], ()):
            if told.texts[start : start + len(phrase)] == phrase:
                return SYNONYM, tuple(range(start, start + len(phrase)))
    return None


def spelt_by(letters: str, told: Told) -> Met | None:
    """Words whose initials are ``letters`` (``ĐTTM`` for ``đô thị thông minh``)."""
    start = told.initials.find(letters)
    return (EXACT, tuple(range(start, start + len(letters)))) if start >= 0 else None
