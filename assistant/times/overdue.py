"""How long tasks are overdue that a list is asked for ("quá hạn trên 4 năm", "quá hạn lâu nhất")."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from corpus.text import fold

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_LATE = r"\b(?:qua|tre|het|cham|lo) (?:thoi )?(?:han|tien do)(?: (?:da|duoc|den|toi|roi))*"
_BY = re.compile(
    rf"{_LATE}"
    r"(?: (?P<less>duoi|chua den|chua toi|khong qua|trong vong)| (?:qua|hon|tren|tu|it nhat|ca|toi thieu))?"
    rf" (?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>nam|thang|tuan|ngay)\b"
)
_LONGEST = re.compile(rf"{_LATE} (?:lau|nhieu|dai|nang)(?: ngay)? (?:nhat|hon ca)\b")


def overdue_days(text: str, today: date) -> tuple[date | None, date]:
    """Between which days what is overdue ``today`` was due, as ``text`` says; up to yesterday otherwise."""
    by = _BY.search(fold(text))
    if by is None:
        return None, today - timedelta(days=1)
    before = _earlier(today, _NUMBERS.get(by["number"]) or int(by["number"]), by["unit"])
    return (before, today - timedelta(days=1)) if by["less"] else (None, before - timedelta(days=1))


def longest_overdue(text: str) -> bool:
    """Whether ``text`` asks for what is overdue the longest."""
    return bool(_LONGEST.search(fold(text)))


def _earlier(today: date, number: int, unit: str) -> date:
    if unit in ("tuan", "ngay"):
        return today - timedelta(days=number * (7 if unit == "tuan" else 1))
    index = today.year * 12 + today.month - 1 - number * (12 if unit == "nam" else 1)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
