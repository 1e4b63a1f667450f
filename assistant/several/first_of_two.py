"""Which of two tasks comes first, or which of two targets is more, told from what each says."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query, Topic
from assistant.records.facts import compose_facts
from assistant.records.figures import compose_target
from assistant.records.weighing import Weighed, weigh
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.several.comparing import compose_comparison
from assistant.wording import name_of, short
from corpus.model import Assignment, Target, Task
from prompts import load

_NAME = 90
_OF_TARGETS = ("more", "beside")
_Told = tuple[Draft, Task | Assignment | Target, float]


def compose_pair(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """When each of two tasks is due, or what each of two targets is, and which is first or more if certain.

    Refused unless both tasks are found; of targets, what is found is told.
    """
    best: tuple[_Told, _Told] | None = None
    for first, second in query.pairs:
        one, other = _told(query, first, knowledge, settings), _told(query, second, knowledge, settings)
        if one is None or other is None or one[1].id == other[1].id:
            continue
        if best is None or min(one[2], other[2]) > min(best[0][2], best[1][2]):
            best = one, other
    more = query.contrast in _OF_TARGETS
    if best is None and query.contrast == "beside":
        return compose_comparison(replace(query, pairs=()), knowledge, settings)
    if best is None and more:
        return compose_target(replace(query, intents=(Intent.TARGET,), pairs=()), knowledge, settings)
    if best is None:
        return refusal(Intent.COMPARE, load("replies")["not_found"])
    lines = tuple(line for draft, _, _ in best for line in draft.lines)
    asked = query if more else replace(query, intents=(Intent.DEADLINE,), contrast="sooner")
    order = weigh(asked, [_weighed(record) for _, record, _ in best])
    return Draft(
        Status.ANSWERED,
        Intent.COMPARE,
        (*lines, order) if order else lines,
        tuple(record for _, record, _ in best),
    )


def _told(query: Query, topic: Topic, knowledge: Knowledge, settings: AnswerSettings) -> _Told | None:
    """What the one record ``topic`` means says, and how well it fits; ``None`` where it is not sure."""
    alone = replace(query, topic=topic, period=None, wider=None, pairs=(), roles=frozenset(), contrast=None)
    if query.contrast in _OF_TARGETS:
        draft = compose_target(replace(alone, intents=(Intent.TARGET,)), knowledge, settings)
    else:
        draft = compose_facts(replace(alone, intents=(Intent.DEADLINE,), noun=None), knowledge, settings)
    record = draft.records[0] if len(draft.records) == 1 else None
    if draft.status is not Status.ANSWERED or record is None:
        return None
    said = f"{name_of(record)} . {record.source.quote}"
    return draft, record, matcher_of(topic, knowledge.weights).fit(said).score


def _weighed(record: Task | Assignment | Target) -> Weighed:
    return Weighed(f"“{short(name_of(record), _NAME)}”", (record,), record.source)
