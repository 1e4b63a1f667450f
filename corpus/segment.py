"""Vietnamese word segmentation by underthesea, for indexing only (a question never waits for it)."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import cast

from corpus.text import nfc, syllables

_CHUNK = 1000  # underthesea's patterns are quadratic in the length of what they are given
_LONGEST = 40  # characters of a syllable or foreign word; more is a leader, an address or noise
_BREAK = re.compile(r"[\n\t|;:!?]+|(?<=[^\W\d_])[.,]+(?=\s)|[.…_\-–=*·]{3,}")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_UNUSED = (  # they load torch or ask for a network; underthesea does without them
    "underthesea.pipeline.translate",
    "underthesea.pipeline.dependency_parse",
    "underthesea.agent",
)


def compounds(text: str) -> list[str]:
    """Return the words of several syllables in ``text``, in order: lower case, ``quyết_định``.

    Numbers and document symbols are left out: the index has them as exact terms.
    """
    return [word for piece in _pieces(text) for word in _compounds_of(piece)]


def _pieces(text: str) -> Iterator[str]:
    """Clauses of ``text`` of at most ``_CHUNK`` characters, without numbers and overlong words."""
    for clause in _BREAK.split(nfc(text)):
        piece: list[str] = []
        length = 0
        for word in clause.split():
            if len(word) > _LONGEST or _DIGIT.search(word):
                continue
            if length + len(word) > _CHUNK:
                yield " ".join(piece)
                piece, length = [], 0
            piece.append(word)
            length += len(word) + 1
        if len(piece) > 1:
            yield " ".join(piece)


@lru_cache(maxsize=50_000)
def _compounds_of(piece: str) -> tuple[str, ...]:
    return tuple("_".join(syllables(word)) for word in _tokenizer()(piece) if _WORD.fullmatch(word))


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    hidden = {name: sys.modules.get(name) for name in _UNUSED}
    sys.modules.update(dict.fromkeys(_UNUSED))  # type: ignore[arg-type]  # None makes their import fail
    try:
        from underthesea import word_tokenize  # type: ignore[import-untyped]
    finally:
        for name, module in hidden.items():
            if module is None:
                sys.modules.pop(name, None)
    return cast(Callable[[str], list[str]], word_tokenize)
