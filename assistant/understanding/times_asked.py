"""The times a list is asked for, one apart from the other; the documents of the years named."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.naming.scope import prefer_years
from assistant.query import Intent, Query
from assistant.understanding.periods import undated
from corpus.question_times import times_apart
from corpus.text import fold

_WHOLE = (Intent.LIST, Intent.COUNT)
_ENDS = re.compile(r"\b(?:den|toi|het|5 nam|nam nam|giai doan)(?: nam)? 20\d\d")  # the year a plan ends in


def with_times(query: Query) -> Query:
    """``query`` with the several times of its period; of no period, of the documents of its years."""
    if query.period:
        return replace(query, apart=times_apart(undated(query.text, query.scope.heads), query.today))
    if not query.years or query.intent not in (*_WHOLE, Intent.DOCUMENT):
        return query
    ends = query.intent is Intent.DOCUMENT and bool(_ENDS.search(fold(query.text)))
    heads = prefer_years(query.scope.heads, query.years, ends)
    return replace(query, scope=replace(query.scope, heads=heads))
