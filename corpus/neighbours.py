"""Counts of one, two and three neighbouring syllables of official Vietnamese, as shipped (``.gz``).

Lower case, tones settled; ``#`` stands for any number, the empty word for the start of a clause.
Counted by ``eval.training.neighbours`` in laws, decrees and public procedures, which are outside copyright.
"""

from __future__ import annotations

import gzip
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

START, NUMBER = "", "#"
_FILE = "data/neighbours.gz"


class Counts:
    """The counts as shipped: ``words`` by number, rows of followers unpacked when asked for."""

    def __init__(
        self,
        words: Sequence[str],
        counts: array[int],
        pairs: Sequence[array[int]],
        triples: Sequence[array[int]],
    ) -> None:
        self.words = words
        self.counts = counts
        self.index = {word: number for number, word in enumerate(words)}
        self._lengths2, self._next2, self._counts2 = pairs
        self._lengths3, self._next3, self._counts3 = triples
        self._from2 = array("I", accumulate(self._lengths2, initial=0))
        self._from3 = array("I", accumulate(self._lengths3, initial=0))
        self._rows: dict[str, dict[str, tuple[int, int]]] = {}

    def followers(self, word: str) -> Mapping[str, tuple[int, int]]:
        """What follows ``word``: its count and its place among all pairs."""
        row = self._rows.get(word)
        if row is None:
            number = self.index.get(word)
            row = {} if number is None else self._row(number)
            self._rows[word] = row
        return row

    def count(self, first: str, second: str) -> int:
        """How often the pair was counted, without unpacking the row of ``first``."""
        number, following = self.index.get(first), self.index.get(second)
        if number is None or following is None:
            return 0
        low, high = self._from2[number], self._from2[number + 1]
        place = bisect_left(self._next2, following, low, high)
        return self._counts2[place] if place < high and self._next2[place] == following else 0

    def followers_of_pair(self, place: int) -> dict[str, int]:
        """What follows the pair at ``place``, with its count."""
        low, high = self._from3[place], self._from3[place + 1]
        names = (self.words[number] for number in self._next3[low:high])
        return dict(zip(names, self._counts3[low:high], strict=True))

    def spread(self) -> Counter[str]:
        """In how many pairs each syllable comes second."""
        return Counter({self.words[number]: n for number, n in Counter(self._next2).items()})

    def _row(self, number: int) -> dict[str, tuple[int, int]]:
        low, high = self._from2[number], self._from2[number + 1]
        names = (self.words[following] for following in self._next2[low:high])
        return dict(zip(names, zip(self._counts2[low:high], range(low, high), strict=True), strict=True))


def pack(words: Sequence[str], arrays: Sequence[array[int]]) -> bytes:
    """Return the file for ``words`` and the seven arrays of :class:`Counts`, little-endian."""
    head = "\n".join([" ".join(f"{a.typecode}{len(a)}" for a in arrays), *words]).encode("utf-8")
    bodies = b"".join(_little(a).tobytes() for a in arrays)
    return gzip.compress(len(head).to_bytes(4, "little") + head + bodies, 9, mtime=0)


def unpack(data: bytes) -> Counts:
    """Read what :func:`pack` wrote."""
    raw = memoryview(gzip.decompress(data))
    start = 4 + int.from_bytes(raw[:4], "little")
    shapes, *words = bytes(raw[4:start]).decode("utf-8").split("\n")
    arrays = []
    for shape in shapes.split():
        values = array(shape[0])
        end = start + int(shape[1:]) * values.itemsize
        values.frombytes(raw[start:end])
        arrays.append(_little(values))
        start = end
    return Counts(words, arrays[0], arrays[1:4], arrays[4:7])


def _little(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values


@cache
def shipped() -> Counts:
    """The counts that come with the package, read once."""
    return unpack((files("corpus") / _FILE).read_bytes())
