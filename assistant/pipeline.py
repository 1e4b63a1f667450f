"""The answer pipeline: understand → compose from evidence → cite, leaving early with a status."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.answer import Answer, Status
from assistant.composing import composed, of_a_kind, owed, told_of_one, widened
from assistant.conversation.called_back import of_another_than_told
from assistant.conversation.choosing import chosen
from assistant.conversation.counts_apart import counts_apart
from assistant.conversation.earlier import Talk
from assistant.conversation.followup import in_context
from assistant.conversation.of_others import Ask, beside_own, of_notice, of_spoken_place
from assistant.conversation.part_confirmed import part_confirmed
from assistant.conversation.pasted import row_pasted, row_pasted_of_any
from assistant.conversation.pointed_times import time_asked_back
from assistant.conversation.procedures_followed import procedure_followed
from assistant.conversation.reckoned import reckoned
from assistant.conversation.standing_alone import standing_alone
from assistant.conversation.stories import clause_meant, told_meant, topics_told, turned_meant
from assistant.conversation.story_rows import row_in_story
from assistant.conversation.told_elsewhere import told_elsewhere
from assistant.conversation.turns import turns
from assistant.document_facts.divisions import divisions_told
from assistant.document_facts.documents_held import of_kind_asked
from assistant.document_facts.paying import asks_of_money, leaves_unpaid, money_told
from assistant.document_facts.persons import person_told
from assistant.document_facts.unheld import paper_told
from assistant.draft import Draft, refusal
from assistant.finding.bodies_asked import is_of_another_body
from assistant.finding.cite import cite
from assistant.finding.columns import with_cells_named
from assistant.knowledge import Knowledge
from assistant.naming.communes import in_full
from assistant.query import FACTS, Intent, Query, Topic
from assistant.records.accepted import accepted_notes
from assistant.records.by_figure import targets_of_figure
from assistant.records.figures_apart import figures_apart
from assistant.records.filled_in import filled_in
from assistant.records.rest_of_row import with_rest_of_row
from assistant.refusals.gone_on import goes_elsewhere
from assistant.refusals.near_misses import of_what_is_asked
from assistant.refusals.premises import tempered
from assistant.refusals.refusing import refused, unasked
from assistant.refusals.remit import is_of_documents
from assistant.refusals.shares_asked import share_told
from assistant.refusals.unsaid import with_rest_answered
from assistant.refusals.whole_store import lists_whole_store
from assistant.scoring.matching import fit
from assistant.selecting.by_share import listing_shares
from assistant.selecting.totals import with_total
from assistant.settings import AnswerSettings
from assistant.several.each_of_two import each_of_two
from assistant.several.given_to import given_told
from assistant.several.head_beside import head_beside
from assistant.several.indices_apart import indices_apart
from assistant.several.second_asked import with_half_told, with_second_told
from assistant.several.sections_apart import sections_apart
from assistant.several.two_tasks import two_tasks_told
from assistant.several.years_apart import years_apart
from assistant.texts.articles import article_told
from assistant.texts.chapters import chapter_left
from assistant.texts.doers import doers_told
from assistant.texts.meanings import meaning_told
from assistant.texts.members import members_told
from assistant.texts.office_duties import duties_anywhere
from assistant.texts.plans import plan_due
from assistant.texts.prose import sentence_told
from assistant.texts.provided import line_told
from assistant.texts.reports import results_told
from assistant.texts.reviews import reviews_told
from assistant.texts.slogans import slogan_told
from assistant.texts.sums_told import sum_told
from assistant.understanding.counts_confirmed import counting_confirmed
from assistant.understanding.rows_of_kind import listing_rows
from assistant.understanding.understand import understand
from corpus.search import Recalling
from corpus.text import nfc
from prompts import load

_SINGLE = (*FACTS, Intent.TARGET)
_FEW = 4  # shown of each of several lists
_PAID_FOR = 0.5  # of what money is asked for, in a sentence that tells of it
_SAYING = (Status.ANSWERED, Status.PARTIAL)
_log = logging.getLogger(__name__)


def answer(
    question: str, history: Sequence[str], knowledge: Knowledge, settings: AnswerSettings, today: date
) -> Answer:
    """Answer one question from ``knowledge``; every statement carries a checked quote."""
    started = time.perf_counter()
    try:
        found = _answered(question, history, knowledge, settings, today)
    except Exception:
        _log.exception("lỗi khi trả lời")
        found = Answer(question, Status.FAILED, Intent.TEXT.value, load("replies")["failed"])
    return replace(found, latency_ms=(time.perf_counter() - started) * 1000)


def _answered(
    question: str, history: Sequence[str], knowledge: Knowledge, settings: AnswerSettings, today: date
) -> Answer:
    """The answer of the notice that the question means, where it means one that says it; else of all."""

    def among(known: Knowledge) -> Answer:
        return _answered(question, history, known, settings, today)

    nothing = unasked(question, knowledge, settings)
    noticed = None if nothing else of_notice(nfc(question), knowledge, among)
    return nothing or noticed or _answer(question, history, knowledge, settings, today, among)


def _answer(
    question: str,
    history: Sequence[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
    today: date,
    among: Ask,
) -> Answer:
    knowledge = replace(knowledge, retriever=Recalling(knowledge.retriever, knowledge.among))

    @cache
    def read(text: str) -> Query:
        return understand(text, knowledge, today)

    spelt = [in_full(text, knowledge.heads) for text in (question, *history)]
    asked, before = turns(spelt[0], spelt[1:])
    typed = Talk(before, read, lambda meant: composed(meant, knowledge, settings), knowledge)
    sums = reckoned(asked, typed, knowledge, settings)
    asked, talk = standing_alone(asked, typed)
    query = in_context(asked, talk.history, read)
    if query.declined and is_of_documents(query, knowledge, settings):
        query = replace(query, declined=None)
    told = told_meant(asked, query, knowledge, settings, read)
    query = counting_confirmed(listing_shares(listing_rows(of_kind_asked(told or query))))
    pasted = row_pasted(asked, query, knowledge, read)
    pasted = pasted or row_in_story(asked, query, knowledge, read)
    refusal_due = None if pasted else refused(asked, query, knowledge)
    pasted = row_pasted_of_any(asked, knowledge, read) if refusal_due else pasted
    if refusal_due and not pasted:
        spoken = of_spoken_place(query, knowledge, settings, among)
        return spoken or replace(refusal_due, question=question)
    more = pasted or sums
    more = more or (time_asked_back(asked, talk.told_before) if talk.history else None)
    more = more or (None if told else talk.same(asked, query) or talk.beside(asked))
    more = more or procedure_followed(asked, talk.history, read, knowledge, settings)
    draft = more or _found_in_talk(asked, query, talk, knowledge, settings)
    if goes_elsewhere(read(asked), draft, talk.answers()):
        draft = refusal(draft.intent, load("replies")["not_found"])
    if lists_whole_store(query, draft):
        draft = refusal(draft.intent, load("replies")["clarify_topic"])
    whole = with_rest_of_row(query, with_cells_named(query, draft))
    meant = of_what_is_asked(query, tempered(asked, query, whole), knowledge)
    draft = with_total(query, meant, knowledge)
    found = cite(question, draft, knowledge.registry)
    if found.status is Status.NOT_FOUND:
        other = beside_own(query, knowledge, settings, among) or _noted(found)
        rest = with_rest_answered(
            question, other, lambda left: _answer(left, history, knowledge, settings, today, among)
        )
        return with_half_told(
            asked,
            rest,
            lambda half, said: _answer(half, (*history, *said), knowledge, settings, today, among),
        )
    if query.scope.note and found.citations:
        found = replace(found, text=f"{found.text}\nGhi chú: {query.scope.note}")
    return with_second_told(
        asked,
        query,
        _noted(found),
        read,
        lambda half, other, there: _answer(half, (*history, other), there, settings, today, among),
        knowledge,
        settings,
    )


def _noted(found: Answer) -> Answer:
    """The answer with the remarks on what it tells that was accepted by hand."""
    return replace(found, text="\n".join((found.text, *dict.fromkeys(accepted_notes(found)))))


def _found_in_talk(
    question: str, query: Query, talk: Talk, knowledge: Knowledge, settings: AnswerSettings
) -> Draft:
    """What answers ``query``: what a body does, in the documents spoken of before where they tell it."""
    there = talk.of_body_there(query)
    draft = _found(question, there, talk, knowledge, settings) if there else None
    return draft if draft and draft.status in _SAYING else _found(question, query, talk, knowledge, settings)


def _found(question: str, query: Query, talk: Talk, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What answers ``query``, and failing that a part of it, or what it goes on from."""
    draft = (
        two_tasks_told(question, talk.read, talk.compose)
        or head_beside(question, talk.read, talk.compose)
        or chosen(question, talk)
        or talk.row_beside(question, query)
        or (
            part_confirmed(talk.read(question), lambda: talk.told_before()[1], knowledge)
            if talk.history
            else None
        )
        or targets_of_figure(query, knowledge)
        or talk.listed(question, query)
    )
    draft = draft or talk.paper(question) or talk.document(query)
    draft = draft or paper_told(query, knowledge, settings)
    draft = draft or article_told(query, knowledge) or divisions_told(query, knowledge, settings)
    draft = draft or meaning_told(question, query, knowledge, settings)
    draft = draft or slogan_told(query, knowledge, settings) or given_told(query, knowledge, settings)
    draft = draft or person_told(question, query, knowledge, settings) or members_told(query, knowledge)
    draft = draft or money_told(query, talk.spoken_of, knowledge, settings)
    draft = draft or reviews_told(query, talk.spoken_of, knowledge, settings)
    draft = draft or of_a_kind(query, knowledge, settings)
    whole = talk.read(question) if query.background else query
    draft = draft or owed(whole, query, knowledge, settings) or talk.in_place(query)
    few = settings.model_copy(update={"shown": _FEW})
    draft = draft or sections_apart(question, query, talk.read, lambda one: composed(one, knowledge, few))
    draft = draft or counts_apart(question, query, talk.read, lambda one: composed(one, knowledge, few))
    draft = draft or figures_apart(query, talk.read, talk.compose) or talk.compose(query)
    draft = (
        each_of_two(question, query, draft, talk.read, talk.compose, knowledge)
        or indices_apart(query, draft, talk.compose)
        or years_apart(query, draft, talk.compose, knowledge)
        or draft
    )
    draft = talk.of_place_before(query, draft) or told_elsewhere(
        query, talk.spoken_of, draft, talk.compose, knowledge.weights
    )
    draft = filled_in(query, draft, knowledge, settings) or draft
    if draft.status is Status.NOT_FOUND:
        wider = widened(query, query.wider, knowledge, settings) if query.wider else None
        draft = talk.unsaid(question, query) or wider or talk.alike(query) or draft
    if draft.status is Status.NOT_FOUND:
        said = doers_told(query, knowledge, settings)
        meant = None if said else clause_meant(question, query, knowledge, settings, talk.read)
        told = composed(meant, knowledge, settings) if meant else said
        if not told or told.status is Status.NOT_FOUND:
            told = chapter_left(query, knowledge, settings)
        told = told or row_pasted_of_any(question, knowledge, talk.read)
        topics = tuple(topics_told(question, knowledge, talk.read))
        told = told or share_told(query, talk.read, talk.compose) or sum_told(query, talk.read, talk.compose)
        told = told or line_told(query, topics, knowledge, settings) or plan_due(query, knowledge, settings)
        told = told or results_told(whole, knowledge, settings) or told_of_one(query, knowledge, settings)
        told = told or _turned(question, talk, knowledge, settings)
        told = told or duties_anywhere(query, knowledge, settings)
        draft = told or _in_prose(query, topics, knowledge, settings) or draft
    other = of_another_than_told(question, query, draft.records, knowledge, talk.read)
    other = other or is_of_another_body(query, draft, knowledge)
    unpaid = draft.status in _SAYING and leaves_unpaid(query, draft)
    return refusal(query.intent, load("replies")["not_found"]) if other or unpaid else draft


def _in_prose(
    query: Query, topics: Sequence[Topic], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The sentence that says it; of money, one that says what it is for, not any of the part about money."""
    told = sentence_told(query, (query.topic, *topics), knowledge, settings)
    if told is None or not asks_of_money(query.text):
        return told
    quotes = [line.source.quote for line in told.lines if line.source]
    meets = [fit(query.topic, quote, "", knowledge.weights).coverage for quote in quotes]
    return told if max(meets, default=0.0) >= _PAID_FOR else None


def _turned(question: str, talk: Talk, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The one thing asked in the last clauses of a long question, where it is known."""
    query = turned_meant(question, knowledge, settings, talk.read)
    if query is None or query.declined or query.scope.missing or not set(query.intents) <= set(_SINGLE):
        return None
    draft = of_a_kind(query, knowledge, settings) or composed(query, knowledge, settings)
    if draft.status is Status.NOT_FOUND and query.wider:
        draft = widened(query, query.wider, knowledge, settings) or draft
    return draft if draft.status in _SAYING else None
