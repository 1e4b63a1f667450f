"""What a document says of an index for which it sets no such figure as is asked ("DTI tăng điểm")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.indices import indices_in, of_another_body
from assistant.knowledge import Knowledge
from assistant.language.quantities import quantities
from assistant.query import Intent, Query
from assistant.wording import place
from corpus.model import Source, Target
from corpus.registry import RecordFilter
from corpus.text import squeeze
from prompts import load

_CLAUSE = re.compile(r"(?<=;)\s+|(?<=\.)\s+|\n")
_MOST = 2  # clauses


def of_index_asked(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft``, or where no figure is found the clauses that speak of the index asked for."""
    asked = indices_in(query.text, "asked")
    figure = query.intent is Intent.TARGET and query.unit != "money" and not quantities(query.text)
    if draft.status is not Status.NOT_FOUND or not figure or not asked:
        return draft
    told: dict[str, Source] = {}
    for target in knowledge.registry.targets(RecordFilter(sources=query.scope.sources)):
        if of_another_body(target, query, knowledge) or _is_of_other_year(target, query):
            continue
        told |= {words: target.source for words in _clauses(target) if asked & indices_in(words, "asked")}
    if not told or len(told) > _MOST:
        return draft
    lines = [Line(load("replies")["index_otherwise"])]
    for words, source in told.items():
        lines.append(Line(f"“{words}” [*].", source, (words,)))
        lines.append(Line(place(knowledge.head(source.document), source.locator)))
    return Draft(Status.PARTIAL, query.intent, tuple(lines))


def _clauses(target: Target) -> Iterator[str]:
    for clause in _CLAUSE.split(target.text):
        if clause.strip():
            yield squeeze(clause).rstrip(" .;")


def _is_of_other_year(target: Target, query: Query) -> bool:
    years = set(query.years) - set(query.issued)
    return bool(years and target.by) and not any((target.by or "").startswith(str(year)) for year in years)
