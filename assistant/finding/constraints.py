"""What rules a record out, however well its words fit: another unit, index, level, year, gathering, law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.finding.columns import of_year
from assistant.finding.events import Event, another_event
from assistant.finding.indices import of_another_index
from assistant.finding.laws_meant import is_beneath_law
from assistant.finding.near_names import is_part_of_it
from assistant.finding.papers_meant import is_beneath_paper
from assistant.language.quantities import asks_money, counts_within, quantities
from assistant.naming.levels import levels_of, levels_ranked
from assistant.query import FACTS, Query
from corpus.model import Record, Target, Task
from corpus.text import fold
from corpus.timespans import aligned

_RANKED = re.compile(r"\b(?:xep hang|thu hang|nhom|vi tri|thu bac|dan dau)\b")
_UNITS = {
    "percent": re.compile(r"%|phan tram"),
    "points": re.compile(r"diem"),
    "people": re.compile(r"nguoi|bien che|can bo|cong chuc|vien chuc"),
    "money": re.compile(r"dong|trieu|ty\b|usd"),
}
_SHIFT = re.compile(
    r"\b(?P<way>tang|giam)(?: (?:them|bot|duoc|toi thieu|it nhat|ty le|ti le|muc))*"
    r" (?:bao nhieu|may|nhieu)\b"
)
_RISES = re.compile(r"\b(?:tang|nang|cao hon|nhieu hon|them|mo rong)\b")
_FALLS = re.compile(r"\b(?:giam|bot|rut ngan|thap hon|it hon|tiet kiem|don gian hoa)\b")
_SUM = re.compile(rf"{_UNITS['money'].pattern}|{_UNITS['percent'].pattern}")  # also as a share of another


def contradicts(record: Record, query: Query, events: Sequence[Event]) -> bool:
    """Whether ``record`` cannot be what is asked: figures are told apart by more than tasks and duties.

    ``events`` are the kinds of gathering asked about.
    """
    apart = query.contrast or query.sides or query.pairs  # of several things, each asked in its own words
    if not apart and of_another_index(record, f"{query.text} . {query.topic.spoken}"):
        return True
    if not isinstance(record, Target):
        own = f"{record.task} . {record.product or ''}" if isinstance(record, Task) else record.text
        if is_beneath_law(query, own) or is_beneath_paper(query, own):
            return True
        if query.intent in FACTS and is_part_of_it(query.topic, own):
            return True
        return another_event(events, f"{own} . {record.section or ''}")
    if _other_things(record, query) or _other_unit(record, query) or _other_way(record, query.text):
        return True
    return _other_level(record, query.text) or _other_year(record, query)


def _other_things(target: Target, query: Query) -> bool:
    """Whether a target numbers things that are only about what is counted."""
    return bool(target.value) and counts_within(target.text, target.value or "", quantities(query.text))


def _other_unit(target: Target, query: Query) -> bool:
    words = fold(f"{target.unit or ''} {target.value or ''}")
    unit = query.unit
    if unit is None:
        return bool(target.unit) and asks_money(query.text) and not _SUM.search(words)
    if unit == "rank":
        return target.comparator != "rank<=" and not _RANKED.search(fold(f"{target.indicator} {words}"))
    return not _UNITS[unit].search(words)


def _other_way(target: Target, question: str) -> bool:
    """Whether it is asked by how much something rises or falls, and a target says nothing of that."""
    asked = _SHIFT.search(aligned(question))
    if asked is None:
        return False
    rises = asked["way"] == "tang"
    if target.comparator == ("increase" if rises else "decrease"):
        return False
    return not (_RISES if rises else _FALLS).search(fold(f"{target.indicator or ''} . {target.text}"))


def _other_level(target: Target, question: str) -> bool:
    asked = levels_ranked(question)
    named = levels_of(target.scope or target.indicator or target.text) if asked else asked
    return bool(named) and not asked & named


def _other_year(target: Target, query: Query) -> bool:
    """Whether a target is for none of the years asked for.

    The year a document was issued in is none of them: its targets may be for any.
    """
    year = (target.by or "")[:4]
    if not query.years or not year.isdecimal() or any(of_year(header, query) for header in target.extra):
        return False
    issued = set(query.issued) if len(query.issued) == 1 else set()
    asked = set(query.years) - issued
    if asked or int(year) in issued:
        return bool(asked) and int(year) not in asked
    dates = (head.date for head in query.scope.heads if head.source == target.source.document)
    return not any(day and day.year in issued for day in dates)
