"""What a thing costs, asked by "kinh phí", where a document sets money aside for it without that word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.language.quantities import names_any, states_money
from assistant.query import Intent, Query
from corpus.text import squeeze
from corpus.timespans import aligned

_COST = re.compile(r"\bkinh phi\b(?: (?:de|cho|cua|mua|thuc hien)\b)?")
_HOW_MUCH = re.compile(r"\b(?:la |het |bao gom )?(?:bao nhieu|may)\b")
_OF_COSTS = (Intent.TARGET, Intent.TEXT)


def sum_told(query: Query, read: Callable[[str], Query], compose: Callable[[Query], Draft]) -> Draft | None:
    """The sum that a record or sentence gives for what ``query`` asks the cost of; ``None`` where none does.

    It must speak of spending: what a thing earns is no cost of it.
    """
    plain = aligned(query.text)
    costs = list(_COST.finditer(plain))
    asked = _HOW_MUCH.search(plain)
    if len(costs) != 1 or len(query.intents) != 1 or query.intent not in _OF_COSTS:
        return None
    if not (asked or query.implicit) or query.unit not in (None, "money"):
        return None
    text = query.text
    for match in sorted(filter(None, (costs[0], asked)), key=re.Match.start, reverse=True):
        text = f"{text[: match.start()]}{text[match.end() :]}"
    meant = read(f"{squeeze(text).rstrip(' ?.')} hết bao nhiêu tiền")
    draft = compose(replace(meant, scope=query.scope)) if not meant.declined else None
    told = [line for line in draft.lines if line.source] if draft else []
    spends = bool(told) and all(
        line.source and states_money(line.source.quote) and names_any(line.source.quote, "spending")
        for line in told
    )
    return draft if draft and spends and draft.status is Status.ANSWERED else None
