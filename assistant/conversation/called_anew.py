"""The question before asked again of another row, part or time: "số 4?", "còn mục 5?", "tháng 10?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.text import nfc
from corpus.timespans import aligned

_OPENS = r"\W*(?:(?:a|o|the|vay|va|con|roi|thi)\W+)*"
_CLOSES = (
    r"(?:\W+(?:thi sao|thi|sao|the nao|(?:la|co) (?:viec |nhiem vu )?gi|noi gi|nao|vay|a|em|nhi|ha))*\W*"
)
_N, _MARK = r"\d{1,3}(?![\w/%\-]|[.,]\d)", r"(?:[ivx]{1,5}|\d{1,2}|[a-h])(?![\w/%\-]|[.,]\d)"
_THING = r"(?:nhiem vu|dau viec|dong)"
_PARTS = {"muc": "mục", "phan": "phần", "chuong": "chương", "nhom": "nhóm"}


class _Kind(NamedTuple):
    """What is called by a number or mark: how a question calls it, and how one alone does after that."""

    called: re.Pattern[str]
    alone: re.Pattern[str]
    at_once: bool  # a choice of what was asked back about reads the same


def _kind(called: str, alone: str, value: str, at_once: bool = True) -> _Kind:
    return _Kind(
        re.compile(rf"(?<!\w){called} (?P<value>{value})"),
        re.compile(rf"{_OPENS}{alone} (?P<value>{value}){_CLOSES}"),
        at_once,
    )


_ROW = rf"(?:(?:{_THING} )?(?:stt|so thu tu)|{_THING}(?: so| thu)?)"
_KINDS = (
    _kind(_ROW, _ROW, _N),
    _kind(_ROW, "so", _N, at_once=False),
    _Kind(re.compile(rf"(?<!\w){_ROW} (?P<value>{_N})"), re.compile(rf"{_OPENS}(?P<value>{_N})\W*"), False),
    *(_kind(part, part, _MARK) for part in _PARTS),
)
_TIMES = (
    _kind("thang", "(?:viec |viec han |han )?thang", r"(?:1[0-2]|0?[1-9])(?![\w%]|[.,]\d)"),
    _kind("quy", "(?:viec |viec han |han )?quy", r"(?:i{1,3}|iv|[1-4])(?!\w)"),
)
_PART = re.compile(rf"(?<!\w)({'|'.join(_PARTS)}) ({_MARK})")
_POINTS_AT_PART = re.compile(rf"(?<!\w)(?:(?:cua|trong|o|thuoc) )?(?:{'|'.join(_PARTS)}) (?:do|ay|nay)(?!\w)")
_TASKS = "(?:viec|nhiem vu|dau viec|cai|de an)"
_LISTED = re.compile(
    rf"(?<!\w)(?:{_TASKS} (?:nao|gi|dau tien|cuoi cung|thu)|(?:may|bao nhieu) {_TASKS})(?!\w)"
)
_LISTS = re.compile(rf"{_LISTED.pattern}|(?<!\w)(?:liet ke|danh sach|nhung gi|lam gi|chu tri gi)(?!\w)")
_LONGEST = 9  # words of a question that lists on


def called_anew(
    question: str, history: Sequence[str], is_choice: Callable[[], bool]
) -> tuple[int, str] | None:
    """The place of an earlier question, and that with the number or mark which ``question`` gives alone.

    A bare "số 2" after it was asked back which is meant is a choice (``is_choice``), and what is called by
    its number after a list is of that. A time goes back to the list it was a condition of.
    """
    plain = aligned(nfc(question))
    for kind in _KINDS:
        asked = kind.alone.fullmatch(plain)
        if asked is None:
            continue
        at = _calling(kind, history)
        listed = at is not None and any(_LISTS.search(aligned(nfc(turn))) for turn in history[at + 1 :])
        if at is not None and not listed and (kind.at_once or not is_choice()):
            return at, _with(nfc(history[at]), kind, nfc(question)[slice(*asked.span("value"))])
    for kind in _TIMES:
        asked = kind.alone.fullmatch(plain)
        if asked and history and not kind.called.search(aligned(nfc(history[-1]))):
            at = _calling(kind, history)
            value = nfc(question)[slice(*asked.span("value"))]
            return None if at is None else (at, _with(nfc(history[at]), kind, value))
    return None


def in_part_before(question: str, before: str) -> str | None:
    """``question`` for what a list holds, in the parts of the document that the one ``before`` names."""
    text, plain = nfc(question), aligned(nfc(question))
    parts = _PART.findall(aligned(nfc(before)))
    if not parts or _PART.search(plain) or not _LISTED.search(plain) or len(plain.split()) > _LONGEST:
        return None
    pointed = _POINTS_AT_PART.search(plain)
    bare = f"{text[: pointed.start()]}{text[pointed.end() :]}" if pointed else text
    called = " ".join(f"{_PARTS[kind]} {mark}" for kind, mark in parts)
    return f"thế {bare.strip(' ?.!')} {called}?"


def _calling(kind: _Kind, history: Sequence[str]) -> int | None:
    """The place of the last question that calls a thing of ``kind``, where it calls one alone."""
    for at in reversed(range(len(history))):
        found = kind.called.findall(aligned(nfc(history[at])))
        if found:
            return at if len(found) == 1 else None
    return None


def _with(told: str, kind: _Kind, value: str) -> str:
    found = kind.called.search(aligned(told))
    return f"{told[: found.start('value')]}{value}{told[found.end('value') :]}" if found else told
