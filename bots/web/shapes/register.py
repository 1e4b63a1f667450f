"""The shapes of documents, their text, and the records read from them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from bots.web.shapes.shape import Page, Shape


class DeadlineShape(Shape):
    """Thời hạn đã hiểu; ô ghi nhiều mốc thì mỗi mốc một phần, có nhãn."""

    kind: Literal["date", "period", "recurring", "continuous", "conditional", "unknown"]
    start: date | None
    end: date | None
    repeat: Literal["yearly", "quarterly", "monthly"] | None
    condition: str | None = Field(description="Điều kiện phải chờ, như in trong văn bản")
    label: str | None = None
    parts: list[DeadlineShape] = Field(default_factory=list)


class AcceptanceShape(Shape):
    """Ai đã chấp nhận bản ghi do mô hình ngôn ngữ đề xuất, lúc nào (UTC)."""

    by: str
    at: str
    model: str


class TaskShape(Shape):
    """Một nhiệm vụ: một dòng của bảng hoặc kế hoạch. Ô trống là null hoặc danh sách rỗng."""

    id: str
    source: str = Field(description="Tên tệp văn bản")
    number: str | None = Field(description="Số văn bản như in")
    annex: str | None
    part: str | None
    section: str | None
    stt: str | None
    task: str = Field(description="Tên nhiệm vụ")
    lead: list[str] = Field(description="Cơ quan chủ trì")
    lead_text: str | None = Field(description="Ô chủ trì như in")
    coordinate: list[str] = Field(description="Cơ quan phối hợp")
    coordinate_text: str | None
    product: str | None = Field(description="Sản phẩm")
    deadline_text: str | None = Field(description="Ô thời hạn như in")
    deadline: DeadlineShape | None
    locator: str = Field(description="Vị trí trong văn bản")
    quote: str = Field(description="Nguyên văn dòng hoặc câu")
    accepted: AcceptanceShape | None = Field(default=None, description="Chỉ có ở bản ghi từ đề xuất")


class TargetShape(Shape):
    """Một chỉ tiêu có con số."""

    id: str
    source: str
    number: str | None
    text: str
    indicator: str | None
    value: str | None
    comparator: Literal[">=", ">", "=", "<=", "<", "rank<=", "increase", "decrease"] | None
    unit: str | None
    by: str | None = Field(description="Đến khi nào")
    owner: list[str] = Field(description="Cơ quan phụ trách")
    monitor: list[str] = Field(description="Cơ quan theo dõi")
    locator: str
    quote: str


class AssignmentShape(Shape):
    """Một việc giao trong lời văn."""

    id: str
    source: str
    number: str | None
    agency: str
    role: Literal["lead", "coordinate", "monitor", "implement"]
    coordinate: list[str]
    text: str
    deadline_text: str | None
    deadline: DeadlineShape | None
    locator: str
    quote: str
    principal: bool = Field(description="Việc chính của điều, khoản giao cho cơ quan ấy")
    accepted: AcceptanceShape | None = Field(default=None, description="Chỉ có ở bản ghi từ đề xuất")


class BasisShape(Shape):
    """Một văn bản căn cứ."""

    type: str | None
    number: str | None
    date: date | None


class CheckShape(Shape):
    """Một con số tổng in trong văn bản, đối chiếu với số đọc được."""

    where: str
    printed: int
    found: int
    agrees: bool
    explanation: str | None


class DocumentShape(Shape):
    """Phần đầu một văn bản; chỗ để trống là null."""

    source: str = Field(description="Tên tệp")
    number: str | None
    type: str | None
    issuer: str | None = Field(description="Cơ quan ban hành")
    province: str | None
    date: date | None
    title: str | None
    signer: str | None
    signer_title: str | None
    based_on: list[BasisShape]
    checks: list[CheckShape]
    warnings: list[str] = Field(description="Điều máy lưu ý khi đọc")
    digest: str = Field(description="Mã băm nội dung tệp")


class TableShape(Shape):
    """Một bảng được đọc ra sao."""

    where: str
    kind: str
    rows: int
    sections: int
    columns: list[str]
    repairs: list[str]
    numbering: list[str]
    blanks: dict[str, int]
    checks: list[CheckShape]
    warnings: list[str]


class CountsShape(Shape):
    """Số bản ghi từng loại."""

    tasks: int
    targets: int
    assignments: int


class WholeDocumentShape(DocumentShape):
    """Một văn bản với số bản ghi và báo cáo đọc từng bảng."""

    counts: CountsShape
    tables: list[TableShape]


class DocumentPage(Page):
    """Một trang văn bản."""

    items: list[DocumentShape]


class TaskPage(Page):
    """Một trang nhiệm vụ."""

    items: list[TaskShape]


class TargetPage(Page):
    """Một trang chỉ tiêu."""

    items: list[TargetShape]


class AssignmentPage(Page):
    """Một trang việc giao."""

    items: list[AssignmentShape]


class EntryShape(Shape):
    """Một dòng mục lục."""

    block: int
    level: int
    title: str


class SpanShape(Shape):
    """Chỗ in: khối, và trong khối từ ký tự nào đến trước ký tự nào (null: cả khối)."""

    block: int
    start: int
    end: int | None


class CellShape(Shape):
    """Một ô của bảng."""

    text: str
    colspan: int
    rowspan: int


class PieceShape(Shape):
    """Một đoạn văn hoặc một dòng bảng."""

    block: int
    kind: Literal["paragraph", "header", "section", "row"]
    level: int | None = Field(description="Bậc đề mục 1–4, null nếu không phải đề mục")
    table: int | None = Field(description="Các dòng cùng số là cùng một bảng")
    page: int | None
    text: str
    cells: list[CellShape]
    records: list[str] = Field(description="Mã các bản ghi đọc từ đây")


class TextPage(Page):
    """Toàn văn một văn bản, theo trang."""

    source: str
    digest: str
    contents: list[EntryShape] = Field(description="Mục lục")
    found: list[SpanShape] = Field(description="Chỗ in của “quote”, rỗng nếu không thấy")
    items: list[PieceShape]
