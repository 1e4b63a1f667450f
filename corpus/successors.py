"""Offices that changed name or ended: who took over, since when, on what legal basis."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.agency_keys import agency_key
from corpus.places import current_province, provinces
from corpus.vocabulary import load_vocabulary
from corpus.wording import key_of

_LEVELLED = ("tinh", "pho")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Successor:
    """What an office became: ``names`` (the main one first) since a day, by a legal ``basis``.

    ``detail`` says what went elsewhere; ``then`` what became of the new office in its turn.
    """

    names: tuple[str, ...]
    since: date
    basis: str
    detail: str | None = None
    then: Successor | None = None

    @property
    def text(self) -> str:
        """The note to set after the printed name: ``từ 01/3/2025: Sở Khoa học và Công nghệ``."""
        month = f"{self.since.month:02d}" if self.since.month < 3 else f"{self.since.month}"
        note = f"từ {self.since.day:02d}/{month}/{self.since.year}: {', '.join(self.names)}"
        return f"{note}; {self.then.text}" if self.then else note


def successor(key: str, province: str | None = None, extra: Path | None = None) -> Successor | None:
    """Return what the office with ``key`` became, ``None`` where nothing changed.

    ``province`` (its former or current name) adds the province it now belongs to; ``extra`` is a
    file of further successions in the shape of ``data/successors.toml``.
    """
    found = _table(extra).get(key)
    merged = _merged(province)
    if not merged or key not in _usual_names() or not _is_provincial(key):
        return found
    names = found.names if found else (_usual_names().get(key, ""),)
    row = _raw()["provinces"]
    moved = Successor(tuple(f"{_without_level(n)} {merged}" for n in names), row["since"], row["basis"])
    if found is None or found.since <= moved.since:
        return replace(found, then=moved) if found else moved
    before = f"{_without_level(_usual_names()[key])} {merged}"
    return replace(moved, names=(before,), then=replace(found, names=moved.names))


def predecessors(key: str, extra: Path | None = None) -> tuple[str, ...]:
    """Return the keys of the offices whose work the office with ``key`` took over, as its main heir."""
    return tuple(old for old, new in _table(extra).items() if agency_key(new.names[0]) == key and old != key)


def own_successions(home: Path) -> Path | None:
    """Return the operator's ``successors.toml`` in ``home``; ``None`` without one or where it cannot be read.

    A fault in it is logged with what to do, and only the shipped table is used.
    """
    path = home / "successors.toml"
    if not path.exists():
        return None
    try:
        _table(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"thiếu mục {error}" if isinstance(error, KeyError) else error
        _LOG.warning(
            "Bỏ qua %s: không đọc được (%s). Mỗi mục [[succession]] cần from, into (danh sách tên),"
            " since (ngày, như 2025-03-01), basis; sửa rồi chạy lại.",
            path,
            reason,
        )
        return None
    return path


@cache
def _raw() -> Mapping[str, Any]:
    return tomllib.loads((files("corpus") / "data" / "successors.toml").read_text(encoding="utf-8"))


@cache
def _table(extra: Path | None) -> Mapping[str, Successor]:
    rows = list(_raw()["succession"])
    if extra:
        rows += tomllib.loads(extra.read_text(encoding="utf-8")).get("succession", [])
    return MappingProxyType({agency_key(name): _row(row) for row in rows for name in row["from"]})


def _row(row: Mapping[str, Any]) -> Successor:
    since, names = row["since"], row["into"]
    if (
        type(since) is not date
        or not names
        or not all(isinstance(each, list) for each in (names, row["from"]))
    ):
        raise ValueError(f"sai kiểu ở mục {row['from']}")
    return Successor(tuple(names), since, row["basis"], row.get("detail"))


def _merged(province: str | None) -> str | None:
    """``tỉnh Gia Lai`` for a province that went into another one; ``None`` for any other."""
    if not province or current_province(province) == province:
        return None
    current = provinces()[" ".join(key_of(current_province(province)))]
    return f"{current.kind} {current.name}"


def _is_provincial(key: str) -> bool:
    return key.startswith("so ") or key.split()[-1] in _LEVELLED


@cache
def _usual_names() -> Mapping[str, str]:
    return MappingProxyType({agency_key(name): name for name, _ in reversed(load_vocabulary().names)})


def _without_level(name: str) -> str:
    for level in (" tỉnh", " thành phố"):
        name = name.removesuffix(level)
    return name
