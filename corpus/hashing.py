"""The default embedder: feature hashing of syllables, their letters and pairs. numpy, no model file."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.text import fold, syllables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COUNTS = "data/syllable_counts.csv"
_FOLDED, _ACCENTED, _LETTERS, _PAIR = 1.0, 0.6, 0.35, 0.9
_KNOWN_ROWS = 20_000


class HashingEmbedder:
    """Vectors of ``dimensions`` numbers, the same on every machine; equal words, near vectors."""

    at_once = 4000

    def __init__(self, dimensions: int = 512) -> None:
        self._dimensions = dimensions
        self._row = lru_cache(maxsize=_KNOWN_ROWS)(self._syllable)

    @property
    def name(self) -> str:
        """What the dense index remembers its vectors were made with."""
        return f"hashing-1-{self._dimensions}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector a text, of length 1 (all zeros for a text without words)."""
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question; the same as for a document."""
        vector: list[float] = self._vector(text).tolist()
        return vector

    def _vector(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        spoken = syllables(text)
        vector = np.zeros(self._dimensions, dtype=np.float32)
        for syllable, count in Counter(spoken).items():
            vector += self._row(syllable) * (1.0 + math.log(count))
        for pair, count in Counter(pairwise(spoken)).items():
            place, sign, weight = _pair(*pair)
            vector[place % self._dimensions] += sign * weight * (1.0 + math.log(count))
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

    def _syllable(self, syllable: str) -> NDArray[np.float32]:
        """What one syllable adds: itself, itself without accents, and its letters by threes."""
        import numpy as np

        bare = fold(syllable)
        edged = f"^{bare}$"
        letters = [edged[start : start + 3] for start in range(len(edged) - 2)]
        features = [("f:" + bare, _FOLDED), ("a:" + syllable, _ACCENTED)]
        features += [("l:" + three, _LETTERS / math.sqrt(len(letters))) for three in letters]
        row = np.zeros(self._dimensions, dtype=np.float32)
        for feature, weight in features:
            place, sign = _hashed(feature)
            row[place % self._dimensions] += sign * weight * rarity(bare)
        return row


def rarity(bare: str) -> float:
    """Return how much an unaccented syllable tells, 0.1 (in every paragraph) to 1 (unknown)."""
    counts, total = _counts()
    return max(0.1, math.log(total / (counts.get(bare, 0) + 10)) / math.log(total / 10))


@lru_cache(maxsize=200_000)
def _pair(first: str, second: str) -> tuple[int, int, float]:
    bare = fold(first), fold(second)
    place, sign = _hashed("p:" + "_".join(bare))
    return place, sign, _PAIR * math.sqrt(rarity(bare[0]) * rarity(bare[1]))


def _hashed(feature: str) -> tuple[int, int]:
    number = int.from_bytes(blake2b(feature.encode(), digest_size=8).digest())
    return number >> 1, 1 if number & 1 else -1


@cache
def _counts() -> tuple[dict[str, int], int]:
    """How many paragraphs of public legal texts hold each unaccented syllable, and of how many."""
    lines = files("corpus").joinpath(_COUNTS).read_text(encoding="utf-8").splitlines()[1:]
    total, counts = 1, Counter[str]()
    for line in lines:
        syllable, _, count = line.partition(",")
        if syllable:
            counts[fold(syllable)] += int(count)
        else:
            total = int(count)
    return dict(counts), total
