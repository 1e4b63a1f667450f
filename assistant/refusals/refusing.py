"""What is not answered: nothing asked, nothing for the assistant, a place or document it does not have."""

from __future__ import annotations

from assistant.answer import Answer, Status
from assistant.knowledge import Knowledge
from assistant.naming.scope import known_references, references
from assistant.naming.unheld_plans import year_unheld
from assistant.query import Intent, Query
from assistant.refusals.premises import is_judgement
from assistant.settings import AnswerSettings
from assistant.wording import document_name
from corpus.text import nfc, squeeze
from prompts import load

_FEW = 3  # documents named in a refusal


def unasked(question: str, knowledge: Knowledge, settings: AnswerSettings) -> Answer | None:
    """The answer where nothing is asked, or too much, or nothing is known."""
    replies = load("replies")
    if not squeeze(nfc(question)):
        return _said(question, Status.DECLINED, replies["empty"])
    if len(question) > settings.question_limit:
        return _said(
            question[:200], Status.DECLINED, replies["too_long"].format(limit=settings.question_limit)
        )
    return None if knowledge.heads else _said(question, Status.NOT_FOUND, replies["empty_corpus"])


def refused(question: str, query: Query, knowledge: Knowledge) -> Answer | None:
    """The answer to what is not for the assistant, or about a place or document it does not have."""
    replies = load("replies")
    declined = "opinion" if is_judgement(query) else query.declined
    if declined:
        return _said(question, Status.DECLINED, replies[f"declined_{declined}"])
    if query.scope.missing:
        return _unknown_place(question, query, knowledge)
    year = year_unheld(query)
    if year:
        names = [document_name(head) for head in query.scope.heads]
        held = "; ".join(names[:_FEW] + ["…"] * (len(names) > _FEW))
        text = replies["not_found_year"].format(year=year, known=held)
        return Answer(question, Status.NOT_FOUND, query.intent.value, text)
    number = None if query.intent is Intent.DOCUMENT else _unknown_number(query.text, knowledge)
    if number:
        return _said(question, Status.NOT_FOUND, replies["not_found_document"].format(number=number))
    return None


def _unknown_number(text: str, knowledge: Knowledge) -> str | None:
    """The number of a document that ``text`` names and no document is, or speaks of; else ``None``."""
    named = references(text)
    if known_references(text, knowledge.heads):
        return None
    return next((r.text for r in named if not knowledge.weights.known(r.figure)), None)


def _said(question: str, status: Status, text: str) -> Answer:
    return Answer(question, status, Intent.TEXT.value, text)


def _unknown_place(question: str, query: Query, knowledge: Knowledge) -> Answer:
    known = ", ".join(knowledge.provinces()) or "cơ quan trung ương"
    text = load("replies")["not_found_place"].format(place=query.scope.missing, known=known)
    return Answer(question, Status.NOT_FOUND, query.intent.value, text)
