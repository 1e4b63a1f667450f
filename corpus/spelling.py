"""A question typed on a phone, put right: accents restored, slips mended; what is right stays as it is.

A noisy channel: of the syllables each typed one may stand for, the likeliest run is taken. Numbers,
document symbols, acronyms and addresses are never touched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from corpus.clipped import Clipped
from corpus.dictionary import ordinary_words
from corpus.keystrokes import cased, decoded
from corpus.neighbours import START, Counts, shipped
from corpus.slips import HEARD, Slips, Spellings, marks_cost
from corpus.syllabify import Typed, cut, syllabify
from corpus.text import nfc
from corpus.wordflow import Flow

_EVERYDAY = "data/everyday.txt"
_BEAM, _HOPELESS = 7, 10.0
_FIRM = 20  # a pair seen so often is right as typed
_SHORTEST = 3  # letters; what is unknown and no longer may be a short form
_DEARER = 2.0  # accents for a syllable that goes with the next as typed, where others have theirs
_DEAR_WORD = 2.0  # for a word of the dictionary as typed
_STRANGE = 9.0  # cost of a syllable nobody has seen
_ACCENTED_SHARE = 0.8  # of syllables, in text typed with care
_LEAST_DROPPED = 0.002
_SETTLED = 0.1
_DEAREST = 14.0  # a slip dearer than this is never believed
_CLEAR = 4.0  # a slip cheaper than this needs no neighbour to speak for it
_LETTERS_TOO = 1.0  # more for other letters than for other marks
_WORD, _RARE_WORD = 3.0, 5.0  # against mending a word of the dictionary, and one official texts hardly have
_CERTAIN, _ORDINARY, _NAMED, _SHORT = 2.0, 3.0, 5.0, 3.0  # against mending known words, names, short forms


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Path:
    """A run of syllables (the last, and the run it goes on from), and the logarithm of its likelihood."""

    score: float
    before: str
    last: str
    earlier: _Path | None

    def words(self) -> tuple[str, ...]:
        """The syllables of the run in order."""
        words: list[str] = []
        path = self
        while path.earlier is not None:
            words.append(path.last)
            path = path.earlier
        return tuple(reversed(words))


class Speller:
    """Restores questions with the shipped counts and the phrases in use; see :func:`restore`."""

    def __init__(self, counts: Counts, phrases: Iterable[str] = ()) -> None:
        ordinary = [syllabify(phrase) for phrase in everyday()]
        spoken = [*ordinary, *(syllabify(phrase) for phrase in phrases)]
        self._ordinary = frozenset(word for phrase in ordinary for word in phrase)
        self._dictionary = ordinary_words()
        self._flow = Flow(counts, spoken)
        letters = (w for w in {*counts.words, *(w for phrase in spoken for w in phrase)} if w.isalpha())
        self._spellings = Spellings(letters)
        self._clipped = Clipped(self._flow, self._spellings)
        self._goes = lru_cache(maxsize=50_000)(self._find_going)

    def is_syllable(self, word: str) -> bool:
        """Whether ``word`` has the letters of a known syllable, whatever its marks."""
        return bool(self._spellings.accented(word))

    def knows(self, word: str) -> bool:
        """Whether ``word`` is a syllable as it is typed; without marks, of the letters of one."""
        return self.is_syllable(word) if word.isascii() else self._flow.known(word)

    def typed(self, text: str, keep: Callable[[str], bool] = _nothing) -> str:
        """Return ``text`` (NFC) with raw keys decoded and cut words in full, but those to ``keep``."""
        keys = decoded(text, self._spellings.spelt, self.knows)
        return self._clipped.write_out(keys, keep)

    def usual(self, word: str) -> bool:
        """Whether ``word`` is a syllable as it is typed that is often seen; without marks, of its letters."""
        return self.is_syllable(word) if word.isascii() else self._flow.common(word)

    def restore(self, text: str, known: Callable[[str], bool] = _nothing) -> str:
        """Return ``text`` in NFC, restored; a syllable ``known`` says yes to may gain accents only."""
        clean = nfc(text)
        typed = cut(clean)
        words = self._read(typed, known)
        parts: list[str] = []
        last = 0
        for one, word in zip(typed, words, strict=True):
            parts += clean[last : one.start], one.text if word == one.word else cased(word, one.text)
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
                typed,
                [{**dict.fromkeys(plain, cost * share), **others} for (plain, share), others in choices],
            )
            gained = sum(a.word.isascii() and not b.isascii() for a, b in zip(typed, words, strict=True))
            settled = _share(gained**2, (gained + accented) ** 2, _LEAST_DROPPED)
            if abs(settled - dropped) < _SETTLED or not any(plain for (plain, _), _ in choices):
                break
            dropped = settled
        return words

    def _choices(
        self, typed: Sequence[Typed], place: int, known: Callable[[str], bool]
    ) -> tuple[tuple[tuple[str, ...], float], Slips]:
        """What the syllable at ``place`` may stand for: its letters accented, and the rest with costs.

        With the accented goes how many times dearer than others they are.
        """
        one = typed[place]
        word = one.word
        if one.fixed:
            return ((), 1.0), {word: 0.0}
        certain = self._flow.known(word) and (
            word.isascii() or self._flow.common(word) or word in self._dictionary
        )
        others = {word: 0.0 if certain else _STRANGE}
        plain = self._spellings.accented(word) if word.isascii() else ()
        dearer = _DEARER if self._goes_as_typed(typed, place) else 1.0
        if word in self._dictionary:
            dearer = max(dearer, _DEAR_WORD)
        if known(word) or self._firm(typed, place):
            return (plain, dearer), others
        doubt, meaning = self._doubt(one, certain), self._meaning(one)
        if not word.isascii():
            for meant in self._spellings.accented(word):
                cost = marks_cost(word, meant)
                others.setdefault(meant, cost + doubt + (0.0 if cost == HEARD else meaning))
        doubt += _LETTERS_TOO
        slips = self._spellings.slips(word)
        fits = self._fitting(typed, place) if slips else _nothing
        for meant, cost in slips.items():
            if meant in plain or cost + doubt > _DEAREST or not self._flow.common(meant):
                continue
            if cost < _CLEAR or fits(meant):
                others.setdefault(meant, cost + doubt + (0.0 if cost == HEARD else meaning))
        return (plain, dearer), others

    def _doubt(self, one: Typed, certain: bool) -> float:
        """What speaks against a slip: the syllable is known, everyday, a name or a short form."""
        doubt = 0.0
        if certain:
            doubt += _CERTAIN + (_ORDINARY if one.word in self._ordinary else 0.0)
        elif one.word.isascii() and len(one.word) <= _SHORTEST:
            doubt += _SHORT
        return doubt + (_NAMED if self._is_named(one) else 0.0)

    def _meaning(self, one: Typed) -> float:
        """What speaks against a slip but for one of the ear: it is a word of the dictionary as typed."""
        if one.word not in self._dictionary or one.word.isascii() or self._is_named(one):
            return 0.0
        return _WORD if self._flow.common(one.word) else _RARE_WORD

    @staticmethod
    def _is_named(one: Typed) -> bool:
        return one.text[0].isupper() and not one.opens

    def _firm(self, typed: Sequence[Typed], place: int) -> bool:
        """Whether the syllable goes with its neighbours as typed."""
        word = typed[place].word
        pairs = [(typed[place - 1].word, word)] if place else []
        if place + 1 < len(typed):
            pairs.append((word, typed[place + 1].word))
        if any(f"{first} {second}" in self._dictionary for first, second in pairs):
            return True
        seen = [self._goes(*pair) for pair in pairs]
        return bool(seen) and min(seen) > 0 and max(seen) >= _FIRM

    def _goes_as_typed(self, typed: Sequence[Typed], place: int) -> bool:
        """Whether the syllable was often seen before the next, both just as typed."""
        following = typed[place + 1].word if place + 1 < len(typed) and not typed[place + 1].opens else ""
        return bool(following) and self._flow.seen(typed[place].word, following) >= _FIRM

    def _fitting(self, typed: Sequence[Typed], place: int) -> Callable[[str], bool]:
        """Tell of a syllable whether it was ever seen beside one of its neighbours."""
        before = self._meant(typed[place - 1].word) if place else ()
        after = self._meant(typed[place + 1].word) if place + 1 < len(typed) else ()
        follow = self._flow.following
        rows = [row for word in before for row in follow(word)]
        return lambda meant: (
            any(meant in row for row in rows)
            or any(not row.keys().isdisjoint(after) for row in follow(meant))
        )

    def _find_going(self, first: str, second: str) -> int:
        """How often the two, accented where typed plain, were seen together."""
        return max(self._flow.seen(a, b) for a in self._forms(first) for b in self._forms(second))

    def _meant(self, word: str) -> tuple[str, ...]:
        """The syllable as typed, and those of its letters where it is none with the marks it has."""
        return self._forms(word) if self.knows(word) else (word, *self._spellings.accented(word))

    def _forms(self, word: str) -> tuple[str, ...]:
        return (word, *self._spellings.accented(word)) if word.isascii() else (word,)

    def _likeliest(self, typed: Sequence[Typed], options: Sequence[Slips]) -> tuple[str, ...]:
        paths = [_Path(0.0, START, START, None)]
        log = self._flow.log
        for one, slips in zip(typed, options, strict=True):
            best: dict[tuple[str, str], tuple[float, _Path]] = {}
            for path in paths:
                before, last = (START, START) if one.opens else (path.before, path.last)
                for word, cost in slips.items():
                    score = path.score - cost + log(before, last, word)
                    rival = best.get((last, word))
                    if rival is None or score > rival[0]:
                        best[last, word] = score, path
            ahead = sorted(best.items(), key=_likelihood, reverse=True)[:_BEAM]
            least = ahead[0][1][0] - _HOPELESS
            paths = [_Path(score, *run, path) for run, (score, path) in ahead if score > least]
        return max(paths, key=lambda path: path.score).words()


def _likelihood(found: tuple[tuple[str, str], tuple[float, _Path]]) -> float:
    return found[1][0]


def restore(text: str, known: Callable[[str], bool] = _nothing, phrases: Iterable[str] = ()) -> str:
    """Return the question ``text`` in NFC, its accents restored and its slips mended, case as typed.

    ``known`` tells syllables (lower case) that are right as typed, such as abbreviations; ``phrases``
    are wordings to expect: words of questions, titles, names of agencies.
    """
    return _speller(tuple(phrases)).restore(text, known)


@cache
def everyday() -> tuple[str, ...]:
    """Phrases of ordinary talk, which official texts lack."""
    lines = (files("corpus") / _EVERYDAY).read_text(encoding="utf-8").splitlines()
    return tuple(phrase for line in lines if not line.startswith("#") for phrase in line.split(", "))


@lru_cache(maxsize=4)
def _speller(phrases: tuple[str, ...]) -> Speller:
    return Speller(shipped(), phrases)


def _share(part: float, whole: float, least: float) -> float:
    return min(max(part / whole if whole else 0.0, least), 0.999)
