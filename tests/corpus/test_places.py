"""Provinces in text, and what became of them."""

from __future__ import annotations

import pytest

from corpus.places import current_province, find_places, merged_provinces, provinces, slipped_places


def names(text: str) -> list[str]:
    return [place.name for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UBND TỈNH ĐẮK NÔNG", ["Đắk Nông"]),
        ("Đăk Nông, ngày 18 tháng 8", ["Đắk Nông"]),
        ("ke hoach cua dak nong va binh phuoc", ["Đắk Nông", "Bình Phước"]),
        ("kế hoạch của tp.hcm", ["Hồ Chí Minh"]),
        ("Bà Rịa - Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
        ("Thừa Thiên Huế", ["Huế"]),
        ("tỉnh Hoà Bình", ["Hòa Bình"]),
        ("tinh ca mau lam gi", ["Cà Mau"]),
    ],
)
def test_every_spelling_is_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    ["diễn biến phức tạp", "tat ca mau don", "điểm cao bằng năm trước", "hang nam dinh ky", "có hai phòng"],
)
def test_ordinary_words_are_no_province(text: str) -> None:
    assert names(text) == []


def test_place_stands_where_it_is_printed() -> None:
    text = "Kế hoạch tỉnh Bình Định năm 2025"
    (place,) = find_places(text)
    assert text[place.start : place.end] == "Bình Định"
    assert place.current == "Gia Lai"


def test_mergers_lead_to_34_provinces() -> None:
    assert len(provinces()) == 63
    assert len({province.current for province in provinces().values()}) == 34
    assert current_province("dak nong") == "Lâm Đồng"
    assert set(merged_provinces("Lâm Đồng")) == {"Đắk Nông", "Bình Thuận"}
    assert merged_provinces("Cao Bằng") == ()


KNOWN = frozenset(["đề", "án", "ở", "tỉnh", "bình", "định", "điền", "quảng", "nam", "phước", "long"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("đề án ở Bình Địn", ["Bình Định"]),
        ("đề án ở Bìnhh Định", ["Bình Định"]),
        ("đề án ở Qunảg Nam", ["Quảng Nam"]),
        ("đề án ở Bình Điền", []),  # a place of its own
        ("đề án ở Bình Xxx", []),
        ("đề án ở Phước Long", []),
    ],
)
def test_one_letter_wrong_is_still_that_province(text: str, names: list[str]) -> None:
    assert [place.name for place in slipped_places(text, KNOWN.__contains__)] == names
