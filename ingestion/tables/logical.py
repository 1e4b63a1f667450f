"""Physical tables stitched over page breaks into the tables a reader sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.text import squeeze
from ingestion.outline import Placed
from ingestion.tables.align import Line, align, is_shifted, is_wider, to_width
from ingestion.tables.columns import AGENTS
from ingestion.tables.header import Header, find_header
from ingestion.tables.layout import Layout, decide
from ingestion.tables.physical import PhysicalTable
from ingestion.tables.sections import section_in
from ingestion.tables.settle import settle
from ingestion.tables.spans import PrintedRow, printed_rows

_WIDER = "các dòng có nhiều ô hơn tiêu đề, không rõ ô nào thuộc cột nào"


@dataclass(slots=True)
class LogicalTable:
    """A table over all its pages: its header, and its rows page by page (headers not included)."""

    header: Header
    annex: str | None
    place: str
    heading: Placed | None
    top: tuple[Placed, ...] = ()
    pages: list[tuple[PrintedRow, ...]] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)

    def add(self, rows: tuple[PrintedRow, ...], *, repeated: bool) -> None:
        """Add the rows of the next page."""
        if self.pages:
            self.repairs.append("nối bảng qua trang" + (", bỏ tiêu đề lặp lại" if repeated else ""))
        self.pages.append(rows)

    def read(self) -> tuple[Layout, tuple[Line, ...]]:
        """Decide the layout and return every row under its columns."""
        cells = [row.cells for page in self.pages for row in page]
        width = len(self.header.titles)
        shifted = is_shifted(cells, width)
        if shifted:
            self.repairs.append("hai cột số thứ tự: giữ số chạy chung, số thứ hai để riêng")
        laid = [to_width(row, width, shifted=shifted).cells for row in cells if len(row) > 1]
        layout = replace(decide(self.header, laid, led=self._is_led(cells)), header=self.top)
        if layout.kind != "text" and is_wider(cells, width, shifted=shifted):
            layout = replace(layout, kind="text", reason=_WIDER)
        lines = tuple(
            align(row, layout, shifted=shifted, first=index == 0)
            for page in self.pages
            for index, row in enumerate(page)
        )
        return layout, settle(lines, [i for i, role in enumerate(layout.roles) if role in AGENTS])

    def _is_led(self, rows: Sequence[Sequence[str]]) -> bool:
        """Tell whether the rows stand under the bodies that lead them (a heading, or section rows)."""
        if self.heading is not None and section_in(squeeze(self.heading.block.text)).agency:
            return True
        heads = [section_in(held[-1]) for row in rows if 0 < len(held := [c for c in row if c]) <= 2]
        return bool(heads) and sum(head.agency is not None for head in heads) * 2 > len(heads)


@dataclass(frozen=True, slots=True)
class Stitched:
    """The ``tables`` of a document, and what physical tables are ``left``: no header, nothing to go on."""

    tables: tuple[LogicalTable, ...]
    left: tuple[PhysicalTable, ...]


def stitch(tables: Sequence[PhysicalTable]) -> Stitched:
    """Stitch physical tables: each starts at a header, those without one go on with the table before."""
    found: list[LogicalTable] = []
    left: list[PhysicalTable] = []
    for table in tables:
        printed = printed_rows(table.rows)
        header = find_header([row.cells for row in printed])
        current = found[-1] if found else None
        if header is None:
            if current and (table.attached or table.led_in) and _goes_on(current, printed):
                current.add((*_section_lines(table), *printed), repeated=False)
            else:
                left.append(table)
            continue
        rows, above = printed[header.end :], printed[: header.end - len(header.printed)]
        same = current is not None and all(current.header.repeats(row) for row in header.printed)
        if current and above and table.attached and _goes_on(current, above):
            current.add(above, repeated=False)
        if current and same and table.attached:
            current.add(rows, repeated=True)
        else:
            top = tuple(row.piece for row in printed[: header.end])
            found.append(LogicalTable(header, table.annex, table.place, table.heading, top))
            found[-1].add(rows, repeated=False)
    return Stitched(tuple(found), tuple(left))


def _section_lines(table: PhysicalTable) -> tuple[PrintedRow, ...]:
    """The section rows that open a page and so stand as lines of text above its rows."""
    lines = () if table.attached else table.led_in
    return tuple(PrintedRow(line, (squeeze(line.block.text),)) for line in lines)


def _goes_on(current: LogicalTable, rows: tuple[PrintedRow, ...]) -> bool:
    width = len(current.header.titles)
    return max(len(row.cells) for row in rows) <= width + 1
