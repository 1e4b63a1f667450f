"""A document that prints no number, meant by that of its file's name."""

from __future__ import annotations

import pytest

from assistant.naming.filed import numbered
from assistant.naming.scope import having, known_references
from corpus.model import Head


@pytest.mark.parametrize(
    ("file", "figure", "suffix", "meant"),
    [
        ("Cong-van-512-UBND-NC-nam-2025-dot-than-trong-nha.txt", "512", None, True),
        ("Cong-van-512-UBND-NC-nam-2025-dot-than-trong-nha.txt", "512", "ubnd-nc", True),
        ("Cong-van-512-UBND-NC-nam-2025-dot-than-trong-nha.txt", "512", "ubnd-kt", False),
        ("Quyết định số 43.docx", "43", None, True),
        ("Quyet-dinh-43-2025-QD-UBND-nuoi-ong.txt", "43", "2025/qd-ubnd", True),
        ("77_KH-UBND_ao-ca.md", "77", None, True),
        ("ke-hoach-2025.txt", "2025", None, False),  # a year
        ("ong-mat-dot-3.txt", "3", None, False),
        ("ve-thuc-hien-nghi-quyet-214-nq-cp.txt", "214", None, False),  # that of another document
    ],
)
def test_a_files_number_is_that_of_a_document_that_prints_none(
    file: str, figure: str, suffix: str | None, meant: bool
) -> None:
    assert bool(numbered((Head(file, "1"),), figure, suffix)) is meant


def test_a_printed_number_is_the_only_one() -> None:
    head = Head("Ke-hoach-171-KH-UBND.txt", "1", number="0174/KH-UBND")
    assert numbered((head,), "174", "kh-ubnd") == (head,)
    assert not numbered((head,), "171", None)


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        ("384-QĐ/TW", "Quy định 384-QĐ/TW về việc gì?"),
        ("37-HD/BTGDVTW", "Ai ký Hướng dẫn số 37-HD/BTGDVTW?"),
        ("6278/BVHTTDL-KHCNĐTMT", "Công văn 6278/BVHTTDL-KHCNĐTMT gửi ai?"),
        ("115/VPCP-V.I", "Công văn 115/VPCP-V.I nói gì?"),
        ("115/VPCP-V.I", "Công văn 115/VPCP-V nói gì?"),
        ("384-QĐ/TW", "Quy định 384 nói gì?"),
    ],
)
def test_numbers_of_the_party_and_of_long_letters_are_known(number: str, asked: str) -> None:
    heads = (Head("a.txt", "1", number=number), Head("b.txt", "2", number="384/QĐ-UBND"))
    (reference, *_) = known_references(asked, heads)
    assert having(heads, reference)[0] == heads[0]


def test_letters_of_another_body_make_another_number() -> None:
    heads = (Head("a.txt", "1", number="384-QĐ/TW"),)
    assert known_references("Quy định 384-QĐ/TU nói gì?", heads) == ()
