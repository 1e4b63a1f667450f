"""Documents asked for by what they have or leave out: a number, a date, a table, a column of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge
from corpus.model import Head, Task
from corpus.registry import RecordFilter
from corpus.timespans import aligned

_FIELDS = {
    "number": r"so(?: hieu| van ban| ky hieu)?",
    "date": r"ngay(?: ban hanh| thang| ky| thang nam)?",
    "target": r"(?:phu luc|bang|danh muc|bieu)(?: (?:ve|cac|giao))* chi tieu",
    "task": r"(?:phu luc|bang|danh muc|bieu)(?: (?:ve|cac|giao|phan cong))* (?:nhiem vu|dau viec|viec)",
    "product": r"cot (?:ghi )?(?:san pham|ket qua|dau ra)(?: du kien| dau ra)?",
    "coordinate": r"cot (?:ghi )?(?:(?:co quan|don vi) )?phoi hop",
    "deadline": r"cot (?:ghi )?(?:thoi han|thoi gian|han|tien do)(?: (?:hoan thanh|thuc hien))?",
}
_ASKED = re.compile(
    r"\W*(?:(?:trong kho|hien|dang|co|nhung|cac) )*(?:van ban|tai lieu) nao(?: cua [^,;?.]{2,40}?)?"
    r"(?: (?P<denied>khong|chua|thieu|de trong|bo trong))?"
    r"(?: (?:co|ghi|kem|kem theo|neu|in|danh|dien|de trong|bo trong|mang|ro|phan))*"
    rf" (?:{'|'.join(f'(?P<{field}>{words})' for field, words in _FIELDS.items())})"
    r"(?: (?:nao|gi|ca|ro|cu the|khong|a|nhi|vay|the))*\W*"
)
_BLANK = re.compile(r"\b(?:de|bo) trong\b")


def documents_with(text: str, heads: Sequence[Head], knowledge: Knowledge) -> tuple[list[Head], str] | None:
    """Those of ``heads`` that have, or lack, what ``text`` (NFC) asks for, with that in words.

    ``None`` where it asks for no such thing.
    """
    asked = _ASKED.fullmatch(aligned(text))
    if asked is None:
        return None
    field = next(name for name in _FIELDS if asked[name])
    lacking = bool(asked["denied"] or _BLANK.search(asked[0]))
    found = [head for head in heads if _has(head, field, knowledge) is not lacking]
    return found, f"{'không có' if lacking else 'có'} {text[asked.start(field) : asked.end(field)]}"


def _has(head: Head, field: str, knowledge: Knowledge) -> bool:
    if field in ("number", "date"):
        return getattr(head, field) is not None
    where = RecordFilter(sources=frozenset((head.source,)))
    if field == "target":
        return any(_is_row(target.source.locator) for target in knowledge.registry.targets(where))
    tasks = knowledge.registry.tasks(where)
    return bool(tasks) if field == "task" else any(_cell(task, field) for task in tasks)


def _is_row(locator: str) -> bool:
    """Whether a target stands in a table, not in running text."""
    return bool(re.search(r"\b(?:STT|dòng)\b", locator))


def _cell(task: Task, field: str) -> str | None:
    return {
        "product": task.product,
        "coordinate": task.coordinate_text,
        "deadline": task.deadline_text,
    }[field]
