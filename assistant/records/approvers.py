"""Who approves, decides or recognises: the lead of a task that only prepares it is not told as who does.

Who approves may be said in another cell of the row ("Quyết định phê duyệt của UBND tỉnh", "sau khi Bộ … phê
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
from assistant.query import Intent, Query
from assistant.records.telling import facts_of, statement
from assistant.wording import name_of, place
from corpus.model import Record, Task
from corpus.text import fold
from prompts import load

_WHO = (
    r"(?:ai|(?:cap|co quan|don vi|so|bo|phong|ban|noi|ben|nguoi|vi|lanh dao)(?: co tham quyen)? nao)"
    r"(?: (?:la|nguoi|noi|co quan|co|quyen|duoc|se|phai|da|moi|cuoi|cung|dung|ra))*"
)
_READ_AS = ((Intent.LEAD,), (Intent.PRODUCT,))
_CELLS = (Intent.PRODUCT, Intent.DEADLINE, Intent.COORDINATE)


def of_who_approves(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` with the cells that say who approves, or after the remark that none does."""
    asked = draft.status is Status.ANSWERED and query.intents in _READ_AS
    act = _act_asked(query) if asked else None
    records = [record for record in draft.records if facts_of(record, Intent.LEAD)]
    if query.intents != (Intent.LEAD,) and any(facts_of(record, Intent.PRODUCT) for record in records):
        return draft
    if act is None or not records or any(_is_done_by_lead(record, act) for record in records):
        return draft
    told = _told_elsewhere(records, act, knowledge)
    if told:
        return replace(draft, lines=tuple(told))
    said = any(_speaks_of(act, (record.source.quote,)) for record in records)
    remark = load("replies")["approver_within" if said else "no_approver"].format(act=act)
    return replace(draft, status=Status.PARTIAL, lines=(Line(remark), *draft.lines))


def _act_asked(query: Query) -> str | None:
    """The act of which it is asked who does it, as it is written."""
    said = fold(query.text)
    for act, words in _acts().items():
        if re.search(rf"\b{_WHO} (?:{'|'.join(words)})\b(?! (?:giao|so|\d))", said):
            return act
    return None


def _is_done_by_lead(record: Record, act: str) -> bool:
    """Whether a task is to do so itself ("Thẩm định …"), not to prepare that another does."""
    name = fold(name_of(record))
    places = [name.find(word) for word in _acts()[act] if word in name]
    return bool(places) and not _preparing().search(name[: min(places)])


def _told_elsewhere(records: Sequence[Record], act: str, knowledge: Knowledge) -> list[Line]:
    """The cells of tasks that speak of the act, each with where it stands."""
    lines: list[Line] = []
    for record in records:
        cells = [cell for cell in _CELLS if _speaks_of(act, facts_of(record, cell))]
        told = statement([record], cells) if cells and isinstance(record, Task) else None
        if told:
            head = knowledge.head(record.source.document)
            lines += [told, Line(place(head, record.source.locator))]
    return lines


def _speaks_of(act: str, cells: Sequence[str]) -> bool:
    return any(word in fold(cell) for cell in cells for word in _acts()[act])


@cache
def _acts() -> dict[str, tuple[str, ...]]:
    """The folded wordings of each act."""
    return {act: tuple(map(fold, words)) for act, words in load("approving")["acts"].items()}


@cache
def _preparing() -> re.Pattern[str]:
    """Words before an act by which a task only prepares it, or helps with it unless joined to it."""
    prepares, helps = ("|".join(map(fold, load("approving")[kind])) for kind in ("prepares", "helps"))
    return re.compile(rf"\b(?:{prepares})\b|\b(?:{helps})\b(?!.*(?:,|;| va) *$)")
