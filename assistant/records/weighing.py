"""What comes of setting things side by side: which is more, which is sooner, whether they are alike.

Reckoned from the records themselves, and only where each side gives one value of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from assistant.draft import Line
from assistant.query import FACTS, Intent, Query
from assistant.texts.unassigned import FIELDS
from assistant.wording import day, figure, leads
from corpus.agencies import agency_key
from corpus.model import Head, Record, Source, Target, Task
from corpus.text import comparable, fold
from prompts import load

_TWO = 2
_FIGURE = re.compile(r"\d{1,9}(?:,\d{1,4})?")
_UPWARDS = (">=", ">", "=", None)
_DATED = ("date", "period")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One side as told: what it is called, its records, what proves them, how many, its one document."""

    name: str
    records: tuple[Record, ...]
    proof: Source | None = None
    total: int | None = None
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """The value of one side: ``order`` ranks it, the least first; ``kind`` tells what it may be ranked with.

    ``printed`` is how it is told, ``unit`` what a difference of such values is counted in, if it can be.
    """

    order: Decimal
    kind: str
    printed: str
    unit: str | None = None


def weigh(query: Query, sides: Sequence[Weighed]) -> Line | None:
    """The result of comparing ``sides`` as the question asks; ``None`` where it asks none or none is sure."""
    if len(sides) < _TWO or query.contrast in (None, "beside"):
        return None
    text = _alike(query, sides) if query.contrast == "alike" else _ranked(query, sides)
    first, *others = (side.proof for side in sides)
    if text is None or first is None:
        return None
    return Line(text, first, beside=tuple(proof for proof in others if proof))


def _ranked(query: Query, sides: Sequence[Weighed]) -> str | None:
    """The sides in order with their values, and by how much two differ."""
    found = [(side.name, _value(query, side)) for side in sides]
    known = [(name, value) for name, value in found if value]
    if len(known) < len(sides) or len({value.kind for _, value in known}) > 1:
        return None
    replies = load("replies")
    ordered = sorted(known, key=lambda one: one[1].order)
    tiers = [list(tier) for _, tier in groupby(ordered, key=lambda one: one[1].order)]
    if len(tiers) == 1:
        return str(replies["level"].format(value=ordered[0][1].printed))
    told = "; ".join(", ".join(f"{name} ({value.printed})" for name, value in tier) for tier in tiers)
    text = str(replies[f"ranked_{ordered[0][1].kind.partition(' ')[0]}"].format(order=told))
    unit = ordered[0][1].unit
    if unit is None or len(sides) > _TWO:
        return text
    gap = abs(ordered[1][1].order - ordered[0][1].order)
    return f"{text} {replies['gap'].format(gap=str(gap).replace('.', ','), unit=unit)}"


def _value(query: Query, side: Weighed) -> Value | None:
    if query.contrast == "sooner":
        last = _day(query, side)
        return Value(Decimal(last.toordinal()), "day", day(last)) if last else None
    if side.total is not None:
        return Value(Decimal(-side.total), "count", str(side.total), "nhiệm vụ")
    return _figure(side)


def _figure(side: Weighed) -> Value | None:
    """The one figure of a side: the greater first, of ranks the better."""
    targets = [record for record in side.records if isinstance(record, Target)]
    if len({(t.value, t.comparator, t.unit) for t in targets}) != 1 or len(targets) != len(side.records):
        return None
    target = targets[0]
    text = fold(target.value or "").strip()
    match = _FIGURE.match(text)
    if match is None:
        return None
    number = Decimal(match[0].replace(",", "."))
    if target.comparator == "rank<=":
        return Value(number, "rank", figure(target))
    if not re.fullmatch(r"\s*%?", text[match.end() :]):
        return None
    percent = "%" in f"{text}{target.unit or ''}"
    way = "up" if target.comparator in _UPWARDS else target.comparator
    unit = "điểm phần trăm" if percent else target.unit or ""
    return Value(-number, f"figure {way} {fold(unit)}", figure(target), unit if unit else None)


def _day(query: Query, side: Weighed) -> date | None:
    """The day a side ends: that of its one deadline, or of the document itself where that is asked."""
    if query.intent is Intent.DOCUMENT:
        return side.head.date if side.head else None
    ends = set()
    for record in side.records:
        deadline = None if isinstance(record, Target) else record.deadline
        dated = deadline and deadline.kind in _DATED and not deadline.parts
        ends.add(deadline.end if deadline and dated else None)
    return ends.pop() if len(ends) == 1 else None


def _alike(query: Query, sides: Sequence[Weighed]) -> str | None:
    """Whether each fact asked is the same on all sides."""
    replies = load("replies")
    asked: list[Intent] = [intent for intent in query.intents if intent in FACTS]
    if not asked and all(isinstance(r, Target) for side in sides for r in side.records):
        asked = [Intent.TARGET]
    pieces = []
    for intent in asked:
        values = [_fact(side, intent) for side in sides]
        if any(value is None for value in values) or _differs_in_bound(values, intent):
            return None
        same = "alike" if len(set(values)) == 1 else "unlike"
        pieces.append(str(replies[same].format(field=FIELDS.get(intent, "con số"))))
    text = "; ".join(pieces)
    return f"{text[:1].upper()}{text[1:]}." if text else None


def _differs_in_bound(values: Sequence[Hashable | None], intent: Intent) -> bool:
    """Whether figures are the same and only what they bound is not ("80 %", "tối thiểu 80 %")."""
    if intent is not Intent.TARGET or len(set(values)) == 1:
        return False
    return len({value[1:] for value in values if isinstance(value, tuple)}) == 1


def _fact(side: Weighed, intent: Intent) -> Hashable | None:
    """What a side says of ``intent``, so that equal means the same; ``None`` where that is not certain."""
    found = {_told(record, intent) for record in side.records}
    return found.pop() if len(found) == 1 else None


def _told(record: Record, intent: Intent) -> Hashable | None:
    if isinstance(record, Target):
        return (record.comparator, record.value, record.unit) if intent is Intent.TARGET else None
    if intent is Intent.LEAD:
        return frozenset(map(agency_key, leads(record))) or None
    if intent is Intent.COORDINATE:
        return frozenset(map(agency_key, record.coordinate)) or None
    if intent is Intent.DEADLINE:
        return comparable(record.deadline_text) if record.deadline_text else None
    return comparable(record.product) if isinstance(record, Task) and record.product else None
