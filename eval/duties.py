"""Duties read in prose against those written by hand.

A gold that tells the role of each duty lists all of them. One that only names leads lists the principal
ones, so only principal duties are held against it; how all of them fare is counted beside that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Assignment
from eval.gold import GoldAssignment
from eval.likeness import overlap
from eval.metrics import Counts

_SAME_WORDS = 0.8
_SAME_NAME = 0.8


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty as printed, whatever number of agencies it is given to."""

    text: str
    locator: str
    records: tuple[Assignment, ...]

    def answers(self, wanted: GoldAssignment) -> bool:
        """Tell whether one of its agencies is that of ``wanted``, in the same words."""
        return any(_is_same(wanted, record) for record in self.records)


@dataclass(frozen=True, slots=True)
class DutyFigures:
    """The counts over what the gold lists, those over ``every`` duty read, and what differs.

    ``pairs`` are the gold duties found, each with the records that answer it.
    """

    counts: Counts
    every: Counts
    pairs: tuple[tuple[GoldAssignment, tuple[Assignment, ...]], ...]
    missing: tuple[GoldAssignment, ...]
    extra: tuple[Duty, ...]


def compare_duties(found: Sequence[Assignment], gold: Sequence[GoldAssignment]) -> DutyFigures:
    """Hold the duties of one document against its gold, each sentence counted once."""
    listed = found if any(wanted.role for wanted in gold) else [a for a in found if a.principal]
    duties = _by_sentence(listed)
    extra = tuple(duty for duty in duties if not _is_right(duty, gold))
    pairs = tuple((wanted, records) for wanted in gold if (records := _answering(wanted, listed)))
    kept = {id(wanted) for wanted, _ in pairs}
    return DutyFigures(
        counts=_counts(duties, gold),
        every=_counts(_by_sentence(found), gold),
        pairs=pairs,
        missing=tuple(wanted for wanted in gold if id(wanted) not in kept),
        extra=extra,
    )


def _by_sentence(found: Sequence[Assignment]) -> tuple[Duty, ...]:
    groups: dict[tuple[object, ...], list[Assignment]] = {}
    for record in found:
        groups.setdefault((record.source.blocks, record.text), []).append(record)
    return tuple(Duty(each[0].text, each[0].source.locator, tuple(each)) for each in groups.values())


def _counts(duties: Sequence[Duty], gold: Sequence[GoldAssignment]) -> Counts:
    right = sum(_is_right(duty, gold) for duty in duties)
    told = sum(any(duty.answers(wanted) for duty in duties) for wanted in gold)
    return Counts(right, len(duties), told, len(gold))


def _is_right(duty: Duty, gold: Sequence[GoldAssignment]) -> bool:
    """A duty is right where every agency it is given to is one the gold gives it to."""
    return all(any(_is_same(wanted, record) for wanted in gold) for record in duty.records)


def _answering(wanted: GoldAssignment, found: Sequence[Assignment]) -> tuple[Assignment, ...]:
    return tuple(record for record in found if _is_same(wanted, record))


def _is_same(wanted: GoldAssignment, found: Assignment) -> bool:
    near = overlap(wanted.text, found.text) >= _SAME_WORDS
    return near and any(overlap(name, found.agency) >= _SAME_NAME for name in wanted.agencies)
