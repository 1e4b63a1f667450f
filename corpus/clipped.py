"""Words of two syllables with the first cut to its beginning ("c/trì", "k.tra", "phợp"), written out."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

from corpus.compounds import belong_together, pairs_beginning
from corpus.dictionary import ordinary_words
from corpus.keystrokes import cased
from corpus.neighbours import NUMBER, START
from corpus.slips import HEARD, Spellings
from corpus.text import fold, settle_tones
from corpus.wordflow import Flow

_ONSET = r"ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnpqrstvx]"
_APART = re.compile(
    rf"(?<![\w/\-&.@])(?P<cut>{_ONSET})(?P<mark>[/.])(?P<rest>[^\W\d_]{{1,7}})(?![\w/@]|-\w|\.\w)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?<![\w/\-&.@])[^\W\d_]{3,14}(?![\w/@]|-\w|\.\w)")
_BEGINS = re.compile(_ONSET, re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_ENDS = re.compile(r"(?:^|[.;:?!])\s*$")
_VOWEL = re.compile("[aeiouy]")
_LEAST_APART, _LEAST_TOGETHER = 10, 40  # times the two syllables were seen together
_LEAST_INITIALS = 1_500  # of two of which no more than the first letters are typed
_CLEARLY = 0.5  # how far these must be likelier than any other two
_SAID_OFTEN = 5
_CANDIDATES = 8
_SLIP_GOES = 100
_BESIDE, _SAID = 0.5, 120  # shares of the words beside, and of what questions say


class Clipped:
    """Writes cut words out by what goes together in official text and beside what stands there."""

    def __init__(self, flow: Flow, spellings: Spellings) -> None:
        self._flow = flow
        self._spellings = spellings
        self._pairs = lru_cache(maxsize=2_000)(self._find_pairs)

    def write_out(self, text: str, keep: Callable[[str], bool]) -> str:
        """Return ``text`` (NFC) with cut words written out, but for words (lower case) to ``keep``."""

        def apart(match: re.Match[str]) -> str:
            cut, rest = match["cut"], match["rest"]
            if keep(match[0].lower()) or (match["mark"] == "." and rest[0].isupper()):  # "Đ.Nông" is a name
                return match[0]
            initials = bool(_BEGINS.fullmatch(rest))
            if initials and not (match["mark"] == "/" and match[0].islower()):
                return match[0]
            least = _LEAST_INITIALS if initials else _LEAST_APART
            return self._likeliest(match, [(cut, rest)], least) or match[0]

        def together(match: re.Match[str]) -> str:
            word = match[0]
            low = settle_tones(word.lower())
            if self._is_word(low) or keep(low) or _is_name(match) or self._is_doubled(low):
                return word
            return self._likeliest(match, list(self._cuts(word)), _LEAST_TOGETHER) or word

        text = _APART.sub(apart, text)
        return _TOGETHER.sub(together, text)

    def _cuts(self, word: str) -> Iterator[tuple[str, str]]:
        """Where ``word`` may be two: after a beginning, or after a syllable typed in full.

        One with the letters of a syllable has other marks by a slip, unless questions say it ("thạn").
        """
        slip = self._spellings.accented(word.lower())
        for place in range(1, len(word) - 1):
            cut, rest = word[:place], word[place:]
            whole = (
                _VOWEL.search(fold(cut)) and not word.isascii() and self._is_word(settle_tones(cut.lower()))
            )
            begins = _BEGINS.fullmatch(cut) and fold(rest[0]) not in fold(cut)
            if (whole or begins) and not (slip and not self._is_said(cut.lower(), rest.lower())):
                yield cut, rest

    def _is_said(self, cut: str, rest: str) -> bool:
        second = settle_tones(rest)
        firsts = (first for first, _ in self._pairs(cut, second, _LEAST_TOGETHER))
        return not rest.isascii() and any(self._flow.said(first, second) >= _SAID_OFTEN for first in firsts)

    def _is_doubled(self, word: str) -> bool:
        """Whether a word is another with one letter typed again, without its marks too ("nhưu")."""
        plain = fold(word)
        again = (place for place in range(1, len(plain)) if plain[place] == plain[place - 1])
        return len(plain) == len(word) and any(
            self._flow.common(word[:at] + word[at + 1 :]) for place in again for at in (place - 1, place)
        )

    def _is_word(self, word: str) -> bool:
        return bool(self._spellings.accented(word)) if word.isascii() else self._flow.known(word)

    def _likeliest(self, match: re.Match[str], cuts: Sequence[tuple[str, str]], least: int) -> str | None:
        """The likeliest two syllables of ``cuts`` between the words around ``match``."""
        text = match.string
        meant = [
            (cut, rest, first, second)
            for cut, rest in cuts
            for first, second in self._pairs(cut.lower(), settle_tones(rest.lower()), least)
        ]
        if not meant:
            return None
        before = self._forms(_WORD.findall(text[: match.start()])[-1:])
        after = self._forms(_WORD.findall(text[match.end() :])[:1])
        ranked = sorted(((self._score(o[2], o[3], before, after), o) for o in meant), reverse=True)
        cut, rest, first, second = ranked[0][1]
        rivals = [score for score, _ in ranked[1:]] if least == _LEAST_INITIALS else []
        if rivals and ranked[0][0] - rivals[0] < _CLEARLY:
            return None
        said = least != _LEAST_TOGETHER or self._flow.said(first, second) >= _SAID_OFTEN
        if not said and self._is_slip(match[0].lower(), before, after):
            return None
        return f"{cased(first, cut)} {cased(second, rest)}"

    def _is_slip(self, typed: str, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether one slip makes of a word another that goes with its neighbours ("công cbức").

        One of the ear, where the two are a word of the dictionary ("tập xan").
        """
        seen = self._flow.seen
        heard = [meant for meant, cost in self._spellings.slips(typed).items() if cost <= HEARD]
        words = ordinary_words()
        if any(f"{word} {meant}" in words for word in before for meant in heard):
            return True
        if any(f"{meant} {word}" in words for word in after for meant in heard):
            return True
        return any(
            fold(meant[0]) == fold(typed[0])
            and max(*(seen(word, meant) for word in before), *(seen(meant, word) for word in after), 0, 0)
            >= _SLIP_GOES
            for meant in self._spellings.slips(typed)
        )

    def _score(self, first: str, second: str, before: Sequence[str], after: Sequence[str]) -> float:
        log, often = self._flow.log, math.log(self._often(first, second))
        led = max(log(START, word, first) for word in before or (START,))
        return often + _BESIDE * (led + max((log(first, second, word) for word in after), default=0.0))

    def _often(self, first: str, second: str) -> float:
        """How often the two go together, what is said in questions counted more."""
        return self._flow.seen(first, second) + _SAID * self._flow.said(first, second)

    def _forms(self, words: Sequence[str]) -> tuple[str, ...]:
        if not words:
            return ()
        word = NUMBER if words[0].isdigit() else settle_tones(words[0].lower())
        return self._spellings.accented(word) or (word,) if word.isascii() else (word,)

    def _find_pairs(self, cut: str, rest: str, least: int) -> tuple[tuple[str, str], ...]:
        """Syllables beginning with ``cut``, and ``rest`` accented, that go together, the commonest first."""
        if least == _LEAST_INITIALS:
            return self._of_initials(cut, rest, least)
        seconds = self._spellings.accented(rest) if rest.isascii() else (rest,)
        if _BEGINS.fullmatch(cut):
            firsts = [w for w in self._by_letter[fold(cut[0])] if _begins(w, cut)]
        else:
            firsts = [settle_tones(cut)]
        seen = [
            (self._often(first, second), first, second)
            for second in seconds
            if second.isalpha() and _VOWEL.search(fold(second))
            for first in firsts
            if self._is_pair(first, second, least)
        ]
        return tuple((first, second) for _, first, second in sorted(seen, reverse=True)[:_CANDIDATES])

    def _of_initials(self, first: str, second: str, least: int) -> tuple[tuple[str, str], ...]:
        """Words of two syllables that begin with ``first`` and ``second``, the commonest first."""
        accented = self._spellings.accented
        seen = [
            (self._often(one, other), one, other)
            for bare, beside in pairs_beginning(fold(first), fold(second))
            for one in accented(bare)
            if _begins(one, first)
            for other in accented(beside)
            if _begins(other, second) and self._often(one, other) >= least
        ]
        return tuple((one, other) for _, one, other in sorted(seen, reverse=True)[:_CANDIDATES])

    def _is_pair(self, first: str, second: str, least: int) -> bool:
        """Whether the two are a word of official text, or of what questions say."""
        if self._flow.said(first, second) >= _SAID_OFTEN:
            return True
        return self._flow.seen(first, second) >= least and belong_together(fold(first), fold(second))

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """Every syllable by its first letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for letters, words in self._spellings.lettered():
            if _VOWEL.search(letters):
                found[letters[0]] += words
        return found


def _is_name(match: re.Match[str]) -> bool:
    """Whether a word may be a name: unaccented with a capital, though no clause begins there ("Kbang")."""
    word = match[0]
    if not word.isascii() or word.islower() or word.isupper():
        return False
    return not _ENDS.search(match.string[: match.start()])


def _begins(word: str, cut: str) -> bool:
    """Whether ``word`` is longer than ``cut`` and begins with its letters; "d" may stand for "đ"."""
    return len(word) > len(cut) and (word.startswith(cut) or fold(word).startswith(cut))
