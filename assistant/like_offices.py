"""A plan asked for by the office it is of, where only offices like it issued one of that name.

"Kế hoạch cải cách hành chính năm 2025 của Sở Tư pháp" is not that of Sở Nội vụ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.mentions import Mentions
from assistant.parts import plays
from assistant.query import Party, Scope
from assistant.words import words_of
from corpus.agencies import agency_key
from corpus.model import Head
from corpus.timespans import aligned

_PLAN = r"(?<!\w)(?:ke hoach|chuong trinh|cong van|van ban)"
_TITLE = r"((?: (?!nao\b|gi\b)[^\s:;,?.]+){0,10}?)"
_BEFORE = re.compile(rf"{_PLAN}{_TITLE} cua $")
_AT_HEAD = re.compile(rf"{_PLAN}{_TITLE} $")
_CLOSES = re.compile(r"(?: [^\s:,;?]+){0,4}\s?[:,]")
_HELD = re.compile(rf"(?: [^\s:,;?]+){{0,4}}? (?:da )?co {_PLAN}{_TITLE} (?:khong|chua)\b")
_LED = re.compile(r"\b(?:theo|trong|tai) ke hoach cua $")
_ASIDE = frozenset(("nam", "thuc", "hien", "cong", "tac", "ve", "cua", "ban", "hanh", "so", "tinh"))


def of_like_office(text: str, named: Mentions, scope: Scope) -> Scope:
    """``scope``, or none with the office told as missing, where its own plan is asked for and not stored."""
    if scope.numbered or named.issuers:
        return scope
    for party in named.parties:
        title = _title(text, party, named)
        if title is not None and any(_is_like(head, party, title) for head in scope.heads):
            return replace(scope, heads=(), named=True, missing=party.name, missing_kind="place")
    return scope


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
    title = [word.bare for word in words_of(told[1]) if word.bare not in _ASIDE]
    return title if title or _LED.search(before) else None


def _is_like(head: Head, party: Party, title: Sequence[str]) -> bool:
    """Whether an office of the kind of ``party``, and not that itself, issued what is called so."""
    own = agency_key(head.issuer or "")
    if own == party.key or own.split()[:1] != party.key.split()[:1]:
        return False
    said = {word.bare for word in words_of(f"{head.title or ''} {head.year or ''}")}
    return said.issuperset(title)
