"""Departments called by what they see to ("sở lo chuyện dạy và học"; ``prompts/offices.toml``)."""

from __future__ import annotations

import re
from functools import cache

from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_SEEING = ("phu trach", "quan ly")


def called(text: str) -> str:
    """Return ``text`` (NFC) with every department that is only described called by its name."""
    parts: list[str] = []
    last = 0
    for match in _described().finditer(aligned(text)):
        parts += [
            text[last : match.start()],
            f"{_heads()[match['head'] or match['plain']]} {_fields()[match['field']]}",
        ]
        last = match.end()
    return "".join((*parts, text[last:]))


@cache
def _described() -> re.Pattern[str]:
    seeing = [fold(words) for words in load("offices")["seeing"]["to"]]
    head, to, field = (_any(words) for words in (_heads(), seeing, _fields()))
    plain = _any([words for words in _heads() if words.endswith(_SEEING)])
    return re.compile(rf"(?<!\w)(?:(?P<head>{head}) (?:{to})|(?P<plain>{plain})) (?P<field>{field})(?!\w)")


@cache
def _heads() -> dict[str, str]:
    return {fold(word): name for word, name in load("offices")["head"].items()}


@cache
def _fields() -> dict[str, str]:
    return {fold(word): name for name, words in load("offices")["field"].items() for word in words}


def _any(words: list[str] | dict[str, str]) -> str:
    """A pattern of any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
