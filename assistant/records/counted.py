"""How many of a thing, or how much money: told by the target, task or sentence that gives the number asked.

"lập mấy cơ sở" – "ít nhất 10 cơ sở được thành lập". A share of something is no number of it, so that a
task or a sentence with such a number goes before a target without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.choices import MANY
from assistant.finding.columns import other_cells
from assistant.finding.evidence import Evidence, alternatives, find_records
from assistant.finding.excerpts import quote_each
from assistant.finding.ranking import Scored
from assistant.knowledge import Knowledge
from assistant.language.quantities import Quantity, quantities, states
from assistant.query import FACTS, Intent, Query
from assistant.records.amounts import alike_stated
from assistant.records.telling import tell
from assistant.settings import AnswerSettings
from assistant.texts.unassigned import told_by
from assistant.wording import name_of, place, short
from corpus.model import Assignment, Record, Target, Task

_OTHERWISE = ("percent", "rank")
_LONGEST = 400
_PLAINLY = 0.1  # coverage


def counted(query: Query, targets: Evidence, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The tasks or the sentence that give a number the question asks for; ``None`` where one of
    ``targets`` that says as much of the question gives it, or nothing does."""
    asked = () if query.unit in _OTHERWISE else quantities(query.text)
    if not asked:
        return None
    records = _stating(query, asked, knowledge, settings)
    said = alike_stated(query, asked, knowledge, settings)
    best = records[0].fit.coverage if records else 0.0
    if said and said[0].fit.coverage < best + _PLAINLY:
        said = []
    best = said[0].fit.coverage if said else best
    of_target = max((s.fit.coverage for s in targets.kept if _measures(s.item, asked)), default=0.0)
    if not (records or said) or of_target >= best:
        return None
    if len(said) > 1:
        return quote_each([one.passage for one in said], query, knowledge)
    return told_by(said[0].passage, query, knowledge) if said else _told_all(records, query, asked, knowledge)


def says_number(text: str, question: str) -> bool:
    """Whether ``text`` has a number of what ``question`` counts; any number where it counts no thing."""
    asked = quantities(question)
    return states(text, asked) if asked else any(map(str.isdigit, text))


def _stating(
    query: Query, asked: Sequence[Quantity], knowledge: Knowledge, settings: AnswerSettings
) -> list[Scored]:
    """The best task or duty of each document that is meant, where its product or own words give a number."""
    facts = tuple(intent for intent in query.intents if intent in FACTS)
    found = find_records(
        replace(query, intents=facts or (Intent.PRODUCT,)), ("task", "assignment"), knowledge, settings
    )
    best: dict[str, Scored] = {}
    for scored in alternatives(found.kept, settings.margin):
        best.setdefault(scored.source, scored)
    told = [s for s in best.values() if _counts(s.item, asked) and not _is_over(s.item, query)]
    return told if len(told) <= MANY else []


def _is_over(record: object, query: Query) -> bool:
    """Whether a task or duty is due before the years asked for."""
    due = record.deadline if isinstance(record, Task | Assignment) else None
    years = set(query.years) - set(query.issued)
    if due is None or due.end is None or due.repeat or not years:
        return False
    return due.end.year < min(years)


def _told_all(
    records: Sequence[Scored], query: Query, asked: Sequence[Quantity], knowledge: Knowledge
) -> Draft:
    told = [s.item for s in records if isinstance(s.item, Task | Assignment)]
    drafts = [_told(record, query, asked, knowledge) for record in told]
    lines = tuple(line for draft in drafts for line in draft.lines)
    return Draft(Status.ANSWERED, query.intent, lines, tuple(told))


def _told(record: Task | Assignment, query: Query, asked: Sequence[Quantity], knowledge: Knowledge) -> Draft:
    """The record with its number, and the other facts asked of it."""
    facts = tuple(intent for intent in query.intents if intent in FACTS)
    if isinstance(record, Task) and states(record.product, asked):
        return tell(record, replace(query, intents=tuple(dict.fromkeys((Intent.PRODUCT, *facts)))), knowledge)
    if facts and states(name_of(record), asked):
        return tell(record, replace(query, intents=facts), knowledge)
    noted = _noted(record, asked)
    if noted and not states(name_of(record), asked):
        told = tuple(f"{header}: {words}" for header, words in noted)
        text = f"{'; '.join(told)} – “{short(name_of(record), _LONGEST)}” [*]."
        said = Line(text, record.source, tuple(words for _, words in noted))
        where = Line(place(knowledge.head(record.source.document), record.source.locator))
        return Draft(Status.ANSWERED, query.intent, (said, where), (record,))
    if facts:
        return tell(record, replace(query, intents=facts), knowledge)
    said = Line(f"“{short(name_of(record), _LONGEST)}” [*].", record.source)
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return Draft(Status.ANSWERED, query.intent, (said, where), (record,))


def number_in(records: Sequence[Record], query: Query, knowledge: Knowledge) -> Draft | None:
    """Those of ``records`` that give a number asked for, with it; ``None`` where none does."""
    asked = quantities(query.text)
    telling = [one for one in records if isinstance(one, Task | Assignment) and _counts(one, asked)]
    drafts = [_told(one, query, asked, knowledge) for one in telling]
    lines = tuple(line for draft in drafts for line in draft.lines)
    return Draft(Status.ANSWERED, query.intent, lines, tuple(telling)) if drafts else None


def _counts(record: object, asked: Sequence[Quantity]) -> bool:
    """Whether a task or duty gives a number asked for."""
    if not isinstance(record, Task | Assignment):
        return False
    product = record.product if isinstance(record, Task) else None
    return any(states(words, asked) for words in (product, name_of(record))) or bool(_noted(record, asked))


def _noted(record: Task | Assignment, asked: Sequence[Quantity]) -> list[tuple[str, str]]:
    """The further cells of a task, with their headers, that give a number asked for."""
    cells = other_cells(record).items() if isinstance(record, Task) else ()
    return [(header, words) for header, words in cells if states(words, asked)]


def _measures(record: object, asked: Sequence[Quantity]) -> bool:
    """Whether a target is a number asked for: of its unit, or of what its own words count."""
    if not isinstance(record, Target) or not record.value or "%" in f"{record.unit}{record.value}":
        return False
    return states(f"{record.value} {record.unit or ''} {record.indicator or ''} . {record.text}", asked)
