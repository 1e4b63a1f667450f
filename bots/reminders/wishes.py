"""What a chat wants to be reminded of: its words, understood as records of the registry."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.knowledge import Knowledge
from assistant.naming.renaming import known_as
from assistant.query import Query
from assistant.understanding.understand import understand
from assistant.wording import document_name
from bots.board import Duty
from bots.channel.settings import minute_of
from bots.wording import day_text
from corpus.deadlines import parse_range
from corpus.registry import RecordFilter
from corpus.text import fold, squeeze

_HOUR = re.compile(r"(?:\s|^)(?:lúc|luc|vào lúc|vao luc)\s+(\d{1,2}(?:[:h.]\d{2}|h| giờ| gio)?)\s*$", re.I)
_SECTION = re.compile(
    r"\b((?:mục|phần|chương|phụ lục|muc|phan|chuong|phu luc)\s+"
    r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})(?:\.\d{1,2})*)(?!\w)",
    re.I,
)
_LONGEST = 200
_PERIOD = re.compile(r"\b(?:qu[yi]|thang|tuan|ngay)\b")


class BadWish(ValueError):
    """The words name nothing to be reminded of; the message says what to write, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish understood: the words that name it, the records meant, and how that is said to a person."""

    words: str
    where: RecordFilter
    meant: str


def split_hour(text: str) -> tuple[str, int | None]:
    """Take ``lúc 7h30`` off the end of ``text``; return the rest and the minute of the day, None for none."""
    match = _HOUR.search(text)
    if match is None:
        return squeeze(text), None
    minute = minute_of(re.sub(r"\s*gi[oờ]", "h", match[1], flags=re.I))
    return (squeeze(text[: match.start()]), minute) if minute is not None else (squeeze(text), None)


def understood(words: str, knowledge: Knowledge, today: date) -> Wish:
    """Return what ``words`` mean: agencies, documents, a section, a period; raise BadWish.

    No words mean everything.
    """
    plain = squeeze(words)
    if not plain:
        return Wish("", RecordFilter(), "mọi nhiệm vụ trong các văn bản đã nạp")
    if len(plain) > _LONGEST:
        raise BadWish(f"Viết gọn trong {_LONGEST} ký tự: tên cơ quan, số văn bản, mục, khoảng thời gian.")
    query = understand(plain, knowledge, today)
    if query.scope.missing:
        raise BadWish(f"Không có văn bản nào của {query.scope.missing} trong kho.")
    where, meant = _narrowed(query, knowledge, _period(query, plain, today))
    section = _SECTION.search(plain)
    if section:
        where, meant = replace(where, section=section[1]), [*meant, section[1]]
    if not meant:
        raise BadWish(
            f"Không nhận ra cơ quan, văn bản, mục hay khoảng thời gian nào trong “{plain[:80]}”. "
            "Ví dụ: Sở Nội vụ; kế hoạch năm 2025 mục II; Sở Y tế quý IV."
        )
    return Wish(plain, where, "; ".join(meant))


def _period(query: Query, words: str, today: date) -> tuple[date | None, date | None]:
    """The days a deadline must lie in; a year alone rather names a plan than a deadline."""
    said = _PERIOD.search(fold(words))
    return query.period or (parse_range(words, today) if said else None) or (None, None)


def _narrowed(
    query: Query, knowledge: Knowledge, period: tuple[date | None, date | None]
) -> tuple[RecordFilter, list[str]]:
    meant: list[str] = []
    keys: frozenset[str] = frozenset()
    if query.parties:
        keys = known_as(query.parties, knowledge.keys, knowledge.successions).keys
        meant.append(", ".join(dict.fromkeys(party.name for party in query.parties)))
    sources: frozenset[str] = frozenset()
    if query.scope.named:
        sources = query.scope.sources
        meant += [document_name(head) for head in query.scope.heads[:3]]
        meant += [f"và {len(query.scope.heads) - 3} văn bản khác"] if len(query.scope.heads) > 3 else []
    start, end = period
    if start or end:
        since = f"từ {day_text(start)} " if start else ""
        meant.append(f"hạn {since}đến {day_text(end)}" if end else f"hạn từ {day_text(start)}")
    return RecordFilter(keys, frozenset(), sources, start=start, end=end), meant


def duties_of(wish: Wish, knowledge: Knowledge) -> tuple[Duty, ...]:
    """Return the duties meant, deadlines that are no days among them."""
    registry = knowledge.registry
    anytime = replace(wish.where, start=None, end=None)
    return (*registry.tasks(anytime), *registry.assignments(anytime))
