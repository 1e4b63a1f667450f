"""Offices called otherwise than documents do: ``prompts/offices.toml``.

Departments by what they see to ("sở lo chuyện dạy và học"), posts by a shorter name ("Thủ tướng").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_PLACED = r" (?:o|tai|cua|thuoc|tinh)(?: [^\W\d_]+){1,4}?"
_TOWN = "thị "
_COMMITTEE = "uy ban "  # called so, a level is an office wherever it stands
_SEEING = ("phu trach", "quan ly")


def called(text: str) -> str:
    """Return ``text`` (NFC) with every office that is only described, or called shorter, by its name."""
    text = _replaced(text, _short(), lambda match: _posts()[match[0]])
    text = _replaced(text, _level(), partial(_committee, text), "level")
    return _replaced(text, _described(), _department)


def _replaced(
    text: str, pattern: re.Pattern[str], name: Callable[[re.Match[str]], str], group: str | int = 0
) -> str:
    """``text`` with what ``group`` of ``pattern`` finds in it, folded, called by ``name``."""
    parts: list[str] = []
    last = 0
    for match in pattern.finditer(aligned(text)):
        parts += [text[last : match.start(group)], name(match)]
        last = match.end(group)
    return "".join((*parts, text[last:]))


def _committee(text: str, match: re.Match[str]) -> str:
    """The committee of a level told alone; "xã" of "thị xã" is none."""
    town = text[: match.start("level")].lower().endswith(_TOWN)
    return match["level"] if town else _levels()[match["level"]]


def _department(match: re.Match[str]) -> str:
    return f"{_heads()[match['head'] or match['plain']]} {_fields()[match['field']]}"


@cache
def _posts() -> dict[str, str]:
    return {fold(short): name for short, name in load("offices")["short"].items()}


@cache
def _short() -> re.Pattern[str]:
    """The short names, where the rest of the full one does not follow."""
    each = [f"{short}(?!{fold(name).removeprefix(short)})" for short, name in _posts().items()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")


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


@cache
def _levels() -> dict[str, str]:
    return {fold(word): name for name, words in load("offices")["level"].items() for word in words}


@cache
def _level() -> re.Pattern[str]:
    """A level of government where an office acts: "giao cho xã …", "phường em phải …", "ủy ban xã lo …"."""
    says = load("offices")["acting"]
    head, me, act, given = (
        _any([fold(word) for word in says[name]]) for name in ("head", "me", "act", "given")
    )
    level = _any(_levels())
    opens = rf"(?:^|[,;:.?!] ?|(?<!\w)(?:{given}) |(?<!\w)(?={_COMMITTEE}))(?:(?:{head}) )?"
    asked = rf"(?: (?:{me})(?!\w)(?! thieu\b)|(?:{_PLACED})?,? (?:{act})(?!\w)|\W*$)"
    return re.compile(rf"{opens}(?P<level>{level})(?={asked})")


def _any(words: list[str] | dict[str, str]) -> str:
    """A pattern of any of ``words``, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
