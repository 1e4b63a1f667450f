"""One fact asked of two things together ("A và B sở nào chủ trì?"), each of them a record of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.ranking import words_around
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.quantities import quantities
from assistant.language.words import Word, words_of
from assistant.query import FACTS, Intent, Query
from assistant.scoring.matching import matcher_of
from corpus.model import Record
from prompts import load

Span = tuple[int, int]  # of characters
_AND = re.compile(r"(?<!\w)(?:và|va|vs)(?!\w)", re.IGNORECASE)
_AND_EACH = re.compile(r"(?<!\w)(?:và|va|vs|với|voi|cùng|lẫn)(?!\w)", re.IGNORECASE)
_EACH = re.compile(
    r"(?<!\w)(?:(?:mỗi|moi|mổi|từng|tung) (?:cái|cai|việc|viec|thứ|thu|nhiệm vụ|đề án|bên|ben)"
    r"|(?:cả|ca) (?:hai|2))(?!\w)",
    re.IGNORECASE,
)
_BEFORE_COLON = re.compile(r",(?=[^,:;?]+:\s*\S)")  # "đo hài lòng đất đai, xây dựng: sở nào"
_ASKING = ("ask.", "role.", "which.")
_FEWEST = 2  # words that say which of the things is meant
_WHOLE, _MOSTLY, _HARDLY = 0.9, 0.8, 0.6  # of those words
_TELLING = (*FACTS, Intent.TARGET)


def each_of_two(
    question: str,
    query: Query,
    told: Draft,
    read: Callable[[str], Query],
    compose: Callable[[Query], Draft],
    knowledge: Knowledge,
) -> Draft | None:
    """What is said of each of the two things; ``None`` where ``told`` is of both, or one is not plain.

    Each must have one record of its own, with every word that the question has for it.
    """
    apart = set(query.intents) <= set(_TELLING) and not (query.confirms or query.sides or query.pairs)
    apart = apart and not quantities(question)  # what is counted is no second thing
    if not apart or any(_has(query, record, knowledge) for record in told.records):
        return None
    for halves in _halves(question):
        drafts = [_of_one(half, query, read, compose, knowledge) for half in halves]
        both = [draft for draft in drafts if draft]
        if len(both) == len(halves) and both[0].records[0].id != both[1].records[0].id:
            lines = tuple(line for draft in both for line in draft.lines)
            return replace(both[0], lines=lines, records=tuple(draft.records[0] for draft in both))
    return _half_told(question, query, told, knowledge)


def _half_told(question: str, query: Query, told: Draft, knowledge: Knowledge) -> Draft | None:
    """``told``, which is of one of the things alone, after the remark that it does not say the other."""
    if told.status is not Status.ANSWERED or len(told.records) != 1:
        return None
    own, _ = words_around(told.records[0], "")
    for sides in _sides(query.text):
        topics = [query.topic.within(partial(_stands, span)) for span in sides]
        met = [matcher_of(topic, knowledge.weights).fit(own).coverage for topic in topics]
        if (
            all(len(topic.content) >= _FEWEST for topic in topics)
            and max(met) >= _MOSTLY
            and min(met) < _HARDLY
        ):
            start, end = sides[met.index(min(met))]
            remark = load("replies")["unsaid_beside"].format(names=f"“{query.text[start:end].strip(' ?')}”")
            return replace(told, status=Status.PARTIAL, lines=(Line(remark), *told.lines))
    return None


def _stands(span: Span, word: Word) -> bool:
    return span[0] <= word.start < span[1]


def _halves(question: str) -> Iterator[tuple[str, str]]:
    """The question of each thing alone, at each "và" with words for a thing on both sides."""
    for (a, b), (c, d) in _sides(question):
        yield (
            f"{question[:a]} {question[a:b]} {question[d:]}",
            f"{question[:a]} {question[c:d]} {question[d:]}",
        )


def _sides(question: str) -> Iterator[tuple[Span, Span]]:
    """Where the two things stand, at each "và" with words for a thing on both sides."""
    words = words_of(question)
    asking = [
        (words[cue.start].start, words[cue.end - 1].end)
        for cue in find_cues(words)
        if cue.label.startswith(_ASKING)
    ]
    pattern = _AND_EACH if _EACH.search(question) else _AND
    for joint in (*pattern.finditer(question), *_BEFORE_COLON.finditer(question)):
        start = max((end for _, end in asking if end <= joint.start()), default=0)
        end = min((start for start, _ in asking if start >= joint.end()), default=len(question))
        sides = (start, joint.start()), (joint.end(), end)
        if all(len(words_of(question[a:b])) >= _FEWEST for a, b in sides):
            yield sides


def _of_one(
    half: str,
    query: Query,
    read: Callable[[str], Query],
    compose: Callable[[Query], Draft],
    knowledge: Knowledge,
) -> Draft | None:
    """The answer for one of the things, where it is one record that has every word for it."""
    alone = replace(read(half), scope=query.scope)
    if alone.intents != query.intents or len(alone.topic.content) < _FEWEST:
        return None
    draft = compose(alone)
    plain = draft.status is Status.ANSWERED and len(draft.records) == 1
    return draft if plain and _has(alone, draft.records[0], knowledge) else None


def _has(query: Query, record: Record, knowledge: Knowledge) -> bool:
    """Whether a record, or the title of its document, has every word that says what is meant."""
    said = f"{record.source.quote} {knowledge.head(record.source.document).title or ''}"
    return matcher_of(query.topic, knowledge.weights).fit(said).coverage >= _WHOLE
