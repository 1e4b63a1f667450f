"""What is asked of a paper that is not stored: where the stored ones speak of it, told to be no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import sentence_having
from assistant.knowledge import Knowledge
from assistant.naming.papers_unheld import PaperUnheld, paper_unheld
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Source
from corpus.text import fold
from prompts import load

_TOLD_OTHERWISE = {"mentioned", "session", "replaces", "all"}
_WHOLE = (Intent.LIST, Intent.COUNT, Intent.ASSIGNMENT)
_TELLING = (*_WHOLE, Intent.TARGET, Intent.TEXT)
_SAYING = (Status.ANSWERED, Status.PARTIAL)
_HOW_MANY = re.compile(r"\b(?:bao nhieu|may) (?:dieu|chuong|muc|phan|phu luc|khoan|trang)\b")
_TELLS = {"issuer": r"[^;.]{0,90}\b(?:cua|do|duoc)\b", "date": r"[^;.]{0,60}\bngay \d"}


def paper_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """Where a stored paper speaks of the one not stored of which itself, or all it gives, is asked."""
    paper = _asked(query, knowledge)
    if paper is None or not (_of_itself(query, paper) or _of_all(query)):
        return None
    name = paper.name
    source = next(iter(_speaking_of(paper, query, knowledge, settings)), None)
    if source is None:
        return refusal(query.intent, load("replies")["not_found_document"].format(number=name))
    words = _sentence(source.quote, paper)
    where = place(knowledge.head(source.document), source.locator)
    first = Line(load("replies")["unheld"].format(name=name))
    return Draft(Status.PARTIAL, query.intent, (first, Line(f"“{words}” [*]", source, (words,)), Line(where)))


def of_paper_unheld(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` with the remark that the paper of which it is asked is not stored; as it is for others."""
    if draft.status not in _SAYING or query.intent not in _TELLING:
        return draft
    paper = _asked(query, knowledge)
    if paper is None or any(line.text.startswith(paper.name) for line in draft.lines[:1]):
        return draft
    said = Line(load("replies")["unheld_says"].format(name=paper.name))
    return replace(draft, status=Status.PARTIAL, lines=(said, *draft.lines))


def _asked(query: Query, knowledge: Knowledge) -> PaperUnheld | None:
    return None if query.scope.numbered else paper_unheld(query.text, knowledge.heads)


def _of_itself(query: Query, paper: PaperUnheld) -> bool:
    """Whether a fact of the paper is asked; since when a law holds others tell."""
    told = _TOLD_OTHERWISE | (set() if paper.numbered else {"effect"})
    own = query.intent is Intent.DOCUMENT and bool(query.aspects) and not told & set(query.aspects)
    return own or bool(_HOW_MANY.search(fold(query.text)))


def _of_all(query: Query) -> bool:
    """Whether all tasks or targets are asked for, of nobody."""
    return query.intent in _WHOLE and not query.parties


def _sentence(quote: str, paper: PaperUnheld) -> str:
    """The sentence that speaks of ``paper``, one that tells something of it where there is one."""
    telling = (paper.pattern + more for more in _TELLS.values())
    pattern = next((one for one in telling if re.search(one, fold(quote))), paper.pattern)
    return sentence_having(quote, pattern)


def _speaking_of(
    paper: PaperUnheld, query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Iterable[Source]:
    """The passages that speak of ``paper``, those first that tell of it what is asked."""
    hits = knowledge.retriever.retrieve(paper.name, settings.candidates)
    found = [hit.passage.source for hit in hits if re.search(paper.pattern, fold(hit.passage.source.quote))]

    def is_silent(source: Source) -> tuple[int, int]:
        silent = {a for a, more in _TELLS.items() if not re.search(paper.pattern + more, fold(source.quote))}
        return len(silent & set(query.aspects)), len(silent)

    return sorted(found, key=is_silent)
