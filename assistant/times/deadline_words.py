"""Tasks asked for by their deadline as it is printed: in quotes, or as a span of years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.mostly import without_most
from assistant.times.ordering import Window
from corpus.model import Head, Record, Task
from corpus.text import fold

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{4,120})[”\"»]")
_OF_DEADLINE = re.compile(r"\b(?:thoi han|han|thoi gian)(?: (?:ghi|la|kieu|dung|in|de))*\s*:?\s*$")
_SPAN = re.compile(r"(?<![\d/])(20\d\d)\s*[-–]\s*(20\d\d)(?!\d)")
_UNIT = re.compile(  # "có hạn theo quý"
    r"\b(?:han|ghi|tinh|moc|thoi gian)(?: (?:ghi|tinh|in|dat|duoc|xac dinh))* theo (quy|thang|ngay)\b"
    r"(?! (?:\d|[ivx]+\b))"
)
_AS_PRINTED = re.compile(
    r"\bghi (?:(?:ro|dung|rieng|la|han|thoi|gian|moc|moi|mot|vao|trong|trien|khai|thuc|hien|hoan|thanh) )*"
    r"(?:quy|thang|nam) "
)
_PRINTED = {
    "quy": re.compile(r"\bqu[yi] (?:\d|[ivx]+\b)"),
    "thang": re.compile(r"\bthang \d|(?<![\d/])\d{1,2}/20\d\d"),
    "ngay": re.compile(r"\bngay \d|\d/\d{1,2}/20\d\d"),
}
_NO_YEAR = re.compile(
    r"\b(?:khong|chua)(?: (?:co|ghi|neu|in|de|xac dinh|an dinh|dinh|ro|thay))+"
    r" (?:so )?nam(?: (?:nao|cu the))*"
    r"(?=\W*$|[,;:?.]| (?:thi|la|cua|o|tai|trong|thuoc|va|co|may|bao nhieu|gom))"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LEFT_OUT = re.compile(r"…|\.{2,}")
_WORD = re.compile(r"[^\W_]+")


def dated_so(text: str, found: Sequence[Record], heads: Sequence[Head]) -> Sequence[Record]:
    """Those of ``found`` whose deadline reads as ``text`` (NFC) quotes it; all where none does.

    None where what is quoted is said to be the deadline and no task has it. "…" in a
    quote stands for any words. Years that the title of one of ``heads`` has are no deadline.
    """
    text = without_most(text)
    unit = _UNIT.search(fold(text))
    if unit:
        printed = _PRINTED[unit[1]]
        return [r for r in found if isinstance(r, Task) and printed.search(fold(r.deadline_text or ""))]
    if _NO_YEAR.search(fold(text)):
        return [r for r in found if isinstance(r, Task) and not _YEAR.search(r.deadline_text or "")]
    patterns = [_pattern(quoted[1]) for quoted in _QUOTED.finditer(text)]
    spans = [f"{span[1]} {span[2]}" for span in _SPAN.finditer(text)]
    titles = " ".join(_plain(head.title or "") for head in heads) if spans else ""
    patterns += [span for span in spans if span not in titles]
    met = [r for r in found if isinstance(r, Task) and _reads(r.deadline_text or "", patterns)]
    if met or not any(_OF_DEADLINE.search(fold(text[: m.start()])) for m in _QUOTED.finditer(text)):
        return met or found
    return []


def printed_exactly(text: str, found: list[Record], windows: Sequence[Window]) -> list[Record]:
    """Those of ``found`` printed with just the time ``text`` says ("ghi hạn quý IV"); all where none is."""
    if not _AS_PRINTED.search(fold(text)):
        return found
    return [r for r in found if any(window.is_just(r) for window in windows)] or found


def _pattern(quoted: str) -> str:
    parts = [re.escape(_plain(part)) for part in _LEFT_OUT.split(quoted)]
    return ".*".join(parts)


def _reads(deadline: str, patterns: Sequence[str]) -> bool:
    """Whether the whole of ``deadline`` reads as one of ``patterns``."""
    return any(re.fullmatch(pattern, _plain(deadline)) for pattern in patterns)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
