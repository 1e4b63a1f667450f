"""Several indices asked of at once ("PAR INDEX bao nhiêu, SIPAS bao nhiêu?"): the figure of each is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.indices import Span, indices_in, indices_named
from assistant.query import Intent, Query
from assistant.several.remarks import not_found_beside
from corpus.model import Record, Target

_TWO = 2
_SAYING = (Status.ANSWERED, Status.PARTIAL)


def indices_apart(query: Query, told: Draft, compose: Callable[[Query], Draft]) -> Draft | None:
    """``told`` with what the others asked of set, or named as not found; ``None`` where it tells of all."""
    named = indices_named(query.text)
    plain = query.intent is Intent.TARGET and not (query.sides or query.pairs or query.contrast)
    if len(named) < _TWO or not plain or told.status not in _SAYING or not told.records:
        return None
    missing = named.keys() - _of(told.records)
    if not missing or missing == named.keys():
        return None
    lines, records = list(told.lines), list(told.records)
    status = told.status
    for name in sorted(missing, key=lambda one: named[one]):
        alone = compose(_of_one(query, [span for other, span in named.items() if other != name]))
        new = [one for one in alone.records if one not in records]
        if alone.status in _SAYING and new and name in _of(new):
            lines += alone.lines
            records += new
        else:
            start, end = named[name]
            lines.append(not_found_beside(query.text[start:end]))
            status = Status.PARTIAL
    return replace(told, status=status, lines=tuple(lines), records=tuple(records))


def _of_one(query: Query, others: Sequence[Span]) -> Query:
    """``query`` without the names of the ``others``, each place of its text where it was."""
    text = query.text
    for start, end in others:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    topic = query.topic.within(lambda word: not any(start <= word.start < end for start, end in others))
    return replace(query, text=text, topic=topic)


def _of(records: Iterable[Record]) -> set[str]:
    """The indices that targets are of."""
    found: set[str] = set()
    for record in records:
        if isinstance(record, Target):
            parts = (record.indicator, record.text, record.section, record.source.quote)
            found |= next((named for part in parts if part and (named := indices_in(part))), frozenset())
    return found
