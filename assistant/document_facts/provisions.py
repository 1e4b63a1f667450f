"""What documents say of themselves in their text: where the money comes from, what they replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.document_facts.ended import ended_told, places_beside
from assistant.draft import Line
from assistant.finding.excerpts import opening, sentences
from assistant.knowledge import Knowledge
from assistant.language.clauses import clauses_in
from assistant.language.outlines import outline_of
from assistant.language.sentences import is_story, points
from assistant.language.words import words_of
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.wording import document_name, place
from corpus.model import Head, Source
from corpus.text import fold, squeeze
from prompts import load

_NAMES_PAPER = re.compile(
    r"\W*(?:va )?(?:quyet dinh|nghi quyet|chi thi|ke hoach|cong van|thong tu)\b[^.;]{0,40}\bso\s*\d"
)
_ASKS = re.compile(r"\b(?:nao|dau|gi|may|ai|khong|chua)\b")
_ENDED = "replaces"
_WHOLE = 600  # characters; of a longer passage only the sentence that says it is told


@dataclass(frozen=True, slots=True)
class _Provision:
    """``called`` in a refusal; ``words`` to search for; ``pattern`` of a folded line that says it.

    ``sign`` is in any folded text that speaks of such a thing. Where no line says it plainly, what stands
    under a heading that begins with one of ``headings`` does, or else a line with ``loose``.
    Without ``words`` nothing is searched for: which documents another ends its whole text is read for.
    """

    called: str
    words: str = ""
    pattern: str = ""
    sign: str = ""
    headings: tuple[str, ...] = ()
    loose: str = ""


PROVISIONS = {
    "funding": _Provision(
        "nguồn kinh phí",
        "kinh phí thực hiện bố trí từ nguồn ngân sách nhà nước",
        r"^\W*(?:\d+\W+)?(?:nguon )?kinh phi\b[^|]{0,200}\b(?:nguon|ngan sach|du toan)\b",
        r"\b(?:kinh phi|nguon von|(?:tu|bang|nguon|do|su dung|bo tri) (?:\w+ ){0,2}ngan sach)\b",
        ("kinh phi", "nguon kinh phi", "nguon luc", "du toan"),
        r"\b(?:kinh phi|nguon von)\b[^|]{0,200}\b(?:nguon|ngan sach|du toan|xa hoi hoa)\b",
    ),
    _ENDED: _Provision(
        "văn bản bị thay thế, bãi bỏ",
        sign=r"\b(?:thay the|bai bo|het hieu luc)\b[^.;]*\b(?:so\s*\d|quyet dinh|nghi quyet|van ban|quy che)",
    ),
    "session": _Provision(
        "kỳ họp thông qua",
        "Nghị quyết được Hội đồng nhân dân khóa kỳ họp thứ thông qua ngày",
        r"\b(?:ky|phien) hop\b[^|.;]{0,60}\bthong qua\b"
        r"|\bthong qua\b[^|.;]{0,60}\b(?:ky|phien) hop (?:thu|lan|chuyen de)\b",
        r"\b(?:ky|phien) hop\b",
    ),
}


def in_its_clause(query: Query) -> Query:
    """``query`` about what the last clause that asks says, where provisions of one document are asked for.

    What is told before says why somebody asks, not for what ("anh em lo thiếu người, kinh phí ở đâu?").
    """
    if not query.aspects or not set(query.aspects) <= PROVISIONS.keys() or len(query.scope.heads) != 1:
        return query
    asking = [span for span in clauses_in(query.text) if _ASKS.search(fold(query.text[slice(*span)]))]
    start, end = asking[-1] if asking else (0, len(query.text))
    asked = query.text[start:end]
    if not is_story(f"{query.background} {query.text[:start]}") or points(asked):
        return query
    said = {word.text for word in words_of(asked)}
    return replace(query, topic=query.topic.within(lambda word: word.text in said))


def provisions_told(
    head: Head, aspects: tuple[str, ...], asked: str, knowledge: Knowledge, settings: AnswerSettings
) -> list[Line]:
    """What ``head`` says of each of ``aspects`` that is a provision, word for word, or that it does not.

    ``asked`` is the question (NFC).
    """
    return [
        line
        for aspect in aspects
        if aspect in PROVISIONS
        for line in _told(head, aspect, asked, knowledge, settings)
    ]


def _told(head: Head, aspect: str, asked: str, knowledge: Knowledge, settings: AnswerSettings) -> list[Line]:
    wanted = PROVISIONS[aspect]
    if aspect != _ENDED:
        told = _found(head, wanted, knowledge, settings)
        return told or [Line(_untold(head, wanted, wanted.called, knowledge))]
    others = places_beside(head, asked)
    of = f" của {', '.join(others)}" if others else ""
    told = ended_told(head, asked, knowledge)
    return told or [Line(_untold(head, wanted, f"{wanted.called}{of}", knowledge))]


def _untold(head: Head, wanted: _Provision, called: str, knowledge: Knowledge) -> str:
    """That ``head`` does not say it; where words of its text sound so, no more than that it is not found."""
    blocks = knowledge.registry.blocks(head.source)
    if any(re.search(wanted.sign or wanted.pattern, fold(block.text)) for block in blocks):
        return str(load("replies")["not_found"])
    return f"{document_name(head)} không ghi {called}."


def _found(head: Head, wanted: _Provision, knowledge: Knowledge, settings: AnswerSettings) -> list[Line]:
    """What says it plainly, else what stands under its heading, else what says it loosely."""
    hits = knowledge.retriever.retrieve(
        wanted.words, settings.candidates, sources=frozenset({head.source}), kinds=frozenset({"text"})
    )
    found = [hit.passage.source for hit in hits]
    plain = _quoted(head, found, wanted.pattern)
    headed = None if plain else _headed(head, wanted.headings, knowledge)
    if headed:
        return headed
    loose = _quoted(head, found, wanted.loose) if wanted.loose and not plain else None
    return plain or loose or []


def _quoted(head: Head, found: Iterable[Source], pattern: str) -> list[Line] | None:
    """The first of ``found`` with a line of ``pattern``, whole where it is short."""
    for source in found:
        if any(re.search(pattern, fold(line)) for line in source.quote.splitlines()):
            whole = squeeze(source.quote)
            words = whole if len(whole) <= _WHOLE else _said(source.quote, pattern)
            return [Line(f"“{words}” [*].", source, (words,)), Line(place(head, source.locator))]
    return None


def _headed(head: Head, headings: Sequence[str], knowledge: Knowledge) -> list[Line] | None:
    """How the one part begins whose heading begins with one of ``headings``."""
    chapters = outline_of(knowledge.registry, head.source, knowledge.revision).chapters
    parts = [one for one in chapters if " ".join(one.heading).startswith(tuple(headings))] if headings else []
    if len(parts) != 1:
        return None
    source = parts[0].passages[0].source
    words = opening(source.quote)
    return [Line(f"“{words}” [*].", source, (words,)), Line(place(head, source.locator))]


def _said(text: str, pattern: str) -> str:
    """The sentence that says it, with those after it that only go on naming documents."""
    said = sentences(text)
    first = next((i for i, one in enumerate(said) if re.search(pattern, fold(one))), None)
    if first is None:
        return squeeze(text)
    last = first
    while last + 1 < len(said) and _NAMES_PAPER.match(fold(said[last + 1])):
        last += 1
    return squeeze(" ".join(said[first : last + 1]))
