"""From placed blocks to the tasks and targets of every table, with a report on each table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Head, TableReport, Target, Task
from ingestion.outline import Placed
from ingestion.standing import is_standing
from ingestion.tables.checks import blanks, check_totals, numbering_notes
from ingestion.tables.columns import Role, under_rules
from ingestion.tables.cross import apart
from ingestion.tables.cross_targets import cross_report, read_cross
from ingestion.tables.layout import Layout
from ingestion.tables.logical import LogicalTable, stitch
from ingestion.tables.merged import fill_merged
from ingestion.tables.physical import PhysicalTable, physical_tables
from ingestion.tables.targets import read_targets
from ingestion.tables.tasks import read_tasks
from ingestion.tables.walk import Walk, Walked

_TASK_FIELDS = (Role.LEAD, Role.COORDINATE, Role.PRODUCT, Role.DEADLINE)
_TARGET_FIELDS = (Role.UNIT, Role.VALUE, Role.OWNER, Role.MONITOR)
_FEWEST_CELLS, _FEWEST_ROWS = 3, 2


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the tables of a document hold, in document order."""

    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    reports: tuple[TableReport, ...] = ()


def read_tables(placed: Sequence[Placed], head: Head) -> TableReading:
    """Read every table of a document; ids count from 1 in document order."""
    tasks: list[Task] = []
    targets: list[Target] = []
    reports: list[TableReport] = []
    crossed, others = apart(physical_tables(placed), head)
    for cross in crossed:
        found_in = read_cross(cross, head)
        targets += found_in
        reports.append(cross_report(cross, len(found_in)))
    stitched = stitch(others)
    for table in stitched.tables:
        found, report = _read(table, head)
        tasks += [each for each in found if isinstance(each, Task)]
        targets += [each for each in found if isinstance(each, Target)]
        reports.append(report)
    reports += [_headless_report(table) for table in stitched.left if _holds_data(table)]
    key = head.digest[:12]
    return TableReading(
        tuple(replace(task, id=f"{key}-t{n}") for n, task in enumerate(tasks, 1)),
        tuple(replace(target, id=f"{key}-c{n}") for n, target in enumerate(targets, 1)),
        tuple(reports),
    )


def _read(table: LogicalTable, head: Head) -> tuple[tuple[Task | Target, ...], TableReport]:
    layout, lines = table.read()
    if layout.kind == "tasks" and under_rules(table.annex, f"{head.type or ''} {head.title or ''}"):
        layout = replace(layout, kind="text", reason="bảng trong quy chế, quy trình hoặc danh mục thủ tục")
    if layout.kind == "targets" and is_standing(head, table.annex):
        layout = replace(layout, kind="text", reason="số liệu trong văn bản quy định, không phải chỉ tiêu")
    if layout.kind == "text":
        return (), _text_report(table, layout, len(lines))
    walked = Walk(table.header, layout, table.heading).read(lines)
    if layout.kind == "tasks":
        walked.repairs += fill_merged(walked.items, layout)
        tasks = read_tasks(walked.items, layout, head, table.annex, table.place)
        return tasks, _report(table, layout, walked, len(tasks), tasks)
    targets = read_targets(walked.items, layout, head, table.annex, table.place)
    duties = replace(layout, kind="tasks", roles=layout.duties)
    tasks = read_tasks(walked.items, duties, head, table.annex, table.place) if layout.duties else ()
    return (*targets, *tasks), _report(table, layout, walked, len(targets), targets)


def _report(
    table: LogicalTable, layout: Layout, walked: Walked, rows: int, records: Sequence[Task | Target]
) -> TableReport:
    fields = _TASK_FIELDS if layout.kind == "tasks" else _TARGET_FIELDS
    return TableReport(
        where=table.place,
        kind=layout.kind,
        rows=rows,
        sections=walked.sections,
        columns=layout.described(),
        repairs=(*table.repairs, *walked.repairs),
        numbering=numbering_notes(walked.items) if layout.at(Role.NUMBER) is not None else (),
        blanks=blanks(walked.items, layout, fields),
        checks=check_totals(walked.totals, walked.items, table.place),
        warnings=tuple(f"{each.source.locator}: {said}" for each in records for said in each.warnings),
    )


def _text_report(table: LogicalTable, layout: Layout, rows: int) -> TableReport:
    return TableReport(
        where=table.place,
        kind="text",
        rows=rows,
        sections=0,
        columns=layout.described(),
        repairs=tuple(table.repairs),
        warnings=(f"giữ làm văn bản: {layout.reason}",),
    )


def _holds_data(table: PhysicalTable) -> bool:
    """Tell rows of data from a letterhead or a signature set in a table."""
    wide = [row for row in table.rows if sum(bool(c.text.strip()) for c in row.block.cells) >= _FEWEST_CELLS]
    return len(wide) >= _FEWEST_ROWS


def _headless_report(table: PhysicalTable) -> TableReport:
    return TableReport(
        where=table.place,
        kind="text",
        rows=len(table.rows),
        sections=0,
        columns=(),
        warnings=("giữ làm văn bản: không thấy dòng tiêu đề cột, không đoán cột nào là gì",),
    )
