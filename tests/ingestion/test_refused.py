"""What is refused at the door, and what is said of files that carry more than words."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from ingestion.kinds import Kind, kind_of
from ingestion.loading import Limits, Unreadable, load_bytes, loader_of

HEAD = "UBND TỈNH A\nSố: 1/KH-UBND\n{}\nKẾ HOẠCH\nNăm 2025\n"
TYPES = "[Content_Types].xml"


def workbook(**parts: str | bytes) -> bytes:
    """A workbook with further ``parts``, their names with ``__`` for ``/``."""
    book = Workbook()
    book.active.append(["KẾ HOẠCH"])
    held = io.BytesIO()
    book.save(held)
    with ZipFile(held, "a", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(re.sub("_xml$", ".xml", name.replace("__", "/")), content)
    return held.getvalue()


@pytest.mark.parametrize(
    "mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "**TỐI  MẬT**", "Độ mật: MẬT".upper(), "MẬT - HỎA TỐC"]
)
def test_a_secret_document_is_refused_unless_allowed(mark: str) -> None:
    data = HEAD.format(f"\n{mark}\n").encode()
    with pytest.raises(Unreadable, match="bí mật nhà nước"):
        load_bytes(data, "a.txt")
    assert load_bytes(data, "a.txt", Limits(secret=True)).blocks


@pytest.mark.parametrize("words", ["Bảo vệ bí mật nhà nước", "MẬT ONG", "HỎA TỐC", "Tối mật độ dân số"])
def test_words_that_are_no_mark_pass(words: str) -> None:
    assert load_bytes(HEAD.format(f"\n{words}\n").encode(), "a.txt").blocks


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = workbook(xl__media__big=b"0" * 30_000_000)
    assert len(data) < 100_000
    with pytest.raises(Unreadable, match="giải nén ra quá lớn"):
        load_bytes(data, "a.xlsx", Limits(expanded_megabytes=20))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(Unreadable, match="quá nhiều phần"):
        load_bytes(workbook(**{f"p{n}": "x" for n in range(60)}), "a.xlsx", Limits(members=50))


def test_entities_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(Unreadable, match="DTD"):
        load_bytes(workbook(xl__extra_xml=bomb), "a.xlsx")


def test_an_archive_of_endless_entries_is_not_opened() -> None:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        for number in range(20_100):
            archive.writestr(str(number), "")
    assert kind_of(held.getvalue()) is Kind.CROWDED
    with pytest.raises(Unreadable, match="quá nhiều"):
        loader_of(held.getvalue(), "a.docx")


def test_locked_parts_are_said_to_be_locked() -> None:
    data = bytearray(workbook())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    with pytest.raises(Unreadable, match="mật khẩu"):
        load_bytes(bytes(data), "a.xlsx")


def test_a_locked_word_file_of_old_is_said_to_be_locked() -> None:
    stream = bytearray(512)
    stream[0:2], stream[11] = b"\xec\xa5", 1
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
        + bytes(stream)
        + "WordDocument\0".encode("utf-16-le")
    )
    with pytest.raises(Unreadable, match="mật khẩu"):
        load_bytes(data.ljust(4096, b"\0"), "a.doc")


@pytest.mark.parametrize(
    ("part", "said"), [("xl__vbaProject.bin", "macro"), ("_xmlsignatures__sig1_xml", "chữ ký số")]
)
def test_macros_and_signatures_are_told(part: str, said: str) -> None:
    document = load_bytes(workbook(**{part: "x"}), "a.xlsx")
    assert said in document.warnings[0]


def test_a_truncated_file_is_said_to_be_so() -> None:
    data = workbook()
    for length in (100, len(data) // 2, len(data) - 10):
        with pytest.raises(Unreadable, match=r"cắt cụt|chưa trọn|hỏng"):
            load_bytes(data[:length], "a.xlsx")


def test_a_text_of_too_many_pages_is_refused() -> None:
    text = "Kế hoạch năm 2025.\n\n" * 5_000
    with pytest.raises(Unreadable, match="quá dài"):
        load_bytes(text.encode(), "a.txt", Limits(pages=10))
    assert load_bytes(text.encode(), "a.txt", Limits(pages=100)).blocks


def test_too_many_cells_are_refused() -> None:
    rows = "\n".join("\t".join("abc") for _ in range(100))
    with pytest.raises(Unreadable, match="quá nhiều ô"):
        load_bytes(rows.encode(), "a.txt", Limits(cells=200))
    wide = "<html><table>" + "<tr><td colspan=100>a<td colspan=100>b" * 100 + "</table>"
    with pytest.raises(Unreadable, match="quá nhiều ô"):
        load_bytes(wide.encode(), "a.html", Limits(cells=1000))
