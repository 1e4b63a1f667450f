"""What was found by its words, and is not what was asked: said to be that, or not told."""

from __future__ import annotations

from assistant.document_facts.approvals import of_approval_held
from assistant.document_facts.unheld import of_paper_unheld
from assistant.draft import Draft
from assistant.finding.own_years import of_its_own_year
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.records.approved_by import of_what_it_approves
from assistant.records.approvers import of_who_approves
from assistant.records.awaited import of_what_is_awaited
from assistant.records.excepted import of_what_is_excepted
from assistant.records.followers import of_who_carries_out
from assistant.records.indices_told import of_index_asked
from assistant.records.others_asked import of_others_asked
from assistant.records.receivers import of_who_receives
from assistant.records.shares_of_things import of_number_asked
from assistant.records.spans_asked import of_how_long
from assistant.refusals.contacts import of_contact_asked
from assistant.refusals.unsaid import with_unsaid


def of_what_is_asked(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` where it tells of what ``query`` asks, else with the remark that it does not, or refused."""
    draft = of_what_is_excepted(query, draft, knowledge)
    draft = of_what_is_awaited(query, draft, knowledge)
    draft = of_its_own_year(query, draft, knowledge)
    draft = of_contact_asked(query, of_who_carries_out(query, draft))
    draft = of_paper_unheld(query, draft, knowledge)
    draft = of_approval_held(query, draft, knowledge)
    draft = of_how_long(query, of_number_asked(query, draft, knowledge))
    draft = of_others_asked(query, of_who_receives(query, draft, knowledge))
    draft = of_who_approves(query, draft, knowledge)
    draft = of_what_it_approves(query, draft, knowledge)
    return with_unsaid(query, of_index_asked(query, draft, knowledge))
