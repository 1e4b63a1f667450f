"""``trolyao ingest``: files and folders into the registry and the indexes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.session import faults_explained, read_settings
from bots.terminal.vietnamese import WrongUse

if TYPE_CHECKING:
    from ingestion.sync import Progress

DEFAULT = Path("corpus/documents")


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP|THƯ_MỤC]…", help=f"Tệp hoặc thư mục; mặc định {DEFAULT}."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In báo cáo JSON ra đầu ra chuẩn.")] = False,
) -> int:
    """Nạp văn bản: chỉ đọc lại tệp đã đổi; tệp đã xóa khỏi thư mục cũng được gỡ khỏi sổ đăng ký."""
    named = paths or [DEFAULT]
    if not any(path.exists() for path in named):
        missing = ", ".join(f"“{path}”" for path in named)
        raise WrongUse(f"Không tìm thấy {missing}. Cách dùng: trolyao ingest TỆP_HOẶC_THƯ_MỤC…")
    settings = read_settings()
    from corpus.store import open_store
    from ingestion.loaders.limits import limits_of
    from ingestion.report import report_json, report_text
    from ingestion.sync import sync

    with faults_explained():
        store = open_store(settings)
        try:
            with _progress() as progress:
                seen = replace(store, told=lambda done, total: progress(done, total, "lập chỉ mục (đoạn)"))
                report = sync(seen, named, progress, limits_of(settings))
        finally:
            store.close()
    print(json.dumps(report_json(report), ensure_ascii=False) if as_json else report_text(report))
    if not report.files:
        print("Không có tệp nào để nạp.", file=sys.stderr)
    return 0 if report.complete else 1


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error where that is a terminal; else nothing."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("Đang nạp"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        shown = bar.add_task("", total=None, name="")
        yield lambda done, total, name: bar.update(shown, completed=done, total=total, name=name)
