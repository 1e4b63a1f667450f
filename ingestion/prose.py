"""What a document's running text holds: tasks told as label blocks, targets, and duties of agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document_types import is_legal
from corpus.model import Assignment, Head, Target, Task
from corpus.text import fold
from ingestion.items import items
from ingestion.outline import Placed
from ingestion.prose_blocks import block_ordinals, read_blocks
from ingestion.prose_duties import duty_agencies, read_duties
from ingestion.prose_targets import read_targets

_STANDING = re.compile(
    r"\b(?:quy che|quy dinh|dieu le|noi quy|quy trinh|thu tuc hanh chinh|bo nhiem|bai bo|dinh muc"
    r"|thanh lap|kien toan|giai the)\b"
)
_PLANNED = re.compile(
    r"\b(?:ke hoach|chuong trinh|de an|phuong an|chien luoc|giai phap|nhiem vu|chi tieu"
    r"|trien khai|thuc hien|day manh|tang cuong)\b"
)

_PLAN_NAMED = re.compile(r"\b(?:ke hoach|chuong trinh|de an|chien luoc|(?:giao|cac) (?:nhiem vu|chi tieu))\b")
_RULES = frozenset({"Quy định", "Quy chế"})
_PLANS = frozenset(
    {"Kế hoạch", "Chương trình", "Đề án", "Phương án", "Chỉ thị", "Công điện", "Thông báo", "Công văn"}
)


@dataclass(frozen=True, slots=True)
class ProseReading:
    """The records read from running text, each kind in document order."""

    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()


def read_prose(placed: Sequence[Placed], head: Head) -> ProseReading:
    """Read the paragraphs of a plan; a regulation or a list of procedures gives nobody a task."""
    if is_standing(head):
        return ProseReading()
    tasks = read_blocks(placed, head)
    body = items(placed)
    return ProseReading(
        tasks=tasks,
        targets=read_targets(body, head, duty_agencies(body)),
        assignments=read_duties(body, head, skip=block_ordinals(tasks)),
    )


def is_standing(head: Head) -> bool:
    """Tell whether a document lays down standing rules (nghị định, quy chế, thủ tục) rather than a plan."""
    if head.type in _PLANS:
        return False
    title = fold(head.title or head.type or "")
    if is_legal(head.type, head.number) or head.type in _RULES:
        return _PLAN_NAMED.search(title) is None
    standing, planned = _STANDING.search(title), _PLANNED.search(title)
    return bool(standing and not (planned and planned.start() < standing.start()))
