"""A task asked for by the number of its row ("STT 12 của Quyết định …")."""

from __future__ import annotations

import re

from assistant.draft import Draft, Line, refusal
from assistant.facts import ask_back
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.telling import tell
from assistant.wording import document_name
from corpus.model import Task
from corpus.registry import RecordFilter
from corpus.text import fold
from prompts import load

_ROW = re.compile(
    r"(?<!\w)(?:stt|so thu tu|(?:nhiem vu|dong) (?:so|stt))\s*:?\s*(\d{1,3})(?![\w/%\-]|[.,]\d)"
)


def compose_row(query: Query, knowledge: Knowledge) -> Draft | None:
    """What the row asked for says; ``None`` where the question names no row."""
    asked = _ROW.search(fold(query.text))
    if asked is None or not query.scope.heads or _is_of_document(asked, query):
        return None
    tasks = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    numbered = [task for task in tasks if _number(task) == asked[1].lstrip("0")]
    if not numbered:
        heads = query.scope.heads
        where = f" trong {document_name(heads[0])}" if len(heads) == 1 else " trong các văn bản đã nạp"
        return refusal(query.intent, load("replies")["no_row"].format(number=asked[1], scope=where))
    if len(numbered) > 1:
        return ask_back(query, numbered, knowledge)
    told = tell(numbered[0], query, knowledge)
    return Draft(told.status, query.intent, (Line(f"STT {asked[1]}:"), *told.lines), told.records)


def _is_of_document(asked: re.Match[str], query: Query) -> bool:
    """Whether the number is that of a document itself ("quyết định giao nhiệm vụ số 12")."""
    numbers = [head.number or "" for head in query.scope.heads if query.scope.named]
    return asked[0].startswith("nhiem vu") and any(n.startswith(f"{asked[1]}/") for n in numbers)


def _number(task: Task) -> str:
    return (task.stt or "").strip(" .").lstrip("0")
