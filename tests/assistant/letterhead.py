"""A decision as it is printed, with what a test puts into it."""

from __future__ import annotations

_DECISION = """
ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{printed}, ngày 12 tháng 4 năm 2024

QUYẾT ĐỊNH
Ban hành {title}

{clauses}

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Văn Mận

{annex}
"""


def decision(title: str, clauses: str, annex: str = "", number: int = 314, printed: str = "Lâm Đồng") -> str:
    """A decision of 12 April 2024 that issues ``title``, with its clauses and what is issued."""
    return _DECISION.format(
        place=printed.upper(), number=number, printed=printed, title=title, clauses=clauses, annex=annex
    )
