"""Records as an Excel file to download: one sheet for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.responses import Response

from bots.tables.columns import cells
from bots.tables.sheets import Value, write_book
from bots.wording import KINDS
from corpus.model import Assignment, Record, Target, Task
from corpus.records import record_json

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Sheet = tuple[Sequence[str], Sequence[Sequence[Value]]]
_TYPES: Mapping[str, type] = {"tasks": Task, "targets": Target, "assignments": Assignment}


def workbook_response(records: Sequence[Record], name: str) -> Response:
    """Return ``records`` as a file named ``name``.xlsx."""
    sheets: dict[str, Sheet] = {}
    for kind, noun in _TYPES.items():
        rows = [record_json(record) for record in records if isinstance(record, noun)]
        if rows:
            sheets[KINDS[kind]] = cells(kind, rows)
    return book_response(sheets or {KINDS["tasks"]: cells("tasks", [])}, name)


def book_response(sheets: Mapping[str, Sheet], name: str) -> Response:
    """Return ``sheets`` (a header and rows by title) as a file named ``name``.xlsx."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.xlsx"
        write_book(path, sheets)
        content = path.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(content, media_type=XLSX, headers=headers)
