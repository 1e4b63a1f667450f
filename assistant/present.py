"""The present state of things: a question may ask for it, running text may tell it; no target does."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.matching import matcher_of
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.text import fold, squeeze
from corpus.timespans import aligned
from prompts import load

_WITHIN = r"(?<!thuc )(?<!the )(?<!phat )(?<!xuat )"  # "thực hiện có …" speaks of no present
_TODAY = (
    rf"{_WITHIN}hien (?:nay|tai|co|da|dang)|(?:cho |tinh )?(?:den|toi) (?:nay|thoi diem (?:nay|hien tai))"
)
_REACHED = r"da (?:dat(?: duoc)?|co|(?:\w+ ){1,2}duoc)(?= bao nhieu| may )"
_SO_FAR = r"(?:bao nhieu|may) (?:\w+ ){0,3}roi"
_NOW = re.compile(rf"\b(?:{_TODAY}|bay gio|thuc te (?:da|dat|dang)|{_REACHED}|{_SO_FAR})\b")
_STATED = re.compile(rf"\b(?:{_TODAY})\b")
_AIMED = re.compile(
    r"\b(?:phai|phan dau|can dat|dat ra|chi tieu|muc tieu|ke hoach(?! (?:so )?\d)|toi thieu|nam 20\d\d)\b"
)
_DONE = re.compile(r"\bda (?:\w+ ){1,2}duoc\b|\bda dat\b")


def present_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``text`` (NFC) asks for the state of today ("hiện nay", "đã đạt"), as character offsets.

    Empty where it asks for none, or for what is aimed at ("hiện nay chỉ tiêu là bao nhiêu").
    """
    folded = aligned(text)
    if _AIMED.search(folded) and not _DONE.search(folded):
        return ()
    return tuple(found.span() for found in _NOW.finditer(folded))


def present_state(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The sentence of running text that tells the state of today with a figure; ``None`` where none does."""
    hits = knowledge.retriever.retrieve(
        query.topic.text, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    matcher = matcher_of(query.topic, knowledge.weights)
    told = [
        (matcher.fit(sentence), squeeze(sentence), hit.passage.source)
        for hit in hits
        for sentence in sentences(hit.passage.source.quote)
        if _STATED.search(fold(sentence)) and any(char.isdigit() for char in sentence)
    ]
    told = [one for one in told if not one[0].unnamed and one[0].coverage >= settings.own_coverage]
    if not told:
        return None
    _, words, source = max(told, key=lambda one: one[0].score)
    head = knowledge.head(source.document)
    lines = (Line(f"“{words}” [*]", source, (words,)), Line(place(head, source.locator)))
    return Draft(Status.ANSWERED, query.intent, lines)


def as_target(draft: Draft) -> Draft:
    """``draft``, said to be what is aimed at and not how things stand."""
    if draft.status is not Status.ANSWERED:
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["only_target"]), *draft.lines))
