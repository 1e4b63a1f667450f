"""From bytes to Unicode text, or a clear message for the person who has to mend the file."""

from __future__ import annotations

import codecs
import re

from corpus.text import nfc
from ingestion.loaders.unreadable import Unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"PK\x03\x04": "tệp nén hoặc Word/Excel (.docx, .xlsx, .zip)",
    b"%PDF": "tệp PDF",
    b"\xd0\xcf\x11\xe0": "tệp Word/Excel kiểu cũ (.doc, .xls)",
    b"{\\rtf": "tệp RTF",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_TCVN3 = re.compile("[®¬¨©·¹¸µ¶¾»¼½Æ\u00adÖÞÓ×ß]")
_VNI = re.compile("[aeouAEOU][äïùøûõâáàåãéèúüêë]")
_NEEDED = 4


def decode(data: bytes) -> str:
    """Return the text of ``data`` in NFC; raise :class:`Unreadable` for what is not Unicode text."""
    if not data.strip():
        raise Unreadable("Tệp rỗng: không có nội dung nào để đọc. Hãy kiểm tra lại tệp nguồn.")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(
                f"Nội dung là {name}, không phải văn bản thuần. Hãy lưu lại thành .txt hoặc .md mã UTF-8."
            )
    text = _unicode(data)
    if len(_CONTROL.findall(text[:100_000])) > _NEEDED:
        raise Unreadable("Tệp nhị phân, không phải văn bản. Hãy lưu lại thành .txt hoặc .md mã UTF-8.")
    if legacy := _legacy(text):
        raise Unreadable(
            f"Chữ trong tệp là bảng mã cũ {legacy}, không phải Unicode. "
            "Hãy chuyển mã sang Unicode (UTF-8) rồi nạp lại."
        )
    if not text.strip():
        raise Unreadable("Tệp rỗng: không có nội dung nào để đọc. Hãy kiểm tra lại tệp nguồn.")
    return nfc(text)


def _unicode(data: bytes) -> str:
    if data.startswith(_UTF16):
        encoding = "utf-16"
    elif b"\x00" in data[:4096]:
        encoding = "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise Unreadable("Tệp nhị phân, không phải văn bản. Hãy lưu lại thành .txt hoặc .md mã UTF-8.")
    guess = _legacy(data.decode("latin-1")) or "Windows-1258 hoặc một bảng mã cũ khác"
    raise Unreadable(
        f"Tệp không phải mã UTF-8 hay UTF-16 (có vẻ là {guess}). Hãy chuyển mã sang UTF-8 rồi nạp lại."
    )


def _legacy(text: str) -> str | None:
    """Name the pre-Unicode Vietnamese encoding whose bytes ``text`` shows as Latin letters."""
    sample = text[:200_000]
    if len(_VIETNAMESE.findall(sample)) >= _NEEDED:
        return None
    tcvn, vni = len(_TCVN3.findall(sample)), len(_VNI.findall(sample))
    if max(tcvn, vni) < _NEEDED or max(tcvn, vni) * 40 < len(sample):
        return None
    return "VNI" if vni > tcvn else "TCVN3 (ABC)"
