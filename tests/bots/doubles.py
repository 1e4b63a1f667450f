from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

from assistant.answer import Answer, Citation, Status, Tell, unheard
from corpus.model import Assignment, Block, BlockKind, Deadline, Document, Entry, Head, Source, Target, Task

FILE = "15-qd-ubnd-tinh-thu-2022.txt"
DIGEST = "ab" * 32


def source(quote: str, stt: int) -> Source:
    return Source(FILE, (stt,), f"Phụ lục, mục I, STT {stt}", quote)


def small_entry() -> Entry:
    head = Head(
        FILE, DIGEST, "15/QĐ-UBND", "Quyết định", "UBND tỉnh Thử", "Thử", date(2022, 1, 5), "Kế hoạch thử"
    )
    quotes = (
        "1\tLập kế hoạch số hoá\tSở Nội vụ\tSở Tài chính\tQuý I/2022",
        "2\t=SUM(A1) trang tin\tSở Tài chính",
    )
    blocks = tuple(Block(i + 1, BlockKind.ROW, quote) for i, quote in enumerate(quotes))
    tasks = (
        Task(
            "ababababab-t1",
            head.number,
            "Lập kế hoạch số hoá",
            source(quotes[0], 1),
            section="I. Cải cách",
            stt="1",
            lead=("Sở Nội vụ",),
            lead_text="Sở Nội vụ",
            coordinate=("Sở Tài chính",),
            deadline_text="Quý I/2022",
            deadline=Deadline("period", date(2022, 1, 1), date(2022, 3, 31)),
        ),
        Task(
            "ababababab-t2",
            head.number,
            "=SUM(A1) trang tin",
            source(quotes[1], 2),
            stt="2",
            lead=("Sở Tài chính",),
        ),
    )
    targets = (
        Target(
            "ababababab-c1", head.number, "Đạt 80% hồ sơ", source("Đạt 80% hồ sơ", 3), value="80", by="2022"
        ),
        Target(
            "ababababab-c2", head.number, "Đạt 90% hồ sơ", source("Đạt 90% hồ sơ", 4), value="90", by="2025"
        ),
    )
    given = Assignment(
        "ababababab-a1", head.number, "Sở Y tế", "lead", "theo dõi", source("Sở Y tế theo dõi", 5)
    )
    return Entry(Document(FILE, DIGEST, blocks), head, tasks, targets, (given,))


class Double:
    """Answers every question alike and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.store = SimpleNamespace(registry=SimpleNamespace(heads=lambda: (small_entry().head,)))

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        if "hỏng" in question:
            return Answer(question, Status.FAILED, "text", "Có lỗi khi trả lời.")
        citation = Citation(1, FILE, "15/QĐ-UBND", "Phụ lục, STT 1", None, "=Sở Nội vụ <b>chủ trì</b>")
        text = "=Sở Nội vụ chủ trì [1]."
        return Answer(question, Status.ANSWERED, "lead", text, None, (), (citation,), ("Hạn khi nào?",), 1.25)
