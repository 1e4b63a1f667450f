"""How records and answers look as rows: Vietnamese column names and one plain value per cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.labels import INTENTS, STATUSES
from bots.wording import COMPARATORS, ROLES

Row = Mapping[str, Any]
Cell = str | int | float | None


def _joined(name: str, printed: str | None = None) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        return "; ".join(row[name]) or (_text(row[printed]) if printed else None)

    return cell


def _day(end: str) -> Callable[[Row], Cell]:
    return lambda row: (row["deadline"] or {}).get(end)


def _plain(name: str) -> Callable[[Row], Cell]:
    return lambda row: _text(row[name])


def _named(name: str, words: Mapping[str, str]) -> Callable[[Row], Cell]:
    return lambda row: words.get(row[name], row[name])


def _number(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        value: Cell = row[name]
        return value

    return cell


def _cited(line: Callable[[Row], str]) -> Callable[[Row], Cell]:
    """What ``line`` says of each citation, a line each, none twice."""
    return lambda row: "\n".join(dict.fromkeys(line(citation) for citation in row["citations"]))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


_ORIGIN = (("Văn bản", _plain("number")), ("Tệp", _plain("source")))
_PLACE = (("Vị trí", _plain("locator")), ("Trích nguyên văn", _plain("quote")))
_DEADLINE = (("Thời hạn", _plain("deadline_text")), ("Từ ngày", _day("start")), ("Đến ngày", _day("end")))

COLUMNS: Mapping[str, Sequence[tuple[str, Callable[[Row], Cell]]]] = {
    "tasks": (
        *_ORIGIN,
        ("Mục", _plain("section")),
        ("STT", _plain("stt")),
        ("Nhiệm vụ", _plain("task")),
        ("Chủ trì", _joined("lead", "lead_text")),
        ("Phối hợp", _joined("coordinate", "coordinate_text")),
        ("Sản phẩm", _plain("product")),
        *_DEADLINE,
        *_PLACE,
    ),
    "targets": (
        *_ORIGIN,
        ("Chỉ tiêu", _plain("text")),
        ("So sánh", _named("comparator", {**COMPARATORS, "=": "bằng"})),
        ("Giá trị", _plain("value")),
        ("Đơn vị tính", _plain("unit")),
        ("Đến", _plain("by")),
        ("Phụ trách", _joined("owner")),
        ("Theo dõi", _joined("monitor")),
        *_PLACE,
    ),
    "assignments": (
        *_ORIGIN,
        ("Cơ quan", _plain("agency")),
        ("Vai trò", _named("role", ROLES)),
        ("Phối hợp", _joined("coordinate")),
        ("Việc được giao", _plain("text")),
        *_DEADLINE,
        *_PLACE,
    ),
    "documents": (
        ("Số", _plain("number")),
        ("Loại", _plain("type")),
        ("Cơ quan ban hành", _plain("issuer")),
        ("Tỉnh", _plain("province")),
        ("Ngày", _plain("date")),
        ("Tên", _plain("title")),
        ("Người ký", _plain("signer")),
        ("Tệp", _plain("source")),
    ),
    "answers": (
        ("Mã", _plain("id")),
        ("Câu hỏi", _plain("question")),
        ("Trạng thái", _named("status", STATUSES)),
        ("Loại câu hỏi", _named("intent", INTENTS)),
        ("Trả lời", _plain("answer")),
        ("Tổng số", _number("total")),
        ("Căn cứ", _cited(lambda c: f"[{c['mark']}] {c['number'] or c['source']} – {c['locator']}")),
        ("Trích nguyên văn", _cited(lambda c: f"[{c['mark']}] “{c['quote']}”")),
        ("Tệp", _cited(lambda c: str(c["source"]))),
        ("Gợi ý", lambda row: "\n".join(row["suggestions"])),
        ("Thời gian (ms)", _number("latency_ms")),
    ),
}

IN_TERMINAL: Mapping[str, frozenset[str]] = {
    "tasks": frozenset({"Văn bản", "STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn"}),
    "targets": frozenset({"Văn bản", "Chỉ tiêu", "So sánh", "Giá trị", "Đơn vị tính", "Đến", "Phụ trách"}),
    "assignments": frozenset({"Văn bản", "Cơ quan", "Vai trò", "Việc được giao", "Thời hạn"}),
    "documents": frozenset({"Số", "Loại", "Ngày", "Tên", "Tệp"}),
}


def cells(kind: str, rows: Sequence[Row]) -> tuple[list[str], list[list[Cell]]]:
    """Return the header and the rows of records or answers of ``kind``."""
    columns = COLUMNS[kind]
    return [name for name, _ in columns], [[value(row) for _, value in columns] for row in rows]
