"""Several numbers asked one after the other ("năm 2021 mấy việc, năm 2022 mấy việc?"): each counted alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Status
from assistant.conversation.followup import Read, in_context
from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from corpus.timespans import aligned

_THING = r"(?:cai|nv|viec|nhiem vu|cong viec|dau viec|dau muc|hang muc|de an|du an|chi tieu|muc|dong)"
_COUNTED = re.compile(rf"\b(?:may|bao nhieu)(?:\s+(?P<thing>{_THING})\b|(?=\s*(?:[,;?.]|$)))")
_CUT = re.compile(r"\s*[,;?]\s+(?:(?:va|con(?! lai)|the con)\s+)?|\s+(?:va|con(?! lai))\s+")
_LATE = re.compile(
    r"\s*(?:ca )?(?:nam|hang|quy|thang|cho|doi|sau|truoc|trong|cuoi|dau|dinh ky|thuong xuyen)\b"
)
_SECTION = re.compile(r"\b(?:phan|muc|nhom|chuong|phu luc|bieu) (?:[ivx]+|[a-h]|\d{1,2})\b")
_TWO = 2


def counts_apart(question: str, query: Query, read: Read, compose: Callable[[Query], Draft]) -> Draft | None:
    """The answer to each; ``None`` where not several are asked, or they tell the same things apart.

    What one says is kept for the next, as in a conversation.
    """
    if query.intent is not Intent.COUNT or query.contrast or query.by or query.pairs:
        return None
    parts = _parts(question)
    timed = all(map(_LATE.match, map(aligned, parts)))
    asked: list[Query] = []
    for place, part in enumerate(parts):
        one = _alone(part, parts[:place], query, read)
        before = asked[-1].parties if asked else query.parties if timed else ()
        asked.append(replace(one, parties=one.parties or before))
    if len(asked) < _TWO or any(one.intent is not Intent.COUNT for one in asked):
        return None
    if len({_conditions(one) for one in asked}) < len(asked):
        return None
    drafts = [compose(one) for one in asked]
    if not any(draft.status is Status.ANSWERED for draft in drafts):
        return None
    records = {record.id: record for draft in drafts for record in draft.records}
    lines = [
        line
        for part, draft in zip(parts, drafts, strict=True)
        for line in (Line(f"“{part.strip(' ?')}”:"), *draft.lines)
    ]
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(records.values()))


def _alone(part: str, before: tuple[str, ...], whole: Query, read: Read) -> Query:
    """What one part asks, of the documents and the one year that the whole question names."""
    part = _counting_first(part)
    asked = in_context(part, before, read)
    if asked.period and not asked.years and len(whole.years) == 1:
        asked = in_context(f"{part.rstrip(' ?')} năm {whole.years[0]}", before, read)
    return asked if asked.scope.named else replace(asked, scope=whole.scope)


def _counting_first(part: str) -> str:
    """ "hàng năm mấy việc" as "mấy việc hàng năm", in which "năm mấy" asks for no year."""
    plain = aligned(part)
    counted = _COUNTED.search(plain)
    if counted is None or not _LATE.match(plain) or plain[counted.end() :].strip(" ?.!"):
        return part
    return f"{part[counted.start() : counted.end()]} {part[: counted.start()].strip()}"


def _conditions(query: Query) -> object:
    """What tells a count from another; not the part an agency plays, which is told apart anyway."""
    parties = tuple(sorted(party.key for party in query.parties))
    topic = tuple(word.bare for word in query.topic.content)
    waits = query.waits.text if query.waits else None
    sections = tuple(_SECTION.findall(aligned(query.text)))
    return (query.years, query.period, query.recurs, waits, parties, query.scope.sources, topic, sections)


def _parts(question: str) -> tuple[str, ...]:
    """``question`` cut before what leads to each number but the first; empty where it has only one."""
    question = question[_introduced(question) :]
    plain = aligned(question)
    asked = list(_COUNTED.finditer(plain))
    cuts = [0]
    ends = []
    for one, other in pairwise(asked):
        between = list(_CUT.finditer(plain, one.end(), other.start()))
        if not between:
            return ()
        ends.append(between[-1].start())
        cuts.append(between[-1].end())
    things = [question[slice(*one.span("thing"))] for one in asked if one["thing"]]
    if not ends or not things:
        return ()
    parts = [question[a:b] for a, b in zip(cuts, (*ends, len(question)), strict=True)]
    return tuple(_with_thing(part, things[0]) for part in parts)


def _with_thing(part: str, thing: str) -> str:
    """A part that only asks how many ("năm 2022 bao nhiêu?") with the thing that is counted."""
    counted = _COUNTED.search(aligned(part))
    if counted is None or counted["thing"]:
        return part
    return f"{part[: counted.end()]} {thing}{part[counted.end() :]}"


def _introduced(question: str) -> int:
    """Where what a colon introduces begins, if nothing is counted before it."""
    colon = question.find(": ") + 1
    return 0 if _COUNTED.search(aligned(question[:colon])) else colon
