"""Official text retold in everyday words, as a question would say it.

Phrases come from ``prompts/everyday.txt``, whole sentences from ``retold.txt`` beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from random import Random

from corpus.text import syllables
from prompts import lines

_RETOLD = 0.7  # of the phrases that can be
Phrase = tuple[str, ...]


class Everyday:
    """What people say instead of official words: ``phrases`` and ``sentences``, (everyday, official)."""

    def __init__(self, phrases: Sequence[tuple[str, str]], sentences: Sequence[tuple[str, str]] = ()) -> None:
        self.phrases = tuple(phrases)
        self.sentences = tuple(sentences)
        self._said: dict[Phrase, list[Phrase]] = {}
        for everyday, official in self.phrases:
            words = tuple(syllables(official))
            if len(words) > 1:
                self._said.setdefault(words, []).append(tuple(syllables(everyday)))
        self._longest = max(map(len, self._said), default=0)

    def retell(self, text: str, random: Random) -> str:
        """``text`` with most of the phrases that have everyday words in those; "" where it has none."""
        words, told, changed, place = tuple(syllables(text)), list[str](), False, 0
        while place < len(words):
            phrase = self._phrase(words, place)
            if phrase and random.random() < _RETOLD:
                told += random.choice(self._said[phrase])
                changed = True
            else:
                phrase = phrase or words[place : place + 1]
                told += phrase
            place += len(phrase)
        return " ".join(told) if changed else ""

    def _phrase(self, words: Phrase, place: int) -> Phrase:
        """The longest official phrase of several syllables that begins there."""
        for length in range(min(self._longest, len(words) - place), 1, -1):
            if words[place : place + length] in self._said:
                return words[place : place + length]
        return ()


def load_everyday() -> Everyday:
    """What the project ships."""
    phrases: list[tuple[str, str]] = []
    for line in lines("everyday"):
        official, _, everyday = line.partition(" < ")
        phrases += [(said, phrase) for said in everyday.split(" | ") for phrase in official.split(" | ")]
    sentences: list[tuple[str, str]] = []
    for line in (files("eval.training") / "retold.txt").read_text(encoding="utf-8").splitlines():
        sentence, *told = line.split(" | ")
        sentences += [(said, sentence) for said in told]
    return Everyday(phrases, sentences)
