"""How many or how much a sentence of running text states: "126 trường hợp với số tiền 5,82 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.finding.evidence import proposed_text
from assistant.finding.excerpts import of_a_sibling, sentences
from assistant.finding.of_year import is_of_year
from assistant.knowledge import Knowledge
from assistant.language.quantities import Quantity, states
from assistant.query import Query
from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import Fit, matcher_of
from assistant.settings import AnswerSettings
from assistant.understanding.present_words import present_words
from corpus.model import Passage
from corpus.text import fold

_ABOVE = 0.6  # what a word counts that stands only around a sentence
_FEW = 8  # passages read for a number of anything
_ALIKE, _MOST = 0.05, 4  # score; sentences told together, each with its condition
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TODAY = re.compile(r"\W*hien (?:nay|tai|co)\b")  # no answer to what is aimed at


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence with a number asked for, as a passage of its own, and how well it fits the question."""

    passage: Passage
    fit: Fit
    near: float


def amount_stated(
    query: Query, asked: Sequence[Quantity], knowledge: Knowledge, settings: AnswerSettings
) -> Passage | None:
    """The sentence of running text, as a passage of its own, that gives a number ``asked``."""
    found = alike_stated(query, asked, knowledge, settings)
    return found[0].passage if found else None


def alike_stated(
    query: Query, asked: Sequence[Quantity], knowledge: Knowledge, settings: AnswerSettings
) -> list[Stated]:
    """The sentence that gives a number ``asked``, with those of its document that say all of it as well."""
    if not asked or not query.topic.content:
        return []
    found = sorted(_stating(query, asked, knowledge, settings), key=lambda one: -one.fit.score)
    if not found or found[0].fit.unnamed:
        return []
    best = found[0]
    if likelihood(best.fit, _lead(best, found)) < settings.clause_likelihood:
        return []
    if of_a_sibling(best.passage, query, knowledge, settings):
        return []
    alike = {one.passage.text: one for one in found if _is_alike(one, best)}
    several = len(set(map(_numbers, alike.values()))) > 1 and len(alike) <= _MOST
    return list(alike.values()) if several else [best]


def _is_alike(one: Stated, best: Stated) -> bool:
    """Whether a sentence of the same document says as much of the question as the best does."""
    near = one.fit.score >= best.fit.score - _ALIKE and one.fit.coverage >= best.fit.coverage
    return near and one.passage.source.document == best.passage.source.document


def _numbers(one: Stated) -> tuple[str, ...]:
    return tuple(_NUMBER.findall(one.passage.text))


def _stating(
    query: Query, asked: Sequence[Quantity], knowledge: Knowledge, settings: AnswerSettings
) -> list[Stated]:
    """The sentences that give a number asked for, of the passages the search legs propose."""
    topic = query.topic
    hits = proposed_text(query, knowledge, settings)
    matcher = matcher_of(topic, knowledge.weights)
    today = bool(present_words(query.text))
    said = [
        (hit.passage, sentence)
        for hit in (hits[:_FEW] if all(one.vague for one in asked) else hits)
        for sentence in sentences(hit.passage.source.quote)
        if states(sentence, asked) and (today or not _TODAY.match(fold(sentence)))
        if is_of_year(sentence, hit.passage, query, knowledge)
    ]
    near = knowledge.retriever.nearness(topic.spoken, [sentence for _, sentence in said])
    return [
        Stated(
            _alone(passage, words), matcher.fit(words, f"{passage.title} . {passage.text}", _ABOVE), cosine
        )
        for (passage, words), cosine in zip(said, near, strict=True)
    ]


def _alone(passage: Passage, sentence: str) -> Passage:
    """``passage`` with no more words than ``sentence``."""
    words = sentence.strip()
    return replace(passage, text=words, source=replace(passage.source, quote=words))


def _lead(best: Stated, found: Sequence[Stated]) -> Lead:
    """How far the best sentence stands ahead of the others."""
    others = [one for one in found if one.passage.text != best.passage.text]
    nearest = max(one.near for one in found)
    return Lead(
        best.fit.score - max((one.fit.score for one in others), default=0.0),
        best.near / nearest if nearest > 0 else 0.0,
        best.near - max((one.near for one in others), default=0.0),
    )
