"""The target told of before, in another year ("còn năm 2025, đơn vị theo dõi?")."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Status
from assistant.conversation.staying import own_words
from assistant.draft import Draft, Line
from assistant.finding.columns import of_year
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.figures import statement
from assistant.wording import place
from corpus.model import Record, Target
from corpus.registry import RecordFilter

_ASKED = {Intent.TARGET, Intent.LEAD, Intent.TEXT}


def asks_other_year(part: Query) -> bool:
    """Whether a question names a year, and asks no more than the figure and who watches over it."""
    asked = set(part.intents) <= _ASKED and not (part.confirms or part.contrast or part.limits or part.sides)
    return bool(part.years) and asked and not part.scope.named and not part.parties and not part.declined


def has_nothing_else(part: Query, told: frozenset[str]) -> bool:
    """Whether a question has no word of its own beyond those that were ``told`` before."""
    return all(word.text in told for word in own_words(part))


def in_other_year(records: Sequence[Record], part: Query, knowledge: Knowledge) -> Draft | None:
    """The targets of the same rows for the year asked; ``None`` where the rows have none of it."""
    quotes = {record.source.quote for record in records}
    sources = frozenset(record.source.document for record in records)
    fellows = knowledge.registry.targets(RecordFilter(sources=sources))
    kept = [one for one in fellows if one.source.quote in quotes and _is_of(one, part)]
    if not kept:
        return None
    who = Intent.LEAD in part.intents or bool(part.roles)
    lines = [statement(target, with_agencies=who) for target in kept]
    where = kept[0].source
    lines.append(Line(place(knowledge.head(where.document), where.locator)))
    return Draft(Status.ANSWERED, Intent.TARGET, tuple(lines), tuple(kept))


def _is_of(target: Target, part: Query) -> bool:
    """Whether a target is for the year asked, or its row has a further cell of that year."""
    by = any((target.by or "").startswith(str(year)) for year in part.years)
    return by or any(of_year(header, part) for header in target.extra)
