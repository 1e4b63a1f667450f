"""The model's tokenizer: unaccented syllables, pairs that belong together, and pieces of unknown words.

All letters are folded, so that a question typed without accents, or with half of them, has the same
vector as the accented one; pairs (``quyet dinh``) tell apart what single bare syllables cannot.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

SPACE = "▁"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_LEAST_SYLLABLE, _LEAST_NUMBER, _LEAST_PAIR = 4, 40, 6
_LEAST_AFFINITY = 1.0  # log of how much oftener the two stand together than by chance
_PIECES, _PIECE_SCORE, _LETTER_SCORE = 4000, -22.0, -27.0


def folding() -> Any:
    """Return the normalizer and pre-tokenizer: folded words, cut where punctuation stands."""
    parts = import_module("tokenizers.normalizers")
    regex = import_module("tokenizers").Regex
    normalizer = parts.Sequence(
        [
            parts.NFD(),
            parts.StripAccents(),
            parts.Lowercase(),
            parts.Replace("đ", "d"),
            parts.Replace(regex("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+"), ""),
            parts.Replace(regex(r"\s+"), " "),
            parts.Replace(regex(" ?[^a-z0-9 ]+ ?"), "\n"),
            parts.Strip(),
        ]
    )
    cuts = import_module("tokenizers.pre_tokenizers")
    newline = cuts.Split("\n", behavior="removed")
    return normalizer, cuts.Sequence(
        [newline, cuts.Metaspace(replacement=SPACE, prepend_scheme="always", split=False)]
    )


def make_tokenizer(texts: Iterable[str], size: int) -> Any:
    """Return a Unigram tokenizer of at most ``size`` tokens learnt from ``texts``."""
    library = import_module("tokenizers")
    normalizer, cuts = folding()
    tokens = scored_tokens((normalizer.normalize_str(text) for text in texts), size)
    model = library.models.Unigram([*tokens], unk_id=0, byte_fallback=False)
    tokenizer = library.Tokenizer(model)
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = cuts
    return tokenizer


def scored_tokens(folded: Iterable[str], size: int) -> list[tuple[str, float]]:
    """Return (token, log probability): the unknown, syllables, pieces and letters, then pairs."""
    singles, pairs = Counter[str](), Counter[tuple[str, str]]()
    for text in folded:
        for run in text.split("\n"):
            words = run.split()
            singles.update(words)
            pairs.update(pairwise(words))
    total = sum(singles.values())
    kept = {word: count for word, count in singles.items() if _worth(word, count)}
    pieces = _pieces(singles)
    scored = {SPACE + word: math.log(count / total) for word, count in sorted(kept.items())}
    for piece in pieces:
        scored.setdefault(piece, _PIECE_SCORE - (3.0 if len(piece) < 3 else 0.0))
    for letter in _LETTERS:
        scored.setdefault(letter, _LETTER_SCORE)
        scored.setdefault(SPACE + letter, _LETTER_SCORE)
    scored.setdefault(SPACE, _LETTER_SCORE)
    room = size - len(scored) - 1
    together = _together(pairs, kept, total)[: max(room, 0)]
    scored |= {f"{SPACE}{a}{SPACE}{b}": math.log(count / total) for a, b, count in together}
    return [("[UNK]", 0.0), *scored.items()]


def _worth(word: str, count: int) -> bool:
    if any(c.isdigit() for c in word):
        return len(word) <= 4 and count >= _LEAST_NUMBER
    return count >= _LEAST_SYLLABLE and len(word) <= 15


def _together(
    pairs: Counter[tuple[str, str]], kept: dict[str, int], total: int
) -> Sequence[tuple[str, str, int]]:
    """Pairs that belong together, those that tell most first."""
    found = []
    for (a, b), count in pairs.items():
        if count < _LEAST_PAIR or a not in kept or b not in kept or (a + b).isdigit():
            continue
        affinity = math.log(count * total / (kept[a] * kept[b]))
        if affinity >= _LEAST_AFFINITY:
            found.append((count * affinity, a, b, count))
    return [(a, b, count) for _, a, b, count in sorted(found, key=lambda row: (-row[0], row[1], row[2]))]


def _pieces(singles: Counter[str]) -> list[str]:
    """The commonest beginnings and inner parts (2 to 4 letters) of distinct words."""
    seen = Counter[str]()
    for word, count in singles.items():
        weight = min(count, 20)
        for length in (2, 3, 4):
            seen[SPACE + word[:length]] += weight
            for start in range(1, len(word) - length + 1):
                seen[word[start : start + length]] += weight
    ranked = sorted(seen, key=lambda piece: (-seen[piece], piece))
    return ranked[:_PIECES]
