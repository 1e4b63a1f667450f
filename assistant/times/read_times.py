"""How the times of a list were understood: the days meant by part, and what was not understood at all."""

from __future__ import annotations

import re
from functools import cache

from assistant.draft import Draft, Line, refusal
from assistant.query import Query
from assistant.wording import day, day_and_month
from corpus.spoken_times import said_spans
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_SEVERAL = (
    r"(?:\d+|vai|may|mot|hai|ba|bon|nam|sau|nua|nhung|cac|it) (?:ngay|tuan|thang|quy|nam)"
    r"(?: (?:qua|gan day|vua qua|vua roi|truoc|toi|sau|nua|toi day))+"
)
_LISTED = re.compile(
    r"\b(?:viec|nhiem vu|cong viec|lam gi|lam nhung gi|chi tieu|de an|ke hoach|phai (?:lam|xong))\b"
)
_ENDS = re.compile(r"[,;.?!](?=\s|$)")
_NO_MONTH = r"thang (?:0|1[3-9]|[2-9]\d)(?!\d)"


def time_remark(query: Query) -> list[Line]:
    """Which days a list is of, where they were told by part or by today ("đầu năm", "từ nay đến …")."""
    if not query.period or not said_spans(aligned(query.text), query.today):
        return []
    say = day_and_month if query.yearless else day
    times = query.apart or (query.period,)
    told = " và ".join(
        (f"từ {say(start)}" if start else "") + (f" đến {say(end)}" if end else "") for start, end in times
    )
    return [Line(load("replies")["time_read"].format(days=told.strip()))]


def time_unread(query: Query) -> Draft | None:
    """That words of time were not understood, where all there is would be listed for them."""
    limits = query.limits.days or query.limits.printed or query.limits.blank
    if query.period or query.arrange or query.by or query.recurs or query.waits or limits:
        return None
    unread = _unread().search(aligned(query.text))
    if unread is None or not _LISTED.search(_clause_of(query.text, unread.start())):
        return None
    if any(not unread.start() <= w.start < unread.end() for w in query.topic.content):
        return None
    said = query.text[unread.start() : unread.end()]
    return refusal(query.intent, load("replies")["time_unread"].format(said=said))


def _clause_of(text: str, place: int) -> str:
    """The clause of ``text`` that has what stands at ``place``, folded."""
    ends = [0, *(mark.end() for mark in _ENDS.finditer(text)), len(text)]
    start = max(end for end in ends[:-1] if end <= place)
    return fold(text[start : min(end for end in ends if end > place)])


@cache
def _unread() -> re.Pattern[str]:
    words = sorted(map(fold, load("states")["unread_time"]["words"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)}|{_SEVERAL}|{_NO_MONTH})\b")
