"""Words that point back at what was said before: "giấy tờ ấy", "nhiệm vụ nêu trên", "sở vừa nói"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.words import Word, words_of
from prompts import load

_HEAD = 2  # words a thing pointed at may be called by
_SELF = ("nó",)
PERSONS = ("họ",)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words ``[start, end)`` that point back, with what they call it; ``thing``: no office or document."""

    start: int
    end: int
    thing: bool


def pointers_in(text: str) -> tuple[Pointer, ...]:
    """Every pointing back in ``text``, in order."""
    words = words_of(text)
    return tuple(found for place in range(len(words)) if (found := _pointer(words, place)))


def _pointer(words: Sequence[Word], place: int) -> Pointer | None:
    """The pointing whose own word or words begin at ``place``."""
    word = words[place]
    if word.text in (*_SELF, *PERSONS):
        return Pointer(place, place + 1, word.text in _SELF)
    if not place or word.opens:
        return None
    head = words[place - 1].text
    start = max(place - _HEAD, 0)
    end = _tail(words, place, "back") or _plain_tail(words, place)
    if end and head in _words("bodies"):
        return Pointer(start, end, thing=False)
    if end and head not in _words("unpointed"):
        return Pointer(start, end, thing=True)
    end = _tail(words, place, "here")
    return Pointer(start, end, thing=True) if end and head in _words("things") else None


def pointed_at(text: str) -> frozenset[str]:
    """The words right before one that points ("việc tàu cá này"), whatever they are."""
    words = words_of(text)
    return frozenset(
        words[place - 1].text
        for place in range(1, len(words))
        if not words[place].opens and (_tail(words, place, "here") or _tail(words, place, "back"))
    )


def _tail(words: Sequence[Word], place: int, name: str) -> int:
    """Where the longest wording of ``name`` that begins at ``place`` ends; 0 where none does."""
    sizes = [
        len(phrase)
        for phrase in _phrases(name)
        if words[place].text == phrase[0]
        and tuple(word.text for word in words[place : place + len(phrase)]) == phrase
    ]
    return place + max(sizes) if sizes else 0


def _plain_tail(words: Sequence[Word], place: int) -> int:
    """The end of a "đó" typed without its accent where a clause ends ("thoi han giay to do?")."""
    ends = place + 1 == len(words) or words[place + 1].opens
    return place + 1 if words[place].text == "do" and ends else 0


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.text for word in words_of(phrase)) for phrase in load("cues")["grammar"][name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for phrase in _phrases(name) for word in phrase)


def says_nothing(word: Word, pointed: bool) -> bool:
    """Whether a word names no task of its own: of doing or finishing, and handing in where ``pointed``."""
    return word.text in _words("empty") or is_doing(word) or (pointed and word.text in _words("handing"))


def is_doing(word: Word) -> bool:
    """Whether a word says how a thing is dealt with ("triển khai"), whatever it is."""
    return word.text in _words("doing")
