"""How many members a quote plainly enumerates: numbered one by one, or named after the noun asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.marks import split_mark
from corpus.text import nfc, squeeze
from corpus.timespans import aligned

_FEWEST, _MOST = 2, 40
_END = 30  # letters that tell whether the last of a list is shown
_NAME = r"[A-ZĐÀ-Ỹ][\wÀ-ỹ&.-]*"
_PROPER = rf"{_NAME}(?: {_NAME})*"
_RUN = re.compile(rf"\s{_PROPER}(?:, {_PROPER})+(?: và {_PROPER})?")
_GOES_ON = re.compile(r"\s*(?:,|và\b|\.\.|…)")
_PLACES = ("tinh", "thanh pho", "phuong", "xa", "huyen", "dia phuong")
_CLOSED = re.compile(r"\s*(?P<open>[(:])\s*(?P<list>[^():;\n]{4,900}?)\s*(?P<end>\)|[;.](?=\s|$)|\n|$)")
_BETWEEN = 60  # letters of what the noun is told by before its members ("cơ quan đăng ký đầu tư (")
_AND = " và "


def numbered(quote: str, told: str, noun: str) -> int | None:
    """How many of what ``noun`` (folded) asks for ``quote`` numbers one by one, all shown in ``told``."""
    lines = nfc(quote).splitlines()
    count = _marked(lines, noun)
    whole = count and squeeze(lines[-1])[-_END:].rstrip(" .;/") in squeeze(nfc(told))
    return count if whole else None


def named(told: str, noun: str) -> int | None:
    """How many are named after ``noun`` (folded): in brackets, after a colon, or as places one by one."""
    text = squeeze(nfc(told))
    places = re.finditer(rf"\b{noun}\b", aligned(text))
    counts = {count for place in places if (count := _after(text[place.end() :], noun))}
    return counts.pop() if len(counts) == 1 else None


def _marked(lines: Sequence[str], noun: str) -> int | None:
    """The items under a line that speaks of ``noun``, numbered from the first on."""
    head, values, kind = False, list[int](), None
    for line in lines:
        mark, words = split_mark(line)
        if mark and mark.value == 1 and not values and head:
            kind, values = mark.kind, [1]
        elif mark and values and mark.kind == kind:
            values.append(mark.value)
        elif not values:
            head = noun in aligned(words) and not words.rstrip().endswith(".")
    whole = values == list(range(1, len(values) + 1))
    return len(values) if whole and len(values) >= _FEWEST else None


def _after(rest: str, noun: str) -> int | None:
    run = _RUN.match(rest)
    if run and noun in _PLACES:
        return None if _GOES_ON.match(rest, run.end()) else _between(len(re.split(r", | và ", run[0])))
    start = next((i for i, letter in enumerate(rest[:_BETWEEN]) if letter in "(:"), None)
    if start is None or re.search(r"[,;.]", rest[:start]):
        return None
    closed = _CLOSED.match(rest, start)
    if closed is None or (closed["open"] == "(" and closed["end"] != ")"):
        return None
    parts = [part.strip() for part in closed["list"].split(",")]
    plain = all(part[:1].isupper() and not part[:1].isdigit() for part in parts) and _AND not in parts[-1]
    return _between(len(parts)) if plain else None


def _between(count: int) -> int | None:
    return count if _FEWEST <= count <= _MOST else None
