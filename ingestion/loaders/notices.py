"""What a file carries besides words, told to the person who put it in: macros, a signature, a lock."""

from __future__ import annotations

from ingestion.kinds import Kind
from ingestion.loaders.packed import PACKED
from ingestion.loaders.unreadable import Unreadable

_MACROS = "Tệp có macro; chỉ chữ trong tệp được đọc, macro không chạy."
_SIGNED = "Tệp có chữ ký số; nội dung được đọc, chữ ký không được kiểm tra."
_LOCKED = "Tệp có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi nạp."
_WORD, _LOCK_AT, _LOCK = b"\xec\xa5", 11, 0x01
_SECTOR = 512
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_OLE_SIGNATURE = "_signatures".encode("utf-16-le")
_PDF_SIGNATURES = (b"/adbe.pkcs7", b"/ETSI.CAdES", b"/adbe.x509", b"/ETSI.RFC3161")


def notices(data: bytes, kind: Kind) -> tuple[str, ...]:
    """Return what is to be said of a file of ``kind``, in Vietnamese; raise ``Unreadable`` if locked."""
    if kind in (Kind.DOC, Kind.XLS):
        if kind is Kind.DOC and _is_locked_word(data):
            raise Unreadable(_LOCKED)
        return _told(_VBA in data, _OLE_SIGNATURE in data)
    if kind is Kind.PDF:
        return _told(False, b"/ByteRange" in data and any(sign in data for sign in _PDF_SIGNATURES))
    if kind in PACKED:
        macros = b"vbaProject.bin" in data or b"Basic/Standard/" in data
        return _told(macros, b"_xmlsignatures/" in data or b"META-INF/documentsignatures.xml" in data)
    return ()


def _told(macros: bool, signed: bool) -> tuple[str, ...]:
    return (*((_MACROS,) if macros else ()), *((_SIGNED,) if signed else ()))


def _is_locked_word(data: bytes) -> bool:
    """Tell whether the first Word stream of ``data`` says that its text is encrypted."""
    starts = range(_SECTOR, len(data) - _SECTOR, _SECTOR)
    first = next((at for at in starts if data[at : at + 2] == _WORD), None)
    return first is not None and bool(data[first + _LOCK_AT] & _LOCK)
