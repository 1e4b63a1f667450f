"""Stages of years ("giai đoạn 2022-2025"): those of whole plans, and those that single tasks print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.query import Query
from corpus.model import Head, Record, Task
from corpus.text import fold
from corpus.timespans import aligned

_STAGE = re.compile(
    r"\b(?:giai doan|thoi ky)(?: tu)?(?: nam)? (20\d\d) *(?:-|den|toi) *(?:nam )?(20\d\d)(?!\d)"
)
_IN_NAME = re.compile(  # of the paper asked about, by whatever years
    r"\b(?:trong|theo|cua|thuoc) (?:ke hoach|danh muc|chuong trinh|de an|phu luc)(?: [^\W\d_]+){0,8} $"
)
_WORD = re.compile(r"[^\W_]+")


def names_stage(text: str) -> bool:
    """Whether ``text`` (NFC) names a stage of years."""
    return bool(_STAGE.search(aligned(text)))


def is_span_of(head: Head, found: tuple[date | None, date | None]) -> bool:
    """Whether days are those of a plan of years, as a whole or from when it was issued."""
    start, end = found
    if not head.years or not start or not end or end.year != head.years[1]:
        return False
    return start.year in (head.years[0], head.years[0] + 1, head.date.year if head.date else None)


def of_stage(query: Query, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` that print the stage asked for, or stand in a plan of it; all where none is asked.

    Of a topic all are kept: its own words tell what is meant.
    """
    plain = aligned(query.text)
    asked = _STAGE.search(plain)
    if asked is None or query.period or query.topic.content or _IN_NAME.search(plain[: asked.start()]):
        return found
    days = (date(int(asked[1]), 1, 1), date(int(asked[2]), 12, 31))
    printed = f"{asked[1]} {asked[2]}"
    whole = {
        head.source
        for head in query.scope.heads
        if is_span_of(head, days) or printed in _plain(head.title or "")
    }
    return [r for r in found if r.source.document in whole or (isinstance(r, Task) and printed in _said(r))]


def _said(task: Task) -> str:
    return _plain(f"{task.task} {task.deadline_text or ''}")


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
