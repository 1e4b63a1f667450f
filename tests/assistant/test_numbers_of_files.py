"""A document that prints no number, meant by that of its file's name."""

from __future__ import annotations

import pytest

from assistant.filed import has_number
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
    assert has_number(Head(file, "1"), figure, suffix) is meant


def test_a_printed_number_is_the_only_one() -> None:
    head = Head("Ke-hoach-171-KH-UBND.txt", "1", number="0174/KH-UBND")
    assert has_number(head, "174", "kh-ubnd")
    assert not has_number(head, "171", None)
