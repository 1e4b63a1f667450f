"""What documents of others say of a province: on a visit the question names, or where its own say nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Status
from assistant.knowledge import Knowledge
from assistant.naming.notices import notices_meant
from assistant.naming.spoken_places import says, titled_with
from assistant.query import Query
from assistant.scoring.matching import fit
from assistant.settings import AnswerSettings
from corpus.model import Head
from corpus.text import comparable

Ask = Callable[[Knowledge], Answer]
"""Answers the question at hand from what is known."""

_TOLD = (Status.ANSWERED, Status.PARTIAL)


def of_notice(question: str, knowledge: Knowledge, ask: Ask) -> Answer | None:
    """What the notices say that ``question`` means by who concluded, or on which visit."""
    return _among(notices_meant(question, knowledge.heads), knowledge, ask)


def of_spoken_place(query: Query, knowledge: Knowledge, settings: AnswerSettings, ask: Ask) -> Answer | None:
    """What documents of others say of the provinces asked about, of which there is no own document."""
    names = query.scope.missing.split(", ") if query.scope.missing else ()
    return None if query.declined else _of_others(names, query, knowledge, settings, ask)


def beside_own(query: Query, knowledge: Knowledge, settings: AnswerSettings, ask: Ask) -> Answer | None:
    """What documents of others say of a province whose own say nothing, those first whose titles name it."""
    names = query.scope.places
    if not names or query.scope.numbered or not any(head.province is None for head in knowledge.heads):
        return None
    titled = _among(titled_with(names, knowledge.heads), knowledge, ask)
    if titled and _is_met(titled, query, knowledge, settings):
        return titled
    own = query.scope.sources
    others = frozenset(head.source for head in knowledge.heads if head.source not in own)
    if not _is_spoken_of(names, query, others, knowledge, settings):
        return None
    return _of_others(names, query, knowledge.within(others), settings, ask)


def _is_spoken_of(
    names: Sequence[str],
    query: Query,
    sources: frozenset[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> bool:
    """Whether anything the search legs propose of ``sources`` names the provinces, and says enough."""
    told = [comparable(name) for name in names]
    words = " ".join((query.topic.spoken, *names))
    hits = knowledge.retriever.retrieve(words, settings.candidates, sources=sources)
    quotes = [hit.passage.source.quote for hit in hits]
    naming = [quote for quote in quotes if all(name in comparable(quote) for name in told)]
    return any(_says_enough(quote, query, knowledge, settings) for quote in naming)


def _among(heads: Sequence[Head], knowledge: Knowledge, ask: Ask) -> Answer | None:
    """What ``heads`` alone answer, if they do; ``None`` where there are no others anyhow."""
    if not 0 < len(heads) < len(knowledge.heads):
        return None
    found = ask(knowledge.within(frozenset(head.source for head in heads)))
    return found if found.status in _TOLD else None


def _of_others(
    names: Sequence[str], query: Query, knowledge: Knowledge, settings: AnswerSettings, ask: Ask
) -> Answer | None:
    """What any document says, where each quote names the provinces ``names``."""
    if not names or knowledge.topical:
        return None
    found = ask(replace(knowledge, topical=frozenset(names)))
    return (
        found
        if _is_met(found, query, knowledge, settings) and says(found, names, knowledge.namesakes)
        else None
    )


def _is_met(found: Answer, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a quote says enough of what is asked."""
    quotes = [each.quote for each in found.citations]
    return not query.topic.content or any(_says_enough(q, query, knowledge, settings) for q in quotes)


def _says_enough(quote: str, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    return fit(query.topic, quote, "", knowledge.weights).coverage >= settings.own_coverage
