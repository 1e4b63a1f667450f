"""What a file is, told by its content: its name may say anything."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from enum import StrEnum

from ingestion import compound


class Kind(StrEnum):
    """A kind of file that an office has, whether or not it can be read here."""

    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    IMAGE = "image"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    RTF = "rtf"
    DOC = "doc"
    XLS = "xls"
    COMPOUND = "compound of old Office"
    ZIP = "zip"
    PROTECTED = "protected"
    SLIDES = "slides"
    ODS = "ods"
    EXCEL_XML = "excel xml"
    WORD_XML = "word xml"
    MAIL = "mail"
    ARCHIVE = "archive"
    PROGRAM = "program"
    BINARY = "binary"
    TRUNCATED = "truncated"
    CROWDED = "crowded archive"
    EMPTY = "empty"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY, _MOST_ENTRIES = b"PK\x01\x02", 20_000
_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
)
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # readers look for it in the first 1024 bytes
_MEMBERS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.PROTECTED),
    ("word/", Kind.DOCX),
    ("xl/", Kind.XLSX),
    ("ppt/", Kind.SLIDES),
)
_MIMETYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"application/vnd.oasis.opendocument.text", Kind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.ODS),
    (b"application/vnd.oasis.opendocument.presentation", Kind.SLIDES),
)
_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.PROTECTED),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.XLS),
    ("PowerPoint Document", Kind.SLIDES),
    ("__properties_version1.0", Kind.MAIL),
    ("Book", Kind.XLS),
)
_BITMAP_HEADER = frozenset({12, 40, 56, 108, 124})
_LOOKED_AT = 64 * 1024
_LONGEST_TYPE = 100
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_HTML = re.compile(
    r"\s*+(?:<\?xml[^<>]*+>\s*+)?(?><!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(r"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL = re.compile(r"(?:From|Received|Return-Path|MIME-Version|Subject):\s", re.IGNORECASE)
_WORD_XML = re.compile(r"mso-application\s+progid=\"Word|<w:wordDocument\b|<pkg:package\b")
_EXCEL_XML = re.compile(r"mso-application\s+progid=\"Excel|<Workbook\b[^<>]*schemas-microsoft-com:office")


def kind_of(data: bytes) -> Kind:
    """Return what ``data``, a whole file, is; bytes that are no known kind are text or ``BINARY``."""
    if not data.strip(b"\0 \t\r\n\f"):
        return Kind.EMPTY
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(compound.SIGN):
        return _in_ole(data)
    sign = next((kind for sign, kind in _SIGNS if data.startswith(sign)), None)
    if sign is not None and not (data.startswith(b"BM") and not _is_bitmap(data)):
        return sign
    if _PDF in data[:_PDF_WITHIN]:
        return Kind.PDF
    return _in_text(data)


def is_plain_text(data: bytes) -> bool:
    """Tell whether ``data`` is text that no library has to take apart: it may be read in any process."""
    return not data.startswith((*_ZIP, compound.SIGN)) and kind_of(data) is Kind.TEXT


def _in_zip(data: bytes) -> Kind:
    from zipfile import ZipFile

    from ingestion.loaders.zip_faults import ZIP_FAULTS

    if data.count(_ENTRY) > _MOST_ENTRIES:
        return Kind.CROWDED
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                said = archive.open("mimetype").read(_LONGEST_TYPE)
                return next((kind for words, kind in _MIMETYPES if said.startswith(words)), Kind.ZIP)
            return _of_names(names, _MEMBERS) if "[Content_Types].xml" in names else Kind.ZIP
    except ZIP_FAULTS:
        return Kind.TRUNCATED


def _of_names(names: Iterable[str], kinds: Iterable[tuple[str, Kind]]) -> Kind:
    held = tuple(names)
    return next((kind for start, kind in kinds if any(n.startswith(start) for n in held)), Kind.ZIP)


def _in_ole(data: bytes) -> Kind:
    """Stream names stand in the directory as UTF-16, each ended by a null."""
    found = (kind for name, kind in _STREAMS if (name + "\0").encode("utf-16-le") in data)
    return Kind.TRUNCATED if compound.is_cut(data) else next(found, Kind.COMPOUND)


def _is_bitmap(data: bytes) -> bool:
    return len(data) > 18 and int.from_bytes(data[14:18], "little") in _BITMAP_HEADER


def _in_text(data: bytes) -> Kind:
    head = data[:_LOOKED_AT]
    wide = head.startswith(_WIDE) or _is_wide(head)
    if not wide and (b"\0" in head or sum(byte in _CONTROLS for byte in head) > len(head) / 100):
        return Kind.BINARY
    words = head.decode("utf-16" if head.startswith(_WIDE) else "latin-1", "replace").replace("\0", "")
    words = words.removeprefix("\ufeff").removeprefix("ï»¿")
    if _MAIL.match(words):
        return Kind.MHTML if _MHTML.search(words) else Kind.MAIL if "MIME-Version" in words else Kind.TEXT
    if _WORD_XML.search(words[:2000]):
        return Kind.WORD_XML
    if _EXCEL_XML.search(words[:2000]):
        return Kind.EXCEL_XML
    return Kind.HTML if _HTML.match(words) else Kind.TEXT


def _is_wide(head: bytes) -> bool:
    """Tell whether ``head`` is UTF-16 without a mark: of Latin letters, every other byte is null."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return len(head) >= 4 and max(even, odd) > len(head) / 6 and min(even, odd) * 20 < max(even, odd)
