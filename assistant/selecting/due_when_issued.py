"""The year beside a document's number: its own, or the one tasks are due in, which is told as well."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.draft import Line
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.selecting.inventory import groups_of
from assistant.settings import AnswerSettings
from corpus.text import fold
from prompts import load


def due_when_issued(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Line]:
    """How many of the tasks listed are due in the year said beside the number of the one document asked.

    None where all of them are, or none is.
    """
    heads = query.scope.heads
    if len(heads) != 1 or not query.scope.named or query.noun != "task" or query.period or query.arrange:
        return []
    figure = (heads[0].number or "").partition("/")[0]
    beside = re.search(rf"\b0*{figure}\b\S* nam (20\d\d)\b", fold(query.text)) if figure else None
    if beside is None or not heads[0].date or heads[0].date.year != int(beside[1]):
        return []
    year = int(beside[1])
    due = replace(query, period=(date(year, 1, 1), date(year, 12, 31)))
    there = [group.records for group in groups_of(query, knowledge, settings) if group.records][:1]
    then = [group.records for group in groups_of(due, knowledge, settings) if group.records][:1]
    if not there or not then or len(there[0]) == len(then[0]):
        return []
    told = load("replies")["due_in_year"].format(n=len(then[0]), year=year)
    return [Line(told, then[0][0].source)]
