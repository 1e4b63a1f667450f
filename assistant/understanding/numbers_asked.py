"""Numbers a list is limited to: how many agencies lead or coordinate, at which share a target is set."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.query import Intent, Query
from corpus.model import Record, Target, Task
from corpus.text import fold

_NUMBERS = {"mot": 1, "1": 1, "hai": 2, "2": 2, "ba": 3, "3": 3, "bon": 4, "4": 4}
_BODIES = re.compile(
    rf"\b(?:co|do|chi|chi do|chi co) (?P<number>{'|'.join(_NUMBERS)})"
    r" (?P<kind>co quan|don vi|so|nganh|noi|ben)(?: cung)? (?P<part>chu tri|phoi hop)\b"
)
_SHARE = re.compile(r"(?<![\d.,])(?P<value>\d{1,3}(?:[.,]\d+)?)\s*(?:%|phan tram\b)")
_COMPARED = re.compile(
    r"\b(?:tren|duoi|hon|it nhat|toi thieu|toi da|tro len|tro xuong|khong qua|vuot|tu|den|khong dat|chua)\b"
)


def as_numbered(query: Query, kind: str, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` with as many agencies, or at the share, as the list is asked for."""
    if query.intent not in (Intent.LIST, Intent.COUNT):
        return found
    text = fold(query.text)
    if kind == "target":
        shares = {match["value"].replace(",", ".") for match in _SHARE.finditer(text)}
        exact = len(shares) == 1 and not _COMPARED.search(text)
        return [r for r in found if isinstance(r, Target) and _is_share(r, shares)] if exact else found
    asked = _BODIES.search(text) if kind == "task" and not query.parties else None
    return [r for r in found if isinstance(r, Task) and _has(r, asked)] if asked else found


def _is_share(target: Target, shares: set[str]) -> bool:
    percent = "%" in f"{target.unit}{target.value}"
    return percent and (target.value or "").strip(" %").replace(",", ".") in shares


def _has(task: Task, asked: re.Match[str]) -> bool:
    """Whether as many agencies have the part asked; all of the kind asked, where it is one."""
    names = task.lead if asked["part"] == "chu tri" else task.coordinate
    alike = asked["kind"] != "so" or all(fold(name).startswith("so ") for name in names)
    return len(names) == _NUMBERS[asked["number"]] and alike
