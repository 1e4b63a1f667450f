"""The wordings the guard goes by, from ``prompts/writing.toml``, ready for comparing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.text import fold, nfc, settle_tones, syllables
from prompts import load

_SIDES = ("before", "after", "from", "until")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words and phrases in lower case, tones settled; ``planted`` are patterns over folded text."""

    functions: frozenset[str]
    plain: frozenset[str]
    states: frozenset[str]
    reported: frozenset[str]
    labels: frozenset[str]
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
    sides: Mapping[str, str]
    moment_words: frozenset[str]
    units: frozenset[str]
    spans: frozenset[str]
    of_spans: frozenset[str]
    over_spans: frozenset[str]
    counting: Mapping[str, frozenset[str]]
    of_years: frozenset[str]
    pointing: frozenset[str]
    pointed_documents: frozenset[str]


@cache
def wordings() -> Wordings:
    """Return the wordings, read once."""
    data = load("writing")
    guard, roles = data["guard"], data["roles"]
    named = ((role, phrase) for role, phrases in roles.items() if role != "joints" for phrase in phrases)
    return Wordings(
        functions=_words(guard["functions"]),
        plain=_words(guard["plain"]),
        states=_words(guard["states"]),
        reported=_words(guard["reported"]),
        labels=_words(guard["labels"]),
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
        sides={word: side for side in _SIDES for word in _words(data["moments"][side])},
        moment_words=_words(data["moments"]["words"]),
        units=_words(data["units"]["words"]),
        spans=_words(data["spans"]["words"]),
        of_spans=_words(data["spans"]["parts"]),
        over_spans=_words(data["spans"]["whole"]),
        counting={word: _words(after) for word, after in data["counting"].items()},
        of_years=_words(data["years"]["words"]),
        pointing=_words(data["pointing"]["words"]),
        pointed_documents=_words(data["pointing"]["documents"]),
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
