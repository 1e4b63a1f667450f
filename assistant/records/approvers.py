"""Who approves, issues or recognises: the lead of a task that only prepares it is not told as who does.

Who does may be said in another cell of the row ("Quyết định phê duyệt của UBND tỉnh", "sau khi Bộ … phê
duyệt"), which is told instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.records.awaited import is_awaited
from assistant.records.telling import facts_of, statement
from assistant.scoring.matching import matcher_of
from assistant.wording import name_of, place
from corpus.model import Passage, Record, Task
from corpus.text import fold
from prompts import load

_WHO = (
    r"(?:ai|(?:cap|co quan|don vi|so|bo|phong|ban|noi|ben|nguoi|vi|lanh dao)(?: co tham quyen)? nao)"
    r"(?: (?:la|nguoi|noi|co quan|co|quyen|duoc|se|phai|da|moi|cuoi|cung|dung|ra))*"
)
_READ_AS = ((Intent.LEAD,), (Intent.PRODUCT,), (Intent.DOCUMENT,))
CELLS = (Intent.PRODUCT, Intent.DEADLINE, Intent.COORDINATE)
_ISSUES = "ban hành"
_WHOLLY, _CLOSELY = 0.95, 0.7  # of what is asked beside the act, in the name of a task


def of_who_approves(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` with the cells that say who approves, or after the remark that none does."""
    if draft.status is not Status.ANSWERED or query.intents not in _READ_AS:
        return draft
    records = [record for record in draft.records if facts_of(record, Intent.LEAD)]
    if query.intents == (Intent.PRODUCT,) and any(facts_of(one, Intent.PRODUCT) for one in records):
        return draft
    awaited = _told_as_awaited(records, query, draft, knowledge)
    if awaited:
        return awaited
    act = act_asked(query)
    own = [record for record in records if act and _is_done_by_lead(record, act)]
    if act is None or not records or len(own) == len(records) or _says_beside(act, draft):
        return draft
    told = _told_elsewhere([record for record in records if record not in own], act, knowledge)
    if own or told:
        led = [placed(statement([record], [Intent.LEAD]), record, knowledge) for record in own]
        return replace(draft, lines=tuple(line for lines in (*led, told) for line in lines))
    said = any(_speaks_of(act, (one.source.quote,)) or _issues(act, name_of(one)) for one in records)
    remark = load("replies")["approver_within" if said else "no_approver"].format(act=act)
    return replace(draft, status=Status.PARTIAL, lines=(Line(remark), *draft.lines))


def act_asked(query: Query) -> str | None:
    """The act of which it is asked who does it, as it is written."""
    said = fold(query.text)
    for act, words in act_words().items():
        if re.search(rf"\b{_WHO} (?:{'|'.join(words)})\b(?! (?:giao|so|\d))", said):
            return act
    return None


def _says_beside(act: str, draft: Draft) -> bool:
    """Whether a line of no record says who does so: who signs a plan, told beside a task of it."""
    rows = [record.source for record in draft.records]
    return any(
        _speaks_of(act, (line.text,)) for line in draft.lines if line.source and line.source not in rows
    )


def says_all_but_act(record: Record | Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether a task is called by all that is asked but the act of who approves or issues it."""
    act = act_asked(query)
    if act is None or not isinstance(record, Task):
        return False
    acting = {word for words in act_words()[act] for word in words.split()}
    rest = query.topic.within(lambda word: word.bare not in acting)
    named = matcher_of(rest, knowledge.weights).fit(name_of(record))
    return bool(rest.content) and named.coverage >= _WHOLLY and named.closeness >= _CLOSELY


def _told_as_awaited(
    records: Sequence[Record], query: Query, draft: Draft, knowledge: Knowledge
) -> Draft | None:
    """The deadlines of tasks that are done after what is asked ("sau khi UBND tỉnh tổ chức hội nghị …").

    ``None`` where one of the tasks is not, or the question does not ask who does so.
    """
    acts = "|".join(map(fold, load("approving")["awaited"]))
    act = re.search(rf"\b{_WHO} (?P<act>{acts})\b", fold(query.text))
    if not records or act is None:
        return None
    lines: list[Line] = []
    for record in records:
        due = " ".join(facts_of(record, Intent.DEADLINE))
        bodies = " ".join(due[found.start : found.end] for found in knowledge.agencies.find(due))
        if not is_awaited(record, query.text, frozenset(word.bare for word in words_of(bodies))):
            return None
        lines += placed(statement([record], [Intent.DEADLINE]), record, knowledge)
    if any(_names_body(due, knowledge) for record in records for due in facts_of(record, Intent.DEADLINE)):
        return replace(draft, lines=tuple(lines))
    names = {fold(name): name for name in load("approving")["awaited"]}
    remark = Line(load("replies")["no_approver"].format(act=names[act["act"]]))
    return replace(draft, status=Status.PARTIAL, lines=(remark, *lines))


def _is_done_by_lead(record: Record, act: str) -> bool:
    """Whether a task is to do so itself ("Thẩm định …"), not to prepare that another does."""
    name = fold(name_of(record))
    places = [name.find(word) for word in act_words()[act] if word in name]
    return bool(places) and not _preparing().search(name[: min(places)])


def _told_elsewhere(records: Sequence[Record], act: str, knowledge: Knowledge) -> list[Line]:
    """The cells of tasks that speak of the act, each with where it stands."""
    lines: list[Line] = []
    for record in records:
        cells = [cell for cell in CELLS if _says_who(act, " . ".join(facts_of(record, cell)), knowledge)]
        told = statement([record], cells) if cells and isinstance(record, Task) else None
        lines += placed(told, record, knowledge)
    return lines


def placed(told: Line | None, record: Record, knowledge: Knowledge) -> list[Line]:
    """``told`` with where ``record`` stands."""
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return [told, where] if told else []


def _says_who(act: str, cell: str, knowledge: Knowledge) -> bool:
    """Whether a cell speaks of the act and of a body, or issues by naming whose a paper is."""
    return _issues(act, cell) or (_speaks_of(act, (cell,)) and _names_body(cell, knowledge))


def _issues(act: str, text: str) -> bool:
    """Whether ``text`` says whose a paper is that somebody issues."""
    issued = load("approving")["issued"] if act == _ISSUES else ()
    return any(re.search(rf"\b{fold(whose)}\b", fold(text)) for whose in issued)


def _speaks_of(act: str, texts: Sequence[str]) -> bool:
    return any(re.search(rf"\b{word}\b", fold(text)) for text in texts for word in act_words()[act])


def _names_body(text: str, knowledge: Knowledge) -> bool:
    bodies = load("approving")["bodies"]
    return bool(knowledge.agencies.find(text)) or any(fold(body) in fold(text) for body in bodies)


@cache
def act_words() -> dict[str, tuple[str, ...]]:
    """The folded wordings of each act, by the act as it is written."""
    return {act: tuple(map(fold, words)) for act, words in load("approving")["acts"].items()}


@cache
def _preparing() -> re.Pattern[str]:
    """Words before an act by which a task only prepares it, or helps with it unless joined to it."""
    prepares, helps = ("|".join(map(fold, load("approving")[kind])) for kind in ("prepares", "helps"))
    return re.compile(rf"\b(?:{prepares})\b|\b(?:{helps})\b(?!.*(?:,|;| va) *$)")
