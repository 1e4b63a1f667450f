"""States of tasks that no plan tells: which are done or not, which are new; said so where a list is asked."""

from __future__ import annotations

import re
from functools import cache

from assistant.draft import Draft, Line, refusal
from assistant.query import Query
from corpus.text import fold
from prompts import load

_FEW = 1  # words besides that say what a comparison is with ("năm ngoái")


def states_untold(query: Query) -> Draft | None:
    """That documents do not tell the state by which tasks are to be listed; ``None`` where none is asked.

    Where days are asked besides, the list by deadline can be told, with :func:`state_remark`.
    """
    said = fold(query.text)
    if query.noun not in ("task", None) or query.confirms:
        return None
    if _wordings("changed").search(said) and len(query.topic.content) <= _FEW:
        return refusal(query.intent, load("replies")["no_novelty"])
    done = _wordings("done").search(said) and not (query.period or query.arrange)
    return refusal(query.intent, load("replies")["no_state"]) if done else None


def state_remark(query: Query) -> list[Line]:
    """That a list is by deadlines alone, where it is asked which tasks are done, or not yet, by some days."""
    asked = query.noun == "task" and _wordings("done").search(fold(query.text))
    return [Line(load("replies")["by_deadline_only"])] if asked and query.period else []


@cache
def _wordings(kind: str) -> re.Pattern[str]:
    words = sorted(map(fold, load("states")[kind]["words"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
