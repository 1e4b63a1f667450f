"""Sections named side by side ("phần A và phần B", "mục I, II"): what is asked is told of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from assistant.several.remarks import not_found_beside
from corpus.timespans import aligned

_TWO = 2
_SAYING = (Status.ANSWERED, Status.PARTIAL)
_MARK = r"(?:[ivx]+|[a-h]|\d{1,2})"
_RUN = re.compile(
    rf"\b(?P<kind>phan|muc|nhom|chuong|phu luc|bieu) (?P<first>{_MARK})\b"
    rf"(?P<rest>(?:\s*(?:,|&|\b(?:va|voi|hay|cung|lan)\b)\s*(?:(?P=kind) )?{_MARK}\b)+)"
    r"(?!\s+(?:viec|nhiem|dau viec|chi tieu|thang|nam|ngay|quy|nguoi|phan tram)\b|[./%]\d)"
)
_ONE = re.compile(rf"\b{_MARK}\b")
_EACH = re.compile(r"[\s,]*\b(?:moi|tung) (?:phan|muc|nhom|chuong|phu luc|bieu|cai)\b")


def sections_apart(
    question: str, query: Query, read: Callable[[str], Query], compose: Callable[[Query], Draft]
) -> Draft | None:
    """The answer for each section, none too; ``None`` where the question names none side by side."""
    if query.intent not in (Intent.LIST, Intent.COUNT) or query.by not in (None, "section") or query.contrast:
        return None
    parts = _parts(question)
    drafts = []
    for _, part in parts:
        one = read(part)
        drafts.append(compose(one if one.scope.named else replace(one, scope=query.scope)))
    told = [frozenset(record.id for record in draft.records) for draft in drafts if _counts(draft)]
    none = [draft for draft in drafts if draft.status is Status.NOT_FOUND]
    if len(drafts) < _TWO or not told or len(told) + len(none) < len(drafts) or len(set(told)) < len(told):
        return None
    lines: list[Line] = []
    for (name, _), draft in zip(parts, drafts, strict=True):
        lines += [Line(f"“{name}”:"), *draft.lines] if _counts(draft) else [not_found_beside(name)]
    records = {record.id: record for draft in drafts for record in draft.records}
    total = sum(draft.total or 0 for draft in drafts)
    status = Status.PARTIAL if any(draft.status is Status.PARTIAL for draft in drafts) else Status.ANSWERED
    return Draft(status, query.intent, tuple(lines), tuple(records.values()), total)


def _counts(draft: Draft) -> bool:
    return draft.status in _SAYING and draft.total is not None


def _parts(question: str) -> list[tuple[str, str]]:
    """Each section as it is called, with the question of it alone; empty where they are not several."""
    run = _RUN.search(aligned(question))
    if run is None:
        return []
    kind = question[slice(*run.span("kind"))]
    marks = [question[slice(*run.span("first"))]]
    start, end = run.span("rest")
    marks += [question[one.start() : one.end()] for one in _ONE.finditer(aligned(question), start, end)]
    if not all(mark.isascii() for mark in marks):  # "ạ" is no section
        return []
    each = _EACH.search(aligned(question), run.end())
    rest = f"{question[run.end() : each.start()]}{question[each.end() :]}" if each else question[run.end() :]
    return [
        (f"{kind} {mark}", f"{question[: run.start()]}{kind} {mark}{rest}") for mark in dict.fromkeys(marks)
    ]
