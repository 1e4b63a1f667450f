"""The parts of a Word file: XML read from its archive, without entities, networks or endless expansion."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from ingestion.loaders.docx.names import STRICT, Element
from ingestion.loaders.limits import Limits
from ingestion.loaders.unreadable import Unreadable
from ingestion.loaders.zip_faults import ZIP_FAULTS

_DOCTYPE = b"<!DOCTYPE"
_OFFICE = "/officeDocument"
_TOO_LARGE = "Tệp Word quá lớn khi giải nén (trên {:g} MB hoặc quá nhiều phần). Hãy tách nhỏ tệp rồi nạp lại."
_BROKEN = (
    "Tệp Word hỏng hoặc tải về chưa trọn ({}). Hãy mở bằng Word, chọn “Mở và sửa chữa”, lưu lại rồi nạp lại."
)


@dataclass(frozen=True, slots=True)
class Package:
    """An open Word archive: its main part by name, other parts by the last word of their relation."""

    archive: ZipFile
    main: str
    related: dict[str, str]
    largest: int

    def part(self, kind: str) -> Element | None:
        """Return the root of the part related as ``kind`` (``styles`` …), where there is one."""
        name = self.related.get(kind)
        return None if name is None else _xml(self.archive, name, self.largest)

    def body(self) -> Element:
        """Return the root of the main part."""
        return _xml(self.archive, self.main, self.largest)

    def pictures(self) -> int:
        """Count the pictures the file holds."""
        return sum("/media/" in name for name in self.archive.namelist())


def open_package(data: bytes, limits: Limits) -> Package:
    """Open the Word file in ``data``; raise :class:`Unreadable` where it is none or broken."""
    try:
        archive = ZipFile(BytesIO(data))
    except ZIP_FAULTS as fault:
        raise Unreadable(_BROKEN.format("không mở được gói nén")) from fault
    largest = int(limits.expanded_megabytes * 1_000_000)
    if (
        len(archive.infolist()) > limits.members
        or sum(each.file_size for each in archive.infolist()) > largest
    ):
        raise Unreadable(_TOO_LARGE.format(limits.expanded_megabytes))
    main = next((to for kind, to in _relations(archive, "", largest) if kind.endswith(_OFFICE)), None)
    if main is None:
        raise Unreadable("Không phải tệp Word (.docx). Hãy kiểm tra lại tệp nguồn.")
    related = {kind.rsplit("/", 1)[-1]: target for kind, target in _relations(archive, main, largest)}
    return Package(archive, main, related, largest)


def _relations(archive: ZipFile, name: str, largest: int) -> list[tuple[str, str]]:
    """The parts that part ``name`` refers to inside the file: kind and full name of each."""
    folder, file = posixpath.split(name)
    place = posixpath.join(folder, "_rels", f"{file}.rels")
    if place not in archive.namelist():
        return []
    return [
        (relation.get("Type", ""), _full_name(folder, relation.get("Target", "")))
        for relation in _xml(archive, place, largest)
        if relation.get("TargetMode") != "External"
    ]


def _full_name(folder: str, target: str) -> str:
    inside = target.startswith("/")
    return posixpath.normpath(target.lstrip("/") if inside else posixpath.join(folder, target))


def _xml(archive: ZipFile, name: str, largest: int) -> Element:
    data = _bytes(archive, name, largest)
    for strict, usual in STRICT.items():
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(_BROKEN.format(f"phần {name} sai cú pháp hoặc lồng quá sâu")) from fault
    if _DOCTYPE in data:
        raise Unreadable(
            f"Tệp Word có khai báo DTD trong phần {name}, điều Word không bao giờ ghi; không đọc vì an toàn. "
            "Hãy lưu lại bằng Word rồi nạp lại."
        )
    return root


def _bytes(archive: ZipFile, name: str, largest: int) -> bytes:
    try:
        with archive.open(name) as part:
            data = part.read(largest + 1)
    except KeyError as fault:
        raise Unreadable(_BROKEN.format(f"thiếu phần {name}")) from fault
    except ZIP_FAULTS as fault:
        if type(fault) is RuntimeError:  # how zipfile asks for a password
            raise Unreadable("Tệp Word đặt mật khẩu. Hãy bỏ mật khẩu rồi nạp lại.") from fault
        raise Unreadable(_BROKEN.format(f"không giải nén được phần {name}")) from fault
    if len(data) > largest:
        raise Unreadable(_TOO_LARGE.format(largest / 1_000_000))
    return data
