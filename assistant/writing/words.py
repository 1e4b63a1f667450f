"""The wordings the guard goes by, from ``prompts/writing.toml``, ready for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.text import fold, nfc, settle_tones, syllables
from prompts import load

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words and phrases in lower case, tones settled; ``planted`` are patterns over folded text."""

    functions: frozenset[str]
    denials: frozenset[str]
    negations: frozenset[str]
    due: frozenset[str]
    numerals: frozenset[str]
    bounds: tuple[tuple[Phrase, ...], ...]
    weighty: tuple[tuple[Phrase, ...], ...]
    roles: tuple[tuple[str, Phrase], ...]
    joints: frozenset[str]
    bodies: tuple[Phrase, ...]
    compounds: frozenset[str]
    planted: re.Pattern[str]


@cache
def wordings() -> Wordings:
    """Return the wordings, read once."""
    data = load("writing")
    guard, roles = data["guard"], data["roles"]
    named = ((role, phrase) for role, phrases in roles.items() if role != "joints" for phrase in phrases)
    return Wordings(
        functions=_words(guard["functions"]),
        denials=_words(guard["denials"]),
        due=_words(data["due"]["words"]),
        negations=_words(guard["negations"]),
        numerals=_words(guard["numerals"]),
        bounds=tuple(tuple(map(phrase, group)) for group in guard["bounds"]),
        weighty=tuple(tuple(map(phrase, group)) for group in guard["weighty"]),
        roles=tuple((role, phrase(words)) for role, words in named),
        joints=_words(roles["joints"]),
        bodies=tuple(map(phrase, data["bodies"]["heads"])),
        compounds=_words(data["bodies"]["compounds"]),
        planted=re.compile("|".join(data["planted"]["patterns"])),
    )


def phrase(text: str) -> Phrase:
    """Return the words of ``text`` as they are compared."""
    return tuple(syllables(text))


def asks_for(kind: str, question: str) -> str | None:
    """Return the words of ``question``, as typed, that ask for a ``summary`` or to ``explain``."""
    typed = nfc(question)
    folded = fold(typed)
    aligned = len(folded) == len(typed)
    for words in sorted(load("writing")["ask"][kind], key=len, reverse=True):
        found = re.search(rf"\b{re.escape(fold(words))}\b", folded)
        if found:
            return typed[found.start() : found.end()] if aligned else words
    return None


def is_planted(text: str) -> bool:
    """Tell whether a passage tries to tell a machine what to do."""
    return bool(wordings().planted.search(fold(nfc(text))))


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(settle_tones(word) for word in words)
