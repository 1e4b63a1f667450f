"""The shapes of the task board and of documents put in and out."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from bots.board import State
from bots.web.shapes.register import AssignmentShape, CheckShape, DeadlineShape, TableShape, TaskShape
from bots.web.shapes.shape import Shape


class BoardItemShape(Shape):
    """Một mốc thời hạn của một việc."""

    record: TaskShape | AssignmentShape
    href: str
    due: DeadlineShape | None


class BoardGroupShape(Shape):
    """Các mốc cùng nhóm; items theo trang."""

    state: State
    title: str
    total: int
    items: list[BoardItemShape]


class LoadShape(Shape):
    """Số việc của một cơ quan."""

    agency: str
    lead: int
    coordinate: int


class BoardShape(Shape):
    """Bảng việc nhìn từ một ngày."""

    on: date
    total: int
    groups: list[BoardGroupShape]
    agencies: list[LoadShape]


class FileReportShape(Shape):
    """Đọc một tệp được gì."""

    source: str
    status: str
    message: str | None
    tasks: int
    targets: int
    assignments: int
    passages: int
    tables: list[TableShape]
    checks: list[CheckShape]
    warnings: list[str]
    seconds: float


class ReportShape(Shape):
    """Báo cáo nạp."""

    complete: bool
    seconds: float
    counts: dict[str, int]
    files: list[FileReportShape]


class ProgressShape(Shape):
    """Đã đọc bao nhiêu tệp."""

    done: int
    total: int


class JobShape(Shape):
    """Một việc nạp (in), gỡ (out), đọc lại (again)."""

    id: str
    work: Literal["in", "out", "again"]
    source: str
    by: str
    state: Literal["waiting", "reading", "done", "failed"]
    message: str
    progress: ProgressShape
    at: str
    report: ReportShape | None
    report_text: str = Field(description="Báo cáo bằng lời")


class UploadedShape(Shape):
    """Một văn bản đang có: nạp qua web (uploaded) hay từ thư mục của máy chủ."""

    source: str
    number: str | None
    title: str | None
    uploaded: bool
    warnings: int


class UploadsShape(Shape):
    """Các văn bản đang có và các việc gần đây."""

    items: list[UploadedShape]
    jobs: list[JobShape]
