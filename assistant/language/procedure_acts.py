"""What is done by a procedure ("thu hồi", "cấp lại"): that of another act on the same thing is another."""

from __future__ import annotations

import re
from functools import cache

from corpus.text import fold, settle_tones
from corpus.timespans import aligned
from prompts import load


def acts_in(text: str) -> frozenset[int]:
    """The acts that ``text`` (NFC) names, by their place among the wordings; typed with accents or none."""
    found = ((text[slice(*one.span())], one[0]) for one in _pattern().finditer(aligned(text)))
    return frozenset(
        _wordings()[bare]
        for typed, bare in found
        if typed.isascii() or settle_tones(typed.lower()) in _spelt()
    )


def is_of_other_act(asked: frozenset[int], name: str) -> bool:
    """Whether acts are ``asked`` for, and the ``name`` of a procedure has none of them."""
    return bool(asked) and asked.isdisjoint(acts_in(name))


@cache
def _wordings() -> dict[str, int]:
    return {fold(word): place for place, words in enumerate(load("procedure_acts")["acts"]) for word in words}


@cache
def _spelt() -> frozenset[str]:
    return frozenset(settle_tones(word) for words in load("procedure_acts")["acts"] for word in words)


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_wordings(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
