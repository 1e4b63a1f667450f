"""Which composer answers a query: by what has a form of its own, else by its intent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.stories import sureness
from assistant.document_facts.documents import compose_document
from assistant.document_facts.documents_held import documents_held
from assistant.document_facts.endings import asks_of_ended, asks_of_ending, compose_ending
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.query import FACTS, Intent, Query, Topic
from assistant.records.answering_for import compose_lead
from assistant.records.facts import compose_facts
from assistant.records.focal import focal_told
from assistant.records.product_rows import products_told
from assistant.records.reached import compose_due
from assistant.records.rows import compose_row
from assistant.records.rows_numbered import rows_numbered
from assistant.records.unit_figures import compose_units
from assistant.scoring.matching import fit
from assistant.settings import AnswerSettings
from assistant.several.comparing import compose_comparison, is_beside
from assistant.several.first_of_two import compose_pair
from assistant.several.listing import compose_list
from assistant.several.numbers_set import compose_count
from assistant.several.targets_set import compose_targets
from assistant.texts.bullets import bullets_told
from assistant.texts.chapters import chapter_meant
from assistant.texts.consisting import parts_told
from assistant.texts.office_duties import office_duties
from assistant.texts.plans import plan_sent
from assistant.texts.procedure_facts import procedure_of_story, procedures_told
from assistant.texts.project_lists import projects_listed
from assistant.texts.reports import reports_told
from assistant.texts.troubles import troubles_told

_SINGLE = (*FACTS, Intent.TARGET)

Composer = Callable[[Query, Knowledge, AnswerSettings], Draft]

COMPOSERS: dict[Intent, Composer] = {
    Intent.LEAD: compose_lead,
    Intent.COORDINATE: compose_facts,
    Intent.DEADLINE: compose_due,
    Intent.PRODUCT: compose_facts,
    Intent.TARGET: compose_targets,
    Intent.COMPARE: compose_comparison,
    Intent.LIST: compose_list,
    Intent.COUNT: compose_count,
    Intent.ASSIGNMENT: compose_list,
    Intent.DOCUMENT: compose_document,
    Intent.TEXT: compose_targets,
}


def composed(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What answers ``query``: two tasks together; several documents named, each apart; else its intent."""
    if asks_of_ended(query, knowledge):
        query = replace(query, intents=(Intent.DOCUMENT,), aspects=("replaces",))
    elif asks_of_ending(query, knowledge):
        return compose_ending(query, knowledge, settings)
    if query.pairs and query.intent is not Intent.DOCUMENT:
        return compose_pair(query, knowledge, settings)
    apart = query.scope.several and query.intent in (*_SINGLE, Intent.TEXT)
    apart = apart or is_beside(query)
    composer = compose_comparison if apart else COMPOSERS[query.intent]
    return composer(query, knowledge, settings)


def of_a_kind(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The answer of a question for what has a form of its own: a row, a report, a procedure, a chapter."""
    told = documents_held(query, knowledge, settings) or compose_units(query, knowledge)
    told = told or products_told(query, knowledge)
    told = told or rows_numbered(query, knowledge) or compose_row(query, knowledge)
    told = told or bullets_told(query, knowledge) or projects_listed(query, knowledge)
    told = told or reports_told(query, knowledge, settings) or troubles_told(query, knowledge, settings)
    told = told or plan_sent(query, knowledge, settings) or focal_told(query, knowledge)
    told = told or procedures_told(query, knowledge, settings) or chapter_meant(query, knowledge, settings)
    return told or parts_told(query, knowledge, settings) or office_duties(query, knowledge)


def owed(whole: Query, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The report, bullets, procedure, or where to turn to, of which a question speaks before its end."""
    if whole is query or whole.declined or whole.scope.missing:
        return None
    told = bullets_told(whole, knowledge) or reports_told(whole, knowledge, settings)
    told = told or troubles_told(whole, knowledge, settings)
    return told or procedure_of_story(whole, query, knowledge, settings)


def widened(query: Query, wider: Topic, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The answer with the words told before beside the question's own, where its own are met too."""
    draft = composed(replace(query, topic=wider), knowledge, settings)
    met = [fit(query.topic, record.source.quote, "", knowledge.weights).coverage for record in draft.records]
    return draft if max(met, default=0.0) >= settings.wider_coverage else None


def told_of_one(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The answer of what sounds like a list, as a fact of one thing ("nêu tên nơi …, đó là cơ quan nào?")."""
    one = replace(query, intents=query.otherwise, otherwise=(), noun=None, arrange=None, by=None)
    told = query.otherwise and not query.limits
    if not told or sureness(one, knowledge, settings) < settings.otherwise_likelihood:
        return None
    draft = composed(one, knowledge, settings)
    return None if draft.status is Status.NOT_FOUND else draft
