from __future__ import annotations

import pytest

from assistant.naming.units_told import units_named

_PRINTED = (
    "Ban Thi đua - Khen thưởng",
    "Phòng Giáo dục Mầm non",
    "Phòng Giáo dục Tiểu học",
    "Phòng Văn thư, lưu trữ",
    "Phòng Xây dựng chính quyền và Công tác thanh niên",
    "Sở Y tế",
)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (
            "phòng lo chuyện xây dựng chính quyền và thanh niên của Sở Nội vụ làm gì?",
            "Phòng Xây dựng chính quyền và Công tác thanh niên của Sở Nội vụ làm gì?",
        ),
        (
            "việc của cái phòng phụ trách văn thư thì ai theo dõi?",
            "việc của Phòng Văn thư, lưu trữ thì ai theo dõi?",
        ),
        ("phong chuyen ve luu tru phai lam gi", "phong van thu, luu tru phai lam gi"),
        ("phòng lo thi đua chủ trì việc gì?", "Ban Thi đua - Khen thưởng chủ trì việc gì?"),
    ],
)
def test_a_unit_told_by_its_work_is_called_by_the_name_printed(asked: str, named: str) -> None:
    assert units_named(asked, _PRINTED) == named


@pytest.mark.parametrize(
    "asked",
    [
        "phòng lo chuyện giáo dục làm gì?",  # two of them
        "phòng lo chuyện kế toán làm gì?",  # none
        "phòng nào phụ trách văn thư?",
        "phòng chống lãng phí do ai phụ trách?",
    ],
)
def test_what_fits_no_one_unit_is_left_as_it_is(asked: str) -> None:
    assert units_named(asked, _PRINTED) == asked
