"""Speed and memory of the whole way, and of the usual pipeline doing the same work beside it."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from eval.baseline import require_baseline
from eval.cases import DOCUMENTS, load_cases
from eval.processes import TROLYAO, Measured, run_measured
from eval.tables import table

_REPEATS = 3
_SET = "tune"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class System:
    """How one system is run: three command lines over a home of its own."""

    ingest: Sequence[str]
    ask: Sequence[str]
    warm: Sequence[str]
    environment: Mapping[str, str]


def measure(progress: Progress = lambda _: None) -> dict[str, Any]:
    """Measure both systems on the five documents and the question set, one after the other."""
    require_baseline()
    question = load_cases(_SET)[0].question
    with tempfile.TemporaryDirectory(prefix="trolyao-speed-") as folder:
        home = Path(folder)
        environment = {
            "TROLYAO_HOME": str(home / "ours"),
            "TROLYAO_DATABASE_URL": "",
            "TROLYAO_CHROMA_URL": "",
        }
        usual = str(home / "usual")
        ours = System(
            ingest=[*TROLYAO, "ingest", str(DOCUMENTS)],
            ask=[*TROLYAO, "ask", question],
            warm=[sys.executable, "-m", "eval.warm", _SET],
            environment=environment,
        )
        module = [sys.executable, "-m", "eval.baseline"]
        theirs = System(
            ingest=[*module, "ingest", str(DOCUMENTS), usual],
            ask=[*module, "ask", usual, question],
            warm=[*module, "warm", usual, _SET],
            environment=environment,
        )
        figures = {"ours": _measured(ours, progress), "usual": _measured(theirs, progress)}
    return {"characters": _characters(), **figures, "ratio": _ratios(figures["ours"], figures["usual"])}


def _measured(system: System, progress: Progress) -> dict[str, float]:
    progress(" ".join(system.ingest[-3:]))
    ingested = run_measured(system.ingest, system.environment)
    progress(" ".join(system.ask[-2:]))
    asked: list[Measured] = [run_measured(system.ask, system.environment) for _ in range(_REPEATS)]
    progress(" ".join(system.warm[-2:]))
    warm = run_measured(system.warm, system.environment)
    told = json.loads(warm.output)
    return {
        "ingest_s": round(ingested.seconds, 2),
        "ingest_chars_per_s": round(_characters() / ingested.seconds),
        "ingest_peak_mib": round(ingested.peak_mib),
        "cold_ask_s": round(median(m.seconds for m in asked), 2),
        "cold_ask_peak_mib": round(max(m.peak_mib for m in asked)),
        "warm_ms_p50": told["ms_p50"],
        "warm_ms_p95": told["ms_p95"],
        "warm_peak_mib": round(warm.peak_mib),
        "facts": told["facts"],
        "silent": told["silent"],
    }


def _characters() -> int:
    return sum(len(path.read_text(encoding="utf-8")) for path in DOCUMENTS.iterdir() if path.is_file())


def _ratios(ours: Mapping[str, float], usual: Mapping[str, float]) -> dict[str, float | None]:
    return {name: round(ours[name] / usual[name], 3) if usual[name] else None for name in ours}


_NAMES = {
    "ingest_s": "nạp 5 văn bản, tiến trình mới (s)",
    "ingest_chars_per_s": "nạp (ký tự/s)",
    "ingest_peak_mib": "bộ nhớ khi nạp (MiB)",
    "cold_ask_s": "hỏi một câu, tiến trình mới (s)",
    "cold_ask_peak_mib": "bộ nhớ khi hỏi một câu (MiB)",
    "warm_ms_p50": "hỏi liền nhau, p50 (ms)",
    "warm_ms_p95": "hỏi liền nhau, p95 (ms)",
    "warm_peak_mib": "bộ nhớ khi hỏi liền nhau (MiB)",
    "facts": "đủ sự việc, đúng văn bản (tỷ lệ câu có trong tài liệu)",
    "silent": "không nêu nguồn khi không có (tỷ lệ câu ngoài tài liệu)",
}


def speed_text(report: Mapping[str, Any]) -> str:
    """Return the figures side by side, with ours over the usual."""
    rows = [
        [title, report["ours"][name], report["usual"][name], report["ratio"][name]]
        for name, title in _NAMES.items()
    ]
    return table(["", "trợ lý", "cách thường", "tỷ số"], rows)
