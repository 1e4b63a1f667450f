"""The checkable facts a text states: document numbers, days, months, quarters, years, shares, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import fold, nfc

_YEAR = r"(?:19|20)\d\d"
_FORMS = re.compile(
    rf"""(?P<doc>(?<![\w/])\d+[a-zđ]?\s?(?:/\s?{_YEAR}\s?)?/\s?[a-zđ]\w*(?:-\w+)*|(?<![\w/])\d+-[a-zđ]+/[a-zđ]+)
    |(?P<iso>(?<!\d){_YEAR}-\d\d-\d\d(?!\d))
    |(?P<day>(?<![\d/.,])\d{{1,2}}\s*(?:/|-|\.|\s+tháng\s+)\s*\d{{1,2}}\s*(?:/|-|\.|,?\s*năm\s+)\s*{_YEAR}(?!\d))
    |(?P<quarter>\bqu[ýíyi]\s+(?:iv|i{{1,3}}|[1-4])\b(?:\s*(?:/|-|,?\s*năm)?\s*{_YEAR}(?!\d))?)
    |(?P<month>\btháng\s+\d{{1,2}}(?!\d)(?:\s*(?:/|-|,?\s*năm)\s*{_YEAR}(?!\d))?)
    |(?P<short>(?<![\d/.,-])\d{{1,2}}/{_YEAR}(?!\d))
    |(?P<year>(?<![\d.,/]){_YEAR}(?!\d|[.,]\d))
    |(?P<percent>\d+(?:[.,]\d+)*\s*(?:%|phần\s+trăm))
    |(?P<number>\d+(?:[.,]\d+)*)
    |(?P<roman>(?-i:\b(?=[IVXL])X{{0,3}}(?:IX|IV|V?I{{0,3}})\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_ROMAN_QUARTER = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PARTS = re.compile(r"\d+|\b(?:iv|i{1,3})\b", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact at ``text[start:end]``; ``value`` is equal for every way of writing it.

    ``kind`` is doc, day (``2025-12-31``), month (``2025-12``, or ``12`` without a year), quarter
    (``2025-q4``, ``q4``), year, percent, number or roman.
    """

    kind: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def stated_in(text: str) -> tuple[Stated, ...]:
    """Return the facts ``text`` (NFC) states, in order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Stated]:
    for match in _FORMS.finditer(text):
        kind = match.lastgroup or ""
        if match.group(0):
            name, value = _value(kind, match.group(0))
            yield Stated(name, value, match.start(), match.end())


def _value(kind: str, written: str) -> tuple[str, str]:
    if kind == "doc":
        return kind, fold(re.sub(r"\s", "", written))
    if kind in ("percent", "number"):
        return kind, _number(re.sub(r"[^\d.,]", "", written))
    if kind in ("roman", "year"):
        return kind, written.upper()
    return ("day", written) if kind == "iso" else _moment(kind, _PARTS.findall(written))


def _moment(kind: str, parts: Sequence[str]) -> tuple[str, str]:
    if kind == "day":
        day, month, year = parts
        return kind, f"{year}-{int(month):02}-{int(day):02}"
    if kind == "quarter":
        number = f"q{_ROMAN_QUARTER.get(parts[0].lower(), parts[0])}"
        return kind, f"{parts[1]}-{number}" if len(parts) > 1 else number
    month = f"{int(parts[0]):02}"
    return "month", f"{parts[1]}-{month}" if len(parts) > 1 else month


def _number(written: str) -> str:
    """``1.200`` → ``1200``, ``98,50`` → ``98.5``, ``05`` → ``5``."""
    plain = written.replace(".", "") if _GROUPED.fullmatch(written) else written.replace(",", ".")
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def holds(known: Sequence[Stated], fact: Stated) -> bool:
    """Tell whether ``known`` facts hold ``fact``: the same one, or a finer one that says it."""
    return any(implies(each, fact) for each in known)


def implies(known: Stated, fact: Stated) -> bool:
    """Tell whether ``known`` says ``fact``: a day says its month and year, a month or quarter its year."""
    if known.kind == fact.kind and known.value == fact.value:
        return True
    if fact.kind == "year":
        return known.kind in ("day", "month", "quarter") and known.value[:5] == f"{fact.value}-"
    if fact.kind == "month" and known.kind in ("day", "month"):
        return known.value[:7] == fact.value or (len(fact.value) == 2 and known.value[5:7] == fact.value)
    return fact.kind == "quarter" == known.kind and known.value[-2:] == fact.value


def normal(text: str) -> str:
    """Return ``text`` as the guard reads it: NFC, with plain hyphens."""
    return nfc(text).translate(str.maketrans("–—−", "---"))
