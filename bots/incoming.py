"""Files from outside: what they may be called, and what they are, told by their content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

_LONGEST_NAME = 180  # bytes: room for what file systems allow and for the marks put before it
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+')
_LOOKED_AT = 64 * 1024
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_NAMES: Mapping[str, str] = {
    "pdf": "tệp PDF",
    "zip": "tệp nén (như .docx, .xlsx, .zip)",
    "ole": "tệp Word hoặc Excel đời cũ (.doc, .xls)",
    "rtf": "tệp RTF",
    "image": "ảnh",
    "archive": "tệp nén",
    "program": "chương trình",
    "text": "văn bản thuần",
    "binary": "dữ liệu không phải văn bản",
}
_EXPECTED: Mapping[str, str] = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".csv": "text",
    ".htm": "text",
    ".html": "text",
    ".pdf": "pdf",
    ".docx": "zip",
    ".xlsx": "zip",
    ".odt": "zip",
    ".doc": "ole",
    ".xls": "ole",
    ".rtf": "rtf",
}


class BadUpload(ValueError):
    """A file cannot be taken in; the message says why, in Vietnamese."""


def safe_name(name: str, suffixes: Collection[str]) -> str:
    """Return ``name`` as a plain file name in NFC, without any folder; raise BadUpload.

    ``suffixes`` are those that can be read, lower case with their dot.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = " ".join(_UNFIT.sub(" ", last).split()).lstrip(".~$ ").rstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not stem.strip() or f"{dot}{ending}".lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        raise BadUpload(f"Tên tệp “{plain or name[:80]}” không dùng được. Cần tên có đuôi: {known}.")
    if len(plain.encode()) > _LONGEST_NAME:
        raise BadUpload("Tên tệp quá dài. Hãy đặt tên ngắn hơn (khoảng 100 chữ) rồi nạp lại.")
    return plain


def kind_of(head: bytes) -> str:
    """Return what the first bytes of a file say it is: pdf, zip, ole, rtf, image, …, text or binary."""
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if head.startswith(_WIDE_TEXT):
        return "text"
    looked_at = head[:_LOOKED_AT]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in looked_at)
    return "binary" if b"\0" in looked_at or odd > len(looked_at) / 100 else "text"


def check_content(name: str, head: bytes) -> None:
    """Raise BadUpload where the file named ``name`` is empty or not what its name says."""
    if not head.strip():
        raise BadUpload(f"Tệp “{name}” rỗng.")
    suffix = "." + name.rpartition(".")[2].lower()
    expected, found = _EXPECTED.get(suffix), kind_of(head)
    if expected is not None and found != expected:
        raise BadUpload(f"Tệp “{name}” có đuôi {suffix} nhưng nội dung là {_NAMES[found]}, nên không nạp.")
