"""A question that nothing else answers: the sentence of running text that says what is sought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import is_frame, proposed_text
from assistant.finding.excerpts import has_records, of_a_sibling, sentences
from assistant.finding.of_year import is_of_year
from assistant.finding.sought import Sought, sought
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query, Topic
from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import Fit, matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.headed import duty_told, owed_by_another
from assistant.wording import place
from corpus.actors import actors, subject
from corpus.marks import split_mark
from corpus.model import Passage
from corpus.text import squeeze

_ABOVE = 0.6  # what a word counts that stands only around a sentence
_PASSAGES = 12  # proposed for a topic, that are read
_LONGEST = 700  # of a paragraph told as a whole
_ALIKE, _AHEAD = 0.15, 0.1  # scores that are alike; by how much of nearness one then is the one meant
_NOT_OF_TEXT = (Intent.COMPARE, Intent.LIST)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of running text, where they stand, and how well they fit a topic."""

    words: str
    passage: Passage
    fit: Fit
    near: float


def sentence_told(
    query: Query, topics: Iterable[Topic], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The sentence that holds what is sought and surely means one of ``topics``, quoted; else ``None``."""
    wanted = sought(query)
    if not wanted or query.confirms or query.intent in _NOT_OF_TEXT:
        return None
    if wanted.doer and has_records(query, knowledge):  # these say who does what, or nobody is told
        return None
    best, least = None, settings.clause_likelihood
    for topic in topics:
        asked = replace(query, topic=topic)
        found = _surest(asked, wanted, knowledge, settings) if topic.content else None
        if found and found[0] >= least:
            least, best = found[0], _draft(found[1], asked, wanted, knowledge)
    return best


def _surest(
    query: Query, wanted: Sought, knowledge: Knowledge, settings: AnswerSettings
) -> tuple[float, Said] | None:
    """What most likely says it, and how likely; ``None`` where something else says it nearly as well."""
    said = _spoken(query, knowledge, settings)
    holding = [one for one in said if not one.fit.unnamed and wanted.met(one.words)]
    holding = [one for one in holding if is_of_year(one.words, one.passage, query, knowledge)]
    ranked = sorted(((likelihood(one.fit, _lead(one, said)), one) for one in holding), key=lambda p: -p[0])
    if not ranked or ranked[0][0] < settings.clause_likelihood:
        return None
    best = ranked[0][1]
    alike = [one for one in holding if one is not best and one.fit.score >= best.fit.score - _ALIKE]
    if any(best.near - one.near < _AHEAD for one in alike):
        return None
    alone = replace(best.passage, text=best.words, source=replace(best.passage.source, quote=best.words))
    apart = owed_by_another(best.passage, query, knowledge) or of_a_sibling(alone, query, knowledge, settings)
    return None if apart else ranked[0]


def _spoken(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Said]:
    """The paragraphs, short ones as a whole and long ones by sentences, with how well they fit the topic."""
    matcher = matcher_of(query.topic, knowledge.weights)
    pieces: dict[str, Passage] = {}
    for hit in proposed_text(query, knowledge, settings)[:_PASSAGES]:
        quote = hit.passage.source.quote
        for line in quote.splitlines() if not is_frame(quote) else ():
            if not actors(split_mark(line)[1]):
                for words in [line] if len(line) <= _LONGEST else sentences(line):
                    pieces.setdefault(words, hit.passage)
    near = knowledge.retriever.nearness(query.topic.spoken, list(pieces))
    return [
        Said(words, passage, matcher.fit(words, f"{passage.title} . {passage.text}", _ABOVE), cosine)
        for (words, passage), cosine in zip(pieces.items(), near, strict=True)
    ]


def _lead(best: Said, said: Sequence[Said]) -> Lead:
    others = [one for one in said if one.words != best.words]
    nearest = max(one.near for one in said)
    return Lead(
        best.fit.score - max((one.fit.score for one in others), default=0.0),
        best.near / nearest if nearest > 0 else 0.0,
        best.near - max((one.near for one in others), default=0.0),
    )


def _draft(said: Said, query: Query, wanted: Sought, knowledge: Knowledge) -> Draft | None:
    """The words, with whose duty they are; ``None`` where that is asked and nothing says it."""
    words = squeeze(said.words)
    if wanted.doer and not subject(split_mark(said.words)[1], opening=True):
        headed = duty_told(said.passage, query, knowledge)
        return headed if headed and words.lstrip("-+ ") in headed.lines[0].text else None
    source = replace(said.passage.source, quote=said.words)
    where = Line(place(knowledge.head(source.document), source.locator))
    return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", source, (words,)), where))
