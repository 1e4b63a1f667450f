"""A question typed on a phone, put right: accents restored, slips mended; what is right stays as it is.

A noisy channel: of the syllables each typed one may stand for, the likeliest run is taken. Numbers,
document symbols, acronyms and addresses are never touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from corpus.neighbours import START, Counts, shipped
from corpus.slips import Slips, Spellings, marks_cost
from corpus.syllabify import Typed, cut, syllabify
from corpus.text import nfc
from corpus.wordflow import Flow

_BEAM, _HOPELESS = 10, 12.0
_FIRM = 20  # a pair seen so often is right as typed
_STRANGE = 9.0  # cost of a syllable nobody has seen
_ACCENTED_SHARE = 0.8  # of syllables, in text typed with care
_LEAST_DROPPED = 0.002
_SETTLED = 0.1
_CLEAR = 4.0  # a slip cheaper than this needs no neighbour to speak for it
_CERTAIN, _NAMED = 2.0, 3.0  # more for a slip that makes a syllable, or a name in capitals


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Path:
    """A run of syllables and the logarithm of its likelihood."""

    score: float
    before: str
    last: str
    words: tuple[str, ...]


class Speller:
    """Restores questions with the shipped counts and the phrases in use; see :func:`restore`."""

    def __init__(self, counts: Counts, phrases: Iterable[str] = ()) -> None:
        spoken = [syllabify(phrase) for phrase in phrases]
        self._flow = Flow(counts, spoken)
        letters = (w for w in {*counts.words, *(w for phrase in spoken for w in phrase)} if w.isalpha())
        self._spellings = Spellings(letters)
        self._goes = lru_cache(maxsize=50_000)(self._find_going)

    def restore(self, text: str, known: Callable[[str], bool] = _nothing) -> str:
        """Return ``text`` in NFC, restored; a syllable ``known`` says yes to may gain accents only."""
        clean = nfc(text)
        typed = cut(clean)
        words = self._read(typed, known)
        parts: list[str] = []
        last = 0
        for one, word in zip(typed, words, strict=True):
            parts += clean[last : one.start], one.text if word == one.word else _cased(word, one.text)
            last = one.end
        return "".join((*parts, clean[last:]))

    def _read(self, typed: Sequence[Typed], known: Callable[[str], bool]) -> tuple[str, ...]:
        """The likeliest syllables; how many accents were dropped is guessed, then counted."""
        free = [one.word for one in typed if not one.fixed and self._spellings.accented(one.word)]
        words = tuple(one.word for one in typed)
        accented = sum(not word.isascii() for word in free)
        expected = _ACCENTED_SHARE * len(free)
        dropped = _share(expected - accented, expected + 0.5, 0.02)
        choices = [self._choices(typed, place, known) for place in range(len(typed))]
        for _ in range(2):
            cost = -math.log(dropped)
            words = self._likeliest(
                typed, [{**dict.fromkeys(plain, cost), **others} for plain, others in choices]
            )
            gained = sum(a.word.isascii() and not b.isascii() for a, b in zip(typed, words, strict=True))
            settled = _share(gained**2, (gained + accented) ** 2, _LEAST_DROPPED)
            if abs(settled - dropped) < _SETTLED:
                break
            dropped = settled
        return words

    def _choices(
        self, typed: Sequence[Typed], place: int, known: Callable[[str], bool]
    ) -> tuple[tuple[str, ...], Slips]:
        """What the syllable at ``place`` may stand for: its letters accented, and the rest with costs."""
        one = typed[place]
        word = one.word
        if one.fixed:
            return (), {word: 0.0}
        certain = self._flow.known(word)
        others = {word: 0.0 if certain else _STRANGE}
        plain = self._spellings.accented(word) if word.isascii() else ()
        if known(word) or self._firm(typed, place):
            return plain, others
        if not word.isascii():
            for meant in self._spellings.accented(word):
                others.setdefault(meant, marks_cost(word, meant))
        more = (_CERTAIN if certain else 0.0) + (_NAMED if one.text[0].isupper() and not one.opens else 0.0)
        for meant, cost in self._spellings.slips(word).items():
            if meant in plain or not self._flow.common(meant):
                continue
            if cost < _CLEAR or self._fits(typed, place, meant):
                others.setdefault(meant, cost + more)
        return plain, others

    def _firm(self, typed: Sequence[Typed], place: int) -> bool:
        """Whether the syllable goes with its neighbours as typed."""
        word = typed[place].word
        pairs = [(typed[place - 1].word, word)] if place else []
        if place + 1 < len(typed):
            pairs.append((word, typed[place + 1].word))
        seen = [self._goes(*pair) for pair in pairs]
        return bool(seen) and min(seen) > 0 and max(seen) >= _FIRM

    def _fits(self, typed: Sequence[Typed], place: int, meant: str) -> bool:
        """Whether ``meant`` was ever seen beside one of its neighbours."""
        before = typed[place - 1].word if place else START
        after = typed[place + 1].word if place + 1 < len(typed) else START
        return self._goes(before, meant) > 0 or self._goes(meant, after) > 0

    def _find_going(self, first: str, second: str) -> int:
        """How often the two, accented where typed plain, were seen together."""
        return max(self._flow.seen(a, b) for a in self._forms(first) for b in self._forms(second))

    def _forms(self, word: str) -> tuple[str, ...]:
        return (word, *self._spellings.accented(word)) if word.isascii() else (word,)

    def _likeliest(self, typed: Sequence[Typed], options: Sequence[Slips]) -> tuple[str, ...]:
        paths = [_Path(0.0, START, START, ())]
        log = self._flow.log
        for one, slips in zip(typed, options, strict=True):
            best: dict[tuple[str, str], _Path] = {}
            for path in paths:
                before, last = (START, START) if one.opens else (path.before, path.last)
                for word, cost in slips.items():
                    score = path.score - cost + log(before, last, word)
                    rival = best.get((last, word))
                    if rival is None or score > rival.score:
                        best[last, word] = _Path(score, last, word, (*path.words, word))
            ahead = nlargest(_BEAM, best.values(), key=lambda path: path.score)
            paths = [path for path in ahead if path.score > ahead[0].score - _HOPELESS]
        return max(paths, key=lambda path: path.score).words


def restore(text: str, known: Callable[[str], bool] = _nothing, phrases: Iterable[str] = ()) -> str:
    """Return the question ``text`` in NFC, its accents restored and its slips mended.

    ``known`` tells syllables (lower case) that are right as typed, such as abbreviations; ``phrases``
    are wordings to expect: words of questions, titles, names of agencies.
    """
    return _speller(tuple(phrases)).restore(text, known)


@lru_cache(maxsize=4)
def _speller(phrases: tuple[str, ...]) -> Speller:
    return Speller(shipped(), phrases)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


def _share(part: float, whole: float, least: float) -> float:
    return min(max(part / whole if whole else 0.0, least), 0.999)
