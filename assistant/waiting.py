"""Tasks whose deadline waits for something ("chờ Trung ương hướng dẫn"): asked for, and found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.cues import Cue
from assistant.matching import Weights, fit
from assistant.query import Intent, Query, Topic
from assistant.words import Word
from corpus.model import Deadline, Record, Task

_ASIDE = ("filler.", "followup.", "ask.", "noun.document")
_TIER = 0.05
_LEAST = 0.4


def awaiting(query: Query, words: Sequence[Word], cues: Sequence[Cue]) -> Query:
    """``query`` with what the listed tasks wait for; what stands after the waiting is no other filter."""
    cue = next((cue for cue in cues if cue.label == "waits.words"), None)
    if cue is None or query.intent not in (Intent.LIST, Intent.COUNT):
        return query
    aside = {i for c in cues if c.label.startswith(_ASIDE) for i in range(c.start, c.end)}
    after = words[cue.end :]
    waits = Topic(tuple(after), tuple(i not in aside for i in range(cue.end, len(words))))
    begin = words[cue.start].start
    kept = [i for i, word in enumerate(query.topic.words) if word.start < begin]
    topic = Topic(
        tuple(query.topic.words[i] for i in kept),
        tuple(query.topic.required[i] for i in kept),
        tuple(query.topic.named[i] for i in kept) if query.topic.named else (),
    )
    parties = tuple(party for party in query.parties if party.start < cue.start)
    said = {c.label for c in cues if c.start < cue.start}
    roles = frozenset(role for role in query.roles if f"role.{role}" in said)
    return replace(query, waits=waits, topic=topic, parties=parties, roles=roles, period=None)


def waiting(records: Sequence[Record], condition: Topic, weights: Weights) -> list[Record]:
    """Those of ``records`` that wait for what ``condition`` says; all that wait, where it says nothing."""
    tasks = [r for r in records if isinstance(r, Task) and r.deadline and _is_conditional(r.deadline)]
    if not condition.content:
        return list(tasks)
    met = [(fit(condition, task.deadline_text or "", "", weights).coverage, task) for task in tasks]
    best = max((coverage for coverage, _ in met), default=0.0)
    return [task for coverage, task in met if coverage >= max(best - _TIER, _LEAST)]


def _is_conditional(deadline: Deadline) -> bool:
    return any(part.kind == "conditional" for part in (deadline.parts or (deadline,)))
