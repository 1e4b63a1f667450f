"""Question sets as files: JSONL, or a sheet an official writes; every bad line is named with its fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from corpus.faults import reason
from corpus.sheets import SUFFIXES, SheetError, SheetRow, read_sheet
from eval.case_sheet import COLUMNS, sheet_case
from eval.cases import STATUSES, Case, CasesError, Expectation
from eval.facts import KINDS, Fact

_SHOWN_FAULTS = 20
_OWN_KEYS = frozenset({"id", "question", "history", "expect", "intent", "style", "split", "note"})
_EXPECT_KEYS = frozenset(
    {"status", "documents", "facts", "not_facts", "quote", "total", "agencies", "reply", "lacks"}
)
_IN_VIETNAMESE = {"question": " (câu hỏi)", "id": " (mã câu)"}
_UNSAID = "chưa ghi"


class CaseFault(ValueError):
    """What is wrong with one line, in Vietnamese."""


def read_cases(name: str, path: Path) -> tuple[Case, ...]:
    """Read the set at ``path``; raise CasesError with each faulty line and what is wrong with it."""
    try:
        rows = list(_rows(path))
    except OSError as error:
        raise CasesError(f"Không đọc được bộ câu hỏi “{name}”: {reason(error)}.") from error
    except UnicodeDecodeError:
        raise CasesError(f"Bộ câu hỏi “{name}” không phải UTF-8.") from None
    except SheetError as error:
        raise CasesError(str(error)) from error
    cases: dict[str, Case] = {}
    faults: list[str] = []
    for number, build in rows:
        try:
            case = build()
            if case.id in cases:
                raise CaseFault(f"mã “{case.id}” đã dùng ở dòng trên")
            cases[case.id] = case
        except (CaseFault, ValueError) as error:
            faults.append(f"dòng {number}: {error}")
    if faults:
        more = f"\n  … và {len(faults) - _SHOWN_FAULTS} dòng nữa" if len(faults) > _SHOWN_FAULTS else ""
        raise CasesError(
            f"“{name}” có {len(faults)} dòng sai:\n  " + "\n  ".join(faults[:_SHOWN_FAULTS]) + more
        )
    if not cases:
        raise CasesError(f"Bộ câu hỏi “{name}” không có câu nào.")
    return tuple(cases.values())


Built = tuple[int, Callable[[], Case]]


def _rows(path: Path) -> Iterator[Built]:
    if path.suffix.lower() in SUFFIXES:
        rows = read_sheet(path, COLUMNS)
        if rows and "question" not in {COLUMNS.get(name) for name in rows[0].cells}:
            raise SheetError(f"“{path}”: không thấy cột “câu hỏi” (hoặc “question”).")
        for row in rows:
            yield row.number, partial(_from_row, row)
        return
    lines = path.read_bytes().decode("utf-8-sig").split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, partial(_from_line, line)


def _from_row(row: SheetRow) -> Case:
    return case_from(sheet_case(row.cells, row.number))


def _from_line(line: str) -> Case:
    return case_from(_object(line))


def _object(line: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        place = f" (ký tự {error.colno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        raise CaseFault(f"không phải JSON{place}") from None
    if not isinstance(data, dict):
        raise CaseFault("không phải một đối tượng JSON")
    return data


def case_from(data: Mapping[str, Any]) -> Case:
    """Build a case from its JSON object; raise CaseFault saying which field is wrong."""
    _known(data, _OWN_KEYS, "")
    question = _text(data.get("question"), "question")
    expect = data.get("expect")
    if not isinstance(expect, dict):
        raise CaseFault("thiếu “expect” (điều mong đợi)")
    return Case(
        id=_text(data.get("id"), "id"),
        question=question,
        expect=_expectation(expect),
        intent=_text(data.get("intent") or _UNSAID, "intent"),
        style=_text(data.get("style") or _UNSAID, "style"),
        history=_texts(data.get("history"), "history"),
        sealed=data.get("split") == "sealed",
    )


def _expectation(data: Mapping[str, Any]) -> Expectation:
    _known(data, _EXPECT_KEYS, "expect.")
    status = frozenset(_texts(data.get("status"), "expect.status"))
    if not status or status - set(STATUSES):
        wrong = ", ".join(sorted(status - set(STATUSES))) or "để trống"
        raise CaseFault(f"“expect.status” sai ({wrong}); phải là một hay nhiều trong {', '.join(STATUSES)}")
    total = data.get("total")
    if total is not None and (isinstance(total, bool) or not isinstance(total, int) or total < 0):
        raise CaseFault("“expect.total” phải là số nguyên không âm")
    named = data.get("agencies")
    return Expectation(
        status=status,
        documents=frozenset(_texts(data.get("documents"), "expect.documents")),
        facts=tuple(_facts(data.get("facts") or ())),
        not_facts=_texts(data.get("not_facts"), "expect.not_facts"),
        quote=_texts(data.get("quote"), "expect.quote"),
        total=total,
        agencies=None if named is None else _texts(named, "expect.agencies"),
        reply=_text(data["reply"], "expect.reply") if data.get("reply") else "",
        lacks=_texts(data.get("lacks"), "expect.lacks"),
    )


def _facts(values: Iterable[Any]) -> Iterator[Fact]:
    """Each a wording, a list of alternative wordings, or one of both under its kind."""
    if isinstance(values, str | Mapping):
        raise CaseFault("“expect.facts” phải là danh sách")
    for value in values:
        if isinstance(value, Mapping):
            (kind, wordings), *more = value.items() or [("", "")]
            if more or kind not in KINDS:
                raise CaseFault(f"sự việc {dict(value)}: loại phải là một trong {', '.join(KINDS)}")
            yield Fact(_wordings(wordings), kind)
        else:
            yield Fact.of(*_wordings(value))


def _wordings(value: Any) -> tuple[str, ...]:
    wordings = [str(v) if isinstance(v, int) else v for v in (value if isinstance(value, list) else [value])]
    found = _texts(wordings, "expect.facts")
    if not found:
        raise CaseFault("“expect.facts” có một sự việc để trống")
    return found


def _known(data: Mapping[str, Any], keys: frozenset[str], place: str) -> None:
    unknown = sorted(set(data) - keys)
    if unknown:
        raise CaseFault(f"không có trường “{place}{unknown[0]}”")


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        raise CaseFault(f"thiếu “{name}”{_IN_VIETNAMESE.get(name, '')} dạng chữ")
    return str(value).strip() if name != "question" else str(value)


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise CaseFault(f"“{name}” phải là danh sách chữ")
    return tuple(value)
