"""How well a record or passage fits the topic of a question.

The search legs propose candidates; this decides, word by word, so that a threshold has a meaning:
a fit of 1 says every word of the topic is there, in the accents typed and side by side as typed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.language.shortened import initials_of, spelt_of
from assistant.language.words import typed_with_accents
from assistant.query import Topic
from assistant.scoring.asked import (
    EXACT,
    SHORTENED,
    SYNONYM,
    UNMET,
    Asked,
    Met,
    asked,
    pair,
    said_otherwise,
    spelt_by,
)
from assistant.scoring.compounds import Compounds
from assistant.scoring.told import Told, told_in
from assistant.scoring.weights import Weights
from corpus.text import fold

CONTEXT = 0.6
MEANT = 0.5
ALONE = 0.7
LONGEST_RUN = 1.3
_LATELY = 48  # topics whose matchers are kept, with what they were compared with


class Fit(NamedTuple):
    """``coverage``: weighted share of the topic's words met (0–1). ``closeness``: how much of the
    record the topic speaks of (0–1). ``run``: weight of the longest unbroken run over that
    of the words that must be met (0–1.3: optional words may lengthen it).
    ``extra``: weighted share of the optional words met (0–1). ``met``: how many different words that
    must be met are, in the text itself. ``unnamed``: a name the question gives is not met anywhere.
    ``need``: weight of the words that must be met, and ``asked`` how many they are,
    ``strange`` how many of them no document has; ``gap``: weight of the longest run of them that
    is not met, over ``need`` (0–1). ``compounds``: how many pairs of them belong together, and
    ``parted`` how many of these the text does not have side by side."""

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
    compounds: int = 0
    parted: int = 0

    @property
    def score(self) -> float:
        """One number to rank by; coverage decides, the others break ties."""
        return self.coverage + 0.12 * self.closeness + 0.15 * self.run + 0.08 * self.extra


def fit(topic: Topic, main: str, context: str, weights: Weights, above: float = CONTEXT) -> Fit:
    """Compare ``topic`` with one text; :class:`Matcher` compares it with many."""
    return matcher_of(topic, weights).fit(main, context, above)


@lru_cache(maxsize=_LATELY)
def matcher_of(topic: Topic, weights: Weights) -> Matcher:
    """The matcher of a topic: one question is often compared with the same records again."""
    return Matcher(topic, weights)


class Matcher:
    """A topic made ready to be compared with many texts: what depends on it alone is worked out once.

    :func:`matcher_of` gives one that may know the text already.
    """

    def __init__(self, topic: Topic, weights: Weights) -> None:
        others = topic.others or ((),) * len(topic.words)
        self.topic = topic
        accented = typed_with_accents(topic.words)
        self.words = tuple(
            asked(word, needed, phrases, weights, accented)
            for word, needed, phrases in zip(topic.words, topic.required, others, strict=True)
        )
        self._also = Matcher(topic.also, weights) if topic.also else None
        self._weights = weights
        self._content = [(index, word.weight) for index, word in enumerate(self.words) if word.needed]
        self._size = len(self._content)
        self._need = sum(weight for _, weight in self._content)
        self._optional = sum(word.weight for word in self.words if not word.needed)
        self._strange = sum(not weights.known(word.bare) for word in self.words if word.needed)
        self._said = {word.bare: word.weight for word in self.words}
        self._names = any(word.name for word in self.words)
        self._initials = [i for i, word in enumerate(self.words) if word.initials]
        self._spelt = frozenset(i for i, word in enumerate(self.words) if word.numerals or word.acronym)
        self._letters = initials_of(topic.words)
        self._bare = [word.bare for word in self.words]
        self._begins: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            for phrase in word.others:
                self._begins.setdefault(phrase[0], []).append(index)
        self._compounds = Compounds([(word.bare, word.needed) for word in self.words])
        self._fits: dict[tuple[str, str, float], Fit] = {}

    def fit(self, main: str, context: str = "", above: float = CONTEXT) -> Fit:
        """Compare the topic with a text: ``main`` its own words, ``context`` what stands above it.

        ``above`` is what a word met only in the context counts.
        """
        compared = (main, context, above)
        found = self._fits.get(compared)
        if found is None:
            found = self._compare(main, context, above)
            if self._also is not None and found.coverage < EXACT:
                found = max(found, self._also.fit(main, context, above), key=lambda f: f.score)
            self._fits[compared] = found
        return found

    def _compare(self, main: str, context: str, above: float) -> Fit:
        if not self._size:
            return Fit(0.0, 0.0, 0.0)
        told = told_in(main)
        met = self.meet(told, context, above)
        words = self.words
        gain = helped = 0.0
        found: set[str] = set()
        otherwise: set[int] = set()
        for index in [i for i, one in enumerate(met) if one[0]]:
            value, places = met[index]
            word = words[index]
            if value in (SYNONYM, SHORTENED):
                otherwise.add(index)
            if places:
                value = _with_neighbours(met, index)
            if word.needed:
                gain += word.weight * value
                if places:
                    found.add(word.text)
            elif places:
                helped += word.weight * value
        need = self._need
        return Fit(
            gain / need,
            self._spoken(told, met, otherwise) / (self._weights.whole(main) or 1.0),
            min(self._longest_run(told) / need, LONGEST_RUN),
            helped / self._optional if self._optional else 0.0,
            len(found),
            self._names and self._misses_a_name(met),
            need,
            self._size,
            self._strange,
            self._longest_gap(met) / need,
            len(self._compounds),
            self._compounds.parted(told, told_in(context), otherwise),
        )

    def _longest_gap(self, met: Sequence[Met]) -> float:
        """Weight of the longest run of words that must be met and are not."""
        gap = longest = 0.0
        for index, weight in self._content:
            gap = 0.0 if met[index][0] else gap + weight
            if gap > longest:
                longest = gap
        return longest

    def _spoken(self, told: Told, met: Sequence[Met], otherwise: Collection[int]) -> float:
        """Weight of the words of ``told`` that the topic has too, and in part of phrases it has others for.

        A lone syllable said otherwise ("lập" for "xây dựng") speaks of nothing yet.
        """
        places, said = told.places, self._said
        own = sum([weight * len(places[bare]) for bare, weight in said.items() if bare in places])
        if not otherwise:
            return own
        phrases = [met[i][1] for i in otherwise if met[i][0] == SYNONYM and len(met[i][1]) > 1]
        meant = {fold(told.texts[place]) for where in phrases for place in where}
        return own + MEANT * sum([self._weights.of(bare) for bare in meant if bare not in said])

    def words_met(self, main: str) -> tuple[bool, ...]:
        """For each word of the topic, whether it must be met and is, in the text itself and as such."""
        met = self.meet(told_in(main), "", CONTEXT)
        return tuple(
            word.needed and value not in (*UNMET[:1], SYNONYM)
            for word, (value, _) in zip(self.words, met, strict=True)
        )

    def meet(self, told: Told, context: str, above: float) -> list[Met]:
        """For each asked word, how well it is met and where in ``told``."""
        around = told_in(context)
        words, inside, outside, starts = self.words, told.places, around.places, told.starts
        met = [UNMET] * len(words)
        maybe: Collection[int] = [i for i, bare in enumerate(self._bare) if bare in inside]
        begun = self._begun_in(told) if self._begins else ()
        for index in {*maybe, *begun, *self._spelt} if begun or self._spelt else maybe:
            exact = starts.get(words[index].text)
            met[index] = (EXACT, exact) if exact else _best(words[index], told)
        maybe = [i for i, bare in enumerate(self._bare) if bare in outside] if outside else []
        for index in {*maybe, *self._spelt} if self._spelt else maybe:
            if met[index][0] < above:
                there = above * words[index].best(around)[0]
                if there > met[index][0]:
                    met[index] = there, ()
        for span, place in self._spelt_shortly(told) if told.shorts else ():
            if any(met[index][0] < SHORTENED for index in span):
                met[span.start : span.stop] = [(SHORTENED, (place,))] * len(span)
        pairs = [i for i in self._initials if not met[i][0]]
        if pairs:
            beside = [(), *(places for _, places in met), ()]
            for index in pairs:
                met[index] = pair(words[index].bare, told, beside[index], beside[index + 2])
        return met

    def _spelt_shortly(self, told: Told) -> Iterator[tuple[range, int]]:
        """The words that ``told`` has by their initials, each with the place of these."""
        for short in told.shorts:
            for span in spelt_of(short, self._letters, self.topic.words):
                yield span, told.places[short][0]

    def _begun_in(self, told: Told) -> Collection[int]:
        """Which of the words ``told`` may say otherwise: it has the first word of a phrase for each."""
        begins = self._begins
        return {index for word in begins.keys() & told.starts.keys() for index in begins[word]}

    def _longest_run(self, told: Told) -> float:
        """Weight of the longest run of topic words that stands unbroken in ``told``."""
        best, last, inside = 0.0, -1, told.places
        runs: dict[int, float] = {}
        for index in [i for i, bare in enumerate(self._bare) if bare in inside]:
            word = self.words[index]
            places = inside[word.bare] if word.loose else told.starts.get(word.text, ())
            if runs and last == index - 1:
                runs = {place: runs.get(place - 1, 0.0) + word.weight for place in places}
            else:
                runs = dict.fromkeys(places, word.weight)
            best, last = max(best, *runs.values()) if runs else best, index
        return best

    def _misses_a_name(self, met: Sequence[Met]) -> bool:
        """Whether a name typed with capitals, or a number, is not met, or not in one piece."""
        previous: frozenset[int] | None = None
        long = False
        for word, (value, where) in zip(self.words, met, strict=True):
            if not word.name:
                previous, long = None, False
                continue
            if not value:
                return True
            places = frozenset(where)
            begins = previous is None or word.apart
            following = places if begins else frozenset(p for p in places if p - 1 in (previous or ()))
            if places and not following:
                if not long:
                    return True
                previous, long = places, False  # another name begins
                continue
            previous, long = following or None, previous is not None
        return False


def _best(word: Asked, told: Told) -> Met:
    """How well ``told`` has a word, by itself, by its letters, or by a phrase that says the same."""
    found = word.best(told)
    if found[0] >= SYNONYM:
        return found
    if not found[0] and word.acronym:
        found = spelt_by(word.bare, told) or UNMET
    if found[0] < SYNONYM and word.others:
        found = said_otherwise(word.others, told) or found
    return found


def _with_neighbours(met: Sequence[Met], index: int) -> float:
    """The value of a met word, less when no neighbour of the question stands beside it."""
    value, places = met[index]
    if value == SHORTENED:
        return value
    before = met[index - 1][1] if index else ()
    after = met[index + 1][1] if index + 1 < len(met) else ()
    for place in places:
        if place - 1 in before or place + 1 in after:
            return value
    return value * ALONE if len(met) > 1 else value
