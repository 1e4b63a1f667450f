"""A topic laid beside a text, word for word: what the text has in place, lacks, or has instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from assistant.language.cues import grammar_words
from assistant.scoring.asked import OTHER_ACCENT, SHORTENED, SYNONYM
from assistant.scoring.compounds import beside
from assistant.scoring.matching import CONTEXT, Matcher
from assistant.scoring.told import told_in
from assistant.scoring.weights import Weights
from corpus.bonds import bond, often_said, seen
from corpus.text import fold
from prompts import load

_FIRM, _FIRM_WITH_GRAMMAR = 2.5, 4.5  # bonds of two syllables that are one word, the second kind "nhà ở"
_OFFICIAL = 20  # how often two syllables must stand side by side not to be talk
_SOME = 5  # where they are one word ("trái cây"), and little else is asked
_AT_ODDS = -1.0  # a bond of two that are not one word, yet no chance neighbours either
_ASIDE = 3  # words between a run and what matches beside it
_LEADING = 2  # words before a run among which a preposition is sought
_TELLING = 0.25
_SIZE = 2


@cache
def _doing() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words.split()) for words in load("cues")["grammar"]["doing"])


@cache
def _adding() -> frozenset[str]:
    return frozenset(load("cues")["grammar"]["adding"])


class Alignment:
    """A topic laid beside a text: which of its words are met in place, and which are lacking.

    A part of a compound ("thông" of "giao thông") is not met where the text has it in another one.
    """

    def __init__(self, matcher: Matcher, main: str, context: str, weights: Weights) -> None:
        self._words, self._typed = matcher.words, matcher.topic.words
        self._weights = weights
        self._told, self._around = told_in(main), told_in(context)
        met = matcher.meet(self._told, context, CONTEXT)
        self._met = [frozenset(places) for _, places in met]
        self._values = [value for value, _ in met]
        self._compound = [*self._compounds(), False]
        empty = [
            word.text in grammar_words() and not (self._compound[i] or (i and self._compound[i - 1]))
            for i, word in enumerate(self._words)
        ]
        needed = [word.needed and not nothing for word, nothing in zip(self._words, empty, strict=True)]
        self._content = [
            needed[i] or (not empty[i] and any(needed[j] for j in self._joined(i)))
            for i in range(len(self._words))
        ]
        self._firm = [self._is_firm(i) for i in range(len(self._words))]
        self._content = [needs and not self._is_doubtful(i) for i, needs in enumerate(self._content)]
        self._spoken = {place for i, places in enumerate(self._met) if self._firm[i] for place in places}
        self._said = {word.bare for word, firm in zip(self._words, self._firm, strict=True) if firm}

    def lacking(self) -> Iterator[list[int]]:
        """Each run of content words that are not met in place."""
        run: list[int] = []
        for index in (i for i, content in enumerate(self._content) if content):
            lacking = not self._firm[index] and not self._is_around(index)
            if lacking:
                run.append(index)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _compounds(self) -> Iterator[bool]:
        """For each word but the last, whether it is one word with the next."""
        typed = zip(pairwise(self._words), pairwise(self._typed), strict=True)
        for (one, other), (word, following) in typed:
            grammar = (one.text in grammar_words()) + (other.text in grammar_words())
            apart = following.opens or not 0 <= following.start - word.end <= 1
            least = _FIRM_WITH_GRAMMAR if grammar else _FIRM
            yield not apart and grammar < _SIZE and bond(one.text, other.text) >= least

    def _parted(self, one: int, other: int) -> bool:
        """Whether a mark stands between two words."""
        return any(word.opens for word in self._typed[one + 1 : other + 1])

    def _joined(self, index: int) -> Iterator[int]:
        """The words that are one word with that at ``index``."""
        if index and self._compound[index - 1]:
            yield index - 1
        if self._compound[index]:
            yield index + 1

    def _is_firm(self, index: int) -> bool:
        """Whether a word is met in place: by other words, or itself.

        Of a compound, or with other accents than its own ("hồi" for "hội"), beside a neighbour.
        """
        if self._values[index] in (SYNONYM, SHORTENED):
            return True
        places = self._met[index]
        alone = self._values[index] != OTHER_ACCENT and not list(self._joined(index))
        if not places or alone:
            return bool(places)
        before = self._met[index - 1] if index else frozenset[int]()
        after = self._met[index + 1] if index + 1 < len(self._met) else frozenset[int]()
        turned = {place for j in self._joined(index) for place in self._met[j]}  # "xã, phường"
        return any(
            place - 1 in before or place + 1 in after or {place - 1, place + 1} & turned for place in places
        )

    def _is_doubtful(self, index: int) -> bool:
        """Whether a word is met with other accents alone, so that it is neither in place nor lacking."""
        return self._values[index] == OTHER_ACCENT and bool(self._met[index]) and not self._firm[index]

    def _is_around(self, index: int) -> bool:
        """Whether a word stands around the text: a telling one, or beside what is one word with it.

        Where there is nothing such, beside a neighbour.
        """
        if self._met[index] or not self._values[index]:
            return False
        joined = list(self._joined(index))
        if not joined and self._words[index].weight >= _TELLING:
            return True
        joined = joined or [j for j in (index - 1, index + 1) if 0 <= j < len(self._words)]
        pairs = [(self._words[min(index, j)].bare, self._words[max(index, j)].bare) for j in joined]
        return any(beside(one, other, self._around) for one, other in pairs)

    def is_official(self, lacking: list[int], lone: bool = False) -> bool:
        """Whether these words, or two of them side by side, often stand so in official texts.

        Of several told one after the other with marks between, the first that is more than a word;
        a ``lone`` one, or two that are rare, only where little else is asked.
        """
        lacking = self._first_told(lacking)
        whole = range(lacking[0], lacking[-1] + 1)
        firm = [self._together(i, i + 1, lone) for i in whole[:-1]]
        side_by_side = any(i + 1 in lacking and firm[i - whole.start] for i in lacking[:-1])
        if len(lacking) == 1:
            return lone and self._names_kind(lacking[0])
        return side_by_side or all(firm)

    def _names_kind(self, index: int) -> bool:
        """Whether a lone word, of official texts, follows what it is a kind of ("xuất khẩu gạo")."""
        word = self._typed[index]
        follows = index > 0 and self._firm[index - 1] and not word.opens and not word.capital
        return follows and not list(self._joined(index)) and often_said(word.text) >= _OFFICIAL

    def _first_told(self, lacking: list[int]) -> list[int]:
        """The first of those told with marks between that has several words; "phòng, chống" is one.

        Where the first ends a compound that is met in part ("trưởng phòng, giám đốc"), that.
        """
        told = [[lacking[0]]]
        for last, index in pairwise(lacking):
            if self._parted(last, index) and not (index == last + 1 and self._is_one(last, index)):
                told.append([])
            told[-1].append(index)
        if lacking[0] and self._compound[lacking[0] - 1]:
            return told[0]
        return next((several for several in told if len(several) > 1), told[0])

    def _is_one(self, one: int, other: int) -> bool:
        return bond(self._words[one].text, self._words[other].text) >= _FIRM

    def is_doing(self, lacking: list[int]) -> bool:
        """Whether these words only say that something is done."""
        texts = tuple(self._words[i].text for i in lacking)
        while texts:
            said = next((phrase for phrase in _doing() if texts[: len(phrase)] == phrase), ())
            if not said:
                return False
            texts = texts[len(said) :]
        return True

    def _together(self, one: int, other: int, rarely: bool) -> bool:
        pair = self._words[one].text, self._words[other].text
        often, tied = seen(*pair), bond(*pair)
        one_word = tied >= _FIRM and grammar_words().isdisjoint(pair)
        return (often >= _OFFICIAL and tied > _AT_ODDS) or (rarely and often >= _SOME and one_word)

    def rest(self, lacking: list[int]) -> float:
        """Weighted share of the content words met in place, those ``lacking`` aside."""
        rest = [i for i, content in enumerate(self._content) if content and i not in lacking]
        rest = [i for i in rest if self._firm[i] or not self._is_around(i)]
        weight = sum(self._words[i].weight for i in rest)
        return sum(self._words[i].weight for i in rest if self._firm[i]) / weight if weight else 0.0

    def before(self, first: int) -> int | None:
        """The word met in place that a run beginning at ``first`` stands beside."""
        for index in range(first - 1, max(first - 2 - _ASIDE, -1), -1):
            if self._firm[index]:
                return None if self._parted(index, first) else index
            if self._content[index] and not (self._met[index] or self._is_around(index)):
                return None
        return None

    def after(self, last: int) -> int | None:
        """The word met in place that a run ending at ``last`` stands beside."""
        for index in range(last + 1, min(last + 2 + _ASIDE, len(self._words))):
            if self._firm[index]:
                return None if self._parted(last, index) else index
            if self._content[index]:
                return None
        return None

    def adds(self, first: int, place: int) -> bool:
        """Whether the words from ``first`` on only add to what the text has at ``place`` ("… cho cán bộ").

        They follow a preposition that the text does not have there.
        """
        leading = self._words[max(first - _LEADING, 0) : first]
        added = {word.text for word in leading} & _adding()
        return bool(added) and added.isdisjoint(self._told.texts[max(place - 1, 0) : place + 1 + _LEADING])

    def places(self, index: int | None) -> frozenset[int]:
        """Where the text has the word at ``index``."""
        return frozenset() if index is None else self._met[index]

    def cuts(self, lacking: list[int], start: int, end: int) -> bool:
        """Whether these words are one, of which the text has the first between ``start`` and ``end``, alone.

        What follows it there tells nothing else of it ("đăng ký khám bằng …" for "khám bệnh").
        """
        first = lacking[0]
        if len(lacking) != _SIZE or lacking[1] != first + 1 or not self._compound[first]:
            return False
        texts = self._told.texts
        return any(
            start <= place < end and (place + 1 == len(texts) or texts[place + 1] in grammar_words())
            for place in self._met[first]
        )

    def has(self, bare: str) -> bool:
        """Whether the text has a word, whatever its accents."""
        return bare in self._told.places

    def says_again(self, start: int) -> bool:
        """Whether the two words from ``start`` on are a compound that the question says elsewhere alone.

        The text has it there too ("xây dựng kế hoạch … lĩnh vực xây dựng"), and oftener than the question.
        """
        pair = self._told.texts[start : start + _SIZE]
        if len(pair) < _SIZE or bond(*pair) < _FIRM:
            return False
        texts = [word.text for word in self._words]
        asked, told = (sum(p == pair for p in pairwise(t)) for t in (texts, self._told.texts))
        return 0 < asked < told

    def run(self, index: int | None, place: int, step: int) -> int:
        """How many words match one after the other from ``index``, met at ``place``, in a direction.

        Words met by others that say the same go on a run but are none of it.
        """
        size = 0
        while index is not None and 0 <= index < len(self._met) and place in self._met[index]:
            size += self._values[index] != SYNONYM
            index += step
            if not 0 <= index < len(self._met):
                break
            told = SYNONYM in (self._values[index], self._values[index - step])
            place += (
                0 if told and place in self._met[index] and place + step not in self._met[index] else step
            )
        return size

    def tells(self, start: int, end: int) -> bool:
        """Whether the text says something of its own from ``start`` to ``end``."""
        texts = self._told.texts[max(start, 0) : max(end, 0)]
        asked = {word.text for word in self._words}
        own = [
            fold(text)
            for place, text in enumerate(texts, max(start, 0))
            if place not in self._spoken and text not in grammar_words() and text not in asked
            if fold(text) not in self._said
        ]
        return sum(map(self._weights.of, own)) >= _TELLING
