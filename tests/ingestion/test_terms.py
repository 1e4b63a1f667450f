from __future__ import annotations

import pytest

from ingestion.terms import defined_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giải quyết thủ tục hành chính (TTHC) đúng hạn", (("TTHC", "thủ tục hành chính"),)),
        (
            "nâng cao Chỉ số nước sạch nông thôn (CLEAN WATER) của huyện",
            (("CLEAN WATER", "Chỉ số nước sạch nông thôn"),),
        ),
        ("Chỉ số nước sạch của Sở Y tế (CLEAN)", (("CLEAN", "Chỉ số nước sạch"),)),
        ("hợp tác xã (sau đây gọi tắt là HTX) trên địa bàn", (("HTX", "hợp tác xã"),)),
        ("trồng rừng phòng hộ (cả rừng tràm)", ()),
        ("theo Quyết định số 12 (kèm theo)", ()),
    ],
)
def test_short_forms_are_taken_with_the_words_they_stand_for(
    text: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert defined_terms([text]) == expected


def test_a_short_form_is_taken_once() -> None:
    assert len(defined_terms(["hợp tác xã (HTX)", "các hợp tác xã (HTX)"])) == 1
