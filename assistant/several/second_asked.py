"""A second thing asked in the same question, in a clause of its own, that what was told first does not say.

"Tỷ lệ … tối thiểu bao nhiêu, và báo cáo gửi trước những ngày nào?"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.answer import Answer, Status
from assistant.knowledge import Knowledge
from assistant.language.cues import find_cues
from assistant.language.sentences import asks
from assistant.language.words import words_of
from assistant.query import FACTS, Intent, Query
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.several.remarks import not_found_beside
from corpus.text import nfc

Ask = Callable[[str, str, Knowledge], Answer]
"""Answers the clause named first, asked after the one named second, from what is known."""

_TOLD = (Status.ANSWERED, Status.PARTIAL)
_ASKING = ("ask.who", "ask.when", "ask.percent", "ask.count", "ask.product")
_OF_ONE = {*FACTS, Intent.TARGET, Intent.TEXT}
_JOINT = re.compile(
    r"\s*[,;.?]\s*(?:và|va|còn|con|rồi|roi|đồng thời|dong thoi)\s+|\s*[;.?]\s+|,\s*|\s+(?:và|va|còn|con)\s+",
    re.IGNORECASE,
)
_GOING_ON = re.compile(r"\W*(?:còn|con|rồi|roi)\b", re.IGNORECASE)
_FEWEST = 2  # words that say what else is asked about
_UNTOLD, _SILENT = 0.4, 0.2  # of those, in what was told first
_SENTENCE = re.compile(r"(?<=\?)\s+")
_TWO = 2
_MARK = re.compile(r"\[(\d{1,3})\]")


def with_second_told(
    question: str,
    query: Query,
    found: Answer,
    read: Callable[[str], Query],
    ask: Ask,
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Answer:
    """``found`` with the answer of the second clause after it; as it is where there is no such clause.

    That answer is of the same documents, from places of its own, and says what the clause asks of. That
    nothing is found of a sentence on another matter is said.
    """
    of_one = set(query.intents) <= _OF_ONE and not (query.sides or query.pairs or query.confirms)
    if not of_one or found.status is not Status.ANSWERED or not found.citations:
        return found
    there = knowledge.within(query.scope.sources) if query.scope.named else knowledge
    quotes = {citation.quote for citation in found.citations}
    for *halves, joint in _halves(nfc(question)):
        for half, other in (halves[::-1], halves):
            fewest = 1 if half is halves[1] and _GOING_ON.match(joint) else _FEWEST
            if _own_words(half) < fewest:
                continue
            asked = read(half)
            if len(asked.topic.content) < fewest or not set(asked.intents) <= _OF_ONE or asked.confirms:
                continue
            matcher = matcher_of(asked.topic, knowledge.weights)
            said = max(matcher.fit(quote).coverage for quote in quotes)
            if said > _UNTOLD:
                continue
            beside = ask(half, other, there)
            told = {citation.quote for citation in beside.citations}
            if beside.status is Status.NOT_FOUND and said <= _SILENT and _SENTENCE.search(f"{joint} "):
                text = f"{found.text}\n{not_found_beside(half).text}"
                return replace(found, status=Status.PARTIAL, text=text)
            if beside.status not in _TOLD or not told or told & quotes:
                continue
            if max(matcher.fit(quote).coverage for quote in told) >= settings.own_coverage:
                both = (found, beside) if half is halves[1] else (beside, found)
                return replace(_joined(*both), question=found.question)
    return found


def _own_words(half: str) -> int:
    """How many words of a clause are of no wording that asks: at most what it can be about."""
    words = words_of(half)
    asking = {place for cue in find_cues(words) for place in range(cue.start, cue.end)}
    return len(words) - len(asking)


def _halves(question: str) -> Iterator[tuple[str, str, str]]:
    """The question before each joint and after it, the last first, where both ask; and the joint itself."""
    words = words_of(question)
    asking = [words[cue.start].start for cue in find_cues(words) if cue.label in _ASKING]
    for joint in reversed(list(_JOINT.finditer(question))):
        before = [place for place in asking if place < joint.start()]
        if before and len(before) < len(asking):
            yield question[: joint.start()], question[joint.end() :], joint[0]


def _joined(first: Answer, second: Answer) -> Answer:
    """Both answers as one, the marks of the second counted on."""
    shift = len(first.citations)
    text = _MARK.sub(lambda mark: f"[{int(mark[1]) + shift}]", second.text)
    marked = tuple(replace(citation, mark=citation.mark + shift) for citation in second.citations)
    return replace(
        first,
        status=max(first.status, second.status, key=_TOLD.index),
        text=f"{first.text}\n{text}",
        records=(*first.records, *second.records),
        citations=(*first.citations, *marked),
    )


def with_half_told(question: str, found: Answer, ask: Callable[[str, tuple[str, ...]], Answer]) -> Answer:
    """``found``; where it tells nothing, the answer of one of two sentences that each ask for something.

    That nothing is found of the other is said. The second is asked after the first.
    """
    if found.status is not Status.NOT_FOUND:
        return found
    sentences = [sentence for sentence in _SENTENCE.split(nfc(question)) if asks(sentence)]
    if len(sentences) != _TWO:
        return found
    first, second = sentences
    for half, before, other in ((first, (), second), (second, (first,), first)):
        told = ask(half, before)
        if told.status in _TOLD and told.citations:
            text = f"{told.text}\n{not_found_beside(other).text}"
            return replace(told, question=found.question, status=Status.PARTIAL, text=text)
    return found
