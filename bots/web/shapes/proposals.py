"""The shapes of what a model proposed and what became of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bots.web.shapes.register import AssignmentShape, TaskShape
from bots.web.shapes.shape import Page, Shape
from bots.web.shapes.work import JobShape


class ProposalShape(Shape):
    """Một đề xuất của mô hình, chưa là bản ghi cho đến khi có người chấp nhận."""

    id: str
    state: Literal["proposed", "accepted", "rejected"]
    kind: Literal["task", "assignment"]
    why: str = Field(description="Máy đọc chưa chắc điều gì")
    model: str
    made: str = Field(description="Lúc đề xuất (UTC)")
    by: str = Field(description="Ai đã quyết, trống nếu đang chờ")
    at: str = Field(description="Lúc quyết (UTC), trống nếu đang chờ")
    record: TaskShape | AssignmentShape


class ListedProposalShape(ProposalShape):
    """Một đề xuất với liên kết tới chỗ in."""

    href: str


class ProposalPage(Page):
    """Một trang đề xuất."""

    items: list[ListedProposalShape]


class DecisionShape(Shape):
    """Quyết định đã ghi và việc đọc lại văn bản, nếu có."""

    proposal: ProposalShape
    message: str
    job: JobShape | None
