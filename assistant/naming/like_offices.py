"""A plan asked for by the office it is of, where only offices like it issued one of that name.

"Kế hoạch cải cách hành chính năm 2025 của Sở Tư pháp" is not that of Sở Nội vụ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.language.words import words_of
from assistant.naming.mentions import Mentions
from assistant.naming.parts import plays
from assistant.query import Party, Scope
from corpus.agencies import agency_key
from corpus.model import Head
from corpus.successors import predecessors
from corpus.timespans import aligned

_PLAN = r"(?<!\w)(?:ke hoach|chuong trinh|cong van|van ban)"
_TITLE = r"((?: (?!nao\b|gi\b)[^\s:;,?.]+){0,10}?)"
_BEFORE = re.compile(rf"{_PLAN}{_TITLE} cua $")
_AT_HEAD = re.compile(rf"{_PLAN}{_TITLE} $")
_CLOSES = re.compile(r"(?: [^\s:,;?]+){0,4}\s?[:,]")
_HELD = re.compile(rf"(?: [^\s:,;?]+){{0,4}}? (?:da )?co {_PLAN}{_TITLE} (?:khong|chua)\b")
_OF_UNKNOWN = re.compile(rf"{_PLAN}{_TITLE} cua (?P<name>(?:so|bo) (?P<own>[^\W\d_]+) [^\W\d_]+)")
_LED = re.compile(r"\b(?:theo|trong|tai) ke hoach cua $")
_ASIDE = frozenset(("nam", "thuc", "hien", "cong", "tac", "ve", "cua", "ban", "hanh", "so", "tinh"))


def of_like_office(text: str, named: Mentions, scope: Scope) -> Scope:
    """``scope``, or none with the office told as missing, where its own plan is asked for and not stored."""
    if scope.numbered or named.issuers:
        return scope
    asked = [(p.name, p.key, _title(text, p, named)) for p in named.parties]
    for name, key, title in (*asked, *_unknown(text, named)):
        if title is not None and any(_is_like(head, key, title) for head in scope.heads):
            return replace(scope, heads=(), named=True, missing=name, missing_kind="place")
    return scope


def _unknown(text: str, named: Mentions) -> Iterator[tuple[str, str, Sequence[str] | None]]:
    """The name, key and plan of an office of a plan that no document prints, told by its capital."""
    told = _OF_UNKNOWN.search(aligned(text))
    if told and text[told.start("own")].isupper() and not (named.parties or named.outside):
        name = text[told.start("name") : told.end("name")]
        yield name, agency_key(name), _words(told[1], text[: told.start("name")])


def _title(text: str, party: Party, named: Mentions) -> Sequence[str] | None:
    """The folded words of the title of the plan that ``text`` says is ``party``'s; ``None`` where of none."""
    plain = aligned(text)
    before = plain[: named.words[party.start].start]
    after = plain[named.words[party.end - 1].end :]
    told = _BEFORE.search(before) or _HELD.match(after)
    if told is None and _CLOSES.match(after) and not plays(party, named.words, named.cues):
        told = _AT_HEAD.search(before)
    if told is None:
        return None
    return _words(told[1], before)


def _words(title: str, before: str) -> Sequence[str] | None:
    """The folded words of ``title``; ``None`` where there are none and nothing in ``before`` leads to it."""
    words = [word.bare for word in words_of(title) if word.bare not in _ASIDE]
    return words if words or _LED.search(aligned(before)) else None


def _is_like(head: Head, key: str, title: Sequence[str]) -> bool:
    """Whether an office of the kind of that with ``key``, and not that itself, issued what is called so."""
    own = agency_key(head.issuer or "")
    if own.startswith(key) or own.split()[:1] != key.split()[:1]:
        return False
    if own in predecessors(key) or key in predecessors(own):  # one office under two names
        return False
    said = {word.bare for word in words_of(f"{head.title or ''} {head.year or ''}")}
    return said.issuperset(title)
