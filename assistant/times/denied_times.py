"""The times that listed tasks must not be due in: "không ấn định hoàn thành năm 2021 hoặc 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MINYEAR

from assistant.query import Days, Limits
from assistant.times.ordering import Window, due
from corpus.model import Record, Task
from corpus.text import fold
from corpus.timespans import aligned, find_spans

_SAID = (  # that something is due: one of these must stand between the denial and the time
    r"co|ghi|neu|dat|dinh|an dinh|quy dinh|xac dinh|phai|can|yeu cau|hoan thanh|xong|ket thuc|roi vao"
    r"|nam trong|thuoc|han|thoi han|den han|thoi gian|moc|tien do|chot|lam|thuc hien|trien khai"
)
_BESIDE = (
    r"la|duoc|bi|vao|trong|cua|den|toi|het|dung|cuoi|do|voi|cac|nhung|viec|nhiem vu|dau viec|muc|de an"
    r"|ma|rieng"
)
_DENIES = r"(?:khong(?: phai)?|chang|cha)"
_LEAVES_OUT = r"(?:ngoai tru|ngoai|tru(?: di| ra)?|loai tru|khong ke|khong tinh)"
_DUE = r"(?:han|thoi han|thoi gian|moc|tien do)(?: (?:hoan thanh|thuc hien))?"
_DENIED = re.compile(
    rf"\b(?:(?:{_DENIES}(?: (?:{_BESIDE}))*(?: (?:{_SAID}))|{_LEAVES_OUT}|khong phai|khac voi)"
    rf"(?: (?:{_SAID}|{_BESIDE}))*|{_DUE} (?:la )?khac(?: voi)?)[\s\"“«'(]*$"
)
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{4,120})[”\"»]")
_AGAIN = re.compile(r"\b(?:thuong xuyen|lien tuc|dinh ky|hang (?:nam|quy|thang|tuan)|ca nam)\b")
_OR = re.compile(r"[\s\"”»')]*(?:(?:,|hoac|hay|va|lan|cung nhu|nhu)[\s\"“«'(]*)+(?:la |cung )?$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """One time a question names: its place, and the days or the wording meant by it."""

    start: int
    end: int
    days: Days | None = None
    printed: str | None = None


def denied_times(text: str, year: int) -> tuple[tuple[tuple[int, int], ...], Limits]:
    """Where ``text`` (NFC) denies times (character offsets, with the words that do), and which those are.

    ``year`` is the one meant where none is said.
    """
    places: list[tuple[int, int]] = []
    denied: list[_Named] = []
    folded = aligned(text)
    for named in _times(text, year):
        before = folded[: named.start]
        goes_on = denied and _OR.fullmatch(before, denied[-1].end)
        opening = _DENIED.search(before)
        if opening or goes_on:
            places.append((opening.start() if opening else denied[-1].end, named.end))
            denied.append(named)
    return tuple(places), Limits(
        days=tuple(one.days for one in denied if one.days),
        printed=tuple(one.printed for one in denied if one.printed),
    )


def without_denied(text: str) -> str:
    """``text``, as long, less the times it denies."""
    for start, end in denied_times(text, MINYEAR)[0]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def not_due(records: Sequence[Record], limits: Limits) -> list[Record]:
    """The tasks of ``records`` with no part due on the denied days, nor printed with the denied words."""
    windows = [Window(*days) for days in limits.days]
    such = {record.id for window in windows for record in due(records, (window,))}
    return [r for r in records if isinstance(r, Task) and r.id not in such and not _reads(r, limits.printed)]


def _times(text: str, year: int) -> Iterator[_Named]:
    """The times ``text`` names, in order: quoted as printed, told by days, or by how often."""
    quoted = [_Named(*match.span(), printed=rf"^{_plain(match[1])}$") for match in _QUOTED.finditer(text)]
    folded = aligned(text)
    days = [
        _Named(span.begin, span.finish, days=Days(span.start, span.end, yearless=not span.dated))
        for span in find_spans(folded, year)
    ]
    often = [_Named(*match.span(), printed=rf"\b{match[0]}\b") for match in _AGAIN.finditer(folded)]
    loose = [one for one in (*days, *often) if not any(q.start < one.start < q.end for q in quoted)]
    return iter(sorted((*quoted, *loose), key=lambda one: one.start))


def _reads(task: Task, printed: Sequence[str]) -> bool:
    said = _plain(task.deadline_text or "")
    return any(re.search(pattern, said) for pattern in printed)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
