"""Asking with a model at hand: the register answers what is exact, the model words the rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from assistant.answer import Answer, Said, Status
from assistant.conversation.followup import in_context
from assistant.knowledge import Knowledge
from assistant.pipeline import answer
from assistant.query import FACTS, Intent, Query, Scope
from assistant.settings import AnswerSettings
from assistant.understanding.understand import understand
from assistant.wording import document_name
from assistant.writing import rewriting, wording
from assistant.writing.chat import Writer, open_writer
from assistant.writing.grounds import Ground, Item, numbered, of_document, on_topic
from assistant.writing.openings import openings
from assistant.writing.settings import ChatSettings
from assistant.writing.words import asks_for
from corpus.model import Head
from corpus.text import squeeze
from prompts import load, prompt

_ENDED = frozenset({Status.FAILED, Status.DECLINED})
_UNANSWERED = frozenset({Status.NOT_FOUND, Status.CLARIFY})
_MOST_COMPARED, _OF_EACH = 3, 3


@dataclass(frozen=True, slots=True)
class Language:
    """The models: ``writer`` words answers, ``small`` puts tangled questions plainly."""

    writer: Writer
    small: Writer


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question on its way: how it is understood, and answered without a model."""

    question: str
    query: Query
    found: Answer


def open_language(settings: ChatSettings) -> Language | None:
    """Return the models the settings name, their prompts checked; None for none."""
    writer = open_writer(settings)
    if writer is None:
        return None
    for name in (wording.PROMPT, rewriting.PROMPT):
        prompt(name)
    small = open_writer(settings, settings.small_model) if settings.small_model else writer
    return Language(writer, small or writer)


def answer_in_words(
    question: str,
    history: Sequence[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
    today: date,
    language: Language,
) -> Generator[Said, None, Answer]:
    """Give the checked sentences of a model as they come, none for an exact question; return the answer."""
    started = time.perf_counter()

    def ask(text: str, before: Sequence[str]) -> _Asked:
        with knowledge.registry.steady():
            query = in_context(text, before, lambda words: understand(words, knowledge, today))
            return _Asked(text, query, answer(text, before, knowledge, settings, today))

    summary = asks_for("summary", question)
    asked = ask(squeeze(question.replace(summary, " ")) if summary else question, history)
    found = asked.found
    if found.status in _UNANSWERED and not summary:
        asked = _put_plainly(asked, history, ask, knowledge, language.small)
        found = asked.found
    if found.status not in _ENDED:
        task = _task(question, bool(summary), asked)
        items = _evidence(task, asked, knowledge, settings)
        grounds = numbered(items, knowledge) if items else ()
        if grounds:
            if found.status in _UNANSWERED:
                found = openings(question, grounds, knowledge)
            found = yield from wording.in_words(question, task, found, grounds, knowledge, language.writer)
        if task == "compare" and found.worded and not found.worded.fault:
            found = _with_silent(found, asked.query.scope.heads[:_MOST_COMPARED], grounds)
    spent = (time.perf_counter() - started) * 1000
    return replace(found, question=question, latency_ms=spent)


def _with_silent(found: Answer, heads: Sequence[Head], grounds: Sequence[Ground]) -> Answer:
    """A comparison with what it could say nothing of: documents that hold nothing on the topic."""
    spoken = {ground.source.document for ground in grounds}
    silent = [document_name(head) for head in heads if head.source not in spoken]
    told = (load("replies")["not_in"].format(document=name) for name in silent)
    return replace(found, text="\n".join((found.text, *told)))


def _put_plainly(
    asked: _Asked,
    history: Sequence[str],
    ask: Callable[[str, Sequence[str]], _Asked],
    knowledge: Knowledge,
    small: Writer,
) -> _Asked:
    """The question put plainly and answered, where that finds what the question as typed did not."""
    if asked.query.declined or asked.query.scope.missing:
        return asked
    plain = rewriting.rewritten(asked.question, history, small, knowledge.agencies)
    again = ask(plain, ()) if plain else asked
    if again.found.status not in (Status.ANSWERED, Status.PARTIAL):
        return asked
    note = load("replies")["reworded"].format(question=again.question)
    return replace(again, found=replace(again.found, text=f"{note}\n{again.found.text}"))


def _task(question: str, summary: bool, asked: _Asked) -> str:
    """What a model is to do, empty where the register answers."""
    intents = asked.query.intents
    if summary:
        return "summary"
    if asked.found.status in _UNANSWERED:
        return ""
    if intents[0] is Intent.COMPARE:
        return "" if set(FACTS) & set(intents) else "compare"
    if intents[0] is not Intent.TEXT:
        return ""
    return "explain" if asks_for("explain", question) else "text"


def _evidence(task: str, asked: _Asked, knowledge: Knowledge, settings: AnswerSettings) -> Sequence[Item]:
    query, heads = asked.query, asked.query.scope.heads
    if task == "compare":
        return tuple(_of_each(asked, knowledge, settings))
    if task == "summary" and not query.topic.content:
        whole = len(heads) == 1 and not query.parties
        return of_document(heads[0], knowledge) if whole else asked.found.records
    return tuple(on_topic(query, asked.found, knowledge, settings)) if task else ()


def _of_each(asked: _Asked, knowledge: Knowledge, settings: AnswerSettings) -> Iterator[Item]:
    """What each of the documents compared says of the topic."""
    for head in asked.query.scope.heads[:_MOST_COMPARED]:
        alone = replace(asked.query, scope=Scope((head,), named=True), intents=(Intent.TEXT,))
        own = tuple(r for r in asked.found.records if r.source.document == head.source)
        yield from islice(on_topic(alone, replace(asked.found, records=own), knowledge, settings), _OF_EACH)
