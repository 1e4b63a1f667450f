"""By which year a target is to reach a figure that the question gives ("bao giờ … đạt 85%?")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import find_records
from assistant.finding.ranking import Scored
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.facts import compose_facts
from assistant.records.figures import statement
from assistant.records.telling import facts_of
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Target
from corpus.timespans import aligned

_SHARE = r"\s*(?:%|phan tram\b)"
_NUMBER = r"(?P<value>\d[\d.,]*(?:\s*%?\s*[-–]\s*\d[\d.,]*)?)(?<![.,])"
_MUCH = r"(?: (?:muc|duoc|tren|duoi|tu|con|len|toi|den|xuong|khoang|toi thieu|it nhat|toi da|ty le|ti le))*"
_FIGURE = (
    re.compile(rf"\b(?:dat|len|xuong|con|giam|tang|hon){_MUCH} {_NUMBER}(?![/\d])(?:{_SHARE})?"),
    re.compile(rf"(?<![\d/]){_NUMBER}{_SHARE}"),
)
_TIE = 0.02
_MOST = 5
_ZEROS = re.compile(r",0+(?!\d)|(?<=,\d)0+(?!\d)|(?<=,\d\d)0+(?!\d)")
_BARE = re.compile(r"[^\d.,\-–]")


def compose_due(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """When a thing is due: the year of the target that is to reach the figure given, else of a task."""
    return _reached(query, knowledge, settings) or compose_facts(query, knowledge, settings)


def _reached(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The target with the figure that a question asks the year of; ``None`` where a task says as much."""
    plain = aligned(query.text)
    match = next((found for pattern in _FIGURE if (found := pattern.search(plain))), None)
    if query.intents != (Intent.DEADLINE,) or query.confirms or match is None:
        return None
    inside = range(match.start(), match.end())
    topic = query.topic.within(lambda word: word.start not in inside)
    asked = replace(query, intents=(Intent.TARGET,), topic=topic, years=(), period=None)
    kept = find_records(asked, ("target",), knowledge, settings).kept if topic.content else ()
    meant = [scored for scored in kept if _is(scored, match["value"])]
    if not meant or _told_of_task(replace(query, topic=topic), meant[0], knowledge, settings):
        return None
    same = [s for s in meant if s.source == meant[0].source and s.score >= meant[0].score - _TIE]
    chosen = sorted((s.item for s in same if isinstance(s.item, Target)), key=lambda target: target.by or "")
    lines: list[Line] = []
    for target in chosen[:_MOST]:
        where = place(knowledge.head(target.source.document), target.source.locator)
        lines += (statement(target, with_agencies=False), Line(where))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(chosen[:_MOST]))


def _is(scored: Scored, value: str) -> bool:
    """Whether a record is a target of ``value`` with a year of its own."""
    target = scored.item
    return isinstance(target, Target) and bool(target.by) and _plain(target.value or "") == _plain(value)


def _plain(value: str) -> str:
    return _ZEROS.sub("", _BARE.sub("", value)).strip("-–").lstrip("0")


def _told_of_task(query: Query, best: Scored, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a task or duty with a time says more of the question than the target."""
    kept = find_records(query, ("task", "assignment"), knowledge, settings).kept
    dated = kept and not isinstance(kept[0].item, Target) and facts_of(kept[0].item, Intent.DEADLINE)
    return bool(dated) and kept[0].fit.coverage > best.fit.coverage
