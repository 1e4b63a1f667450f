"""A time pointed at ("tháng đó còn việc gì?", "cùng năm"): the one of what was told before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Query
from corpus.model import Record, Target
from corpus.text import nfc
from corpus.timespans import aligned
from prompts import load

_UNIT = r"(?P<unit>thang|quy|nam)"
_ASKED = re.compile(
    rf"(?<!\w)(?:(?:trong |vao |cua )?(?:cung|chinh) {_UNIT}(?: (?:do|ay|nay))?"
    r"|(?:(?:trong|vao|cua) )?(?P<bare>thang|quy|nam) (?:do|ay|tren))(?!\w)"
)
_MORE = re.compile(r"(?<!\w)(?:con(?= (?:co |nhung |cac )?(?:viec|nhiem vu|cai|gi))|nua(?=\W*$))(?!\w)\s?")
_LISTS = re.compile(r"(?<!\w)(?:viec|nhiem vu|gi|nao|may|bao nhieu|ai|nhung)(?!\w)")
_NAMED = re.compile(r"(?<!\w)(?:thang|quy|nam) (?:\d|[ivx]+(?!\w))")
_QUARTER = 3  # months
_CALLED = {"thang": "tháng", "quy": "quý", "nam": "năm"}
_LONGEST = 12  # words of a question that points at a time


def time_pointed_at(question: str, told_before: Callable[[], tuple[Query, Draft]]) -> str | None:
    """``question`` with the time it points at named: the one asked for before, else of what was told.

    ``None`` where it points at none, or that is not one alone.
    """
    asked = _pointing(question)
    name = _named(asked, *told_before()) if asked else None
    if asked is None or name is None:
        return None
    text = nfc(question)
    return f"thế {_without_more(f'{text[: asked.start()]}{name}{text[asked.end() :]}')}"


def time_asked_back(question: str, told_before: Callable[[], tuple[Query, Draft]]) -> Draft | None:
    """Which time is meant, asked back where records were told before, and none or several times of them."""
    asked = _pointing(question)
    before, told = told_before() if asked else (None, None)
    if asked is None or not before or not told or not told.records or _named(asked, before, told):
        return None
    unit = _CALLED[_unit(asked)]
    return Draft(Status.CLARIFY, before.intent, (Line(load("replies")["clarify_time"].format(unit=unit)),))


def _pointing(question: str) -> re.Match[str] | None:
    """Where a short question that lists points at a time, and names none."""
    plain = aligned(nfc(question))
    asked = _ASKED.search(plain)
    short = _LISTS.search(plain) and len(plain.split()) <= _LONGEST
    return asked if asked and short and not _NAMED.search(plain) else None


def _unit(asked: re.Match[str]) -> str:
    return asked["unit"] or asked["bare"]


def _named(asked: re.Match[str], before: Query, told: Draft) -> str | None:
    """What the time pointed at is called."""
    first, last = before.period or (None, None)
    dues = {(first, last)} if first and last else {due for one in told.records if (due := _days(one))}
    names = {_name(_unit(asked), *due) for due in dues}
    return names.pop() if len(names) == 1 else None


def _without_more(text: str) -> str:
    """``text`` less the words that ask for more ("còn … nữa"): it is the whole that is told."""
    kept = list(text)
    for found in _MORE.finditer(aligned(text)):
        kept[found.start() : found.end()] = [""] * (found.end() - found.start())
    return "".join(kept)


def _days(record: Record) -> tuple[date, date] | None:
    due = None if isinstance(record, Target) else record.deadline
    return (due.start, due.end) if due and due.start and due.end and not due.parts else None


def _name(unit: str, first: date, last: date) -> str | None:
    """How the month, quarter or year is called that the days lie in; ``None`` where they lie in several."""
    if first.year != last.year:
        return None
    if unit == "nam":
        return f"năm {first.year}"
    quarters = ((first.month - 1) // _QUARTER, (last.month - 1) // _QUARTER)
    if unit == "quy":
        return f"quý {quarters[0] + 1}/{first.year}" if quarters[0] == quarters[1] else None
    return f"tháng {first.month}/{first.year}" if first.month == last.month else None
