"""Times of questions as people say them: parts of months and years, today's, several apart."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.question_times import names_no_year, parse_range, times_apart

TODAY = date(2031, 8, 20)


def day(text: str) -> date | None:
    """``text`` as a day: ``31-12`` of this year, ``31-12-30`` of another; none where it is empty."""
    if not text:
        return None
    number, month, *year = map(int, text.split("-"))
    return date(2000 + year[0] if year else TODAY.year, month, number)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("từ nay đến cuối năm", "20-8", "31-12"),
        ("tu gio toi het nam", "20-8", "31-12"),
        ("từ hôm nay đến hết tháng", "20-8", "31-8"),
        ("từ nay trở đi", "20-8", ""),
        ("từ đầu năm đến nay", "1-1", "20-8"),
        ("các tháng còn lại của năm", "20-8", "31-12"),
        ("đầu năm 2030", "1-1-30", "31-3-30"),
        ("dau 2030", "1-1-30", "31-3-30"),
        ("giữa năm 2030", "1-5-30", "31-8-30"),
        ("cuối năm ngoái", "1-10-30", "31-12-30"),
        ("đầu tháng 3/2030", "1-3-30", "31-3-30"),
        ("cuối quý III/2030", "1-9-30", "30-9-30"),
        ("trước cuối năm 2030", "", "31-12-30"),
        ("đến giữa năm 2030", "", "30-6-30"),
        ("từ giữa tháng 3 đến cuối tháng 5/2030", "11-3-30", "31-5-30"),
        ("giữa tháng 2 và tháng 5 năm 2030", "1-2-30", "31-5-30"),
        ("khoảng tháng 4 đến tháng 6 năm 2030", "1-4-30", "30-6-30"),
        ("tháng 2 năm nay", "1-2", "28-2"),
        ("năm ngoái tháng 2", "1-2-30", "28-2-30"),
    ],
)
def test_parts_of_times_and_times_told_by_today(question: str, first: str, last: str) -> None:
    assert parse_range(question, TODAY) == (day(first), day(last))


@pytest.mark.parametrize("question", ["từ nay đến Tết", "5 năm tới", "mấy tháng tới"])
def test_what_no_calendar_tells_is_no_time(question: str) -> None:
    assert parse_range(question, TODAY) is None


@pytest.mark.parametrize(
    ("question", "times"),
    [
        ("tháng 6 và tháng 9/2030", ["1-6-30 30-6-30", "1-9-30 30-9-30"]),
        ("quý I, quý IV năm 2030", ["1-1-30 31-3-30", "1-10-30 31-12-30"]),
        ("đầu năm và cuối năm 2030", ["1-1-30 31-3-30", "1-10-30 31-12-30"]),
        ("tháng 3-5 và tháng 9/2030", ["1-3-30 31-5-30", "1-9-30 30-9-30"]),
        ("tháng 1, 2/2030", []),
        ("từ tháng 6 đến tháng 9/2030", []),
        ("quý II năm 2030", []),
    ],
)
def test_several_times_are_no_range(question: str, times: list[str]) -> None:
    expected = tuple(tuple(map(day, one.split())) for one in times)
    assert times_apart(question, TODAY) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [("đầu năm", True), ("cuối quý I", True), ("tháng 2 năm nay", False), ("cuối năm 2030", False)],
)
def test_whether_a_part_is_of_any_year(question: str, expected: bool) -> None:
    assert names_no_year(question) is expected
