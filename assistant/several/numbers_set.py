"""How many projects or programmes there are to be: a number that a target sets, before rows are counted."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.evidence import find_records
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.figures import compose_target
from assistant.settings import AnswerSettings
from assistant.several.listing import compose_list
from corpus.model import Target
from corpus.text import fold

_COUNTED = re.compile(
    r"\b(?:bao nhieu|may) (?P<thing>du an|chuong trinh|de an|mo hinh|cong trinh|san pham)\b"
)
_FEWEST, _WHOLLY = 2, 0.9  # words that say of what there are so many, and how much of the question it says


def compose_count(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The number of the things counted that a target sets, where one is meant; else how many rows."""
    return _set(query, knowledge, settings) or compose_list(query, knowledge, settings)


def _set(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The target that sets how many of what is counted there are to be."""
    counted = _COUNTED.search(fold(query.text))
    if counted is None or Intent.TARGET not in query.otherwise or query.parties or query.limits:
        return None
    one = replace(query, intents=(Intent.TARGET,), otherwise=(), noun=None)
    found = find_records(one, ("target",), knowledge, settings)
    best = found.kept[0] if found.kept else None
    if best is None or not isinstance(best.item, Target):
        return None
    sure = found.sureness()
    stated = re.search(rf"\b\d+ (?:\w+ )?{counted['thing']}\b", fold(best.item.text))
    of = [word for word in one.topic.content if word.bare not in counted["thing"].split()]
    if not stated or len(of) < _FEWEST or best.fit.coverage < _WHOLLY or sure < settings.otherwise_likelihood:
        return None
    told = compose_target(one, knowledge, settings)
    return told if told.status is Status.ANSWERED else None
