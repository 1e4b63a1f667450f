"""Tasks that an agency leads by itself, where a question leaves out those it shares with others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Record, Task
from corpus.text import fold

_ALONE = re.compile(
    r"\b(?:dung rieng|mot minh|rieng minh|chi minh)\b|\b(?:khong|ko|k) (?:tinh|ke|gom|bao gom)"
    r"(?: (?:cac|nhung|may))?(?: (?:dong|viec|nhiem vu|muc|phan))?"
    r"(?: (?:ghi|giao|lam|dung|chu tri))* (?:chung|cung)\b"
)


def alone(text: str, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` that one agency leads, where ``text`` asks for what it leads by itself."""
    if not _ALONE.search(fold(text)):
        return found
    return [record for record in found if not isinstance(record, Task) or len(record.lead) == 1]
