"""How well a record or passage fits the topic of a question.

The search legs propose candidates; this decides, word by word, so that a threshold has a meaning:
a fit of 1 says every word of the topic is there, in the accents typed and side by side as typed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.query import Topic
from assistant.words import Word, words_of
from corpus.hashing import rarity

Frequency = Callable[[str], int]

EXACT, SPELT, OTHER_ACCENT = 1.0, 1.0, 0.35
CONTEXT = 0.6
SYNONYM = 0.75
ALONE = 0.7
LONGEST_RUN = 1.3
LONGEST_ACRONYM = 8
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMERALS = {str(n): roman for n, roman in enumerate(_ROMAN, 1)}


@dataclass(frozen=True, slots=True)
class Fit:
    """``coverage``: weighted share of the topic's words met (0–1). ``closeness``: how much of the
    record the topic speaks of (0–1). ``run``: weight of the longest unbroken run over that
    of the words that must be met (0–1.3: optional words may lengthen it).
    ``extra``: weighted share of the optional words met (0–1). ``met``: how many different words that
    must be met are, in the text itself. ``unnamed``: a name the question gives is not met anywhere.
    ``need``: weight of the words that must be met, and ``asked`` how many they are,
    ``strange`` how many of them no document has; ``gap``: weight of the longest run of them that
    is not met, over ``need`` (0–1)."""

    coverage: float
    closeness: float
    run: float
    extra: float = 0.0
    met: int = 0
    unnamed: bool = False
    need: float = 0.0
    asked: int = 0
    strange: int = 0
    gap: float = 0.0

    @property
    def score(self) -> float:
        """One number to rank by; coverage decides, the others break ties."""
        return self.coverage + 0.12 * self.closeness + 0.15 * self.run + 0.08 * self.extra


class Weights:
    """How telling a word is: its inverse document frequency in the corpus, cached.

    A word the corpus does not have weighs what it does in official Vietnamese at large, so that
    the small words of talk do not count as much as a name. ``folded``: whether a word may meet one with
    other accents than typed.
    """

    def __init__(self, frequency: Frequency, passages: int, folded: bool = True) -> None:
        self.folded = folded
        self._frequency = frequency
        self._passages = max(passages, 1)
        self._cache: dict[str, float] = {}
        self._wholes: dict[str, float] = {}
        self._known: dict[str, bool] = {}

    def known(self, bare: str) -> bool:
        """Whether the folded word stands anywhere in the corpus."""
        found = self._known.get(bare)
        if found is None:
            found = self._known[bare] = self._frequency(bare) > 0
        return found

    def whole(self, text: str) -> float:
        """The weight of a whole text."""
        weight = self._wholes.get(text)
        if weight is None:
            places = told_in(text).places
            weight = sum(self.of(bare) * len(where) for bare, where in places.items())
            self._wholes[text] = weight
        return weight

    def of(self, bare: str) -> float:
        """The weight of a folded word, at least a tenth."""
        weight = self._cache.get(bare)
        if weight is None:
            count = self._frequency(bare)
            here = math.log((self._passages + 1) / (count + 0.5)) / math.log(self._passages + 2)
            weight = max(here, 0.1) if count else rarity(bare)
            self._cache[bare] = weight
        return weight


def _misses_a_name(topic: Topic, met: Sequence[tuple[float, frozenset[int]]]) -> bool:
    """Whether a name typed with capitals, or a number, is not met, or not in one piece."""
    previous: frozenset[int] | None = None
    long = False
    for word, needed, (value, places) in zip(topic.words, topic.required, met, strict=True):
        if not needed or not (word.capital or word.bare.isdigit()):
            previous, long = None, False
            continue
        if not value:
            return True
        following = places if previous is None else frozenset(p for p in places if p - 1 in previous)
        if places and not following:
            if not long:
                return True
            previous, long = places, False  # another name begins
            continue
        previous, long = following or None, previous is not None
    return False


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a text and where each stands, by its bare form (``places``) and as it is (``starts``)."""

    words: tuple[Word, ...]
    places: Mapping[str, frozenset[int]]
    starts: Mapping[str, frozenset[int]]


@lru_cache(maxsize=20_000)
def told_in(text: str) -> Told:
    """Read a text once, however often it is compared."""
    words = words_of(text)
    where: dict[str, set[int]] = {}
    starts: dict[str, set[int]] = {}
    for index, word in enumerate(words):
        where.setdefault(word.bare, set()).add(index)
        starts.setdefault(word.text, set()).add(index)
    return Told(words, _frozen(where), _frozen(starts))


def _frozen(where: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {text: frozenset(places) for text, places in where.items()}


def fit(topic: Topic, main: str, context: str, weights: Weights, above: float = CONTEXT) -> Fit:
    """Compare ``topic`` with a text: ``main`` its own words, ``context`` what stands above it.

    ``above`` is what a word met only in the context counts.
    """
    if topic.also:
        plain = fit(replace(topic, also=None), main, context, weights, above)
        if plain.coverage >= EXACT:
            return plain
        return max(plain, fit(topic.also, main, context, weights, above), key=lambda f: f.score)
    if not any(topic.required):
        return Fit(0.0, 0.0, 0.0)
    told = told_in(main)
    met = _meet(topic, told, told_in(context), weights, above)
    need = gain = optional = helped = gap = longest_gap = 0.0
    for index, (word, needed) in enumerate(zip(topic.words, topic.required, strict=True)):
        weight = weights.of(word.bare)
        value = _with_neighbours(met, index)
        if needed:
            need += weight
            gain += weight * value
            gap = 0.0 if value else gap + weight
            longest_gap = max(longest_gap, gap)
        else:
            optional += weight
            helped += weight * value if met[index][1] else 0.0
    said = {word.bare for word in topic.words}
    spoken = sum(weights.of(bare) * len(told.places[bare]) for bare in said & told.places.keys())
    whole = weights.whole(main) or 1.0
    run = min(_longest_run(topic, told, weights) / need, LONGEST_RUN)
    found = {w.text for w, needed, m in zip(topic.words, topic.required, met, strict=True) if needed and m[1]}
    unnamed = _misses_a_name(topic, met)
    extra = helped / optional if optional else 0.0
    asked = sum(topic.required)
    strange = sum(not weights.known(word.bare) for word in topic.content)
    return Fit(
        gain / need, spoken / whole, run, extra, len(found), unnamed, need, asked, strange, longest_gap / need
    )


def _meet(
    topic: Topic, told: Told, around: Told, weights: Weights, above: float
) -> list[tuple[float, frozenset[int]]]:
    """For each asked word, how well it is met and where in ``told`` (empty: only around it)."""
    met = []
    for index, word in enumerate(topic.words):
        value, places = _best(word, told, weights.folded)
        if value == 0.0 and not weights.known(word.bare):
            value, places = _spelt_by(word, told) or (0.0, frozenset())
        if value < SYNONYM and topic.others and topic.others[index]:
            value, places = _said_otherwise(topic.others[index], told) or (value, places)
        context = above * _best(word, around, weights.folded)[0] if value < above else 0.0
        met.append((value, places) if value >= context else (context, frozenset[int]()))
    return [_pair(topic, told, met, index, weights) for index in range(len(met))]


def _pair(
    topic: Topic, told: Told, met: Sequence[tuple[float, frozenset[int]]], index: int, weights: Weights
) -> tuple[float, frozenset[int]]:
    """A word of two letters may be the initials of the two words after those the one before it met."""
    bare = topic.words[index].bare
    before = met[index - 1][1] if index else frozenset[int]()
    if met[index][0] or len(bare) != 2 or not before or not bare.isalpha() or weights.known(bare):
        return met[index]
    for place in before:
        if "".join(word.bare[0] for word in told.words[place + 1 : place + 3]) == bare:
            return SPELT, frozenset({place + 1, place + 2})
    return met[index]


def _said_otherwise(phrases: Sequence[tuple[str, ...]], told: Told) -> tuple[float, frozenset[int]] | None:
    """Where ``told`` has one of the phrases that say the same."""
    for phrase in phrases:
        for start in sorted(told.starts.get(phrase[0], ())):
            run = told.words[start : start + len(phrase)]
            if tuple(word.text for word in run) == phrase:
                return SYNONYM, frozenset(range(start, start + len(phrase)))
    return None


def _best(word: Word, told: Told, folded: bool) -> tuple[float, frozenset[int]]:
    exact = told.starts.get(word.text) or told.starts.get(_NUMERALS.get(word.text, ""))
    if exact:
        return EXACT, exact
    places = told.places.get(word.bare)
    if not places or not folded:
        return 0.0, frozenset()
    return (SPELT if word.plain else OTHER_ACCENT), places


def _spelt_by(word: Word, told: Told) -> tuple[float, frozenset[int]] | None:
    """Words whose initials are the letters of ``word`` (``ĐTTM`` for ``đô thị thông minh``)."""
    letters = word.bare
    if not 2 < len(letters) <= LONGEST_ACRONYM or not letters.isalpha():
        return None
    initials = "".join(w.bare[0] for w in told.words)
    start = initials.find(letters)
    return (EXACT, frozenset(range(start, start + len(letters)))) if start >= 0 else None


def _with_neighbours(met: Sequence[tuple[float, frozenset[int]]], index: int) -> float:
    """The value of a met word, less when no neighbour of the question stands beside it."""
    value, places = met[index]
    if not value or not places:
        return value
    for other, step in ((index - 1, -1), (index + 1, 1)):
        if 0 <= other < len(met) and any(p + step in met[other][1] for p in places):
            return value
    return value * ALONE if len(met) > 1 else value


def _longest_run(topic: Topic, told: Told, weights: Weights) -> float:
    """Weight of the longest run of topic words that stands unbroken in ``told``."""
    best = 0.0
    previous: dict[int, float] = {}
    for word in topic.words:
        current: dict[int, float] = {}
        for index in told.places.get(word.bare, ()):
            if (word.plain and weights.folded) or word.text == told.words[index].text:
                current[index] = previous.get(index - 1, 0.0) + weights.of(word.bare)
        best = max(best, *current.values()) if current else best
        previous = current
    return best
