"""Deadline cells, normalised: what is printed becomes days, a rhythm or a condition, never a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from corpus.model import Deadline, Repeat
from corpus.question_times import parse_range
from corpus.text import nfc, squeeze
from corpus.timebounds import bounded, outer
from corpus.timespans import Span, aligned, complete_spans

__all__ = ["day_of", "deadline_from_json", "deadline_json", "iso_day", "parse_deadline", "parse_range"]

_BLANK = re.compile(r"[\s.…\-–—_/*]*")
_CONDITION = re.compile(
    r"\b(?:(?:ngay\s*)?sau khi|ngay khi|khi|tuy theo|can cu"
    r"|(?<!tiep )(?<!ke )theo(?! dinh k[yi]| quy\b| thang\b| nam\b)|trong vong"
    r"|trong thoi han|\d+ ngay|phu hop|dong thoi voi|cung voi|(?:ke )?tu (?:khi|ngay (?=[a-z])))\b"
)
_CONDITION_ENDS = re.compile(
    r"[);]|[,.]\s*(?=(?:truoc|trong (?:nam|quy|thang)|hoan thanh|cham nhat|qu[yi] |thang \d|nam \d|den )|\d)"
)
_RHYTHMS: tuple[tuple[Repeat | None, re.Pattern[str]], ...] = (
    ("monthly", re.compile(r"\b(?:hang|dinh ky|moi|theo) (?:hang |moi )?thang\b")),
    (
        "quarterly",
        re.compile(r"\b(?:hang|dinh ky|moi|theo) (?:hang |moi )?qu[yi]\b|\bqu[yi], (?:0?6|sau) thang\b"),
    ),
    (
        "yearly",
        re.compile(r"\b(?:hang|dinh ky|moi|theo) (?:hang |moi )?nam\b|\bthuong nien\b|\b0?1 lan ?/ ?nam\b"),
    ),
    (None, re.compile(r"\bdinh ky\b|\b(?:hang|moi) (?:tuan|ngay)\b|\blan ?/|/ ?lan\b")),
)
_WHOLE_YEAR = re.compile(r"\bca nam\b|\btrong nam\b|\bnam ke hoach\b")
_CONTINUOUS = re.compile(r"\bthuong xuyen\b|\blien tuc\b|\bca nam\b|\bxuyen suot\b")
_WORD_START = re.compile(r"(?<=\s)\S")


def parse_deadline(text: str | None, years: tuple[int, int] | None = None) -> Deadline | None:
    """Normalise a deadline as printed; ``None`` where nothing is printed.

    ``years`` is the period of the plan: a single year completes what names none (``Quý I``).
    """
    plain = squeeze(nfc(text or ""))
    if _BLANK.fullmatch(plain):
        return None
    parts = _labelled(plain, years)
    if not parts:
        return _single(plain, years)
    first, last = parts[0], parts[-1]
    dated = [part for part in parts if part.start or part.end]
    starts = [part.start for part in dated]
    ends = [part.end for part in dated]
    return Deadline(
        kind="period" if dated else (first.kind if first.kind == last.kind else "unknown"),
        start=min((day for day in starts if day), default=None) if all(starts) else None,
        end=max((day for day in ends if day), default=None) if all(ends) else None,
        condition=next((part.condition for part in parts if part.condition), None),
        parts=parts,
    )


def _labelled(text: str, years: tuple[int, int] | None) -> tuple[Deadline, ...]:
    """The labelled parts of a cell (``Ban hành: Quý I Thực hiện: cả năm``); empty where it has none."""
    pieces = re.split(r"\s*:\s+", text)
    if len(pieces) == 1:
        return ()
    labels, values = [pieces[0].strip(" ;-+")], []
    for piece in pieces[1:-1]:
        value, label = _cut_label(piece, years)
        values.append(value)
        labels.append(label)
    values.append(pieces[-1])
    return tuple(
        replace(part, label=label)
        for label, value in zip(labels, values, strict=True)
        if (part := _single(value.strip(" ;,-+"), years))
    )


def _cut_label(piece: str, years: tuple[int, int] | None) -> tuple[str, str]:
    """Cut ``Quý I Thực hiện`` into the value that ends before a label and that label."""
    marked = re.match(r"(.*)[;\n]\s*(.+)", piece)
    if marked:
        return marked.group(1), marked.group(2).strip(" -+")
    starts = _WORD_START.finditer(piece)
    cuts = [match.start() for match in starts if match.group(0).isupper()] or [len(piece)]
    for cut in cuts:
        deadline = _single(piece[:cut].strip(), years)
        if deadline and deadline.kind not in ("unknown", "conditional"):
            return piece[:cut].strip(), piece[cut:].strip()
    return piece[: cuts[-1]].strip(), piece[cuts[-1] :].strip()


def _single(text: str, years: tuple[int, int] | None) -> Deadline | None:
    if _BLANK.fullmatch(text):
        return None
    year = years[0] if years and years[0] == years[1] else None
    folded = aligned(text)
    condition, rest = _take_condition(text, folded)
    spans = bounded(rest, complete_spans(rest, year))
    rhythms = [name for name, pattern in _RHYTHMS if pattern.search(rest)]
    start, end = outer(spans)
    if rhythms:
        dated = [span for span in spans if span.dated and not span.exact]
        start, end = outer(dated)
        return Deadline("recurring", start, end, repeat=rhythms[0], condition=condition)
    whole = date(year, 1, 1) if year else None, date(year, 12, 31) if year else None
    if _CONTINUOUS.search(rest):
        start, end = (start, end) if spans else whole
        return Deadline("continuous", start, end, condition=condition)
    if start or end:
        return _dated(spans, start, end, condition)
    if _WHOLE_YEAR.search(rest) and not spans and year:
        return Deadline("period", *whole, condition=condition)
    return Deadline("conditional" if condition and not spans else "unknown", condition=condition)


def _dated(spans: tuple[Span, ...], start: date | None, end: date | None, condition: str | None) -> Deadline:
    if len(spans) == 1:
        kind = "date" if spans[0].exact else "period"
        first = None if kind == "date" and end else start
        return Deadline("date" if kind == "date" else "period", first, end, condition=condition)
    parts = tuple(
        Deadline("date" if span.exact else "period", None if span.exact else span.start, span.end)
        for span in spans
    )
    kind_of_all = {part.kind for part in parts}
    return Deadline(
        "date" if kind_of_all == {"date"} else "period", start, end, condition=condition, parts=parts
    )


def _take_condition(text: str, folded: str) -> tuple[str | None, str]:
    """Take the words of a condition out of ``folded``; what they name (years, plans) is no deadline."""
    found = _CONDITION.search(folded)
    if not found:
        return None, folded
    ending = _CONDITION_ENDS.search(folded, found.end())
    stop = ending.start() if ending else len(folded)
    words = text[found.start() : stop].strip(" .,;()")
    return words or None, folded[: found.start()] + " " * (stop - found.start()) + folded[stop:]


def deadline_json(deadline: Deadline | None) -> dict[str, Any] | None:
    """Return a deadline as the contract's object; ``parts`` (each with its ``label``) only if any."""
    if deadline is None:
        return None
    data: dict[str, Any] = {
        "kind": deadline.kind,
        "start": iso_day(deadline.start),
        "end": iso_day(deadline.end),
        "repeat": deadline.repeat,
        "condition": deadline.condition,
    }
    if deadline.label is not None:
        data["label"] = deadline.label
    if deadline.parts:
        data["parts"] = [{"label": None} | (deadline_json(part) or {}) for part in deadline.parts]
    return data


def deadline_from_json(data: Mapping[str, Any] | None) -> Deadline | None:
    """Build the deadline from ``deadline_json``'s object."""
    if not data:
        return None
    parts = (deadline_from_json(part) for part in data.get("parts", ()))
    return Deadline(
        kind=data["kind"],
        start=day_of(data["start"]),
        end=day_of(data["end"]),
        repeat=data["repeat"],
        condition=data["condition"],
        label=data.get("label"),
        parts=tuple(part for part in parts if part is not None),
    )


def iso_day(value: date | None) -> str | None:
    """Return a day as ISO 8601 writes it."""
    return value.isoformat() if value else None


def day_of(value: str | None) -> date | None:
    """Build the day from ``iso_day``'s text."""
    return date.fromisoformat(value) if value else None
