"""What several agencies have in common, and whose tasks are meant where one is named for another's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Party, Query, Scope, Topic
from corpus.model import Record
from corpus.text import fold

_BOTH = re.compile(  # with its accents: "cũng làm", "cung cấp" are others
    r"\bcùng(?: nhau)?(?: được giao| có tên)? (?:phối hợp|tham gia|làm|thực hiện|lo|có mặt)\b"
    r"|\b(?:việc|nhiệm vụ|viec|nhiem vu)(?: nào| gì| nao| gi)? (?:làm )?chung\b"
    r"|\b(?:cung nhau|cung phoi hop)\b|\bcả (?:hai|2) (?:sở|cơ quan|đơn vị|phòng|bên|nơi|ngành)\b",
    re.IGNORECASE,
)
_BOTH_PARTS = re.compile(
    r"\bvua(?: la)?(?: don vi| co quan)? (?:chu tri|phoi hop)\b.{0,20}"
    r"\b(?:vua|lan)\b.{0,20}\b(?:chu tri|phoi hop)\b"
)
_WITH = re.compile(r"(?<!phối hợp )\bcùng(?: với)?\s*$", re.IGNORECASE)
_WORKS_WITH = re.compile(r"\b(?:phối hợp|phoi hop) (?:cùng|với|cung|voi)\b", re.IGNORECASE)
_PARTS = ("lead", "coordinate")
_GIVES = re.compile(r"\bgiao\b.{0,40}\bcho\s*$")
_BY = re.compile(r"\b(?:do|bởi)\s*$", re.IGNORECASE)
Narrow = Callable[[Query, str], Sequence[Record]]  # the tasks of agencies in a part; any, where it is ""


def asks_in_common(query: Query) -> bool:
    """Whether tasks are asked for in which all agencies named take part, or one takes both parts."""
    if len({party.start for party in query.parties}) > 1:
        one_part = len({party.role for party in query.parties}) == 1
        return one_part and (bool(_BOTH.search(query.text)) or _is_with(query))
    return bool(query.parties) and bool(_BOTH_PARTS.search(fold(query.text)))


def _is_with(query: Query) -> bool:
    """Whether agencies are named one "cùng" the other, with its accents ("Sở A cùng Sở B làm gì")."""
    words = words_of(query.text)
    starts = {party.start for party in query.parties if party.start < len(words)}
    return any(_WITH.search(query.text[: words[start].start]) for start in starts)


def turned_round(query: Query) -> Query | None:
    """The parts of agencies exchanged, where one is said to work with the other, not under its lead."""
    if "chu tri" in fold(query.text) or not _WORKS_WITH.search(query.text):
        return None
    other = {"lead": "coordinate", "coordinate": "lead"}
    parties = tuple(replace(party, role=other.get(party.role or "")) for party in query.parties)
    return replace(query, parties=parties)


def part_in_common(query: Query) -> str:
    """The one part in which agencies do something together; empty for any ("cùng làm", "phối hợp với")."""
    if _WORKS_WITH.search(query.text):
        return ""
    said = fold(query.text)
    parts = [part for part, word in zip(_PARTS, ("chu tri", "phoi hop"), strict=True) if word in said]
    return parts[0] if len(parts) == 1 else ""


def in_common(query: Query, narrow: Narrow) -> tuple[Record, ...]:
    """The tasks in which each agency has the part asked; of one agency, those it has both parts in."""
    starts = dict.fromkeys(party.start for party in query.parties)
    if len(starts) == 1:
        found = [narrow(query, part) for part in _PARTS]
    else:
        apart = [tuple(party for party in query.parties if party.start == start) for start in starts]
        found = [narrow(replace(query, parties=parties), part_in_common(query)) for parties in apart]
    ids = set.intersection(*({record.id for record in records} for records in found))
    return tuple(record for record in found[0] if record.id in ids)


def whose(query: Query, knowledge: Knowledge) -> Query:
    """``query`` of the agency whose tasks are meant, where another is named for its plan, or as who gives.

    "Sở A có mấy nhiệm vụ do Ban B chủ trì", "Sở A giao gì cho Văn phòng": of B, in what A issued; where A
    issued nothing, of those B leads that A coordinates in.
    """
    if max((party.start for party in query.parties), default=0) >= len(words_of(query.text)):
        return query  # named before, not here
    given = [party for party in query.parties if _GIVES.search(fold(query.text[: _place(query, party)]))]
    led = [party for party in query.parties if party.role and _BY.search(query.text[: _place(query, party)])]
    own = given or led
    others = tuple(
        p for p in query.parties if p not in own and p.start < min((o.start for o in own), default=0)
    )
    if not others or len(own) + len(others) != len(query.parties) or any(p.role for p in others):
        return query
    issued = {head for party in others for head in knowledge.issuers().get(party.key, ())}
    heads = tuple(head for head in query.scope.heads if head in issued)
    if heads:
        topic = Topic() if given else query.topic
        return replace(query, parties=tuple(own), scope=Scope(heads, named=True), topic=topic)
    if given:
        return query
    return replace(query, parties=(*own, *(replace(party, role="coordinate") for party in others)))


def _place(query: Query, party: Party) -> int:
    """Where the name of an agency begins, as a character offset."""
    return words_of(query.text)[party.start].start
