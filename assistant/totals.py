"""How many bodies one sentence gives its duty to, where several are asked for ("những bộ nào phải …")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from corpus.agencies import agency_key, is_group
from corpus.model import Assignment
from corpus.text import fold
from prompts import load

_ASKED = re.compile(r"\b(?:nhung|cac|may|bao nhieu) (?:co quan|don vi|bo|so|nganh|tap doan|to chuc)\b")


def with_total(query: Query, draft: Draft) -> Draft:
    """``draft`` with the number of bodies it names, where several are asked for and one sentence has them."""
    sources = {(line.source.document, line.source.quote) for line in draft.lines if line.source}
    listed = query.intent is Intent.LEAD and len(sources) == 1 and _ASKED.search(fold(query.text))
    counted = draft.status is Status.ANSWERED and draft.total is None and listed
    return _with_bodies(draft) if counted else draft


def _with_bodies(draft: Draft) -> Draft:
    """The number of the agencies a sentence gives its duty to, where each is named."""
    given = [record for record in draft.records if isinstance(record, Assignment)]
    names = {agency_key(record.agency): record.agency for record in given}
    if len(given) != len(draft.records) or len(names) < 2 or any(map(is_group, names.values())):
        return draft
    told = Line(load("replies")["bodies_counted"].format(count=len(names)))
    return replace(draft, lines=(*draft.lines, told), total=len(names))
