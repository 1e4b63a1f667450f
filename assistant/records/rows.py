"""A task asked for by the number or place of its row ("STT 12", "nhiệm vụ 8", "nhiệm vụ cuối cùng")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.ordinals import NUMERALS
from assistant.naming.titles import sections_called
from assistant.query import Query
from assistant.records.facts import ask_back
from assistant.records.figures import statement
from assistant.records.telling import tell
from assistant.wording import document_name, place
from corpus.model import Target, Task
from corpus.registry import RecordFilter
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})*)(?![\w/%\-]|[.,]\d)"
THING = r"(?:nhiem vu|dong|dau viec)"
_LINE = re.compile(r"(?<!\w)(?:(?P<before>\w+) )?(?P<word>dong)(?!\w)")
_COMPOUND = frozenset(
    ["hanh", "hoat", "hoi", "lao", "cong", "hop", "chu", "tac", "huy", "van", "bien"]
)  # with "đồng", "động"
_ROW = re.compile(rf"(?<!\w)(?:stt|so thu tu|{THING} (?:so|stt))\s*:?\s*{_NUMBER}")
_AIM = re.compile(rf"(?<!\w)chi tieu (?:so|stt|thu)\s*:?\s*{_NUMBER}")
_BARE = re.compile(
    rf"(?<!\w){THING} (?:thu (?P<told>{'|'.join(NUMERALS)})\b|(?:thu )?{_NUMBER})"
    r"(?! (?:thang|nam|quy|tuan|ngay|gio|lan|cap|nganh|linh vuc|nhom)\b)"
)
_END = re.compile(rf"(?<!\w){THING} (?:(?P<first>dau tien|dau bang)|cuoi cung|sau cung|cuoi bang|cuoi)\b")
_TIMED = re.compile(r"\b(?:han|xong|hoan thanh|thoi gian|som|muon|tre|nam|thang|quy|ngay|den|toi)\b")
_BESIDE = re.compile(  # of the row told before
    rf"^\W*(?:(?:the|vay|con|thi) )*(?:{THING}|viec|cong viec|dau muc) (?:lien |ngay |dung )?"
    r"(?:(?P<next>ke tiep|tiep theo|ke sau|sau do|sau no|sau|tiep)|ke truoc|truoc do|truoc no|truoc)\b"
    r"(?: (?:la gi|la|thi sao|nao|do|trong (?:phu luc|bang|danh muc)|viec gi|gi|co))*\W*$"
)
_PLACED = frozenset(("thu", "cuoi", "cung", "dau", "tien", "bang", "stt", "sau", *NUMERALS))


def compose_row(query: Query, knowledge: Knowledge) -> Draft | None:
    """What the row asked for says; ``None`` where the question names no row."""
    if not query.scope.heads:
        return None
    asked = row_words(query.text)
    aim = _AIM.search(asked)
    if aim:
        return _aim_of(aim["number"], query, knowledge)
    called = _ROW.search(asked)
    alone = not called and not query.parties and _says_no_more(query)
    by_place = _END.search(asked) if alone and query.scope.named and not _TIMED.search(asked) else None
    if by_place:
        return _of_end(query, knowledge, first=bool(by_place["first"]))
    called = _BARE.search(asked) if not called and may_call_bare(query, knowledge) else called
    if called is None or _is_of_document(called, query):
        return None
    return row_of(called["number"] or str(NUMERALS.index(called["told"]) + 1), query, knowledge)


def row_words(text: str) -> str:
    """``text`` folded, in which no other word reads like "dòng" ("hành động số 09", "hội đồng 2")."""
    plain = list(aligned(text))
    for found in _LINE.finditer("".join(plain)):
        typed = text[slice(*found.span("word"))].lower()
        if typed not in ("dòng", "dong") or found["before"] in _COMPOUND:
            plain[found.start("word")] = "_"
    return "".join(plain)


def may_call_bare(query: Query, knowledge: Knowledge) -> bool:
    """Whether "nhiệm vụ 8" may call a row: a document or part is named, and nothing else is asked about."""
    alone = not query.parties and _says_no_more(query)
    return alone and bool(query.scope.named or sections_called(query.text, _tasks(query, knowledge)))


def row_of(number: str, query: Query, knowledge: Knowledge) -> Draft:
    """The row with the ``number``; which is meant, where several have it."""
    numbered = [task for task in _in_part(query, knowledge) if _number(task) == number.lstrip("0")]
    if not numbered:
        told = _aim_of(number, query, knowledge)
        if told:
            return told
        heads = query.scope.heads
        where = f" trong {document_name(heads[0])}" if len(heads) == 1 else " trong các văn bản đã nạp"
        return refusal(query.intent, load("replies")["no_row"].format(number=number, scope=where))
    if len(numbered) > 1:
        return ask_back(query, numbered, knowledge)
    return _told(numbered[0], query, knowledge)


def row_beside(question: str, query: Query, told: Callable[[], Draft], knowledge: Knowledge) -> Draft | None:
    """The row beside the one ``told`` of before ("nhiệm vụ kế tiếp?"); ``None`` where none is asked."""
    asked = _BESIDE.match(fold(question))
    records = told().records if asked else ()
    task = records[0] if len(records) == 1 else None
    if asked is None or not isinstance(task, Task):
        return refusal(query.intent, load("replies")["clarify_topic"]) if asked else None
    there = knowledge.registry.tasks(RecordFilter(sources=frozenset({task.source.document})))
    rows = sorted((row for row in there if row.annex == task.annex), key=_printed)
    place = [row.id for row in rows].index(task.id) + (1 if asked["next"] else -1)
    if not 0 <= place < len(rows):
        return refusal(query.intent, load("replies")["no_row_beside"])
    return _told(rows[place], query, knowledge)


def _says_no_more(query: Query) -> bool:
    """Whether a question is about nothing beside the row it calls."""
    return all(word.bare in _PLACED or word.bare.isdigit() for word in query.topic.content)


def _of_end(query: Query, knowledge: Knowledge, first: bool) -> Draft | None:
    """The first or last row of the one document asked about, or of the part of it."""
    rows = sorted(_in_part(query, knowledge), key=_printed)
    if not rows or len({row.source.document for row in rows}) > 1:
        return None
    return _told(rows[0 if first else -1], query, knowledge)


def _told(task: Task, query: Query, knowledge: Knowledge) -> Draft:
    told = tell(task, query, knowledge)
    called = (Line(f"STT {_number(task)}:"),) if _number(task) else ()
    return Draft(told.status, query.intent, (*called, *told.lines), told.records)


def _aim_of(number: str, query: Query, knowledge: Knowledge) -> Draft | None:
    """The targets of the row with the ``number``, where one document alone has such a row of them."""
    printed = re.compile(rf"\bSTT {re.escape(number)}(?![\d.])")
    aims = [aim for aim in _targets(query, knowledge) if printed.search(aim.source.locator or "")]
    alone = aims and len({aim.source.document for aim in aims}) == 1
    return _aims_told(aims, number, query, knowledge) if alone else None


def _aims_told(aims: Sequence[Target], number: str, query: Query, knowledge: Knowledge) -> Draft:
    """The targets in the row that has the number, where no task has it."""
    where = Line(place(knowledge.head(aims[0].source.document), aims[0].source.locator))
    told = [statement(aim, with_agencies=True) for aim in aims]
    return Draft(Status.ANSWERED, query.intent, (Line(f"STT {number}:"), *told, where), tuple(aims))


def _targets(query: Query, knowledge: Knowledge) -> Sequence[Target]:
    return knowledge.registry.targets(RecordFilter(sources=query.scope.sources))


def _tasks(query: Query, knowledge: Knowledge) -> Sequence[Task]:
    return knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))


def _in_part(query: Query, knowledge: Knowledge) -> Sequence[Task]:
    """The tasks of the documents asked about; of the part or section alone that is called."""
    tasks = _tasks(query, knowledge)
    called = sections_called(query.text, tasks)
    return [task for task in called if isinstance(task, Task)] if called else tasks


def _is_of_document(asked: re.Match[str], query: Query) -> bool:
    """Whether the number is that of a document itself ("quyết định giao nhiệm vụ số 12")."""
    numbers = [head.number or "" for head in query.scope.heads if query.scope.named]
    number = asked["number"]
    return asked[0].startswith("nhiem vu") and any(n.startswith(f"{number}/") for n in numbers)


def _printed(task: Task) -> int:
    """Where a row is printed."""
    return min(task.source.blocks)


def _number(task: Task) -> str:
    return (task.stt or "").strip(" .").lstrip("0")
