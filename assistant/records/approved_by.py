"""What a body approves, passes or recognises ("Bộ A duyệt dự án nào?"): the rows with a cell that says so."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.records.approvers import CELLS, act_words, placed
from assistant.records.telling import facts_of, statement
from corpus.registry import RecordFilter
from corpus.text import fold
from prompts import load

_MAY, _WHICH = r"(?:(?:se|da|phai|duoc|can) )*", r"(?: \S+){0,6}? (?:nao|gi)\b"
_BETWEEN = r"(?: \S+){0,2} "  # words from a body to what it does
_OF = r"(?: (?:cua|boi|do))(?: (?:chu tich|thuong truc|giam doc))* $"
_MOST = 10


def of_what_it_approves(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft``, or where that counts none, the rows whose cells say that a body does the act asked."""
    if query.confirms or (draft.total is not None and draft.status is Status.ANSWERED):
        return draft
    asked = _asked(query)
    if asked is None:
        return draft
    key, act = asked
    lines: list[Line] = []
    tasks = []
    for task in knowledge.registry.tasks(RecordFilter(sources=query.scope.sources)):
        cells = [cell for cell in CELLS if _does(key, act, " . ".join(facts_of(task, cell)), knowledge)]
        if cells:
            tasks.append(task)
            lines += placed(statement([task], cells), task, knowledge)
    if not tasks and draft.status is Status.PARTIAL:
        return refusal(draft.intent, load("replies")["not_found"])
    if not 0 < len(tasks) <= _MOST:
        return draft
    return Draft(Status.ANSWERED, Intent.LIST, tuple(lines), tuple(tasks))


def _asked(query: Query) -> tuple[str, str] | None:
    """The key of the body of which it is asked what it does, and the act."""
    words = [word.bare for word in words_of(query.text)]
    for party in query.parties:
        after = " ".join(words[party.end :])
        for act, said in act_words().items():
            if re.match(rf"{_MAY}(?:{'|'.join(said)})(?= ){_WHICH}", after):
                return party.key, act
    return None


def _does(key: str, act: str, cell: str, knowledge: Knowledge) -> bool:
    """Whether a cell says that the body does the act: "sau khi Bộ A duyệt", "phê duyệt của Bộ A"."""
    said = "|".join(act_words()[act])
    does = re.compile(rf"(?:{_BETWEEN}| )(?:{said})\b")
    done = re.compile(rf"\b(?:{said})\b(?: \S+){{0,2}}{_OF}")
    return any(
        found.key == key and (does.match(fold(cell[found.end :])) or done.search(fold(cell[: found.start])))
        for found in knowledge.agencies.find(cell)
    )
