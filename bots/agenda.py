"""Deadlines as a calendar (RFC 5545) that phones subscribe to: whole-day events on the last day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from bots.board import Duty, Item, State, grouped
from bots.wording import name_of
from corpus.model import Task

_LINE = 75
_LONGEST_SUMMARY = 160
_DATED = frozenset({State.OVERDUE, State.MONTH, State.QUARTER, State.LATER})


def write_calendar(name: str, duties: Sequence[Duty], links: dict[str, str], now: datetime) -> str:
    """Return the calendar ``name`` of ``duties``; ``links`` lead from a record's id to its printed words.

    What has no last day (conditional, standing) is left out, and the description says how many.
    """
    items = [item for group in grouped(duties, now.date()) for item in group.items]
    dated = [item for item in items if item.state in _DATED]
    waiting = sum(item.state is State.WAITING for item in items)
    others = len(items) - len(dated) - waiting
    said = (
        f"{len(dated)} mốc có ngày. Không đưa vào lịch: {waiting} mốc chờ điều kiện, "
        f"{others} mốc thường xuyên, định kỳ hoặc không ghi ngày."
    )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//trolyao//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"X-WR-CALDESC:{_escaped(said)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        *_events(dated, links, now),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _events(items: Iterable[Item], links: dict[str, str], now: datetime) -> Iterator[str]:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    given: dict[str, int] = {}
    for item in items:
        assert item.due is not None
        assert item.due.end is not None
        uid = _uid(item)
        given[uid] = given.get(uid, 0) + 1
        label = f"{item.due.label}: " if item.due.label else ""
        yield "BEGIN:VEVENT"
        yield f"UID:{uid}-{given[uid]}@trolyao"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{_day(item.due.end)}"
        yield f"DTEND;VALUE=DATE:{_day(item.due.end + timedelta(days=1))}"
        yield f"SUMMARY:{_escaped(_short(f'Hạn: {label}{name_of(item.duty)}'))}"
        yield f"DESCRIPTION:{_escaped(_told(item.duty))}"
        if item.duty.id in links:
            yield f"URL:{links[item.duty.id]}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _uid(item: Item) -> str:
    """The same for the same printed duty, however often its document is read again."""
    source = item.duty.source
    label = (item.due.label if item.due else None) or ""
    words = "\n".join((source.document, source.locator, name_of(item.duty), label))
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def _told(duty: Duty) -> str:
    leading = "; ".join(duty.lead) if isinstance(duty, Task) else duty.agency
    lines = (
        name_of(duty),
        f"Chủ trì: {leading}" if leading else "",
        f"Phối hợp: {'; '.join(duty.coordinate)}" if duty.coordinate else "",
        f"Thời hạn ghi: {duty.deadline_text}" if duty.deadline_text else "",
        f"Nguồn: {duty.number or duty.source.document}, {duty.source.locator}",
    )
    return "\n".join(line for line in lines if line)


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SUMMARY else f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]}…"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; a letter is never cut."""
    piece, size = "", 0
    for character in line:
        weight = len(character.encode())
        if size + weight > _LINE:
            yield piece
            piece, size = " ", 1
        piece += character
        size += weight
    yield piece
