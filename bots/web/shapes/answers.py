"""The shapes of answers, conversations and opinions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assistant.answer import Status
from bots.web.shapes.register import AssignmentShape, TargetShape, TaskShape
from bots.web.shapes.shape import Page, Shape


class CitationShape(Shape):
    """Một trích dẫn đã đối chiếu: “quote” có nguyên văn trong văn bản."""

    mark: int = Field(description="Số trong ngoặc vuông ở câu trả lời")
    source: str
    number: str | None
    locator: str
    page: int | None
    quote: str
    blocks: list[int] = Field(description="Các khối in đoạn trích")
    href: str = Field(description="Trang văn bản, mở đúng chỗ in")


class AnsweredTask(TaskShape):
    """Nhiệm vụ trong câu trả lời, kèm địa chỉ chỗ in."""

    href: str


class AnsweredTarget(TargetShape):
    """Chỉ tiêu trong câu trả lời, kèm địa chỉ chỗ in."""

    href: str


class AnsweredAssignment(AssignmentShape):
    """Việc giao trong câu trả lời, kèm địa chỉ chỗ in."""

    href: str


class WordedShape(Shape):
    """Mô hình ngôn ngữ đã diễn đạt ra sao: số câu giữ, số câu bỏ vì không có trong văn bản."""

    model: str
    kept: int
    dropped: int
    fault: str | None


class AnswerShape(Shape):
    """Câu trả lời, kèm bản ghi và trích dẫn nguyên văn."""

    id: str | None
    question: str
    status: Status = Field(
        description="answered; partial: một phần; clarify: hỏi lại; not_found: văn bản không nói; "
        "declined: không thuộc phạm vi; failed: lỗi"
    )
    intent: str = Field(
        description="lead, coordinate, deadline, product, target, assignment, list, count, document, "
        "compare hoặc text"
    )
    answer: str = Field(description="Lời trả lời, có dấu [1] [2] trỏ tới citations")
    total: int | None = Field(description="Số bản ghi khớp, cho câu hỏi liệt kê, đếm")
    records: list[AnsweredTask | AnsweredTarget | AnsweredAssignment]
    citations: list[CitationShape]
    suggestions: list[str] = Field(description="Câu có thể hỏi tiếp; khi hỏi lại: các lựa chọn")
    latency_ms: float
    worded: WordedShape | None = None


class TalkShape(Shape):
    """Một cuộc hỏi đáp: câu đầu, số câu, lúc hỏi câu cuối (UTC)."""

    id: str
    title: str
    turns: int
    last: str


class TalkPage(Page):
    """Một trang các cuộc hỏi đáp."""

    items: list[TalkShape]


class TurnShape(Shape):
    """Một câu hỏi với câu trả lời đã cho, lúc nào (UTC)."""

    at: str
    answer: AnswerShape


class WholeTalkShape(Shape):
    """Một cuộc hỏi đáp, câu cũ nhất trước."""

    id: str
    turns: list[TurnShape]


class OpinionShape(Shape):
    """Ý kiến về một câu trả lời."""

    at: str
    question: str
    status: str
    verdict: Literal["up", "down"]
    comment: str


class OpinionPage(Page):
    """Một trang ý kiến."""

    items: list[OpinionShape]


class SessionShape(Shape):
    """Ai đang dùng; “csrf” gửi lại ở tiêu đề X-CSRF-Token khi ghi."""

    mode: Literal["open", "accounts"]
    name: str | None
    role: Literal["viewer", "editor", "admin"] | None
    csrf: str | None


class ProblemShape(Shape):
    """Lỗi theo RFC 9457; “detail” nói cho người đọc, bằng tiếng Việt."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
