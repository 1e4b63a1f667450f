"""What a header measures, and in what unit."""

from __future__ import annotations

import re

from corpus.text import squeeze

_YEAR = re.compile(r"\b20\d\d\b")
_IN_BRACKETS = re.compile(
    r"\s*\((?:(?:đvt|đơn vị tính|đơn vị|tính bằng)\s*:?\s*)?(?!\d+\))([^()]{1,30})\)\s*$", re.IGNORECASE
)
_REMARK = re.compile(
    r"(?:không|gồm|bao|trừ|trong|so|theo|kể|năm|nếu|tính)\b|(?!USD|VNĐ|VND|MW|KW)[A-ZĐ&]{3,}$"
)
_LONGEST_UNIT = 4  # words


def measure(title: str) -> tuple[str, str | None]:
    """What a header measures, and in what: ``Trồng rừng mới (ha)`` → ``Trồng rừng mới``, ``ha``."""
    found = _IN_BRACKETS.search(title)
    if (
        found is None
        or len(found[1].split()) > _LONGEST_UNIT
        or (_REMARK.match(found[1]) and not title.isupper())
    ):
        return squeeze(title), None
    return squeeze(title[: found.start()]), squeeze(found[1])


def measured(title: str) -> tuple[str, str | None] | None:
    """What the lower level of a title measures under a year (``Năm 2031 / Lượng (tấn)``), if it does."""
    upper, _, lower = title.rpartition(" / ")
    return measure(lower) if _YEAR.search(upper) and not _YEAR.search(lower) else None
