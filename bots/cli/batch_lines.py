"""The questions of a batch file: JSONL, CSV or Excel; a line that cannot be asked is kept with its fault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bots.terminal.files import why
from bots.terminal.vietnamese import WrongUse
from corpus.sheets import SheetError, SheetRow, read_sheet

SUFFIXES = (".jsonl", ".csv", ".xlsx")
QUESTION_COLUMNS = ("question", "cau hoi", "noi dung cau hoi")
_HISTORY_COLUMNS = ("history", "cau hoi truoc")
_ID_COLUMNS = ("id", "ma", "stt")


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the file: ``fault`` says, in Vietnamese, why it cannot be asked."""

    id: str
    question: str
    history: tuple[str, ...] = ()
    fault: str | None = None


def read_lines(path: Path) -> list[Line]:
    """Return the questions of a file, in order; an unreadable file is wrong use, a bad line is kept."""
    try:
        found = list(_json_lines(path) if path.suffix.lower() == ".jsonl" else _rows(path))
    except OSError as error:
        raise WrongUse(f"Không đọc được “{path}”: {why(error)}.") from None
    except UnicodeDecodeError:
        raise WrongUse(f"“{path}” không phải UTF-8. Hãy lưu lại với bảng mã UTF-8.") from None
    except SheetError as error:
        raise WrongUse(str(error)) from None
    if not found:
        raise WrongUse(f"“{path}” không có câu hỏi nào.")
    return found


def _json_lines(path: Path) -> Iterator[Line]:
    text = path.read_bytes().decode("utf-8-sig")
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            data = None
        yield (
            _line(data, number)
            if isinstance(data, dict)
            else Line(str(number), "", fault=f"Dòng {number} không phải một đối tượng JSON.")
        )


def _line(data: Mapping[str, Any], number: int) -> Line:
    name = data.get("id")
    question, history = data.get("question"), data.get("history") or []
    id = str(number) if name is None or name == "" else _writable(str(name))
    if not isinstance(question, str):
        return Line(id, "", fault=f"Dòng {number} thiếu trường “question” dạng chữ.")
    if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
        return Line(id, _writable(question), fault=f"Dòng {number}: “history” phải là danh sách câu hỏi.")
    return Line(id, _writable(question), tuple(map(_writable, history)))


def _writable(text: str) -> str:
    """``text`` as UTF-8 can hold it: half a surrogate pair, which JSON can escape, becomes a mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _rows(path: Path) -> Iterator[Line]:
    rows = read_sheet(path, QUESTION_COLUMNS)
    if rows and not any(name in row.cells for row in rows for name in QUESTION_COLUMNS):
        raise WrongUse("Không thấy cột “question” (hoặc “câu hỏi”) ở dòng đầu của tệp.")
    for number, row in enumerate(rows, start=1):
        earlier = [h.strip() for h in _cell(row, _HISTORY_COLUMNS).split("\n") if h.strip()]
        data = {"id": _cell(row, _ID_COLUMNS), "question": _cell(row, QUESTION_COLUMNS), "history": earlier}
        yield _line(data, number)


def _cell(row: SheetRow, names: tuple[str, ...]) -> str:
    return next((row.cells[name] for name in names if name in row.cells), "")
