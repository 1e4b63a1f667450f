"""Rows asked for by how many stand in a cell: agencies that lead, help or watch, times of the parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.query import Query
from corpus.agencies import is_group
from corpus.model import Record, Target, Task
from corpus.text import fold
from corpus.timespans import aligned

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nhieu": 2, "vai": 2}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_BODY = r"(?P<body>co quan|don vi|so|nganh|noi|ben|phong|ban)"
_PART = r"(?P<part>chu tri|phoi hop|theo doi)"
_AT_LEAST = re.compile(
    rf"\b(?:tu|it nhat|toi thieu|tren|hon|nhieu hon) {_NUMBER} {_BODY}(?: cung)?(?: tro len)? {_PART}\b"
    rf"|\b(?:tu|it nhat|toi thieu|tren|hon|nhieu hon) {_NUMBER.replace('number', 'second')} "
    rf"{_BODY.replace('body', 'other')} (?:tro len )?(?:cung )?{_PART.replace('part', 'role')}\b"
)
_MOST = re.compile(rf"\bnhieu (?:co quan|don vi|so|nganh|noi|ben) (?:cung )?{_PART} (?:nhat|hon ca)\b")
_ONLY = re.compile(  # not "chỉ làm phối hợp"
    r"\bchi (?:(?:co|moi|rieng|do|duy nhat) )*(?=(?:so|ban|bo|phong|van phong|ubnd|uy ban|cong an|hoi) )"
    r".{2,60}? phoi hop\b"
)
_UPWARDS = re.compile(r"\btro len\b")
_TIMES = re.compile(rf"\b(?:co|ghi|gom|chia|tu) {_NUMBER} (?:moc|thoi han|moc thoi gian|thoi gian|han|dot)\b")


def without_counts(query: Query) -> Query:
    """``query`` whose topic has no words of how many are to stand in a cell."""
    text = aligned(query.text)
    spans = [match.span() for one in (_AT_LEAST, _MOST, _TIMES) if (match := one.search(text))]
    spans += [match.span() for match in _UPWARDS.finditer(text)] if spans else []
    if not spans:
        return query
    topic = query.topic.within(lambda word: not any(a <= word.start < b for a, b in spans))
    return replace(query, topic=topic)


def counted_in_rows(query: Query, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` in whose cells so many stand as is asked; all where no number is asked."""
    text = aligned(query.text)
    tasks = [record for record in found if isinstance(record, Task)]
    least, most = _AT_LEAST.search(text), _MOST.search(text)
    if least:
        said = least["number"] or least["second"]
        body, part = least["body"] or least["other"], least["part"] or least["role"]
        more = bool(re.search(r"\b(?:tren|hon|nhieu hon) \w+ ", least[0]))
        number = (_NUMBERS.get(said) or int(said)) + more
        return [record for record in found if _count(_names(record, part), body) >= number]
    if most:
        fullest = max((len(_names(task, most["part"])) for task in tasks), default=0)
        return [task for task in tasks if fullest and len(_names(task, most["part"])) == fullest]
    if query.parties and _ONLY.search(text) and query.roles == {"coordinate"}:
        return [task for task in tasks if len(task.coordinate) == 1]
    times = _TIMES.search(text)
    if times:
        number = _NUMBERS.get(times["number"]) or int(times["number"])
        return [t for t in tasks if t.deadline and len(t.deadline.parts) >= max(number, 2)]
    return found


def _names(record: Record, part: str) -> tuple[str, ...]:
    if isinstance(record, Target):
        return record.monitor if part == "theo doi" else record.owner
    if part != "chu tri" or not isinstance(record, Task):
        return record.coordinate
    return record.lead


def _count(names: Sequence[str], body: str) -> int:
    """How many of ``names`` are bodies of the kind asked; a group of them is at least two."""
    any_body = body in ("co quan", "don vi", "noi", "ben")
    of_kind = [name for name in names if any_body or re.search(rf"\b{body}\b", fold(name))]
    return sum(2 if is_group(name) else 1 for name in of_kind)
