"""Reading a folder of documents and comparing each with its gold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from eval.comparison import Comparison, Tally, compare
from eval.gold import load_gold
from eval.metrics import NOTHING, Counts
from eval.table_figures import table_json
from eval.tables import table

_SKIPPED = frozenset({"README.md", "SOURCE.md"})
_NO_TASKS = "no-tasks"


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Every document's comparison, the tasks read where none is due, and what failed to be read."""

    comparisons: tuple[Comparison, ...]
    no_tasks: dict[str, int]
    failed: dict[str, str]
    unjudged: tuple[str, ...] = ()

    def total(self, kind: str) -> Counts:
        """The counts of one of the kinds of rows (``tasks``, ``targets`` …) over all documents."""
        return reduce(add, (getattr(c, kind) for c in self.comparisons), NOTHING)

    def fields(self) -> dict[str, Tally]:
        """The tally of each field over all documents, by name."""
        names = sorted({name for c in self.comparisons for name in c.fields})
        return {n: reduce(add, (c.fields.get(n, Tally()) for c in self.comparisons)) for n in names}


def score_folder(folder: Path, gold_folder: Path) -> Scoreboard:
    """Read every file of ``folder`` and compare it with its gold in ``gold_folder``.

    Files whose name starts with ``no-tasks`` must yield none; others without gold are named only.
    """
    gold = {g.file: g for g in map(load_gold, sorted(gold_folder.glob("*.json")))}
    comparisons: list[Comparison] = []
    no_tasks: dict[str, int] = {}
    failed: dict[str, str] = {}
    unjudged: list[str] = []
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.name not in _SKIPPED):
        if path.name not in gold and not path.name.startswith(_NO_TASKS):
            unjudged.append(path.name)
            continue
        entry = _read(path)
        if isinstance(entry, str):
            failed[path.name] = entry
        elif path.name in gold:
            comparisons.append(compare(entry, gold[path.name]))
        else:
            no_tasks[path.name] = len(entry.tasks)
    return Scoreboard(tuple(comparisons), no_tasks, failed, tuple(unjudged))


def _read(path: Path) -> Any:
    from ingestion.loading import load
    from ingestion.reading import read

    try:
        return read(load(path))
    except Exception as error:  # one file's fault must not hide the others' figures
        return f"{type(error).__name__}: {error}"


def scoreboard_json(board: Scoreboard) -> dict[str, Any]:
    """Return every figure as one JSON object."""
    return {
        "documents": [
            {
                "source": c.source,
                "tasks": _counts_json(c.tasks),
                "targets": _counts_json(c.targets),
                "assignments": _counts_json(c.assignments),
                "every_assignment": _counts_json(c.every_assignment),
                "fields": _fields_json(c.fields),
                "tables": [table_json(figures) for figures in c.tables],
                "differences": list(c.differences),
            }
            for c in board.comparisons
        ],
        "total": {
            **{kind: _counts_json(board.total(kind)) for kind in _KINDS},
            "fields": _fields_json(board.fields()),
        },
        "no_tasks": board.no_tasks,
        "failed": board.failed,
        "unjudged": list(board.unjudged),
    }


_KINDS = {
    "tasks": "nhiệm vụ",
    "targets": "chỉ tiêu",
    "assignments": "việc giao trong lời văn",
    "every_assignment": "việc giao trong lời văn, kể cả việc kèm theo mà bản chuẩn không ghi",
}


def _counts_json(counts: Counts) -> dict[str, float]:
    return {
        "found": counts.found,
        "expected": counts.expected,
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
    }


def _fields_json(fields: Any) -> dict[str, Any]:
    return {
        name: {"right": t.right, "judged": t.judged, "share": None if t.share is None else round(t.share, 4)}
        for name, t in fields.items()
    }


def scoreboard_text(board: Scoreboard, differences: bool = True) -> str:
    """Return the figures and every differing row as Vietnamese text."""
    parts = []
    for kind, name in _KINDS.items():
        if kind == "every_assignment" and board.total(kind) == board.total("assignments"):
            continue
        rows = [_row(c.source, getattr(c, kind)) for c in board.comparisons]
        rows.append(_row("tất cả", board.total(kind)))
        parts.append(f"{name.capitalize()}\n" + table(["văn bản", "đọc", "chuẩn", "P", "R", "F1"], rows))
    if rows := [row for c in board.comparisons for row in _table_rows(c)]:
        parts.append("Từng bảng\n" + table(["bảng", "dòng đọc", "có trong bản chuẩn", "đúng mọi ô"], rows))
    fields = [(name, tally.right, tally.judged, tally.share) for name, tally in board.fields().items()]
    parts.append("Từng trường\n" + table(["trường", "đúng", "xét", "tỷ lệ"], fields))
    parts += [f"{name}: đọc ra {n} nhiệm vụ (phải là 0)" for name, n in board.no_tasks.items()]
    parts += [f"{name}: không đọc được ({why})" for name, why in board.failed.items()]
    parts += [f"{name}: không có bản chuẩn" for name in board.unjudged]
    if differences:
        parts += [_differences(c) for c in board.comparisons if c.differences]
    return "\n\n".join(parts)


def _row(name: str, counts: Counts) -> Sequence[str | int | float]:
    return (name, counts.found, counts.expected, counts.precision, counts.recall, counts.f1)


def _table_rows(comparison: Comparison) -> list[tuple[str, int, int, int]]:
    named = comparison.source
    return [(f"{named}, bảng {t.table}", t.read, t.matched, t.exact) for t in comparison.tables]


def _differences(comparison: Comparison) -> str:
    title = f"{comparison.source}: {len(comparison.differences)} chỗ khác"
    return "\n".join([title, *(f"  {line}" for line in comparison.differences)])
