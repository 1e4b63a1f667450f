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


def bee_plan(rows: str) -> str:
    """A decision that issues a plan for bee-keeping, with a task table of ``rows``, its header first."""
    title = "Kế hoạch phát triển nghề nuôi ong năm 2024"
    clauses = f"Điều 1. Ban hành kèm theo Quyết định này {title}.\n\nNơi nhận:\n- Lưu: VT.\n"
    return decision(title, clauses, f"\nPHỤ LỤC\n{rows}")
