"""Wordings a question is made of (``prompts/cues.toml``), found in it, longest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import Word, same, typed_with_accents, words_of
from prompts import load


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording found: its label (``ask.who``) and the words it covers, ``[start, end)``."""

    label: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _written() -> tuple[tuple[str, str], ...]:
    """Every wording with its label; ``{when}`` in one stands for each wording of ``parts.when``."""
    sections = dict(load("cues"))
    parts = sections.pop("parts")
    del sections["thing"]  # names, no wordings of a question
    written: list[tuple[str, str]] = []
    for section, labels in sections.items():
        for name, wordings in labels.items():
            for wording in wordings:
                part = next((part for part in parts if f"{{{part}}}" in wording), None)
                filled = [wording.replace(f"{{{part}}}", word) for word in parts[part]] if part else [wording]
                written += [(f"{section}.{name}", one) for one in filled]
    return tuple(written)


@lru_cache(maxsize=1)
def _wordings() -> dict[str, tuple[tuple[tuple[Word, ...], str], ...]]:
    """All wordings by the bare form of their first word, longest first."""
    by_first: dict[str, list[tuple[tuple[Word, ...], str]]] = {}
    for label, phrase in _written():
        words = words_of(phrase)
        by_first.setdefault(words[0].bare, []).append((words, label))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in by_first.items()
    }


def phrases() -> tuple[str, ...]:
    """Every wording."""
    return tuple(phrase for _, phrase in _written())


def find_cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """Return every wording found in ``words``; one may lie inside another of a different section."""
    found: list[Cue] = []
    accented = typed_with_accents(words)
    for start, word in enumerate(words):
        longest: dict[str, int] = {}
        for phrase, label in _wordings().get(word.bare, ()):
            end = start + len(phrase)
            section = label.partition(".")[0]
            if end > len(words) or longest.get(section, 0) > len(phrase):
                continue
            if any(word.opens for word in words[start + 1 : end]):
                continue
            meets = _equal if accented and len(phrase) == 1 else same
            if all(meets(words[start + i], phrase[i]) for i in range(len(phrase))):
                longest[section] = len(phrase)
                found.append(Cue(label, start, end))
    return tuple(_outermost(found))


def _equal(asked: Word, known: Word) -> bool:
    return asked.text == known.text


def _outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Drop a cue that lies inside a longer one of its own section."""

    def covered(cue: Cue) -> bool:
        section = cue.label.partition(".")[0]
        return any(
            other.label.partition(".")[0] == section
            and other.start <= cue.start
            and cue.end <= other.end
            and other.end - other.start > cue.end - cue.start
            for other in cues
        )

    return [cue for cue in cues if not covered(cue)]
