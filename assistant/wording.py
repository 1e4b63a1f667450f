"""Documents, places and figures in words an official would use."""

from __future__ import annotations

import re
from datetime import date

from corpus.model import Assignment, Head, Record, Target, Task
from corpus.shares import is_share
from corpus.text import fold, squeeze

_COMPARATORS = {
    ">=": "tối thiểu ",
    ">": "trên ",
    "<=": "tối đa ",
    "<": "dưới ",
    "rank<=": "trong nhóm ",
    "increase": "tăng ",
    "decrease": "giảm ",
}
_LONGEST = 220
_WORDED_FIGURE = re.compile(r"\b(?!(?:nghin|ngan|trieu|ty|ti|tram|van|chuc)\b)[a-z]+$")  # "50 Thế giới"
_NO_UNIT = re.compile(
    r"(?:(?:chỉ |hệ )?số|thứ bậc|(?:thứ |xếp )?hạng|t[ỷỉ] lệ|mức)\b", re.IGNORECASE
)  # no unit proper
_MARK = re.compile(r"\s*\[\d{1,3}\]")


def day(when: date) -> str:
    """``14/9/2021``, the way decisions print it."""
    return f"{when.day}/{when.month}/{when.year}"


def day_and_month(when: date) -> str:
    """``14/9``, of any year."""
    return f"{when.day}/{when.month}"


def document_name(head: Head) -> str:
    """``Quyết định số 3809/QĐ-UBND ngày 14/9/2021 của Ủy ban nhân dân tỉnh Bình Định``."""
    parts = [head.type or "Văn bản"]
    if head.number:
        parts.append(f"số {head.number}")
    if head.date:
        parts.append(f"ngày {day(head.date)}")
    if head.issuer:
        parts.append(f"của {head.issuer}")
    if not head.number and head.title:
        parts.append(f"“{short(head.title, 90)}”")
    return " ".join(parts)


def short_name(head: Head) -> str:
    """A document by its number; by kind, issuer and year where it has none."""
    if head.number:
        return f"{head.type or 'văn bản'} {head.number}"
    if not head.issuer:
        return short(head.title or head.source, 60)
    known = head.date.year if head.date else head.years[1] if head.years else None
    return f"{head.type or 'văn bản'} của {head.issuer}" + (f" năm {known}" if known else "")


def short(text: str, limit: int = _LONGEST) -> str:
    """``text`` on one line, cut at a word with ``…`` past ``limit`` characters, without ``[1]``."""
    line = squeeze(_MARK.sub("", text))
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def name_of(record: Record) -> str:
    """The words a record is called by."""
    if isinstance(record, Task):
        return squeeze(record.task).rstrip(" .;:")
    if isinstance(record, Target):
        words = squeeze(record.indicator or record.text).strip(" -–.;:")
        return f"{record.scope}: {words}" if is_share(record) else words
    return squeeze(record.text).rstrip(" .;:")


def figure(target: Target) -> str:
    """``tối thiểu 80%``: comparator, value and unit of a target; after words, the unit in brackets."""
    value = target.value or ""
    unit = target.unit or ""
    if value and unit and (_WORDED_FIGURE.search(fold(value)) or _NO_UNIT.match(unit)):
        apart = "" if fold(unit) in fold(value) else f" ({unit})"
        return f"{_COMPARATORS.get(target.comparator or '', '')}{value}{apart}"
    joint = "" if not unit or unit.startswith("%") or value.endswith(unit) else " "
    ending = "" if unit and value.endswith(unit) else unit
    word = _COMPARATORS.get(target.comparator or "", "")
    return f"{word}{value}{joint}{ending}".strip()


def place(head: Head, locator: str) -> str:
    """``Theo Quyết định số …, Phụ lục, mục VII, STT 35.``"""
    return f"Theo {document_name(head)}" + (f", {locator}." if locator else ".")


def deadline_text(record: Record) -> str | None:
    """The printed deadline of a record, where it has one."""
    return None if isinstance(record, Target) else record.deadline_text


def partners(record: Record) -> str | None:
    """Who works with the one that leads, as printed, where the record says."""
    if isinstance(record, Task):
        return record.coordinate_text
    return ", ".join(record.coordinate) or None if isinstance(record, Assignment) else None


def leads(record: Record) -> tuple[str, ...]:
    """The agencies that answer for a record."""
    if isinstance(record, Task):
        return record.lead
    if isinstance(record, Assignment):
        return (record.agency,)
    return record.owner


def answering(target: Target) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who answers for a target, each with what they do for it; one column read both ways only follows it."""
    followed = ("theo dõi", target.monitor)
    done = ("thực hiện", () if is_only_followed(target) else target.owner)
    return tuple((label, names) for label, names in (followed, done) if names)


def is_only_followed(target: Target) -> bool:
    """Whether a row prints those who follow a target, and nobody who carries it out."""
    quote = squeeze(target.source.quote)
    once = all(quote.count(name) <= 1 for name in target.monitor)
    return bool(target.monitor) and (not target.owner or (target.owner == target.monitor and once))
