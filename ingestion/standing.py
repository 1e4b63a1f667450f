"""Whether a document lays down standing rules, and so gives nobody a task of a plan."""

from __future__ import annotations

import re

from corpus.document_types import is_legal
from corpus.model import Head
from corpus.text import fold

_STANDING = re.compile(
    r"\b(?:quy che|quy dinh|dieu le|noi quy|quy trinh|thu tuc hanh chinh|bo nhiem|bai bo|dinh muc"
    r"|thanh lap|kien toan|giai the)\b"
)
_PLANNED = re.compile(
    r"\b(?:ke hoach|chuong trinh|de an|phuong an|chien luoc|giai phap|nhiem vu|chi tieu"
    r"|trien khai|thuc hien|day manh|tang cuong)\b"
)
_PLAN_NAMED = re.compile(r"\b(?:ke hoach|chuong trinh|de an|chien luoc|(?:giao|cac) (?:nhiem vu|chi tieu))\b")
_AMENDED = re.compile(r"\bmot so (?:dieu|noi dung) cua\b")
_RULES = frozenset({"Quy định", "Quy chế"})
_PLANS = frozenset(
    {"Kế hoạch", "Chương trình", "Đề án", "Phương án", "Chỉ thị", "Công điện", "Thông báo", "Công văn"}
)


def is_standing(head: Head, annex: str | None = None) -> bool:
    """Tell whether a document lays down standing rules (nghị định, quy chế, thủ tục) rather than a plan.

    ``annex``: the title of the part asked about, which may be a plan of its own.
    """
    if head.type in _PLANS or _PLAN_NAMED.search(fold(annex or "")):
        return False
    title = fold(head.title or head.type or "")
    if is_legal(head.type, head.number) or head.type in _RULES:
        named = _PLAN_NAMED.search(title)
        return named is None or _goes_before(named, _STANDING, title) or _goes_before(named, _AMENDED, title)
    standing, planned = _STANDING.search(title), _PLANNED.search(title)
    return bool(standing and not (planned and planned.start() < standing.start()))


def _goes_before(named: re.Match[str], words: re.Pattern[str], title: str) -> bool:
    """Tell whether the title says ``words`` before what it has ``named``."""
    found = words.search(title)
    return found is not None and found.start() < named.start()
