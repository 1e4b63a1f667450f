"""Which agency watches over the most targets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.selecting.yearly import by_row
from corpus.agencies import agency_key
from corpus.model import Target
from corpus.registry import RecordFilter
from corpus.text import fold
from prompts import load

_OFFICE = re.compile(r"\b(so|phong|ban|bo|chi cuc|cuc) nao\b")


def most_watched(query: Query, knowledge: Knowledge) -> Draft | None:
    """The agencies that watch over the most targets, one of several years counted once.

    None where more is asked; that there is none, where those of the kind asked for watch over none.
    """
    if query.topic.content or query.parties:
        return None
    names: dict[str, str] = {}
    held: dict[str, list[Target]] = {}
    for target in knowledge.registry.targets(RecordFilter(sources=query.scope.sources)):
        for name in dict.fromkeys(target.monitor):
            names.setdefault(agency_key(name), name)
            held.setdefault(agency_key(name), []).append(target)
    counts = _of_office(query, {key: len(by_row(of)) for key, of in held.items()})
    if not counts:
        return refusal(query.intent, load("replies")["not_found"])
    most = [key for key, n in counts.items() if n == max(counts.values())]
    lines = [Line("Cơ quan, đơn vị theo dõi nhiều chỉ tiêu nhất:"), *_lines(most, names, held, counts)]
    records = tuple({target.id: target for key in most for target in held[key]}.values())
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), records, total=counts[most[0]])


def _of_office(query: Query, counts: Mapping[str, int]) -> Mapping[str, int]:
    """Those of ``counts`` of the kind of office asked for ("bộ nào"); all where none is asked for."""
    office = _OFFICE.search(fold(query.text))
    return {key: n for key, n in counts.items() if key.startswith(f"{office[1]} ")} if office else counts


def _lines(
    keys: Sequence[str],
    names: Mapping[str, str],
    held: Mapping[str, Sequence[Target]],
    counts: Mapping[str, int],
) -> list[Line]:
    return [
        Line(f"- {names[key]}: {counts[key]} chỉ tiêu [*]", held[key][0].source, (names[key],))
        for key in keys
    ]
