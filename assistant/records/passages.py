"""Free questions: the record or the passage that speaks of the topic, quoted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.draft import Draft, refusal
from assistant.finding.choices import MANY, ask_which
from assistant.finding.evidence import find_passages, find_records, involved
from assistant.finding.excerpts import of_a_sibling, quote_each
from assistant.finding.keywords import is_of_keywords
from assistant.finding.nearest import nearest
from assistant.finding.ranking import Scored
from assistant.knowledge import Knowledge
from assistant.naming.renaming import heirs_of
from assistant.query import Query
from assistant.records.facts import choose
from assistant.records.figures import compose_target
from assistant.records.telling import overview
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.chapters import chapter_meant
from assistant.texts.headed import duty_told
from corpus.agencies import is_group
from corpus.model import Passage, Record, Target
from corpus.text import fold
from prompts import load

_RECORD_FIRST = 0.05
_ALIKE = 0.01
_WHOLLY = 0.9  # coverage of what says the question as a whole, and is no sibling's


def compose_text(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The part of a document called by its heading, else what speaks of the topic: a record, a passage."""
    return chapter_meant(query, knowledge, settings) or _speaking(query, knowledge, settings)


def _speaking(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The record that is meant, in full, or the sentences of the passage that speak of the topic."""
    weight = sum(knowledge.weights.of(word.bare) for word in query.topic.content)
    if weight < settings.topic_weight or not any(
        word.bare.isalpha() and len(word.bare) > 1 for word in query.topic.words
    ):
        return refusal(query.intent, load("replies")["not_found"])
    records = find_records(query, ("task", "target", "assignment"), knowledge, settings)
    passages = find_passages(query, knowledge, settings)
    best = next((s for s in records.kept if _is_of_parties(s.item, query, knowledge)), None)
    passage = next((s for s in passages.kept if _is_of_parties(s.item, query, knowledge)), None)
    first = best if best and (passage is None or best.score + _RECORD_FIRST >= passage.score) else passage
    alike = [s for s in (*records.kept, *passages.kept) if first and s.score >= first.score - _ALIKE]
    sources = dict.fromkeys(s.source for s in alike)
    if len(sources) > MANY and not query.scope.several:
        told = [s.item for s in alike if not isinstance(s.item, Passage)]
        return ask_which(query, [knowledge.head(source) for source in sources], told)
    if best and first is best:
        if isinstance(best.item, Target):
            return compose_target(query, knowledge, settings)
        return _of_each_document(records.kept, query, knowledge, settings)
    quoted = passage.item if passage else None
    if (
        passage is None
        or not isinstance(quoted, Passage)
        or not is_of_keywords(quoted, query, knowledge)
        or (passage.fit.coverage < _WHOLLY and of_a_sibling(quoted, query, knowledge, settings))
    ):
        return nearest(query, records)
    each = _of_each_source(passage, passages.kept)
    headed = _headed(quoted, passage.fit.coverage, query, knowledge) if len(each) == 1 else None
    return headed or quote_each(each, query, knowledge)


def _of_each_source(best: Scored, kept: Sequence[Scored]) -> list[Passage]:
    """The passage that fits best, and that of each other document which fits as well."""
    each: dict[str, Passage] = {}
    for scored in (best, *(s for s in kept if s.score >= best.score - _ALIKE)):
        if isinstance(scored.item, Passage):
            each.setdefault(scored.source, scored.item)
    return list(each.values())


def _of_each_document(
    kept: Sequence[Scored], query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Draft:
    """The row or sentence that fits best, of each document where several have one."""
    tasks = [s for s in kept if not isinstance(s.item, Target)]
    each: dict[str, list[Record]] = {}
    for group in choose(tasks, settings.margin):
        each.setdefault(group[0].source.document, group)
    if len(each) > MANY:
        return ask_which(query, list(map(knowledge.head, each)), [group[0] for group in each.values()])
    return overview(list(each.values()), knowledge, query.intent)


def _headed(passage: Passage, said: float, query: Query, knowledge: Knowledge) -> Draft | None:
    """The one duty that says as much as all of a passage (``said``), with whose it is by its heading."""
    told = duty_told(passage, query, knowledge) if query.implicit else None
    if told is None or told.lines[0].source is None or len(told.lines[0].facts) == 1:
        return None
    found = matcher_of(query.topic.with_cues(), knowledge.weights).fit(told.lines[0].facts[0])
    return told if found.coverage >= said - _ALIKE else None


def _is_of_parties(item: Record | Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether what is found names an agency that keywords name, or gives it a part, or they name none."""
    keys = heirs_of(query, knowledge).keys if query.implicit else frozenset[str]()
    if not keys or keys & involved(item, knowledge):
        return True
    said = fold(f"{item.title if isinstance(item, Passage) else ''} {item.source.quote}")
    return any(_is_said(key, said) for key in keys)


def _is_said(key: str, said: str) -> bool:
    """Whether folded text has the name of a body without its kind, or all the words of a group."""
    if is_group(key):
        return all(word in said for word in key.split())
    return (key.partition(" ")[2] or key) in said
