"""Several rows asked for by their numbers at once: "STT 25 và 26", "nhiệm vụ số 5, 7", "STT 1 đến 5"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.records.rows import THING, may_call_bare, row_of, row_words
from prompts import load

_NUMBER = r"\d{1,3}(?![\w/%\-]|[.,]\d)"
_CALLED = rf"(?:(?:stt|so(?: thu tu)?|{THING}(?: (?:so|stt))?)\s*)?"
_AND = r"\s*(?:,\s*(?:va\b)?|;|&|\bva\b|\bvoi\b|\bcung\b|\bhay\b|\bhoac\b)\s*"
_TO = r"\s*(?:\bden\b|\btoi\b|–|-)\s*"
_HEAD = rf"(?<!\w)(?P<called>stt|so thu tu|{THING}(?: (?:so|stt))?)\s*:?\s*(?:tu\s+)?"
_TIMES = r"(?! (?:thang|nam|quy|tuan|ngay|gio|lan|cap|nganh|linh vuc|nhom)\b)"
_LIST = re.compile(rf"{_HEAD}(?P<numbers>{_NUMBER}(?:{_AND}{_CALLED}{_NUMBER})+){_TIMES}")
_RANGE = re.compile(rf"{_HEAD}(?P<first>{_NUMBER}){_TO}{_CALLED}(?P<last>{_NUMBER}){_TIMES}")
_FEWEST, _MOST = 2, 10  # rows told
_SAYING = (Status.ANSWERED, Status.PARTIAL)


def rows_numbered(query: Query, knowledge: Knowledge) -> Draft | None:
    """What each of the rows asked for says, in the order asked; ``None`` where fewer than two are called."""
    numbers = _numbers(query, knowledge) if query.scope.heads else []
    if len(numbers) < _FEWEST:
        return None
    drafts = [row_of(number, query, knowledge) for number in numbers[:_MOST]]
    told = [draft for draft in drafts if draft.status in _SAYING]
    if not told or any(draft.status is Status.CLARIFY for draft in drafts):
        return None
    lines = [line for draft in drafts for line in draft.lines]
    if len(numbers) > _MOST:
        lines.append(Line(load("replies")["rows_told"].format(number=_MOST, next=numbers[_MOST])))
    records = tuple(record for draft in told for record in draft.records)
    status = Status.ANSWERED if len(told) == len(drafts) else Status.PARTIAL
    return replace(told[0], status=status, lines=tuple(lines), records=records)


def _numbers(query: Query, knowledge: Knowledge) -> list[str]:
    """The numbers of the rows that a question calls together."""
    asked = row_words(query.text)
    found = _RANGE.search(asked) or _LIST.search(asked)
    if found is None or (
        found["called"] in THING.strip("(?:)").split("|") and not may_call_bare(query, knowledge)
    ):
        return []
    if found.re is _RANGE:
        first, last = int(found["first"]), int(found["last"])
        return [str(number) for number in range(first, last + 1)]
    return list(dict.fromkeys(number.lstrip("0") for number in re.findall(r"\d{1,3}", found["numbers"])))
