"""A long question read clause by clause: what is asked about may stand in one of them alone.

People tell a story before they ask ("báo cáo nhiều quá, nghe nói sẽ có phần mềm …, ai làm?"). The
words of the story are no part of the task, so that the question as a whole fits no record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.acceptance import likelihood
from assistant.clauses import clauses_in, kept_whole, pieces, sentences_in
from assistant.evidence import is_sibling
from assistant.knowledge import Knowledge
from assistant.matching import Matcher
from assistant.query import FACTS, Intent, Query, Topic
from assistant.ranking import Scored, candidates, lead_of, words_around
from assistant.sentences import asks, points, scene_and_question
from assistant.settings import AnswerSettings
from corpus.model import Passage

_FEWEST = 3
_ONE_OF_EACH = 2
_MOSTLY = 0.6  # coverage
_SINGLE = (*FACTS, Intent.TARGET)
Read = Callable[[str], Query]


def clause_meant(
    question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings, read: Read
) -> Query | None:
    """``query`` about the one clause of ``question`` that a record meets surely; ``None`` where none does."""
    if query.intent not in _SINGLE:
        return None
    return _surest(
        query, topics_told(question, knowledge, read), settings.clause_likelihood, knowledge, settings
    )


def told_meant(
    question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings, read: Read
) -> Query | None:
    """``query`` about what was told before it, where it points at that, or says too little itself.

    "Sở tôi vừa được giao làm X cho cả tỉnh, anh em lo lắm. Việc đó bao giờ phải xong?"
    """
    scene, asked = scene_and_question(question)
    if query.intent not in _SINGLE or not scene:
        return None
    leans, rest = _leans(asked, knowledge, read), read(asked).topic
    if not leans and len(rest.content) >= _FEWEST:
        return None
    least = max(_sureness(query, knowledge, settings), settings.clause_likelihood)
    told = _told(scene, knowledge, read)
    if leans:
        return _surest(query, told, least, knowledge, settings)
    matcher = Matcher(rest, knowledge.weights)
    return _surest(query, told, least, knowledge, settings, lambda best: _goes_with(best, matcher))


def _goes_with(best: Scored, asked: Matcher) -> bool:
    """Whether the record that was told of has most of the words of the sentence that asks as well."""
    said = asked.fit(*words_around(best.item, best.above)) if not isinstance(best.item, Passage) else None
    return said is not None and said.coverage >= _MOSTLY and not said.unnamed


def _leans(asked: str, knowledge: Knowledge, read: Read) -> bool:
    """Whether a sentence points at what was told, or what asks in it says nothing of its own."""
    asking = [clause for clause in parts_of(asked, knowledge) if asks(clause)]
    return points(read(asked).text) or not any(
        len(read(clause).topic.content) >= _ONE_OF_EACH for clause in asking
    )


def _told(scene: str, knowledge: Knowledge, read: Read) -> Iterator[Topic]:
    """The topics told: of each clause, and of all of its sentence from it on."""
    for sentence in pieces(scene, sentences_in(scene)):
        clauses = parts_of(sentence, knowledge)
        texts = [text for i, clause in enumerate(clauses) for text in (clause, ", ".join(clauses[i:]))]
        told = [_Clause(text, read) for text in dict.fromkeys(texts) if text.strip()]
        yield from (one.story for one in told if len(one.story.content) >= _FEWEST)


def _surest(
    query: Query,
    topics: Iterable[Topic],
    least: float,
    knowledge: Knowledge,
    settings: AnswerSettings,
    suits: Callable[[Scored], bool] = lambda _: True,
) -> Query | None:
    """``query`` about the topic that a record which ``suits`` meets most surely, surer than ``least``."""
    best, meant = least, None
    for topic in topics:
        asked = replace(query, topic=topic)
        ranked = _ranked(asked, knowledge, settings)
        sure = likelihood(ranked[0].fit, lead_of(ranked[0], ranked)) if ranked else 0.0
        if sure <= best or is_sibling(ranked[0], query, knowledge, settings):
            continue
        if ranked[0].fit.met >= _FEWEST and suits(ranked[0]):
            best, meant = sure, asked
    return meant


def _sureness(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> float:
    """The likelihood of the record that fits ``query`` best."""
    ranked = _ranked(query, knowledge, settings) if query.topic.content else []
    return likelihood(ranked[0].fit, lead_of(ranked[0], ranked)) if ranked else 0.0


def _ranked(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Scored]:
    """The records a single fact may be asked of that meet every name in ``query``, the best first."""
    kinds = frozenset({"target"} if query.intent is Intent.TARGET else {"task", "assignment"})
    return [s for s in candidates(query, kinds, knowledge, settings) if not s.fit.unnamed]


def topics_told(question: str, knowledge: Knowledge, read: Read) -> Iterator[Topic]:
    """The topics of the clauses that may say what is meant: of those that ask, else of the others.

    Clauses too short to mean anything are left out; nothing comes of a question of one clause.
    """
    sentences = [_Clause(sentence, read) for sentence in pieces(question, sentences_in(question))]
    asking = [one for one in sentences if one.asks and one.enough] if len(sentences) > 1 else []
    clauses = [
        _Clause(clause, read)
        for sentence in asking or sentences
        for clause in parts_of(sentence.text, knowledge)
    ]
    if len(sentences) + len(clauses) > _ONE_OF_EACH:
        enough = [clause for clause in clauses if clause.enough]
        yield from (clause.topic for clause in [one for one in enough if one.asks] or enough)


def parts_of(sentence: str, knowledge: Knowledge) -> list[str]:
    """The clauses of a sentence; nothing within the name of an agency parts any."""
    names = [(mention.start, mention.end) for mention in knowledge.agencies.find(sentence)]
    return pieces(sentence, kept_whole(clauses_in(sentence), names))


@dataclass(frozen=True)
class _Clause:
    """A sentence or clause, read only where its topic matters."""

    text: str
    read: Read

    @cached_property
    def topic(self) -> Topic:
        return self.read(self.text).topic

    @cached_property
    def story(self) -> Topic:
        """Its topic where it is told: nothing is asked in it, nor listed by what is waited for."""
        read = self.read(self.text)
        told = read.waits if read.waits and not read.topic.content else read.topic
        return told.with_cues()

    @property
    def asks(self) -> bool:
        return asks(self.text)

    @property
    def enough(self) -> bool:
        return len(self.topic.content) >= _FEWEST
