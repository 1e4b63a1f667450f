"""Words around an expression of time (``trước``, ``đến hết``, ``từ``) and the days that follow from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.timespans import Span

_VAGUE = re.compile(r"\b(?:dau|giua|cuoi)\s*$|\bkhoang\s*$")
_BEFORE = re.compile(r"\b(?:truoc|xong truoc|cham nhat(?: la)? truoc)(?: het)?\s*$")
_UNTIL = re.compile(
    r"\b(?:den|den het|cham nhat|cham nhat(?: la)?(?: trong)?|muon nhat|toi)(?: het| cuoi)?\s*$"
)
_FROM = re.compile(r"\b(?:tu|ke tu|bat dau|bat dau tu)(?: sau)?\s*$")
_SINCE = re.compile(r"\bsau\s*$")
_ONWARDS = re.compile(
    r"\s*,?\s*(?:va )?(?:cac|nhung) nam (?:tiep theo|sau|ke tiep)"
    r"|\s*tro (?:di|ve sau)|\s*va (?:nam )?tiep theo"
)
_JOIN = re.compile(r"\s*(?:-|den(?: het)?)\s*")
_OUTLOOK = re.compile(r"\b(?:dinh huong|tam nhin)(?: den)?(?: nam)?\s*$")
_DAY = timedelta(days=1)


def bounded(folded: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Apply the words around each span (``trước``, ``đến``, ``từ``) and join ``A - B`` into one."""
    kept: list[Span] = []
    for span in spans:
        lead = folded[kept[-1].finish if kept else 0 : span.begin]
        if kept and _JOIN.fullmatch(lead):
            kept[-1] = replace(kept[-1], end=span.end, finish=span.finish, exact=False)
            continue
        if kept and _OUTLOOK.search(lead):
            continue
        if _VAGUE.search(lead):
            span = replace(span, start=None, end=None)
        kept.append(_bound(lead, span, folded[span.finish :]))
    return tuple(kept)


def _bound(lead: str, span: Span, tail: str) -> Span:
    if _ONWARDS.match(tail):
        return replace(span, end=None)
    if _BEFORE.search(lead):
        limit = span.end if span.exact else span.start and span.start - _DAY
        return replace(span, start=None, end=limit)
    if _UNTIL.search(lead):
        return replace(span, start=None)
    if _FROM.search(lead) and not span.joined and not _JOIN.match(tail):
        return replace(span, end=None)
    if _SINCE.search(lead):
        return replace(span, start=span.end and span.end + _DAY, end=None)
    return span


def outer(spans: Sequence[Span]) -> tuple[date | None, date | None]:
    """The first and last day over all ``spans``; open where one of them is."""
    if not spans:
        return None, None
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    start = min(day for day in starts if day) if all(starts) else None
    end = max(day for day in ends if day) if all(ends) else None
    return start, end
