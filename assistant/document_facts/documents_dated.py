"""Documents asked for by their age ("văn bản nào mới nhất"), and the years a plan is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.printed import HEAD_BLOCKS, Printed
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.texts.chapters import part_called
from assistant.wording import day, document_name
from corpus.model import Head
from corpus.text import fold

_MOST = 6  # documents told beside each other
_KINDS = r"(?:van ban|ke hoach|quyet dinh|cong van|chi thi|nghi quyet|thong bao|de an|chuong trinh|tai lieu)"
_GIVEN = r"(?:ban hanh|ra doi|duoc ky|ky|co ngay|phat hanh|ra)"
_NEWEST = r"(?:moi nhat|gan (?:day )?nhat|(?:sau|muon|tre) (?:cung|nhat))"
_OLDEST = r"(?:cu nhat|som nhat|dau tien|lau nhat|truoc (?:nhat|tien|het))"
_EARLIER, _LATER = r"(?:som hon|truoc)", r"(?:muon hon|tre hon|sau|moi hon)"
_BY_AGE = re.compile(
    rf"(?:\b{_KINDS} nao\b(?:(?! nao ).){{0,40}}?(?:\b{_GIVEN} )?\b(?P<kind>{_NEWEST}|{_OLDEST})"
    rf"|\b{_KINDS} (?P<plain>moi nhat|gan day nhat|cu nhat|som nhat)\b[^?]*\bla (?:{_KINDS} nao|gi)\b"
    rf"|\b(?:tinh|noi|dia phuong|ben|cai|{_KINDS}) nao\b.{{0,20}}\b{_GIVEN}\b[^,;]{{0,40}}"
    rf"\b(?P<two>{_EARLIER}|{_LATER})(?=\W*$|,| .* hay ))"
)
_OF_TASKS = re.compile(r"\b(?:nhiem vu|viec|chi tieu|han|thoi han|hoan thanh|xong|san pham)\b")
_NEW = re.compile(rf"{_NEWEST}|{_LATER}")
_PERIOD = re.compile(
    rf"\b(?:thoi (?:gian|ky)|giai doan)(?: (?:thuc hien|trien khai|ap dung))?(?: cua)? {_KINDS}\b"
    rf"|\b{_KINDS}\b.*\b(?:giai doan|thoi ky|nhung nam|cac nam|nam) nao\b"
)
_MADE = re.compile(rf"\b{_GIVEN}\b")
_ASKING = frozenset((
    "giai", "doan", "thoi", "ky", "gian", "thuc", "hien", "trien", "khai", "ap", "dung", "nam", "danh", "lap",
    "xay", "dung", "tu", "den", "keo", "dai", "bat", "dau", "ket", "thuc",
))  # fmt: skip


def documents_by_age(query: Query, knowledge: Knowledge) -> Draft | None:
    """The newest or oldest of the documents in scope, or all of a few in order; ``None`` if not asked."""
    asked = fold(query.text)
    found = _BY_AGE.search(asked)
    if not found or query.parties or _OF_TASKS.search(asked):
        return None
    heads = _of_kind(asked, query.scope.heads)
    dated = [head for head in heads if head.date]
    if not dated:
        return None
    newest = bool(_NEW.fullmatch(found["kind"] or found["plain"] or found["two"]))
    ranked = sorted(dated, key=lambda head: str(head.date), reverse=newest)
    if found["two"] and not 1 < len(ranked) <= _MOST:
        return None
    told = ranked if found["two"] else [head for head in ranked if head.date == ranked[0].date]
    lines = list(_issued(told[:_MOST], knowledge))
    blank = [document_name(head) for head in heads if not head.date]
    if blank and lines:
        more = "…" if len(blank) > _MOST else ""
        lines.append(Line(f"Không tính văn bản không ghi ngày ban hành: {'; '.join(blank[:_MOST])}{more}."))
    status = Status.PARTIAL if blank else Status.ANSWERED
    return Draft(status, Intent.DOCUMENT, tuple(lines)) if lines else None


def _of_kind(asked: str, heads: Sequence[Head]) -> Sequence[Head]:
    """The ``heads`` of the kind of document asked for; all where none is, or any document is asked for."""
    called = re.search(_KINDS, asked)
    kind = called[0] if called else ""
    return [head for head in heads if kind in fold(f"{head.type or ''} {head.title or ''}")] or heads


def _issued(heads: Sequence[Head], knowledge: Knowledge) -> Iterator[Line]:
    for head in heads:
        source = Printed(head.source, knowledge.registry.blocks(head.source)).of_date(head)
        if source and head.date:
            bare = document_name(replace(head, date=None))
            yield Line(f"{bare}: ban hành ngày {day(head.date)} [*].", source)


def plan_period(query: Query, knowledge: Knowledge) -> Draft | None:
    """The years the documents asked about are for, as a part or their titles say; ``None`` if not asked."""
    asked = fold(query.text)
    if not (query.scope.named and _PERIOD.search(asked)) or _MADE.search(asked) or query.parties:
        return None
    heads = _of_kind(asked, query.scope.heads)
    if len(heads) > _MOST or not all(_names(query, head) for head in heads):
        return None
    part = part_called("thời gian thực hiện", query, heads, knowledge)
    lines = [line for head in heads for line in _years(head, knowledge)]
    return part or (Draft(Status.ANSWERED, query.intent, tuple(lines)) if lines else None)


def _names(query: Query, head: Head) -> bool:
    """Whether the question says nothing but the document and that its years are asked for."""
    named = {word.bare for word in words_of(f"{head.title} {document_name(head)}")}
    return {word.bare for word in query.topic.content} <= named | _ASKING


def _years(head: Head, knowledge: Knowledge) -> list[Line]:
    if not (head.years and head.title):
        return []
    source = Printed(head.source, knowledge.registry.blocks(head.source, range(HEAD_BLOCKS))).of(head.title)
    return [Line(f"{document_name(head)}: “{head.title}” [*].", source)] if source else []
