"""The quality gate: figures that must not fall, stage by stage, and what broke."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.answer_text import failure_lines

THRESHOLDS = Path(__file__).parent / "thresholds.toml"
STAGES = {
    "registry": "đọc văn bản",
    "answers/understanding": "hiểu câu hỏi",
    "answers/retrieval": "tìm",
    "answers": "trả lời",
    "answers/citations": "trích dẫn",
    "answers/abstention": "không trả lời",
}
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Check:
    """One figure against its bound: at least ``bound``, or at most where ``most`` is true."""

    name: str
    value: float | None
    bound: float
    most: bool = False

    @property
    def held(self) -> bool:
        """True where the figure was measured and keeps within its bound."""
        if self.value is None:
            return False
        return self.value <= self.bound if self.most else self.value >= self.bound

    @property
    def stage(self) -> str:
        """The stage the figure is of, in Vietnamese."""
        return STAGES[max((prefix for prefix in STAGES if self.name.startswith(prefix)), key=len)]


def check_figures(figures: Mapping[str, Any], thresholds: Path = THRESHOLDS) -> tuple[Check, ...]:
    """Check every bound of the file (tables ``least`` and ``most``; keys are paths joined by ``/``)."""
    bounds = tomllib.loads(thresholds.read_text(encoding="utf-8"))
    return tuple(
        Check(name, _figure(figures, name), float(bound), kind == "most")
        for kind in ("least", "most")
        for name, bound in bounds.get(kind, {}).items()
    )


def _figure(figures: Mapping[str, Any], path: str) -> float | None:
    """The number at a path such as ``registry/total/tasks/f1``."""
    here: Any = figures
    for part in path.split("/"):
        here = here.get(part) if isinstance(here, Mapping) else None
    return float(here) if isinstance(here, int | float) else None


def broken_stages(checks: Sequence[Check]) -> tuple[str, ...]:
    """Return the stages with a broken bound, in the order of the work: the first is where to look."""
    broken = {check.stage for check in checks if not check.held}
    return tuple(stage for stage in STAGES.values() if stage in broken)


def gate_json(checks: Sequence[Check], figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return what held and what broke, with the rows and questions behind it."""
    broken = [check.name for check in checks if not check.held]
    return {
        "held": not broken,
        "broken": broken,
        "stages": list(broken_stages(checks)),
        "behind": list(_behind(figures)) if broken else [],
    }


def gate_text(checks: Sequence[Check], figures: Mapping[str, Any]) -> str:
    """Say of each figure whether it holds, by stage, then what broke and which rows and questions did."""
    lines = []
    for stage in STAGES.values():
        for check in (c for c in checks if c.stage == stage):
            sign = "≤" if check.most else "≥"
            value = "không đo được" if check.value is None else f"{check.value:g}"
            held = "đạt " if check.held else "HỎNG"
            lines.append(f"{held}  {stage}: {check.name} = {value} (phải {sign} {check.bound:g})")
    stages = broken_stages(checks)
    if stages:
        behind = list(_behind(figures))
        more = [f"… và {len(behind) - _SHOWN} chỗ nữa"] if len(behind) > _SHOWN else []
        lines += [
            "",
            f"Hỏng ở khâu: {', '.join(stages)}. Xem khâu “{stages[0]}” trước.",
            *behind[:_SHOWN],
            *more,
        ]
    return "\n".join(lines)


def _behind(figures: Mapping[str, Any]) -> Iterator[str]:
    """The rows read otherwise than by hand, and the questions not answered right."""
    for document in figures.get("registry", {}).get("documents", ()):
        yield from (f"{document['source']}: {line}" for line in document["differences"])
    yield from failure_lines(figures.get("answers", {}).get("cases", ()))
