"""Which of two tasks comes first, told from the deadline of each."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, refusal
from assistant.facts import compose_facts
from assistant.knowledge import Knowledge
from assistant.matching import Matcher
from assistant.query import Intent, Query, Topic
from assistant.settings import AnswerSettings
from assistant.weighing import Weighed, weigh
from assistant.wording import name_of, short
from corpus.model import Assignment, Task
from prompts import load

_NAME = 90
_Told = tuple[Draft, Task | Assignment, float]


def compose_pair(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """When each of two tasks is due, and which is first where days tell; refused unless both are found."""
    best: tuple[_Told, _Told] | None = None
    for first, second in query.pairs:
        one, other = _told(query, first, knowledge, settings), _told(query, second, knowledge, settings)
        if one is None or other is None or one[1].id == other[1].id:
            continue
        if best is None or min(one[2], other[2]) > min(best[0][2], best[1][2]):
            best = one, other
    if best is None:
        return refusal(Intent.COMPARE, load("replies")["not_found"])
    lines = tuple(line for draft, _, _ in best for line in draft.lines)
    asked = replace(query, intents=(Intent.DEADLINE,), contrast="sooner")
    order = weigh(asked, [_weighed(record) for _, record, _ in best])
    return Draft(
        Status.ANSWERED,
        Intent.COMPARE,
        (*lines, order) if order else lines,
        tuple(record for _, record, _ in best),
    )


def _told(query: Query, topic: Topic, knowledge: Knowledge, settings: AnswerSettings) -> _Told | None:
    """The deadline of the one task ``topic`` means, and how well it fits; ``None`` where it is not sure."""
    alone = replace(query, intents=(Intent.DEADLINE,), topic=topic, period=None, noun=None, wider=None)
    draft = compose_facts(replace(alone, pairs=(), roles=frozenset(), contrast=None), knowledge, settings)
    record = draft.records[0] if len(draft.records) == 1 else None
    if draft.status is not Status.ANSWERED or not isinstance(record, Task | Assignment):
        return None
    return draft, record, Matcher(topic, knowledge.weights).fit(record.source.quote).score


def _weighed(record: Task | Assignment) -> Weighed:
    return Weighed(f"“{short(name_of(record), _NAME)}”", (record,), record.source)
