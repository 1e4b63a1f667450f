"""A figure asked of two years at once ("… năm 2028 và năm 2030 khác nhau thế nào?"): that of each is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.figures import statement
from assistant.wording import place
from corpus.model import Record, Target
from corpus.registry import RecordFilter
from corpus.text import fold
from prompts import load

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_TWO = 2
_FIGURES = (Intent.TARGET, Intent.COMPARE, Intent.TEXT)
_CLAUSES = re.compile(r"(?<!\d)[,;:.]|[,;:.](?!\d)")
_WORDS = re.compile(r"[^\W\d_]+")
_BOUNDS = frozenset((
    "tu", "tren", "it", "nhat", "toi", "thieu", "da", "duoi", "hon", "tro", "len", "co", "dat", "den",
))  # fmt: skip
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_AND_YEAR = re.compile(
    r"\s*(?:,|;|&|(?:,\s*)?(?:và|va|với|voi|vs|hay|so với|so voi|còn|con)(?!\w))\s*"
    r"(?:(?:năm|nam|mốc|moc|đến|den|tới)\s+)*(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d ?%, \d")  # "85%, 75%, 65% …": which is whose is said elsewhere
_LIKE = 0.6  # of the words of two clauses


def years_apart(
    query: Query, told: Draft, compose: Callable[[Query], Draft], knowledge: Knowledge
) -> Draft | None:
    """``told`` with the figures of the other years asked of, or these named as not told.

    ``None`` where it tells of all, or of none: the years are then of something else.
    """
    asked = set(_beside(query.text))
    plain = query.intent in _FIGURES and not (query.sides or query.pairs or query.parties)
    if len(asked) < _TWO or not plain or told.status not in _SAYING:
        return None
    known = [record for record in told.records if isinstance(record, Target)]
    missing = asked - set(map(_year_of, known))
    if not known or len(known) < len(told.records) or missing in (set(), asked):
        return None
    lines, records, unsaid = list(told.lines), list[Record](told.records), list[str]()
    for year in sorted(missing):
        alike = list(_counterparts(known, year, knowledge))
        alone = None if alike else _figures_alone(query, asked - {year}, known, compose)
        if alone:
            lines += alone.lines
            records += alone.records
        for target in alike:
            where = place(knowledge.head(target.source.document), target.source.locator)
            lines += statement(target, with_agencies=False), Line(where)
            records.append(target)
        if not (alike or alone):
            unsaid.append(f"năm {year}")
    if unsaid:
        remark = Line(load("replies")["unsaid_beside"].format(names=", ".join(unsaid)))
        return replace(told, status=Status.PARTIAL, lines=(remark, *lines), records=tuple(records))
    return replace(told, lines=tuple(lines), records=tuple(records))


def _beside(text: str) -> Iterator[int]:
    """The years that a text names one beside the other ("năm 2028 và năm 2030", "2026, 2028")."""
    for first in _YEAR.finditer(text):
        beside = _AND_YEAR.match(text, first.end())
        if beside:
            yield from (int(first[0]), int(beside["year"]))


def _figures_alone(
    query: Query, others: Iterable[int], known: Sequence[Target], compose: Callable[[Query], Draft]
) -> Draft | None:
    """What is told of one of the years alone, where it is a figure of it in the unit of those known."""
    text = query.text
    for year in others:
        text = re.sub(rf"(?:năm |mốc )?{year}", lambda match: " " * len(match[0]), text)
    years = tuple(year for year in query.years if year not in others)
    alone = compose(replace(query, text=text, years=years, intents=(Intent.TARGET,), contrast=None))
    units = {target.unit for target in known}
    sure = all(
        isinstance(one, Target) and _year_of(one) in years and one.unit in units for one in alone.records
    )
    return alone if alone.status in _SAYING and alone.records and sure else None


def _counterparts(known: Sequence[Target], year: int, knowledge: Knowledge) -> Iterator[Target]:
    """For each figure known, that of ``year`` in its document which a clause of the same words sets."""
    for target in known:
        own = _said(target)
        others = knowledge.registry.targets(RecordFilter(sources=frozenset({target.source.document})))
        likely = [
            (_likeness(own, _said(one)), one)
            for one in others
            if _year_of(one) == year and one.unit == target.unit and one.scope == target.scope
            if not _LISTED.search(one.text)
        ]
        found = [
            one
            for likeness, one in likely
            if likeness >= _LIKE and likeness == max(likeness for likeness, _ in likely)
        ]
        if len(found) == 1:
            yield found[0]


def _said(target: Target) -> frozenset[str]:
    """The words of the clause that sets a figure, less those that only bound it."""
    words = target.text
    for clause in _CLAUSES.split(target.text):
        if target.value and target.value in clause:
            words = clause
    return frozenset(_WORDS.findall(fold(words))) - _BOUNDS


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _year_of(target: Target) -> int:
    """The year a figure is set for; 0 where none is."""
    year = (target.by or "")[:4]
    return int(year) if year.isdigit() else 0
