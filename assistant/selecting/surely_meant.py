"""Whether one task is so likely the one meant that an agency may be said to have no part in it."""

from __future__ import annotations

from assistant.finding.evidence import find_records
from assistant.finding.ranking import lead_of
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.scoring.acceptance import likelihood
from assistant.settings import AnswerSettings


def surely_meant(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the record that fits ``query`` best is meant, though it is none of the agencies asked of."""
    found = find_records(query, ("task", "assignment"), knowledge, settings)
    if not found.kept:
        return False
    best = found.kept[0]
    return likelihood(best.fit, lead_of(best, (*found.kept, *found.rejected))) >= settings.stranger_likelihood
