"""A long question read clause by clause: what is asked about may stand in one of them alone.

People tell a story before they ask ("báo cáo nhiều quá, nghe nói sẽ có phần mềm …, ai làm?"). The
words of the story are no part of the task, so that the question as a whole fits no record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.acceptance import likelihood
from assistant.evidence import candidates, is_sibling, lead_of
from assistant.followup import asks
from assistant.knowledge import Knowledge
from assistant.query import FACTS, Intent, Query, Topic
from assistant.settings import AnswerSettings

_SENTENCE = re.compile(r"[.;?!\n]+(?=\s|$)")
_CLAUSE = re.compile(r"[,:]+(?=\s)|\s[-–]\s|\s(?=(?:mà|nhưng|nghe nói|nghe bảo|nghe đồn|vậy|nên|vì)\s)")
_FEWEST = 3
_ONE_OF_EACH = 2
_SINGLE = (*FACTS, Intent.TARGET)


def clause_meant(
    question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings, read: Callable[[str], Query]
) -> Query | None:
    """``query`` about the one clause of ``question`` that a record meets surely; ``None`` where none does."""
    if query.intent not in _SINGLE:
        return None
    kinds = frozenset({"target"} if query.intent is Intent.TARGET else {"task", "assignment"})
    best, meant = settings.clause_likelihood, None
    for topic in _topics(question, knowledge, read):
        asked = replace(query, topic=topic)
        ranked = [s for s in candidates(asked, kinds, knowledge, settings) if not s.fit.unnamed]
        sure = likelihood(ranked[0].fit, lead_of(ranked[0], ranked)) if ranked else 0.0
        if sure <= best or is_sibling(ranked[0], query, knowledge, settings):
            continue
        if ranked[0].fit.met >= _FEWEST:
            best, meant = sure, asked
    return meant


def _topics(question: str, knowledge: Knowledge, read: Callable[[str], Query]) -> Iterator[Topic]:
    """The topics of the clauses that may say what is meant: of those that ask, else of the others.

    Clauses too short to mean anything are left out; nothing comes of a question of one clause.
    """
    sentences = [_Clause(sentence, read) for sentence in _SENTENCE.split(question) if sentence.strip()]
    asking = [one for one in sentences if one.asks and one.enough] if len(sentences) > 1 else []
    clauses = [
        _Clause(clause, read)
        for sentence in asking or sentences
        for clause in _clauses(sentence.text, knowledge)
    ]
    if len(sentences) + len(clauses) > _ONE_OF_EACH:
        enough = [clause for clause in clauses if clause.enough]
        yield from (clause.topic for clause in [one for one in enough if one.asks] or enough)


def _clauses(sentence: str, knowledge: Knowledge) -> Iterator[str]:
    """The clauses of a sentence; the comma within the name of an agency parts none."""
    names = [(mention.start, mention.end) for mention in knowledge.agencies.find(sentence)]
    start = 0
    for mark in _CLAUSE.finditer(sentence):
        if not any(a < mark.start() < b for a, b in names):
            yield sentence[start : mark.start()]
            start = mark.end()
    yield sentence[start:]


@dataclass(frozen=True)
class _Clause:
    """A sentence or clause, read only where its topic matters."""

    text: str
    read: Callable[[str], Query]

    @cached_property
    def topic(self) -> Topic:
        return self.read(self.text).topic

    @property
    def asks(self) -> bool:
        return asks(self.text)

    @property
    def enough(self) -> bool:
        return len(self.topic.content) >= _FEWEST
