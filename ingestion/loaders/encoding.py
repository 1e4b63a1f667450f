"""From bytes to Unicode text, or a clear message for the person who has to mend the file."""

from __future__ import annotations

import codecs
import re

from ingestion.loaders.charset import Unified, bytes_to_text, unify
from ingestion.loaders.unreadable import Unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"PK\x03\x04": "tệp nén hoặc Word/Excel (.docx, .xlsx, .zip)",
    b"%PDF": "tệp PDF",
    b"\xd0\xcf\x11\xe0": "tệp Word/Excel kiểu cũ (.doc, .xls)",
    b"{\\rtf": "tệp RTF",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_ODD_CONTROLS = 4
_DAMAGED_SHARE = 500  # one letter in so many may be damaged
_EMPTY = "Tệp rỗng: không có nội dung nào để đọc. Hãy kiểm tra lại tệp nguồn."
_BINARY = "Tệp nhị phân, không phải văn bản. Hãy lưu lại thành .txt hoặc .md mã UTF-8."
_UNKNOWN = "Không nhận ra bảng mã của tệp (không phải UTF-8, UTF-16, TCVN3, VNI hay Windows-1258). {}"
_SAVE_AGAIN = "Hãy lưu lại tệp với mã UTF-8 rồi nạp lại."
_WIDE = "Tệp mã UTF-16, đã đổi sang UTF-8."
_DAMAGED = "{} ký tự trong tệp bị hỏng (hiện là �); hãy xem lại so với bản gốc."


def decode(data: bytes) -> Unified:
    """Return the text of ``data`` in NFC, with what was converted; raise :class:`Unreadable`."""
    if not data.strip():
        raise Unreadable(_EMPTY)
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"Nội dung là {name}, không phải văn bản thuần. {_SAVE_AGAIN}")
    decoded = _wide(data) if _is_wide(data) else _narrow(data)
    if len(_CONTROL.findall(decoded.text[:100_000])) > _ODD_CONTROLS:
        raise Unreadable(_BINARY)
    if not decoded.text.strip():
        raise Unreadable(_EMPTY)
    return decoded


def _is_wide(data: bytes) -> bool:
    return data.startswith(_UTF16) or b"\x00" in data[:4096]


def _wide(data: bytes) -> Unified:
    marked = data.startswith(_UTF16)
    encoding = "utf-16" if marked else "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        if not marked or text.count("\ufffd") * _DAMAGED_SHARE > len(text):
            raise Unreadable(_BINARY) from None
    unified = unify(text)
    return Unified(unified.text, (_WIDE, *_damage(text), *unified.warnings))


def _narrow(data: bytes) -> Unified:
    try:
        return unify(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise Unreadable(_BINARY)
    text = data.decode("utf-8-sig", "replace")
    if text.count("\ufffd") * _DAMAGED_SHARE <= len(text):
        unified = unify(text)
        return Unified(unified.text, (*_damage(text), *unified.warnings))
    old = bytes_to_text(data)
    if old is None:
        raise Unreadable(_UNKNOWN.format(_SAVE_AGAIN))
    return old


def _damage(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (_DAMAGED.format(lost),) if lost else ()
