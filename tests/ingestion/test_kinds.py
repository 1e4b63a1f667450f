"""What a file is, by its content alone."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingestion.kinds import Kind, kind_of
from ingestion.loading import Unreadable, loader_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REAL_FILES = Path(__file__).parents[3] / "shared" / "real-files"


def packed(*names: str, mimetype: str = "") -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


def stream(name: str) -> bytes:
    return OLE + (name + "\0").encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b" \n\0", Kind.EMPTY),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", Kind.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), Kind.XLSX),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), Kind.SLIDES),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), Kind.ODT),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), Kind.ODS),
        (packed("word/document.xml"), Kind.ZIP),
        (packed("a.txt", "b.docx"), Kind.ZIP),
        (packed("a.txt")[:40], Kind.TRUNCATED),
        (stream("WordDocument"), Kind.DOC),
        (stream("Workbook"), Kind.XLS),
        (stream("EncryptedPackage"), Kind.PROTECTED),
        (OLE, Kind.COMPOUND),
        (b"{\\rtf1\\ansi", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        (b"II*\x00\x08", Kind.IMAGE),
        (b"MZ\x90\x00", Kind.PROGRAM),
        (b"Rar!\x1a\x07", Kind.ARCHIVE),
        (b"\x00\x01\x02\xff\xfe\x00" * 50, Kind.BINARY),
        ("Kế hoạch".encode(), Kind.TEXT),
        ("BMW là tên một hãng xe".encode(), Kind.TEXT),
        ("Kế hoạch cải cách".encode("utf-16"), Kind.TEXT),
        ("Kế hoạch cải cách hành chính".encode("utf-16-le"), Kind.TEXT),
        ("Céng hßa x· héi".encode("latin-1"), Kind.TEXT),
        (b"<!DOCTYPE html>\n<html>", Kind.HTML),
        ("<!DOCTYPE html>\n<html>".encode("utf-16"), Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- a --><!-- b --><HTML xmlns='x'>", Kind.HTML),
        (b"<!-- x -->" * 5000 + b"<p>", Kind.TEXT),
        (b"<table><tr><td>Markdown</td></tr></table>", Kind.TEXT),
        (b"From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n", Kind.MHTML),
        (b"Subject: x\r\nMIME-Version: 1.0\r\n", Kind.MAIL),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Kind.WORD_XML),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', Kind.EXCEL_XML),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', Kind.EXCEL_XML),
    ],
)
def test_kinds_are_told_by_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


def test_a_compound_file_that_ends_before_its_last_sector_is_cut() -> None:
    header = bytearray(OLE + bytes(8))[:512]
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 2, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    whole = bytes(header) + table + "WordDocument\0".encode("utf-16-le").ljust(512) + bytes(512)
    assert kind_of(whole) is kind_of(whole[:-500]) is Kind.DOC
    assert kind_of(whole[:-512]) is kind_of(whole[:600]) is Kind.TRUNCATED


@pytest.mark.shared
@pytest.mark.skipif(not REAL_FILES.is_dir(), reason="no shared files beside the project")
def test_real_files_are_what_their_names_say() -> None:
    for path in REAL_FILES.glob("*.[pd][do][fc]"):
        assert kind_of(path.read_bytes()).value == path.suffix[1:], path.name


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_text_is_read_under_any_document_name(name: str) -> None:
    assert Kind.TEXT in loader_of("KẾ HOẠCH".encode(), name).kinds


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"MZ\x90\x00", "ke-hoach.txt", "chương trình"),
        (stream("EncryptedPackage"), "ke-hoach.docx", "mật khẩu"),
        (packed("a.txt")[:40], "ke-hoach.docx", "cắt cụt"),
        (OLE, "ke-hoach.doc", "cắt cụt"),
        (b"Rar!\x1a\x07", "a.rar", "giải nén"),
        (b"import os", "a.py", ".py"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        loader_of(data, name)
