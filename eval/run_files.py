"""Measured runs as files: the JSON of everything, and the report made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.faults import reason
from eval.cases import CasesError


def write_run(folder: Path, report: Mapping[str, Any]) -> tuple[Path, Path]:
    """Write ``SET-TIME.json`` and ``.html`` into ``folder`` (made where absent); return both paths."""
    from eval.page import page

    folder.mkdir(parents=True, exist_ok=True)
    moment = "".join(c for c in report["run"]["at"][:19] if c.isdigit() or c == "T")
    json_path = _unused(folder, f"{report['set']}-{moment}")
    json_path.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    html_path = json_path.with_suffix(".html")
    html_path.write_text(page(report), encoding="utf-8")
    return json_path, html_path


def _unused(folder: Path, name: str) -> Path:
    wanted = folder / f"{name}.json"
    others = (folder / f"{name}-{n}.json" for n in range(2, 1000))
    return wanted if not wanted.exists() else next(path for path in others if not path.exists())


def read_run(path: Path) -> dict[str, Any]:
    """Read a run's JSON; raise CasesError where it is none."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CasesError(f"Không đọc được “{path}”: {reason(error)}.") from error
    except ValueError:
        report = None
    if not isinstance(report, dict) or not {"set", "questions", "run"} <= report.keys():
        raise CasesError(f"“{path}” không phải kết quả của lệnh trolyao eval answers.")
    if "cases" not in report:
        raise CasesError(f"“{path}” là kết quả của bộ niêm phong: chỉ có tổng số, không so từng câu được.")
    return report
