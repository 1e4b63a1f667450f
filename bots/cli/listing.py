"""``trolyao tasks | targets | assignments | documents``: the registry, filtered."""

from __future__ import annotations

import csv
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from bots.filters import Asked, BadFilter, documents_matching, record_filter, records
from bots.tables.columns import IN_TERMINAL, cells
from bots.tables.sheets import guarded, write_csv, write_xlsx
from bots.terminal.files import written_whole
from bots.terminal.session import NOTHING_INGESTED, faults_explained, open_registry
from bots.terminal.vietnamese import WrongUse
from corpus.records import head_json, record_json

FORMATS = ("table", "json", "jsonl", "csv", "xlsx")
_FORMS = "table, json, jsonl, csv, xlsx; mặc định: theo đuôi của -o, không thì table."
_ROLES = "lead, coordinate, monitor, implement, owner, hoặc “chủ trì”, “phối hợp”…"


def listing(  # noqa: PLR0913 - one parameter per option of the command line
    ctx: typer.Context,
    agency: Annotated[
        list[str] | None, typer.Option(metavar="TÊN", help="Cơ quan; dùng được nhiều lần.")
    ] = None,
    role: Annotated[list[str] | None, typer.Option(metavar="VAI", help=_ROLES)] = None,
    document: Annotated[
        list[str] | None, typer.Option(metavar="SỐ|TỆP", help="Số văn bản hoặc tên tệp.")
    ] = None,
    province: Annotated[str | None, typer.Option(metavar="TỈNH", help="Tỉnh ban hành.")] = None,
    section: Annotated[str | None, typer.Option(metavar="MỤC", help="Tên phần, mục hoặc phụ lục.")] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="NGÀY", help="Từ ngày: 2021-12-31, 31/12/2021, 12/2021, 2021."),
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="NGÀY", help="Đến hết ngày.")] = None,
    form: Annotated[str | None, typer.Option("--format", metavar="KIỂU", help=_FORMS)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="TỆP", help="Ghi ra tệp.")] = None,
) -> int:
    """Liệt kê những gì sổ đăng ký có, lọc theo cơ quan, vai trò, văn bản, tỉnh, mục, thời gian.

    Với nhiệm vụ, việc giao và chỉ tiêu, --from và --to xét thời hạn; với văn bản, xét ngày ban hành.
    """
    kind = ctx.info_name or "tasks"
    form = _format(form, output)
    asked = Asked(agency or (), role or (), document or (), province, section, start, end)
    rows = _rows(kind, asked)
    if output is None:
        _print(kind, form, rows)
        return 0
    with written_whole(output) as draft:
        _write(kind, form, rows, draft)
    print(f"Đã ghi {len(rows)} dòng vào {output}.", file=sys.stderr)
    return 0


def _format(form: str | None, output: Path | None) -> str:
    suffix = output.suffix.lower().lstrip(".") if output else ""
    chosen = (form or (suffix if suffix in FORMATS else "table")).lower()
    if chosen not in FORMATS:
        raise WrongUse(f"Không có kiểu “{form}”; hãy chọn: {', '.join(FORMATS)}.")
    if chosen == "xlsx" and output is None:
        raise WrongUse("Kiểu xlsx cần tên tệp: thêm -o TÊN_TỆP.xlsx")
    return chosen


def _rows(kind: str, asked: Asked) -> list[dict[str, Any]]:
    registry = open_registry()
    with faults_explained():
        heads = registry.heads()
        if not heads:
            print(NOTHING_INGESTED, file=sys.stderr)
            return []
        try:
            if kind == "documents":
                return [head_json(head) for head in documents_matching(asked, registry)]
            where = record_filter(asked, heads)
        except BadFilter as error:
            raise WrongUse(str(error)) from None
        found = records(registry, kind, where)
    if not found:
        print("Không có dòng nào khớp bộ lọc.", file=sys.stderr)
    return [record_json(record) for record in found]


def _print(kind: str, form: str, rows: list[dict[str, Any]]) -> None:
    if form == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "jsonl":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif form == "csv":
        header, lines = cells(kind, rows)
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([guarded(value) for value in line] for line in lines)
    else:
        print_table(kind, rows, sys.stdout)


def _write(kind: str, form: str, rows: list[dict[str, Any]], path: Path) -> None:
    header, lines = cells(kind, rows)
    if form == "csv":
        write_csv(path, header, lines)
    elif form == "xlsx":
        write_xlsx(path, header, lines)
    else:
        with path.open("w", encoding="utf-8") as out, redirect_stdout(out):
            _print(kind, form, rows)


def print_table(kind: str, rows: list[dict[str, Any]], out: TextIO) -> None:
    """Print the main columns as a table, then how many rows there are."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    header, lines = cells(kind, rows)
    shown = [i for i, name in enumerate(header) if name in IN_TERMINAL[kind]]
    table = Table(*(header[i] for i in shown), show_lines=True)
    for line in lines:
        table.add_row(*(escape(str(line[i])) if line[i] is not None else "" for i in shown))
    Console(file=out, width=None if out.isatty() else 160, highlight=False).print(table)
    print(f"{len(rows)} dòng", file=out)
