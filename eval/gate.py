"""The quality gate: figures that must not fall, and what broke."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

THRESHOLDS = Path(__file__).parent / "thresholds.toml"


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


def gate_text(checks: tuple[Check, ...]) -> str:
    """Say of each figure whether it holds, the broken ones last."""
    lines = []
    for check in sorted(checks, key=lambda c: not c.held):
        sign = "≤" if check.most else "≥"
        value = "không đo được" if check.value is None else f"{check.value:g}"
        lines.append(
            f"{'đạt ' if check.held else 'HỎNG'}  {check.name}: {value} (phải {sign} {check.bound:g})"
        )
    return "\n".join(lines)
