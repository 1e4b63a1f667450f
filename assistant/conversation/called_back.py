"""What the last sentence calls back by a word or two of what was told: another thing is no answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.stories import only_of_what_is_told
from assistant.finding.clauses_told import Clause, Read, clauses_of
from assistant.knowledge import Knowledge
from assistant.language.clauses import pieces, sentences_in
from assistant.language.sentences import calls_back, is_story, scene_and_question
from assistant.naming.kinds_called import calls_kind
from assistant.query import FACTS, Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from corpus.model import Record
from corpus.text import fold

_FEWEST = 3  # words that say themselves what is asked about
_TALK = 4  # words that may say nothing of the matter ("hiệu trưởng sốt ruột")
_ASKED = re.compile(r"\b(?:n[aà]o|g[iì]|ai|bao (?:nhi[eê]u|l[aâ]u))\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:bảo|nói|kể|cãi|nhắc|tranh luận)\b", re.IGNORECASE)  # what others hold of the same
_OF_IT, _SOME, _HARDLY = 0.5, 0.3, 0.15  # coverage of what was told


def of_another_than_told(
    question: str, query: Query, records: Sequence[Record], knowledge: Knowledge, read: Read
) -> bool:
    """Whether ``records`` are of another thing than a story leads up to.

    They share with it no more than the words that call it back ("Tôi nghe nói sẽ thí điểm X do Y phát
    hành. Thời hạn thí điểm là khi nào?"), or are of it alone and not of what is asked after it.
    """
    if query.intent is Intent.LEAD and only_of_what_is_told(question, records, knowledge, read):
        return True
    if query.intent in FACTS and _turns_away(question, records, knowledge, read):
        return True
    scene, main = scene_and_question(question)
    told = _called_back(scene, read(main).topic, read) if is_story(scene) and calls_back(question) else None
    if told is None:
        return False
    matcher = matcher_of(told, knowledge.weights)
    return max((matcher.fit(record.source.quote).coverage for record in records), default=1.0) < _OF_IT


def _turns_away(question: str, records: Sequence[Record], knowledge: Knowledge, read: Read) -> bool:
    """Whether a clause after the one that ``records`` are of, which asks nothing, tells of something else."""
    told = [
        clause
        for sentence in pieces(question, sentences_in(question))
        for clause in clauses_of(sentence, knowledge, read)
    ]
    if len(told) == 1:
        return False
    met = [_met(c.topic, records, knowledge) if len(c.topic.content) > 1 else 0.0 for c in told]
    best = max(range(len(told)), key=lambda at: met[at] if len(told[at].topic.content) >= _FEWEST else 0.0)
    if met[best] < _OF_IT or _ASKED.search(told[best].text):
        return False
    last = max(at for at, share in enumerate(met) if share >= _SOME)
    return any(met[at] < _HARDLY and _turns(told[at]) for at in range(last + 1, len(told)))


def _turns(clause: Clause) -> bool:
    """Whether a clause says enough to be of another thing: no question, hearsay, or name of a document."""
    asks = clause.asks or _ASKED.search(clause.text) or _SAID.search(clause.text)
    return not asks and not calls_kind(fold(clause.text)) and len(clause.topic.content) > _TALK


def _met(topic: Topic, records: Sequence[Record], knowledge: Knowledge) -> float:
    matcher = matcher_of(topic, knowledge.weights)
    return max((matcher.fit(record.source.quote).coverage for record in records), default=1.0)


def _called_back(scene: str, asked: Topic, read: Read) -> Topic | None:
    """What the sentence of ``scene`` tells that has the few words ``asked``."""
    words = {word.bare for word in asked.content}
    if not words or len(asked.content) >= _FEWEST:
        return None
    told = (read(sentence).said for sentence in pieces(scene, sentences_in(scene)))
    return next((topic for topic in told if words <= {word.bare for word in topic.content}), None)
