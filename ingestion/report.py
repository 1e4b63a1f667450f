"""What one ingestion did, file by file, for a person to check in a minute and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from corpus.model import Check, TableReport
from corpus.payloads import table_json
from corpus.records import check_json

Status = Literal["added", "updated", "unchanged", "removed", "failed"]
Json = dict[str, Any]

_WORDS: dict[Status, str] = {
    "added": "mới nạp",
    "updated": "cập nhật",
    "unchanged": "không đổi",
    "removed": "đã gỡ",
    "failed": "LỖI",
}
_FIELDS = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "product": "sản phẩm",
    "deadline": "thời hạn",
    "task": "nhiệm vụ",
    "stt": "số thứ tự",
    "value": "giá trị",
    "unit": "đơn vị tính",
    "owner": "chịu trách nhiệm",
    "monitor": "theo dõi",
}
_TABLES = {"tasks": "bảng nhiệm vụ", "targets": "bảng chỉ tiêu", "text": "bảng giữ nguyên văn"}


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; counts are of what is known of it now."""

    source: str
    status: Status
    message: str | None = None
    tasks: int = 0
    targets: int = 0
    assignments: int = 0
    passages: int = 0
    tables: tuple[TableReport, ...] = ()
    checks: tuple[Check, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What one ingestion did; ``complete`` where no file failed."""

    files: tuple[FileReport, ...]
    seconds: float = 0.0

    @property
    def complete(self) -> bool:
        """Whether nothing failed."""
        return all(file.status != "failed" for file in self.files)

    def counts(self) -> dict[Status, int]:
        """Return how many files had each outcome; every outcome is named."""
        counted = Counter(file.status for file in self.files)
        return {status: counted[status] for status in _WORDS}


def report_json(report: Report) -> Json:
    """Return the report as one JSON object."""
    return {
        "complete": report.complete,
        "seconds": round(report.seconds, 3),
        "counts": report.counts(),
        "files": [_file_json(file) for file in report.files],
    }


def _file_json(file: FileReport) -> Json:
    return {
        "source": file.source,
        "status": file.status,
        "message": file.message,
        "tasks": file.tasks,
        "targets": file.targets,
        "assignments": file.assignments,
        "passages": file.passages,
        "tables": [table_json(table) for table in file.tables],
        "checks": [check_json(check) for check in file.checks],
        "warnings": list(file.warnings),
        "seconds": round(file.seconds, 3),
    }


def report_text(report: Report) -> str:
    """Return the report in Vietnamese: a line a file, its tables, checks and warnings under it."""
    lines = [line for file in report.files for line in _file_lines(file)]
    told = ", ".join(f"{count} {_WORDS[status]}" for status, count in report.counts().items() if count)
    lines.append(f"Tổng cộng: {told or 'không có tệp nào'} ({report.seconds:.1f} giây).")
    return "\n".join(lines)


def _file_lines(file: FileReport) -> Iterator[str]:
    yield f"[{_WORDS[file.status]}] {file.source}" + (f": {file.message}" if file.message else "")
    if file.status in ("removed", "failed"):
        return
    yield (
        f"  {file.tasks} nhiệm vụ, {file.targets} chỉ tiêu, {file.assignments} việc giao trong lời văn,"
        f" {file.passages} đoạn tra cứu"
    )
    if file.status == "unchanged":
        return
    for table in file.tables:
        yield from _table_lines(table)
    shown = {check for table in file.tables for check in table.checks}
    yield from (f"  {_check_line(check)}" for check in file.checks if check not in shown)
    yield from (f"  ! {warning}" for warning in file.warnings)


def _table_lines(table: TableReport) -> Iterator[str]:
    sections = f", {table.sections} mục" if table.sections else ""
    yield f"  {_TABLES[table.kind]}, {table.where}: {table.rows} dòng{sections}"
    if table.columns:
        yield f"    cột: {' | '.join(table.columns)}"
    blanks = [f"{_FIELDS.get(name, name)} {count}" for name, count in table.blanks.items() if count]
    if blanks:
        yield f"    ô trống: {', '.join(blanks)}"
    yield from (f"    {_check_line(check)}" for check in table.checks)
    yield from (f"    số thứ tự: {note}" for note in _counted(table.numbering))
    yield from (f"    đã sửa: {repair}" for repair in _counted(table.repairs))
    yield from (f"    ! {warning}" for warning in _counted(table.warnings))


def _counted(notes: Iterable[str]) -> list[str]:
    """Each note once, with how often it was made."""
    return [note if count == 1 else f"{note} ({count} lần)" for note, count in Counter(notes).items()]


def _check_line(check: Check) -> str:
    verdict = "khớp" if check.agrees else "KHÔNG KHỚP"
    why = f" ({check.explanation})" if check.explanation else ""
    return f"kiểm tra {check.where}: in {check.printed}, đọc được {check.found}: {verdict}{why}"
