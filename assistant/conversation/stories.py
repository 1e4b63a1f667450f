"""A long question read clause by clause: what is asked about may stand in one of them alone.

People tell a story before they ask ("báo cáo nhiều quá, nghe nói sẽ có phần mềm …, ai làm?"). The
words of the story are no part of the task, so that the question as a whole fits no record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.conversation.followup import set_in
from assistant.conversation.topics_joined import joined
from assistant.finding.clauses_told import Read, clauses_of
from assistant.finding.evidence import is_sibling
from assistant.finding.ranking import Scored, candidates, lead_of, words_around
from assistant.knowledge import Knowledge
from assistant.language.clauses import pieces, sentences_in
from assistant.language.sentences import asks, is_story, points, scene_and_question, told_and_asked
from assistant.query import FACTS, Intent, Query, Topic
from assistant.scoring.acceptance import likelihood
from assistant.scoring.matching import Matcher, matcher_of
from assistant.settings import AnswerSettings
from corpus.model import Passage, Record

_FEWEST = 3
_ONE_OF_EACH = 2
_MOSTLY, _HARDLY = 0.6, 0.3  # coverage
_NEARLY, _FAR_LESS = 0.8, 0.3  # coverage
_SURE = 0.9  # likelihood; nothing else told is looked at
_SINGLE = (*FACTS, Intent.TARGET)


def clause_meant(
    question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings, read: Read
) -> Query | None:
    """``query`` about what a record meets surely: one clause of ``question``, or all it says together.

    What somebody tells of themselves before they ask often says what they ask about. ``None`` where no
    record is met, or has nothing of what is asked at last.
    """
    if query.intent is Intent.COMPARE:
        return _compared(topics_told(question, knowledge, read), query, knowledge, settings)
    if query.intent not in (*_SINGLE, Intent.TEXT):
        return None
    told = topics_told(question, knowledge, read) if query.intent in _SINGLE else ()
    whole = _Whole(question, query, knowledge, settings, read)
    own = _asked_alone(scene_and_question(question)[1], read)
    return _surest(
        (*told, whole.said),
        settings.clause_likelihood,
        whole,
        lambda best, _: (own is None or _meets([best.item], own, knowledge)) and not whole.is_outdone(best),
    )


def _compared(
    topics: Iterable[Topic], query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Query | None:
    """A comparison about what one clause says that a record of each side meets surely.

    A year in which one of the documents was issued only says which these are.
    """
    kind = Intent.TARGET if query.noun == "target" or Intent.TARGET in query.intents else Intent.LEAD
    best, meant = settings.clause_likelihood, None
    issued = {head.date.year for side in query.sides for head in side.heads if head.date}
    years = tuple(year for year in query.years if year not in issued)
    for topic in topics if query.sides else ():
        sides = tuple(replace(side, topics=(topic,), years=years) for side in query.sides)
        asked = replace(query, topic=topic, sides=sides, years=years, pairs=())
        alone = replace(asked, intents=(kind,), sides=())
        scopes = [replace(query.scope, heads=side.heads, several=False) for side in sides]
        sure = min(sureness(replace(alone, scope=scope), knowledge, settings) for scope in scopes)
        if sure > best:
            best, meant = sure, asked
    return meant


def told_meant(
    question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings, read: Read
) -> Query | None:
    """``query`` about what was told before it, where it points at that, or says too little itself.

    "Sở tôi vừa được giao làm X cho cả tỉnh, anh em lo lắm. Việc đó bao giờ phải xong?"
    """
    whole = _Whole(question, query, knowledge, settings, read)
    told, asked = told_and_asked(question)
    if is_story(told) and (told, asked) != scene_and_question(question):
        return _told_before(told, asked, whole, query, read, cut=True)
    return _told_before(*scene_and_question(question), whole, query, read)


def turned_meant(question: str, knowledge: Knowledge, settings: AnswerSettings, read: Read) -> Query | None:
    """The query of the clauses that ask, set in what all others tell; ``None`` where nothing tells more.

    "Tôi nghe nói tỉnh sẽ làm X, anh em lo lắm, vậy bao giờ phải xong?"
    """
    scene, asked = told_and_asked(question)
    if not is_story(scene) or (scene, asked) == scene_and_question(question):
        return None
    query = set_in(read(asked), read(scene))
    whole = _Whole(question, query, knowledge, settings, read)
    return _told_before(scene, asked, whole, query, read, cut=True) or query


def only_of_what_is_told(question: str, records: Iterable[Record], knowledge: Knowledge, read: Read) -> bool:
    """Whether ``records`` are of what a story tells, and have next to nothing of what is asked after it.

    "Tôi nghe nói sẽ mở lớp dạy X cho cả tỉnh, vậy sở nào mua máy?": the record of the lessons is no answer.
    """
    scene, main = scene_and_question(question)
    own = _asked_alone(main, read) if is_story(f"{scene} {told_and_asked(main)[0]}") else None
    return own is not None and not _meets(records, own, knowledge)


def _asked_alone(main: str, read: Read) -> Topic | None:
    """What the last clauses of a sentence ask of; ``None`` where it is little, or what was told before."""
    sentence = read(main)
    _, asked = told_and_asked(sentence.text)
    start = len(sentence.text) - len(asked)
    topic = sentence.topic.within(lambda word: word.start >= start)
    return None if len(topic.content) < _FEWEST or points(asked) else topic


def _meets(items: Iterable[Record | Passage], topic: Topic, knowledge: Knowledge) -> bool:
    """Whether any of ``items`` has more than next to nothing of ``topic``, or there are none."""
    matcher = matcher_of(topic, knowledge.weights)
    met = [matcher.fit(item.source.quote).coverage for item in items]
    return max(met, default=1.0) >= _HARDLY


def _told_before(
    scene: str, asked: str, whole: _Whole, query: Query, read: Read, *, cut: bool = False
) -> Query | None:
    """``query`` about what ``scene`` tells, where ``asked`` points at that, or says too little itself.

    Where one sentence is ``cut`` in both, what is not nearly certain must be what all of it means as well.
    """
    if query.intent not in _SINGLE or not scene:
        return None
    knowledge, settings = whole.knowledge, whole.settings
    leans, rest = _leans(asked, knowledge, read), read(asked).topic
    if not leans and len(rest.content) >= _FEWEST:
        return None
    least = max(sureness(query, knowledge, settings), settings.clause_likelihood)
    matcher = matcher_of(rest, knowledge.weights)

    def suits(best: Scored, sure: float) -> bool:
        meant = not cut or sure >= _SURE or whole.means(best)
        return meant and (leans or _goes_with(best, matcher))

    return _surest(_told(scene, knowledge, read), least, whole, suits)


def _goes_with(best: Scored, asked: Matcher) -> bool:
    """Whether the record that was told of has most of the words of the sentence that asks as well."""
    said = asked.fit(*words_around(best.item, best.above)) if not isinstance(best.item, Passage) else None
    return said is not None and said.coverage >= _MOSTLY and not said.unnamed


def _leans(asked: str, knowledge: Knowledge, read: Read) -> bool:
    """Whether a sentence points at what was told, or what asks in it says nothing of its own."""
    if points(read(asked).text):
        return True
    asking = [clause for clause in clauses_of(asked, knowledge, read) if clause.asks]
    return not any(len(clause.topic.content) >= _ONE_OF_EACH for clause in asking)


def _told(scene: str, knowledge: Knowledge, read: Read) -> Iterator[Topic]:
    """The topics told: of each clause, and of all of its sentence from it on."""
    for sentence in pieces(scene, sentences_in(scene)):
        waits = read(sentence).waits  # nothing is listed by it where it is only told
        for clause in clauses_of(sentence, knowledge, read):
            told = dict.fromkeys((clause.topic.with_cues(), clause.onward.with_cues()))
            yield from (topic for topic in told if len(topic.content) >= _FEWEST)
        if waits and len(waits.with_cues().content) >= _FEWEST:
            yield waits.with_cues()


@dataclass(frozen=True)
class _Whole:
    """A question with all it says together, what people tell of themselves included."""

    question: str
    query: Query
    knowledge: Knowledge
    settings: AnswerSettings
    read: Read

    @cached_property
    def said(self) -> Topic:
        """All it says."""
        scene, main = scene_and_question(self.question)
        told = self.read(main).said
        return joined(self.read(scene).said, told) if scene else told

    def means(self, best: Scored) -> bool:
        """Whether what one clause means best is what all that is said means best."""
        return best.item.source.quote == self.meant

    def is_outdone(self, best: Scored) -> bool:
        """Whether another record has nearly all of what is asked, and this one far less."""
        ranked = _ranked(self.query, self.knowledge, self.settings)
        own = max(
            (s.fit.coverage for s in ranked if s.item.source.quote == best.item.source.quote), default=0.0
        )
        most = max((s.fit.coverage for s in ranked), default=0.0)
        return most >= _NEARLY and own <= most - _FAR_LESS

    @cached_property
    def meant(self) -> str:
        """The words of the record that fits it best."""
        ranked = _ranked(replace(self.query, topic=self.said), self.knowledge, self.settings)
        return ranked[0].item.source.quote if ranked else ""


def _surest(
    topics: Iterable[Topic], least: float, whole: _Whole, suits: Callable[[Scored, float], bool]
) -> Query | None:
    """The question about the topic that a record which ``suits`` meets most surely, surer than ``least``."""
    best, meant = least, None
    for topic in topics:
        asked = replace(whole.query, topic=topic)
        ranked = _ranked(asked, whole.knowledge, whole.settings)
        sure = likelihood(ranked[0].fit, lead_of(ranked[0], ranked)) if ranked else 0.0
        if sure <= best or is_sibling(ranked[0], whole.query, whole.knowledge, whole.settings):
            continue
        if ranked[0].fit.met >= _FEWEST and suits(ranked[0], sure):
            best, meant = sure, asked
            if sure >= _SURE:
                break
    return meant


def sureness(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> float:
    """The likelihood of the record that fits ``query`` best."""
    ranked = _ranked(query, knowledge, settings) if query.topic.content else []
    return likelihood(ranked[0].fit, lead_of(ranked[0], ranked)) if ranked else 0.0


def _ranked(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Scored]:
    """The records a single fact may be asked of that meet every name in ``query``, the best first."""
    kinds = {"target"} if query.intent is Intent.TARGET else {"task", "assignment"}
    kinds |= (
        {"task", "assignment"} if set(query.intents) & set(FACTS) else set()
    )  # a figure, and who sees to it
    return [s for s in candidates(query, frozenset(kinds), knowledge, settings) if not s.fit.unnamed]


def topics_told(question: str, knowledge: Knowledge, read: Read) -> Iterator[Topic]:
    """The topics of the clauses that may say what is meant: of those that ask, else of the others.

    Clauses too short to mean anything are left out; nothing comes of a question of one clause.
    """
    sentences = pieces(question, sentences_in(question))
    asking = [one for one in sentences if asks(one) and len(read(one).topic.content) >= _FEWEST]
    meant = asking if len(sentences) > 1 and asking else sentences
    clauses = [clause for sentence in meant for clause in clauses_of(sentence, knowledge, read)]
    if len(sentences) + len(clauses) > _ONE_OF_EACH:
        enough = [clause for clause in clauses if len(clause.topic.content) >= _FEWEST]
        yield from (clause.topic for clause in [one for one in enough if one.asks] or enough)
