"""Vietnamese word segmentation by underthesea, for models trained on segmented text only."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, cast

from corpus.text import nfc

_CHUNK = 1000  # underthesea's patterns are quadratic in the length of what they are given
_LONGEST = 40  # characters of a syllable or foreign word; more is a leader, an address or noise
_BREAK = re.compile(r"[\n\t|;:!?]+|(?<=[^\W\d_])[.,]+(?=\s)|[.…_\-–=*·]{3,}")
_UNUSED = (  # they load torch or ask for a network; underthesea does without them
    "underthesea.pipeline.translate",
    "underthesea.pipeline.dependency_parse",
    "underthesea.agent",
)


def segmented(text: str) -> str:
    """Return ``text`` with the syllables of a word joined (``Sở Nội_vụ ban_hành kế_hoạch``)."""
    return " ".join(joined for piece in _pieces(text) for joined in _joined(piece))


def _pieces(text: str) -> Iterator[str]:
    """Clauses of ``text`` of at most ``_CHUNK`` characters, without overlong words."""
    for clause in _BREAK.split(nfc(text)):
        piece: list[str] = []
        length = 0
        for word in clause.split():
            if len(word) > _LONGEST:
                continue
            if length + len(word) > _CHUNK:
                yield " ".join(piece)
                piece, length = [], 0
            piece.append(word)
            length += len(word) + 1
        if piece:
            yield " ".join(piece)


@lru_cache(maxsize=50_000)
def _joined(piece: str) -> tuple[str, ...]:
    return tuple(word.replace(" ", "_") for word in _tokenizer()(piece))


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    hidden = {name: sys.modules.get(name) for name in _UNUSED}
    failing: dict[str, Any] = dict.fromkeys(_UNUSED)  # None makes their import fail
    sys.modules.update(failing)
    try:
        from underthesea import word_tokenize
    finally:
        for name, module in hidden.items():
            if module is None:
                sys.modules.pop(name, None)
    return cast(Callable[[str], list[str]], word_tokenize)
