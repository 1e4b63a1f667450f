"""``trolyao export``: the whole registry as JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bots.terminal.files import written_whole
from bots.terminal.session import faults_explained, open_registry
from bots.terminal.vietnamese import WrongUse


def export(
    directory: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi ghi; được tạo nếu chưa có.")],
) -> int:
    """Xuất documents.jsonl, tasks.jsonl, targets.jsonl, assignments.jsonl (ghi trọn hoặc không ghi)."""
    from bots.filters import KINDS, records
    from corpus.records import head_json, record_json
    from corpus.registry import RecordFilter

    if directory.exists() and not directory.is_dir():
        raise WrongUse(f"“{directory}” không phải thư mục.")
    registry = open_registry()
    with faults_explained():
        sets = {"documents": [head_json(head) for head in registry.heads()]}
        for kind in KINDS:
            sets[kind] = [record_json(record) for record in records(registry, kind, RecordFilter())]
    for name, rows in sets.items():
        with written_whole(directory / f"{name}.jsonl") as draft, draft.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    counts = ", ".join(f"{name} {len(rows)}" for name, rows in sets.items())
    print(f"Đã xuất vào {directory}: {counts}.", file=sys.stderr)
    return 0
