"""What the turns before counted: put together ("tổng cộng?"), or taken off the whole ("còn lại mấy?")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.earlier import Talk
from assistant.conversation.followup import in_context
from assistant.conversation.standing_alone import standing_alone
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.selecting.yearly import by_row
from assistant.settings import AnswerSettings
from assistant.several.listing import items_told, of_documents
from corpus.model import Record, Target, Task
from corpus.text import fold, squeeze
from prompts import load

_OPEN = r"\W*(?:(?:the|vay|va|roi|thi|a|u|ok)\W+)*"
_COUNT = r"(?:la |con |co |thi )*(?:bao nhieu|may)(?: (?:viec|nhiem vu|dau viec|chi tieu|cai))?"
_CLOSE = r"(?: (?:nua|tat ca|ca thay|vay|a|em|nhi|ha|the))*\W*"
_TOGETHER = r"(?:tong|tong so|tong cong|tat ca|cong lai|gop lai|ca thay|het thay)"
_SEVERAL = r"(?:ca )?(?:hai|ba|bon|may|2|3|4) (?:tinh|noi|so|don vi|co quan|phong|nam|quy|thang)"
_SUM = re.compile(
    rf"{_OPEN}(?:{_TOGETHER}(?: lai)?(?: {_SEVERAL})?(?: {_COUNT})?|{_COUNT} {_TOGETHER}"
    rf"|{_SEVERAL} (?:{_TOGETHER} )?{_COUNT}){_CLOSE}"
)
_REST = re.compile(rf"{_OPEN}(?:so |phan |nhung viec |cac viec )?con lai {_COUNT}{_CLOSE}")
_MORE = re.compile(
    rf"{_OPEN}(?:o dau|(?:tinh|noi|so|bo|phong|ban|ben|don vi|co quan|cho|nam|quy|thang|phan|muc) nao)"
    r"(?: (?:co|chu tri|duoc giao|lam))* (?P<order>nhieu|it)(?: (?:viec|nhiem vu|dau viec|chi tieu))?"
    rf" hon{_CLOSE}"
)
_LISTS = (Intent.LIST, Intent.COUNT)
_FEWEST, _EACH = 2, 4  # counts put together; lines told of each


def reckoned(question: str, talk: Talk, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The sum of what was counted one after another, which is more, or what is left of the first.

    ``talk`` holds the turns as they were typed.
    """
    asked = squeeze(fold(question))
    summed, left, more = (ask.fullmatch(asked) for ask in (_SUM, _REST, _MORE))
    if not (summed or left or more):
        return None
    steps = _counted(talk)
    told = [(draft, _records(draft)) for draft in map(talk.compose, steps)]
    if any(not records for _, records in told):
        return None
    ids = [frozenset(record.id for record in records) for _, records in told]
    if left:
        whole = [
            at for at, one in enumerate(ids) if at + 1 < len(ids) and frozenset().union(*ids[at + 1 :]) < one
        ]
        return _rest(steps[whole[-1]], told[whole[-1] :], knowledge, settings) if whole else None
    parts = [at for at, one in enumerate(ids) if not any(later < one for later in ids[at + 1 :])]
    if len(parts) < _FEWEST:
        return None
    chosen = [told[at] for at in parts]
    return _compared(chosen, more["order"] == "it") if more else _sum(chosen)


def _counted(talk: Talk) -> list[Query]:
    """The lists and counts asked for last, one right after another, the first of them first."""
    steps: list[Query] = []
    for turn in reversed(range(len(talk.history))):
        asked, before = standing_alone(talk.history[turn], replace(talk, history=talk.history[:turn]))
        step = in_context(asked, before.history, talk.read)
        if step.intent not in _LISTS or step.by:
            break
        steps.insert(0, step)
    return steps


def _records(draft: Draft) -> tuple[Record, ...]:
    """The targets, or rows of the task table, that a list counts; of what is told beside them none."""
    if draft.status is not Status.ANSWERED or not draft.total:
        return ()
    aims = tuple(record for record in draft.records if isinstance(record, Target))
    return aims or tuple(record for record in draft.records[: draft.total] if isinstance(record, Task))


def _sum(told: Sequence[tuple[Draft, tuple[Record, ...]]]) -> Draft:
    """Every count, with the first lines of what it counted."""
    together = {record.id: record for _, records in told for record in records}
    counts = [len(by_row(records)) for _, records in told]
    total = len(by_row(tuple(together.values())))
    said = " + ".join(map(str, counts))
    twice = load("replies")["counted_once"] if total < sum(counts) else ""
    first = load("replies")["summed"].format(
        n=total, what=_noun(tuple(together.values())), counts=said, once=twice
    )
    lines = [Line(first), *(line for draft, _ in told for line in draft.lines[:_EACH])]
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), tuple(together.values()), total)


def _compared(told: Sequence[tuple[Draft, tuple[Record, ...]]], fewer: bool) -> Draft:
    """Every count, the one that was asked for first."""
    counts = {id(draft): len(by_row(records)) for draft, records in told}
    ordered = sorted(told, key=lambda one: counts[id(one[0])], reverse=not fewer)
    said = [counts[id(draft)] for draft, _ in ordered]
    wording = load("replies")["as_many" if said[0] == said[1] else "fewer" if fewer else "more_than"]
    first = Line(wording.format(counts=", ".join(map(str, said)), what=_noun(ordered[0][1])))
    lines = (first, *(line for draft, _ in ordered for line in draft.lines[:_EACH]))
    records = {record.id: record for _, some in ordered for record in some}
    return Draft(Status.ANSWERED, Intent.COUNT, lines, tuple(records.values()))


def _rest(
    step: Query,
    told: Sequence[tuple[Draft, tuple[Record, ...]]],
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Draft:
    """What the first of the lists ``told`` holds beyond the others."""
    gone = {record.id for _, records in told[1:] for record in records}
    left = tuple(record for record in told[0][1] if record.id not in gone)
    items = by_row(left)
    where = of_documents(left, knowledge)
    first = load("replies")["left_over"].format(n=len(items), what=_noun(left), where=where)
    lines = (Line(first), *items_told(items, knowledge, settings.shown, step))
    return Draft(Status.ANSWERED, Intent.COUNT, lines, left, len(items))


def _noun(records: Sequence[Record]) -> str:
    return "chỉ tiêu" if all(isinstance(record, Target) for record in records) else "nhiệm vụ"
