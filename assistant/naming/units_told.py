"""Units called by what they see to ("phòng lo chuyện văn thư"), by the names that documents print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.language.cues import grammar_words
from assistant.language.synonyms import Phrase, other_words
from assistant.language.words import Word, words_of
from corpus.agencies import agency_key
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_FEWEST = 2  # words of the work told
_END = re.compile(r"[;:.?!]")  # names have commas


def units_named(text: str, printed: Iterable[str]) -> str:
    """``text`` (NFC) with every unit told by its work called by the one of the ``printed`` names that has it.

    All that is said of the work must stand in the name; what fits several units, or none, is left as it is.
    """
    plain = aligned(text)
    for match in reversed(list(_seeing().finditer(plain))):
        said = _said(text, plain, match.end())
        units = [name for name in printed if fold(name).startswith(tuple(_heads().values()))]
        own = [name for name in units if fold(name).startswith(_heads()[match["head"]])]
        meant = _meant(said, own) or _meant(said, units)
        if meant:
            name, last = meant
            called = fold(name) if text.isascii() else name  # accents are restored to all of it or to none
            text = f"{text[: match.start()]}{called}{text[last.end :]}"
    return text


def _said(text: str, plain: str, start: int) -> tuple[Word, ...]:
    """The words that may tell the work: to the end of the clause, or to what is asked of the unit."""
    end = _END.search(plain, start)
    return tuple(w for w in words_of(text) if start <= w.start < (end.start() if end else len(text)))[
        : _most()
    ]


def _most() -> int:
    return int(load("offices")["units"]["longest"])


def _meant(said: Sequence[Word], units: Sequence[str]) -> tuple[str, Word] | None:
    """The one unit whose name has all of the first words ``said``, and the last of these; the most first."""
    small = grammar_words()
    others = other_words(tuple(said))
    for size in range(len(said), _FEWEST - 1, -1):
        if said[size - 1].text in small:
            continue
        told = [(w, others[i]) for i, w in enumerate(said[:size]) if w.text not in small]
        fits = {agency_key(name): name for name in units if len(told) >= _FEWEST and _has(name, told)}
        if len(fits) == 1:
            return next(iter(fits.values())), said[size - 1]
    return None


def _has(name: str, told: Iterable[tuple[Word, tuple[Phrase, ...]]]) -> bool:
    """Whether a name has each word, or a phrase that says the same."""
    bare = f" {' '.join(word.bare for word in words_of(name)[1:])} "
    return all(
        f" {word.bare} " in bare or any(f" {fold(' '.join(phrase))} " in bare for phrase in others)
        for word, others in told
    )


@cache
def _heads() -> dict[str, str]:
    return {fold(said): f"{fold(head)} " for said, head in load("offices")["units"]["head"].items()}


@cache
def _seeing() -> re.Pattern[str]:
    offices = load("offices")
    to = [fold(words) for words in (*offices["seeing"]["to"], *offices["units"]["to"])]
    head, seeing = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (_heads(), to)
    )
    return re.compile(rf"(?<!\w)(?P<head>{head}) (?:{seeing})(?!\w)")
