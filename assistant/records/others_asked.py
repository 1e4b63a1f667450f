"""Who holds a post, sells, is trained or answers for a failure: no lead of a task is told as such."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from assistant.records.telling import facts_of
from corpus.text import fold
from prompts import load

_GAP = "…"


def of_others_asked(query: Query, draft: Draft) -> Draft:
    """``draft`` after the remark that what it quotes does not say who is asked for."""
    if draft.status is not Status.ANSWERED or query.intents != (Intent.LEAD,):
        return draft
    if not any(facts_of(record, Intent.LEAD) for record in draft.records):
        return draft
    asked = fold(query.text)
    quotes = [fold(line.source.quote) for line in draft.lines if line.source]
    missed = any(asks.search(asked) and not any(map(said.search, quotes)) for asks, said in _others())
    remark = Line(load("replies")["no_other"])
    return replace(draft, status=Status.PARTIAL, lines=(remark, *draft.lines)) if missed else draft


@cache
def _others() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How each is asked for, and what must be said of it."""
    rows = load("approving")["others"]
    return tuple((_any(row["asked"]), _any(row["said"])) for row in rows)


def _any(words: list[str]) -> re.Pattern[str]:
    said = "|".join(re.escape(fold(word)).replace(re.escape(f" {_GAP} "), r"\b.*\b") for word in words)
    return re.compile(rf"\b(?:{said})\b")
