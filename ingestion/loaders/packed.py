"""Files that are archives of parts (Word, Excel, OpenDocument): looked at before anything is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from ingestion.kinds import Kind
from ingestion.loaders.limits import Limits
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.zip_faults import ZIP_FAULTS

_FIRST_BYTES = 4096
_DOCTYPE = b"<!DOCTYPE"
PACKED = frozenset({Kind.DOCX, Kind.XLSX, Kind.ODT, Kind.ODS})
_XML = (".xml", ".rels")
_TRUNCATED = "Tệp bị cắt cụt hoặc hỏng, không mở được. Hãy lấy lại bản đủ rồi nạp."
_PROTECTED = "Tệp có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi nạp."
_MANY = "Tệp có quá nhiều phần bên trong ({}, tối đa {}); không đọc vì an toàn."
_BOMB = "Tệp giải nén ra quá lớn ({} MB, tối đa {:g} MB); không đọc vì an toàn."
_DTD = (
    "Tệp có khai báo DTD trong phần {}, điều Word và Excel không bao giờ ghi; không đọc vì an toàn. "
    "Hãy lưu lại bằng Word hoặc Excel rồi nạp."
)


def check_packed(data: bytes, limits: Limits) -> None:
    """Raise :class:`Unreadable` where the archive ``data`` is broken, locked, a bomb, or no document."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            check_members(archive.infolist(), limits)
            for info in archive.infolist():
                if info.filename.endswith(_XML) and _DOCTYPE in _start(archive, info):
                    raise Unreadable(_DTD.format(info.filename))
    except ZIP_FAULTS as fault:
        raise Unreadable(_TRUNCATED) from fault


def check_members(members: Sequence[ZipInfo], limits: Limits) -> None:
    """Raise :class:`Unreadable` where an archive's ``members`` are locked, too many or expand too far."""
    if any(info.flag_bits & 1 for info in members):
        raise Unreadable(_PROTECTED)
    if len(members) > limits.members:
        raise Unreadable(_MANY.format(len(members), limits.members))
    expanded = sum(info.file_size for info in members) / 1e6
    if expanded > limits.expanded_megabytes:
        raise Unreadable(_BOMB.format(round(expanded), limits.expanded_megabytes))


def _start(archive: ZipFile, info: ZipInfo) -> bytes:
    with archive.open(info) as part:
        return part.read(_FIRST_BYTES)
