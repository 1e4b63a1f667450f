"""Registers written by hand: what a reader should find in one document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class GoldError(ValueError):
    """A gold file cannot be read; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class GoldTask:
    """A row as printed; ``deadline_more`` a second deadline the cell holds."""

    task: str
    stt: str | None
    section: str | None
    lead: tuple[str, ...]
    coordinate: tuple[str, ...]
    product: str | None
    deadline_text: str | None
    deadline_more: str | None = None


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A figure to reach; ``parent`` is the row a child stands under.

    ``optional`` ones count neither as missing nor as too much.
    """

    text: str
    value: str | None
    unit: str | None
    by: str | None
    where: str | None
    parent: str | None = None
    owner: tuple[str, ...] = ()
    monitor: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldAssignment:
    """A duty in prose; any of ``agencies`` may be the one a reader names. ``role`` None: not judged."""

    text: str
    agencies: tuple[str, ...]
    where: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was read by hand from the file named ``file``; ``head`` the printed head fields."""

    file: str
    head: Mapping[str, str | None]
    tasks: tuple[GoldTask, ...]
    targets: tuple[GoldTarget, ...]
    assignments: tuple[GoldAssignment, ...]


def load_gold(path: Path) -> Gold:
    """Read one gold file (JSON); raise GoldError where it cannot be understood."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Gold(
            file=data["file"],
            head=data["document"],
            tasks=tuple(_task(item) for item in data["tasks"]),
            targets=tuple(_target(item) for item in data["targets"]),
            assignments=tuple(_assignment(item) for item in data["prose_assignments"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"Không đọc được bản chuẩn “{path.name}”: {error}.") from error


def _task(data: Mapping[str, Any]) -> GoldTask:
    return GoldTask(
        task=data["task"],
        stt=data["stt"],
        section=data.get("section"),
        lead=tuple(data["lead"]),
        coordinate=tuple(data["coordinate"]),
        product=data.get("product"),
        deadline_text=data.get("deadline_text"),
        deadline_more=data.get("deadline_text_2"),
    )


def _target(data: Mapping[str, Any]) -> GoldTarget:
    return GoldTarget(
        text=data["text"],
        value=data.get("value"),
        unit=data.get("unit"),
        by=data.get("by"),
        where=data.get("where"),
        parent=data.get("parent"),
        owner=tuple(data.get("owner") or data.get("lead") or ()),
        monitor=tuple(data.get("monitor") or ()),
        optional=bool(data.get("optional")),
    )


def _assignment(data: Mapping[str, Any]) -> GoldAssignment:
    return GoldAssignment(data["text"], tuple(data["lead"]), data.get("where"), data.get("role"))
