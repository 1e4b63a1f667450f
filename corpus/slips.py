"""What a syllable may have been meant to be: other marks, keyboard leftovers, one slip of a finger or ear.

A cost is the negative natural logarithm of how likely the slip is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from corpus.anatomy import Anatomy, anatomy
from corpus.keystrokes import telex
from corpus.text import fold

_ALIKE = (("x", "r"),)  # tones that sound alike to many
_LETTERS = "abcdeghiklmnopqrstuvxy"
HEARD = 4.5  # of what sounds alike: other first letters, hỏi for ngã
_DROPPED_TONE, _ALIKE_TONE, _OTHER_TONE, _ADDED_TONE = 4.0, HEARD, 6.0, 6.5
_DROPPED_MARK, _OTHER_MARK, _ADDED_MARK = 4.0, 5.5, 6.0
_TELEX, _LOOKALIKE, _DOUBLED, _EDIT = 1.0, 2.0, 3.5, 6.0
_STARTS = (
    ("s", "x"), ("ch", "tr"), ("d", "gi"), ("gi", "r"), ("d", "r"), ("l", "n"), ("d", "v"), ("gi", "v"),
    ("ngh", "ng"), ("gh", "g"), ("c", "k"), ("qu", "q"), ("ph", "f"), ("gi", "z"), ("d", "z"), ("gi", "j"),
)  # fmt: skip
_ENDS = (("n", "ng"), ("c", "t"), ("i", "y"), ("nh", "n"), ("ch", "t"), ("u", "o"))
_INSIDE = (("ie", "e"), ("uo", "u"), ("oa", "ao"), ("ie", "i"), ("uye", "ue"))
_READ = (("rn", "m"), ("l", "i"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("1", "i"), ("0", "o"))
_SHORTEST = 3

Slips = Mapping[str, float]


class Spellings:
    """The syllables known, by their letters without marks."""

    def __init__(self, syllables: Iterable[str]) -> None:
        plain: dict[str, list[str]] = defaultdict(list)
        marked: dict[Anatomy, str] = {}
        for syllable in syllables:
            plain[fold(syllable)].append(syllable)
            marked[anatomy(syllable)] = syllable
        self._plain = plain
        self._marked = marked
        self._slips = lru_cache(maxsize=20_000)(self._find_slips)
        self._accented = lru_cache(maxsize=50_000)(self._find_accented)

    def accented(self, syllable: str) -> tuple[str, ...]:
        """Every known syllable of the same letters."""
        return self._accented(syllable)

    def lettered(self) -> Iterable[tuple[str, Sequence[str]]]:
        """The letters of all known syllables, each with the syllables of these letters."""
        return self._plain.items()

    def spelt(self, parts: Anatomy) -> str | None:
        """The known syllable of these letters and tone."""
        return self._marked.get(parts)

    def slips(self, syllable: str) -> Slips:
        """Known syllables of other letters one slip away, each with its cost."""
        return self._slips(syllable)

    def _find_accented(self, syllable: str) -> tuple[str, ...]:
        return tuple(self._plain.get(fold(syllable), ()))

    def _find_slips(self, syllable: str) -> Slips:
        found: dict[str, float] = {}
        for letters in _swapped(fold(syllable), _STARTS, _ENDS, _INSIDE):
            self._add(found, syllable, letters, HEARD)
        for meant in telex(syllable):
            if meant in self._marked:
                found[self._marked[meant]] = _TELEX
        letters = fold(syllable)
        for other in _read(letters):
            self._add(found, syllable, other, _LOOKALIKE)
        if letters.isalpha() and len(letters) > 1:
            for other, cost in _edited(letters):
                if other in self._plain:  # few of the many are
                    self._add(found, syllable, other, cost)
        return found

    def _add(self, found: dict[str, float], typed: str, letters: str, cost: float) -> None:
        for meant in self._plain.get(letters, ()):
            if cost >= found.get(meant, 99.0):
                continue
            total = cost + marks_cost(typed, meant)
            if total < found.get(meant, 99.0):
                found[meant] = total


@lru_cache(maxsize=100_000)
def marks_cost(typed: str, meant: str) -> float:
    """What it costs that ``meant`` was typed with the marks of ``typed``."""
    letters, tone = anatomy(typed)
    other, meant_tone = anatomy(meant)
    plain = letters.isascii() and not tone
    cost = 0.0 if plain else _tone_cost(tone, meant_tone)
    if fold(letters) == fold(other):
        return cost + sum(_mark_cost(a, b, plain) for a, b in zip(letters, other, strict=True) if a != b)
    if plain:
        return cost
    return cost + _DROPPED_MARK / 2 * _unshared(letters, other)


def _unshared(letters: str, other: str) -> int:
    """How many marked letters of either word the other lacks."""
    left = [c for c in other if not c.isascii()]
    more = 0
    for letter in letters:
        if letter in left:
            left.remove(letter)
        elif not letter.isascii():
            more += 1
    return more + len(left)


def _tone_cost(typed: str, meant: str) -> float:
    if typed == meant:
        return 0.0
    if not typed:
        return _DROPPED_TONE
    if not meant:
        return _ADDED_TONE
    return _ALIKE_TONE if (typed, meant) in _ALIKE or (meant, typed) in _ALIKE else _OTHER_TONE


def _mark_cost(typed: str, meant: str, plain: bool) -> float:
    if typed.isascii():
        return 0.0 if plain or meant.isascii() else _DROPPED_MARK
    return _ADDED_MARK if meant.isascii() else _OTHER_MARK


def _read(letters: str) -> Iterator[str]:
    for one, other in _READ:
        for wrong, right in ((one, other), (other, one)):
            if wrong in letters:
                yield letters.replace(wrong, right, 1)


def _swapped(
    letters: str, starts: Iterable[tuple[str, str]], *others: Iterable[tuple[str, str]]
) -> Iterator[str]:
    ends, inside = others
    for pair in starts:
        for wrong, right in (pair, pair[::-1]):
            if letters.startswith(wrong):
                yield right + letters[len(wrong) :]
    for pair in ends:
        for wrong, right in (pair, pair[::-1]):
            if letters.endswith(wrong):
                yield letters[: -len(wrong)] + right
    for pair in inside:
        for wrong, right in (pair, pair[::-1]):
            if wrong in letters:
                yield letters.replace(wrong, right, 1)


def _edited(letters: str) -> Iterator[tuple[str, float]]:
    """Every string one letter away."""
    for place in range(len(letters) + 1):
        head, tail = letters[:place], letters[place:]
        if tail and len(letters) >= _SHORTEST:
            doubled = bool(head) and head[-1] == tail[0]
            yield head + tail[1:], _DOUBLED if doubled else _EDIT
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:], _EDIT
            for letter in _LETTERS:
                yield head + letter + tail[1:], _EDIT + 1.0
        for letter in _LETTERS:
            yield head + letter + tail, _EDIT
