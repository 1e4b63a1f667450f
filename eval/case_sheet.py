"""The columns of a question sheet, under the names an official may give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from corpus.text import fold, nfc, squeeze, syllables
from eval.labels import name_of

_NAMES = {
    "id": ("id", "ma", "ma cau", "stt", "tt"),
    "question": ("question", "cau hoi", "noi dung cau hoi"),
    "history": ("history", "cau hoi truoc", "cac cau truoc"),
    "status": ("status", "expected status", "trang thai", "ket qua"),
    "answer": (
        "expected",
        "expected answer",
        "answer",
        "dap an",
        "cau tra loi dung",
        "tra loi dung",
        "mong doi",
    ),
    "agency": ("agency", "co quan", "don vi", "chu tri"),
    "date": ("date", "deadline", "ngay", "thoi han", "thoi gian", "han"),
    "value": ("value", "gia tri", "chi tieu", "ty le"),
    "product": ("product", "san pham"),
    "count": ("count", "total", "so luong", "tong so"),
    "not_facts": ("not_facts", "khong duoc noi", "dieu sai"),
    "documents": ("document", "documents", "van ban", "so van ban", "tep"),
    "quote": ("quote", "trich dan", "cau chung minh", "dan chung"),
    "intent": ("intent", "y hoi", "loai cau hoi"),
    "style": ("style", "loi hoi", "kieu viet"),
}
COLUMNS: Mapping[str, str] = {alias: name for name, aliases in _NAMES.items() for alias in aliases}
_FACTS = ("agency", "date", "value", "product", "count")
_LONG = 7  # syllables; a longer expected answer is a sentence, not a name or a figure
_SAID = ["answered", "partial"]
_SILENT = ["not_found", "declined"]
_STATUS_WORDS = (
    (re.compile(r"khong (?:tim )?thay|khong co|khong biet|ngoai (?:tai lieu|van ban)"), _SILENT),
    (re.compile(r"tu choi|khong tra loi"), ["declined", "not_found"]),
    (re.compile(r"hoi lai|lam ro"), ["clarify"]),
    (re.compile(r"tra loi|dung|co"), _SAID),
)


def sheet_case(cells: Mapping[str, str], number: int) -> dict[str, Any]:
    """Return the case's JSON object from one row; several facts in a cell stand on lines or after ``;``,

    wordings that mean the same are parted by ``|``. Raise ValueError where nothing is expected.
    """
    row = {COLUMNS[name]: squeeze_lines(cell) for name, cell in cells.items() if name in COLUMNS and cell}
    facts = [fact for kind in _FACTS for fact in _typed(kind, row.get(kind, ""))]
    answer = row.get("answer", "")
    silent = _silent(answer)
    facts += [] if silent else [_plain(part) for part in _parts(answer)]
    expect = {
        "status": _status(row.get("status", ""), bool(facts), silent),
        "documents": _parts(row.get("documents", "")),
        "facts": facts,
        "not_facts": _parts(row.get("not_facts", "")),
        "quote": row["quote"].split("\n") if "quote" in row else [],
    }
    return {
        "id": row.get("id") or str(number),
        "question": row.get("question", ""),
        "history": row["history"].split("\n") if "history" in row else [],
        "expect": expect,
        "intent": name_of(row.get("intent", "")),
        "style": name_of(row.get("style", "")),
    }


def squeeze_lines(cell: str) -> str:
    """Return a cell with its lines squeezed and empty ones left out."""
    lines = (squeeze(nfc(line)) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]


def _alternatives(part: str) -> list[str]:
    return [wording.strip() for wording in part.split("|") if wording.strip()]


def _typed(kind: str, cell: str) -> list[Any]:
    return [{kind: _alternatives(part)} for part in _parts(cell)]


def _plain(part: str) -> Any:
    return {"sentence": [part]} if len(syllables(part)) > _LONG and "|" not in part else _alternatives(part)


def _silent(answer: str) -> bool:
    bare = fold(answer)
    return bool(_STATUS_WORDS[0][0].match(bare) or _STATUS_WORDS[1][0].match(bare))


def _status(cell: str, has_facts: bool, silent: bool) -> list[str]:
    if not cell:
        if silent:
            return _SILENT
        if not has_facts:
            raise ValueError(
                "không nêu điều mong đợi (cột “đáp án”, “cơ quan”, “thời hạn”… hoặc “trạng thái”)"
            )
        return _SAID
    stated = [part.strip() for part in re.split(r"[;,|/\n]", cell) if part.strip()]
    found: list[str] = []
    for word in stated:
        bare = fold(word)
        meant = next((names for pattern, names in _STATUS_WORDS if pattern.match(bare)), [bare])
        found += [name for name in meant if name not in found]
    return found
