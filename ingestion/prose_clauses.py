"""The clauses of a paragraph that names its own agencies: after its topic, in its sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.actors import Subject, actors, first_verb, subject
from corpus.marks import UPPER
from ingestion.listed_bodies import shared
from ingestion.sentences import sentences

_TOPIC = re.compile(r"(?:Về|Đối với|Liên quan|Báo cáo|Việc|Nội dung|Kiến nghị|Đề nghị)\b")
_SENTENCE_END = re.compile(rf"[.!?]\s+[{UPPER}]")
_CLAUSE = re.compile(rf";\s+(?=(?:giao|đề nghị|yêu cầu)\s|[{UPPER}])")

_BESIDE = re.compile(r"[Pp]hối hợp(?: chặt chẽ)?(?: (?:với|cùng))?\s+")
_HEADED = re.compile(r":\s+[Cc]ác\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """What one sentence or clause tells: ``order`` are its words, ``text`` also the topic before them."""

    text: str
    order: str


def clauses(body: str) -> tuple[Clause, ...]:
    """The sentences of ``body``, each cut before a clause that names agencies of its own."""
    topic = _after_topic(body)
    told = enumerate(sentences(body[topic:]))
    return tuple(part for n, sentence in told for part in _by_agency("" if n else body[:topic], sentence))


def _after_topic(body: str) -> int:
    """Where a paragraph goes on after its topic (``Về hỗ trợ vốn: giao Bộ Tài chính …``), else 0."""
    if not _TOPIC.match(body):
        return 0
    for colon in re.finditer(r":\s+", body):
        if _SENTENCE_END.search(body, 0, colon.start()):
            return 0
        own = acting(body[colon.end() :])
        if own and not _HEADED.search(own.printed):
            return colon.end()
    return 0


def acting(order: str) -> Subject | None:
    """The agencies an order starts with, a clause before them or not."""
    return shared(order) or subject(order, opening=True)


def _by_agency(topic: str, sentence: str) -> list[Clause]:
    first, *others = _CLAUSE.split(sentence)
    parts = [Clause(topic + first, first)]
    for clause in others:
        text = f"{parts[-1].text}; {clause}"
        if not subject(clause) or _lists(parts[-1].order):
            parts[-1] = Clause(text, f"{parts[-1].order}; {clause}")
        else:
            parts.append(Clause(text if clause[0].islower() else clause, clause))
    return parts


def _lists(clause: str) -> bool:
    """Tell whether a clause only lists agencies so far, or ends in such a list (``phối hợp với các Sở``)."""
    own = subject(clause, opening=True)
    if own is None:
        return bool(actors(clause))
    beside = [*_BESIDE.finditer(clause, own.end)]
    return bool(beside) and first_verb(clause, beside[-1].end()) is None
