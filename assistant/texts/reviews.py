"""When a document is to be reviewed, half-way (sơ kết) and at its end (tổng kết), as it says itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.naming.scope import references
from assistant.query import Intent, Query, Scope
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Head, Source
from corpus.registry import RecordFilter
from corpus.text import fold, nfc, squeeze
from prompts import load

_SEARCHED = "tiến hành sơ kết, tổng kết, đánh giá kết quả thực hiện kế hoạch này năm"
_KINDS = ("so ket", "tong ket")
_SAID = {
    "so ket": r"\b(?:so(?: tong)? ket|(?:danh gia|nhin lai) (?:giua (?:ky|chung)|nua chung))\b",
    "tong ket": r"\btong ket\b",
}
_BULLETS = "-+•–— "
_MOST = 3  # documents
_ABOUT = frozenset(
    word
    for said in (
        "so tong ket giua chung ky cuoi dot dau danh gia viec ket qua thuc hien trien khai",
        "nhin lai nua to chuc tien hanh toan bo hoi nghi lam moi nam thang",
        "ke hoach chuong trinh quyet dinh de an van ban",
    )
    for word in said.split()
)
_WHEN = (
    r"(?:ngay \d{1,2}|thang \d{1,2}\b|quy (?:[ivx]{1,3}|\d)\b|nam 20\d\d|20\d\d|hang (?:nam|quy|thang)"
    r"|(?:0?6|sau) thang|\d+ nam)"
)
_ITSELF = re.compile(
    r"\b(?:ke hoach|chuong trinh|de an|quyet dinh|nghi quyet|chi thi|quy che|phong trao)\b[^.;]{0,30}\bnay\b"
)


def reviews_told(
    query: Query, spoken_of: Callable[[], Scope | None], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The sentences that say when the documents named are reviewed, or that none does.

    ``spoken_of`` gives the documents of the talk before, for a question that names none. ``None`` where it
    is not that is asked, or a task is to do it.
    """
    asked = [kind for kind in _KINDS if re.search(_SAID[kind], fold(query.text))]
    if Intent.DEADLINE in query.intents and asked and not query.scope.named:
        query = replace(query, scope=spoken_of() or query.scope)
    heads = query.scope.heads
    if Intent.DEADLINE not in query.intents or not asked or not query.scope.named or len(heads) > _MOST:
        return None
    heads = tuple(head for head in heads if _is_asked_of(query, head))
    lines: list[Line] = []
    missed = False
    for head in heads:
        told = [one for one in _said(head, asked, knowledge, settings) if _is_of_year(query, head, one[0])]
        missed |= bool(told) and any(not _says(kind, " ".join(words for words, _ in told)) for kind in asked)
        for words, source in told:
            lines += [Line(f"“{words}” [*]", source, (words,)), Line(place(head, source.locator))]
    if not lines:
        tasked = not heads or _is_task(asked, heads, knowledge)
        return None if tasked else refusal(query.intent, load("replies")["not_found"])
    return Draft(Status.PARTIAL if missed else Status.ANSWERED, query.intent, tuple(lines))


def _is_task(asked: Sequence[str], heads: Sequence[Head], knowledge: Knowledge) -> bool:
    """Whether a task of the documents is to review something."""
    tasks = knowledge.registry.tasks(RecordFilter(sources=frozenset(head.source for head in heads)))
    return any(kind in fold(task.task) for task in tasks for kind in asked)


def _is_asked_of(query: Query, head: Head) -> bool:
    """Whether the question says nothing beside reviewing what ``head`` is called."""
    called = {word.bare for word in words_of(head.title or "")}
    own = {word.text for word in words_of(query.text)}  # not those that the talk before lends
    left = (word for word in query.topic.content if word.text in own)
    return all(word.bare in _ABOUT | called or word.bare.isdigit() for word in left)


def _is_of_year(query: Query, head: Head, sentence: str) -> bool:
    """Whether the one year of a question is one by which ``head`` is called, or one that a sentence says."""
    issued = {head.date.year} if head.date else set[int]()
    called = {head.year, *(head.years or ()), *issued}
    return len(query.years) != 1 or query.years[0] in called or str(query.years[0]) in sentence


def _said(
    head: Head, asked: Sequence[str], knowledge: Knowledge, settings: AnswerSettings
) -> list[tuple[str, Source]]:
    """The one sentence that says it of all ``asked``, else the first of each, with where it stands."""
    hits = knowledge.retriever.retrieve(
        _SEARCHED, settings.candidates, sources=frozenset({head.source}), kinds=frozenset({"text"})
    )
    found = [
        (squeeze(sentence).lstrip(_BULLETS), hit.passage.source)
        for hit in hits
        for sentence in sentences(hit.passage.source.quote)
        if _is_of_itself(sentence)
    ]
    found.sort(key=lambda one: not _ITSELF.search(fold(one[0])))  # "tổng kết … Kế hoạch này" before any other
    of_all = [one for one in found if all(_says(kind, one[0]) for kind in asked)]
    firsts = [next((one for one in found if _says(kind, one[0])), None) for kind in asked]
    return of_all[:1] or list(dict.fromkeys(one for one in firsts if one))


def _says(kind: str, sentence: str) -> bool:
    """Whether a sentence says when there is a review of the ``kind``, not when one is reported."""
    own = rf"(?<!bao cao )\b{kind}\b"
    return bool(re.search(rf"{_WHEN},?[^.;,]{{0,40}}?{own}|{own}[^.;,]{{0,60}}?{_WHEN}", fold(sentence)))


def _is_of_itself(sentence: str) -> bool:
    """Whether a sentence speaks of the document it stands in, and of no other alone."""
    return bool(_ITSELF.search(fold(sentence))) or not references(nfc(sentence))
