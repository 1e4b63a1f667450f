"""Running text quoted: the sentences of a passage that speak of a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import find_passages
from assistant.finding.laws_meant import is_beneath_law
from assistant.finding.near_names import is_near_name
from assistant.finding.owners import owned_by_another
from assistant.finding.papers_meant import is_beneath_paper
from assistant.finding.projects import called_otherwise
from assistant.finding.ranking import lead_of
from assistant.finding.unknown_terms import lacks_unknown_term
from assistant.knowledge import Knowledge
from assistant.query import Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.scoring.slots import filled_otherwise
from assistant.scoring.weights import Weights
from assistant.settings import AnswerSettings
from assistant.wording import place, short
from corpus.model import Passage
from corpus.registry import RecordFilter
from corpus.text import fold, squeeze

_CLAUSES = re.compile(r"(?<=[.;:])\s+")
_NO_MARK = r"(?<!^\d\.)(?<!^\d\d\.)"  # a number opens the paragraph that it is the mark of
_SENTENCE = re.compile(rf"(?<=[.;!?]){_NO_MARK}\s+(?=[A-ZĐÀ-Ỹ“\"\-+])|\n+", re.MULTILINE)
_LONGEST = 600
_PLAINLY_SAID = 1.0
_WHOLLY = 0.9  # coverage
_AHEAD = 0.1


def plainly_said(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Passage | None:
    """The running text that says all that was asked, plainer than any other; else ``None``."""
    found = find_passages(query, knowledge, settings)
    kept = found.kept
    recorded = has_records(query, knowledge)
    least = _PLAINLY_SAID if recorded else settings.passage_score
    if not kept or kept[0].score < least or not isinstance(kept[0].item, Passage):
        return None
    fit = kept[0].fit
    if recorded and fit.parted and fit.coverage < _WHOLLY:  # a compound that is asked about is not in it
        return None
    ahead = lead_of(kept[0], (*kept, *found.rejected)).words >= _AHEAD
    return kept[0].item if ahead and not of_a_sibling(kept[0].item, query, knowledge, settings) else None


def of_a_sibling(passage: Passage, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the sentence that meets the topic best speaks of another thing in one place of it."""
    matcher = matcher_of(query.topic, knowledge.weights)
    said = max(sentences(passage.text), key=lambda sentence: matcher.fit(sentence).score, default="")
    if owned_by_another(query, said, frozenset(), knowledge):
        return True
    if called_otherwise(query.topic, said, knowledge.weights):
        return True
    around = f"{passage.title} {passage.text}"
    beneath = is_beneath_law(query, said) or is_beneath_paper(query, said)
    if beneath or is_near_name(query, said, around):
        return True
    if lacks_unknown_term(query, said, around, knowledge):
        return True
    return filled_otherwise(query.topic, said, around, knowledge.weights, settings.slot_rest)


def has_records(query: Query, knowledge: Knowledge) -> bool:
    """Whether the documents asked about have tasks or duties that could answer; else their text does."""
    where = RecordFilter(sources=query.scope.sources)
    return any(knowledge.registry.count(kind, where) for kind in ("task", "assignment"))


def quote_passage(passage: Passage, query: Query, knowledge: Knowledge) -> Draft:
    """The sentences of ``passage`` that speak of the topic, word for word."""
    words = excerpt(passage.source.quote, query.topic.with_cues(), knowledge.weights)
    head = knowledge.head(passage.source.document)
    lines = (Line(f"“{words}” [*]", passage.source, (words,)), Line(place(head, passage.source.locator)))
    return Draft(Status.ANSWERED, query.intent, lines)


def quote_each(passages: Iterable[Passage], query: Query, knowledge: Knowledge) -> Draft:
    """Several sentences that are meant alike, each with where it stands."""
    drafts = [quote_passage(passage, query, knowledge) for passage in passages]
    return Draft(Status.ANSWERED, query.intent, tuple(line for draft in drafts for line in draft.lines))


def excerpt(text: str, topic: Topic, weights: Weights) -> str:
    """The sentence of ``text`` that meets the topic best, with what follows it up to a limit."""
    if len(text) <= _LONGEST:
        return squeeze(text)
    parts = sentences(text)
    matcher = matcher_of(topic, weights)
    scores = [matcher.fit(sentence).score for sentence in parts]
    start = scores.index(max(scores))
    chosen = parts[start]
    for following in parts[start + 1 :]:
        if len(chosen) + len(following) > _LONGEST:
            break
        chosen += " " + following
    return squeeze(chosen)


def opening(text: str) -> str:
    """The first sentences of ``text``, up to a limit."""
    chosen = ""
    for sentence in sentences(text):
        if chosen and len(chosen) + len(sentence) > _LONGEST:
            break
        chosen += f" {sentence}"
    return squeeze(chosen)


def sentences(text: str) -> list[str]:
    """The sentences and lines of ``text``, none blank."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def sentence_with(text: str, words: str) -> str:
    """The first sentence of ``text`` that has ``words``, else the whole of it."""
    having = [sentence for sentence in sentences(text) if words in sentence]
    return squeeze(having[0] if having else text)


def around(text: str, facts: Iterable[str], limit: int) -> str:
    """``text`` cut past ``limit`` characters; a clause with one of ``facts`` stands after the cut."""
    told = short(text, limit)
    cut = [fact for fact in map(squeeze, facts) if fact in squeeze(text) and fact not in told]
    if not cut:
        return told
    held = [one for one in _CLAUSES.split(squeeze(text)) if any(fact in one for fact in cut)]
    return " ".join((short(text, limit // 2), *(short(one, limit) for one in held)))


def sentence_having(text: str, pattern: str) -> str:
    """The first sentence of ``text`` whose folded words have ``pattern``, else the whole of it."""
    having = (sentence for sentence in sentences(text) if re.search(pattern, fold(sentence)))
    return squeeze(next(having, text))
