"""Who answers for a target: asked for by the name of a target, its owner is told before any task's lead."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.evidence import Evidence, alternatives, find_records
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.facts import compose_facts
from assistant.records.figures import compose_target
from assistant.settings import AnswerSettings
from corpus.model import Target


def compose_lead(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Who leads what is asked: of a target called so, or watched over, that with those who answer for it.

    Where a task says more of the question, it is that which is asked about.
    """
    of_target = query.noun == "target" or "monitor" in query.roles  # only targets are watched over
    if of_target and query.topic.content and set(query.intents) <= {Intent.LEAD, Intent.TARGET}:
        asked = replace(query, intents=(Intent.TARGET, Intent.LEAD))
        found = find_records(asked, ("target",), knowledge, settings)
        work = find_records(query, ("task", "assignment"), knowledge, settings)
        if _answered_for(found, settings) and _said(found) >= _said(work):
            return compose_target(asked, knowledge, settings)
    told = compose_facts(query, knowledge, settings)
    carried_out = query.roles == {"implement"} and query.intents == (Intent.LEAD,) and not query.parties
    if told.status is not Status.NOT_FOUND or not carried_out:
        return told
    asked = replace(query, intents=(Intent.TARGET, Intent.LEAD))  # no task is, a target may be
    found = find_records(asked, ("target",), knowledge, settings)
    return compose_target(asked, knowledge, settings) if _answered_for(found, settings) else told


def _said(found: Evidence) -> float:
    """How much of the question the best record says."""
    return found.kept[0].fit.coverage if found.kept else 0.0


def _answered_for(found: Evidence, settings: AnswerSettings) -> bool:
    """Whether the target meant names who answers for it."""
    meant = [scored.item for scored in alternatives(found.kept, settings.margin)]
    return any(isinstance(one, Target) and bool(one.owner or one.monitor) for one in meant)
