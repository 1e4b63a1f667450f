"""Two tasks asked about in one question, each for a part of its own ("ai chủ trì A và ai phối hợp B?")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.language.cues import Cue, find_cues
from assistant.language.words import Word, words_of
from assistant.query import FACTS, Query
from assistant.several.remarks import not_found_beside

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_PARTS = ("role.lead", "role.coordinate")
_FEWEST = 2  # words that say which task is meant
_TWO = 2
_JOINED = re.compile(r"[\s,;?.]*(?:\b(?:và|va|còn|con|rồi|thế|vậy)\b[\s,]*)*$", re.IGNORECASE)
_APART = re.compile(r"[,;?.]|\b(?:và|va|còn|con|rồi)\b", re.IGNORECASE)


def two_tasks_told(
    question: str, read: Callable[[str], Query], compose: Callable[[Query], Draft]
) -> Draft | None:
    """The answers for both tasks, what is not found of one said so; ``None`` where they are not two."""
    halves = _halves(question)
    if halves is None:
        return None
    first, second = (read(half) for half in halves)
    if not second.scope.named and first.scope.named:
        second = replace(second, scope=first.scope)
    elif not first.scope.named and second.scope.named:
        first = replace(first, scope=second.scope) if _is_rather_there(first, second, compose) else first
    if not (_is_of_one(first) and _is_of_one(second)) or _shared(first, second):
        return None
    drafts = [compose(first), compose(second)]
    told = [draft for draft in drafts if draft.status in _SAYING and draft.records]
    quotes = [{record.source.quote for record in draft.records} for draft in told]
    if not told or (len(told) == _TWO and quotes[0] & quotes[1]):
        return None
    lines: list[Line] = []
    for half, draft in zip(halves, drafts, strict=True):
        lines += draft.lines if draft in told else [not_found_beside(half)]
    status = Status.ANSWERED if all(draft.status is Status.ANSWERED for draft in drafts) else Status.PARTIAL
    return Draft(status, first.intent, tuple(lines), tuple(r for draft in told for r in draft.records))


def _is_rather_there(first: Query, second: Query, compose: Callable[[Query], Draft]) -> bool:
    """Whether the place named at the end is that of the first task too: it has such a task."""
    return compose(replace(first, scope=second.scope)).status in _SAYING


def _halves(question: str) -> tuple[str, str] | None:
    """The question before the second "who", and from there on, where each asks for another part."""
    words = words_of(question)
    cues = find_cues(words)
    who = [cue for cue in cues if cue.label == "ask.who"]
    roles = [cue for cue in cues if cue.label in _PARTS]
    if len(who) != _TWO or {role.label for role in roles} != set(_PARTS):
        return None
    place = words[who[1].start].start
    joint = _JOINED.search(question[:place])
    sides = [_roles(roles, words, 0, place), _roles(roles, words, place, len(question))]
    if joint is None or not _APART.search(joint[0]) or any(len(side) != 1 for side in sides):
        return None
    return (question[: joint.start()], question[place:]) if sides[0] != sides[1] else None


def _roles(roles: Sequence[Cue], words: Sequence[Word], start: int, end: int) -> set[str]:
    return {role.label for role in roles if start <= words[role.start].start < end}


def _is_of_one(query: Query) -> bool:
    """Whether facts are asked of one task, said in words of its own."""
    facts = set(query.intents) <= set(FACTS) and not query.confirms and not query.declined
    return facts and len(query.topic.content) >= _FEWEST and not query.scope.missing


def _shared(first: Query, second: Query) -> bool:
    """Whether both speak of one thing: most words of the shorter are those of the other."""
    one, other = ({word.bare for word in query.topic.content} for query in (first, second))
    return len(one & other) * 2 >= min(len(one), len(other))
