"""The records of a list told, in piles of one document each, and the one of each that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.ordinals import LAST
from assistant.query import Query
from assistant.times.ordering import Window
from corpus.model import Record, Task

Pile = tuple[Record, ...]


def pointed_at(records: Pile, listed: Query, total: int | None) -> Pile:
    """The one that "việc đó" means of ``records``: the only one counted, or due just when it was asked.

    All where there is no such one.
    """
    if total == 1:
        return records[:1]
    if listed.period is None:
        return records
    window = Window(*listed.period, yearless=listed.yearless)
    just = tuple(record for record in records if window.is_just(record))
    return just if len(just) == 1 else records


def by_document(records: Sequence[Record]) -> list[Pile]:
    """``records`` in piles of one document each, in order."""
    piles: dict[str, list[Record]] = {}
    for record in records:
        piles.setdefault(record.source.document, []).append(record)
    return [tuple(pile) for pile in piles.values()]


def counted(piles: Sequence[Pile], total: int | None) -> list[Pile]:
    """``piles`` less the duties in prose told after the tasks of one document, which are ``total``."""
    if len(piles) != 1 or not total or not all(isinstance(one, Task) for one in piles[0][:total]):
        return list(piles)
    return [piles[0][:total]]


def at_place(pile: Pile, place: int) -> Pile:
    """The one at ``place`` of a pile, counted from one, or its ``LAST``; none where it is not so long."""
    return pile[-1:] if place == LAST else pile[place - 1 : place]
