"""Free checksums of a table: printed totals, numbering, blank cells."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Check
from ingestion.tables.columns import NAMES, Role
from ingestion.tables.items import Item
from ingestion.tables.layout import Layout
from ingestion.tables.walk import Total

_NAMED = 6


def check_totals(totals: Sequence[Total], items: Sequence[Item], place: str) -> tuple[Check, ...]:
    """Compare each printed total with the rows it closes; say what accounts for a difference."""
    checks: list[Check] = []
    start = 0
    for total in totals:
        closed = items[start : total.after]
        parts = {item.part for item in closed}
        if len(parts) > 1 or (not closed and items):
            closed = items[: total.after]
        where = ", ".join(filter(None, [place, total.part]))
        checks.append(_check(f"{where}: “{total.printed}”", total.figure, closed, items[: total.after]))
        start = total.after
    return tuple(checks)


def _check(where: str, printed: int, closed: Sequence[Item], up_to: Sequence[Item]) -> Check:
    for rows in (closed, up_to):
        if len(rows) == printed:
            return Check(where, printed, printed, agrees=True)
    whole = [item for item in closed if item.stt and "." not in item.stt]
    children = [item.stt for item in closed if item.stt and "." in item.stt]
    loose = sum(item.stt is None for item in closed)
    reasons = []
    if children:
        reasons.append(f"{len(children)} dòng con {', '.join(filter(None, children[:_NAMED]))}")
    if loose:
        reasons.append(f"{loose} dòng không đánh số")
    found = len(closed)
    agrees = len(whole) == printed and bool(reasons)
    explanation = f"{found} dòng = {len(whole)} dòng đánh số + {' + '.join(reasons)}" if reasons else None
    return Check(where, printed, found, agrees, explanation)


def numbering_notes(items: Sequence[Item]) -> tuple[str, ...]:
    """What is odd in the row numbers: gaps, repeats, rows without a number."""
    notes: list[str] = []
    before: int | None = None
    key: tuple[str | None, str | None] | None = None
    for item in items:
        here = (item.part, item.section)
        number = int(item.stt) if item.stt and item.stt.isdecimal() else None
        if item.stt is None and item.parent is None:
            notes.append(f"dòng không đánh số: “{_short(item)}”")
        if number is None:
            continue
        restarted = here != key and number == 1
        if before is not None and not restarted and number != before + 1:
            notes.append(f"số {number} lặp lại" if number == before else f"sau số {before} là số {number}")
        before, key = number, here
    return tuple(notes)


def blanks(items: Sequence[Item], layout: Layout, roles: Sequence[Role]) -> dict[str, int]:
    """How many rows leave each column of ``roles`` blank; a cell merged from above is not."""
    counted = {NAMES[role]: layout.at(role) for role in roles if layout.at(role) is not None}
    return {
        name: sum(item.cell(column) is None and column not in item.covered for item in items)
        for name, column in counted.items()
    }


def _short(item: Item) -> str:
    text = max(item.cells, key=len)
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]}…"
