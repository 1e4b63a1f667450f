"""Whether what sounds like no matter of the assistant is one that the documents themselves speak of.

"Mật khẩu" is asked for by who attacks, and ruled on by who regulates a system: where a record, or a
sentence with the very words that sound so, plainly says what is asked, it is answered.
"""

from __future__ import annotations

from assistant.finding.evidence import proposed
from assistant.finding.excerpts import sentences
from assistant.finding.ranking import candidates, lead_of
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.words import spoken, words_of
from assistant.query import Query
from assistant.scoring.acceptance import likelihood
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings

_SAID, _RUN, _WHOLE = 0.9, 0.6, 0.9  # coverage; how much of it stands in one run, of a few words alone
_MORE = 3  # words of content beside those that sound so
_WORLD, _SECRET = "world", "secret"


def is_of_documents(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a question that would be declined is plainly one of a record or a sentence held."""
    if query.declined == _WORLD and (query.scope.numbered or _is_of_records(query, knowledge, settings)):
        return True
    words = words_of(query.text)
    phrases = [
        words[cue.start : cue.end] for cue in find_cues(words) if cue.label == f"decline.{query.declined}"
    ]
    inside = {word.start for phrase in phrases for word in phrase}
    beside = [word for word in query.topic.content if word.start not in inside]
    few = len(beside) < _MORE
    if not phrases or (few and (query.declined != _WORLD or not beside)):
        return False
    matcher = matcher_of(query.topic, knowledge.weights)
    bare = [" ".join(word.bare for word in phrase) for phrase in phrases]
    for hit in proposed(query, knowledge, settings):
        for sentence in sentences(hit.passage.source.quote):
            if query.declined == _SECRET and _has_all(sentence, bare):
                return True  # it is ruled on: what is asked of it may be told or not found
            fit = matcher.fit(sentence)
            plainly = fit.coverage >= _SAID and fit.run >= (_WHOLE if few else _RUN) and not fit.unnamed
            if plainly and _has_all(sentence, bare):
                return True
    return False


def _has_all(sentence: str, phrases: list[str]) -> bool:
    said = f" {' '.join(bare for _, bare in spoken(sentence))} "
    return all(f" {phrase} " in said for phrase in phrases)


def _is_of_records(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    ranked = candidates(query, frozenset({"task", "assignment", "target"}), knowledge, settings)
    best = next((scored for scored in ranked if not scored.fit.unnamed), None)
    return best is not None and likelihood(best.fit, lead_of(best, ranked)) >= settings.world_likelihood
