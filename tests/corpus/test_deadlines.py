"""Deadline cells and the time a question names."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.deadlines import parse_deadline, parse_range
from corpus.model import Deadline

TODAY = date(2025, 8, 15)


def days(deadline: Deadline | None) -> tuple[str, str | None, str | None]:
    assert deadline is not None
    start, end = deadline.start, deadline.end
    return deadline.kind, start and start.isoformat(), end and end.isoformat()


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Năm 2021", "period", "2021-01-01", "2021-12-31"),
        ("Năm2021", "period", "2021-01-01", "2021-12-31"),
        ("2026", "period", "2026-01-01", "2026-12-31"),
        ("2026-2030", "period", "2026-01-01", "2030-12-31"),
        ("Giai đoạn 2026 – 2030", "period", "2026-01-01", "2030-12-31"),
        ("năm 2026 - 2027", "period", "2026-01-01", "2027-12-31"),
        ("Quý IV/2024", "period", "2024-10-01", "2024-12-31"),
        ("Quí IV-2025", "period", "2025-10-01", "2025-12-31"),
        ("QuýI/2025", "period", "2025-01-01", "2025-03-31"),
        ("Quý III Năm 2026", "period", "2026-07-01", "2026-09-30"),
        ("Trong năm quý I/2024", "period", "2024-01-01", "2024-03-31"),
        ("Quý IV/2025- Quý II/2026", "period", "2025-10-01", "2026-06-30"),
        ("Quý II, III/2025", "period", "2025-04-01", "2025-09-30"),
        ("Tháng 01/2025", "period", "2025-01-01", "2025-01-31"),
        ("Tháng 2/2024", "period", "2024-02-01", "2024-02-29"),
        ("6/2025", "period", "2025-06-01", "2025-06-30"),
        ("Tháng 3-4/2025", "period", "2025-03-01", "2025-04-30"),
        ("Năm 2025 (Quý III)", "period", "2025-07-01", "2025-09-30"),
        ("Quý II+III/2025", "period", "2025-04-01", "2025-09-30"),
        ("Q4/2025", "period", "2025-10-01", "2025-12-31"),
        ("từ 01/02/2025 đến 31/3/2025", "period", "2025-02-01", "2025-03-31"),
        ("Năm 2024 - 2025, định hướng đến năm 2030", "period", "2024-01-01", "2025-12-31"),
        ("Giai đoạn 2021 - 2025 và những năm tiếp theo", "period", "2021-01-01", None),
        ("Từ tháng 3 đến tháng 6/2025", "period", "2025-03-01", "2025-06-30"),
        ("Từ năm 2026 đến năm 2028", "period", "2026-01-01", "2028-12-31"),
        ("6 tháng đầu năm 2025", "period", "2025-01-01", "2025-06-30"),
        ("04 tháng đầu năm 2025", "period", "2025-01-01", "2025-04-30"),
        ("hai tháng cuối năm 2025", "period", "2025-11-01", "2025-12-31"),
        ("10 tháng đầu năm 2025", "period", "2025-01-01", "2025-10-31"),
        ("tháng cuối năm 2025", "period", "2025-12-01", "2025-12-31"),
        ("Trước năm 2030", "period", None, "2029-12-31"),
        ("Hoàn thành trước tháng 6 năm 2025", "period", None, "2025-05-31"),
        ("đến năm 2030", "period", None, "2030-12-31"),
        ("đến hết năm 2025", "period", None, "2025-12-31"),
        ("Đến giữa năm 2023", "period", None, "2023-06-30"),
        ("từ năm 2026", "period", "2026-01-01", None),
        ("năm 2025 và các năm tiếp theo", "period", "2025-01-01", None),
        ("2025 và những năm tiếp theo", "period", "2025-01-01", None),
        ("31/10/2025", "date", None, "2025-10-31"),
        ("ngày 15 tháng 12 năm 2025", "date", None, "2025-12-15"),
        ("trước ngày 15/01/2024", "date", None, "2024-01-15"),
        ("Thường xuyên", "continuous", None, None),
        ("Thường xuyên từ năm 2025", "continuous", "2025-01-01", None),
        ("Đột xuất", "unknown", None, None),
        ("Đầu năm 2025", "unknown", None, None),
        ("31/02/2025", "unknown", None, None),
    ],
)
def test_wording_becomes_days(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert days(parse_deadline(text)) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Quý I", "period", "2025-01-01", "2025-03-31"),
        ("Tháng 3", "period", "2025-03-01", "2025-03-31"),
        ("Trước 15/6", "date", None, "2025-06-15"),
        ("20/3", "date", None, "2025-03-20"),
        ("Chậm nhất 05/02", "date", None, "2025-02-05"),
        ("15/19", "unknown", None, None),
        ("Trong năm", "period", "2025-01-01", "2025-12-31"),
        ("Cả năm", "continuous", "2025-01-01", "2025-12-31"),
        ("Thường xuyên trong năm", "continuous", "2025-01-01", "2025-12-31"),
    ],
)
def test_single_year_plan_gives_the_year(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert days(parse_deadline(text, (2025, 2025))) == (kind, start, end)


@pytest.mark.parametrize("text", ["Quý I", "Tháng 3", "Trong năm"])
@pytest.mark.parametrize("years", [None, (2021, 2025)])
def test_year_is_never_guessed(text: str, years: tuple[int, int] | None) -> None:
    assert days(parse_deadline(text, years)) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("text", "repeat"),
    [
        ("Hàng năm", "yearly"),
        ("Thường xuyên, hằng năm", "yearly"),
        ("trước ngày 01/6 và 15/11 hằng năm", "yearly"),
        ("Hàng quý, 06 tháng, năm và đột xuất", "quarterly"),
        ("Định kỳ hàng quý", "quarterly"),
        ("Thường xuyên hàng tháng", "monthly"),
        ("Định kỳ 6 tháng", None),
    ],
)
def test_rhythms_recur(text: str, repeat: str | None) -> None:
    deadline = parse_deadline(text, (2025, 2025))
    assert deadline == Deadline("recurring", repeat=repeat)


@pytest.mark.parametrize(
    "text",
    [
        "Sau khi có hướng dẫn của Trung ương",
        "Khi có các văn bản mới ban hành",
        "Theo Kế hoạch năm 2025 của UBND tỉnh",
        "Kể từ ngày ký ban hành",
        "05 ngày làm việc sau khi nhận hồ sơ",
    ],
)
def test_conditions_keep_their_words_and_give_no_days(text: str) -> None:
    assert parse_deadline(text, (2025, 2025)) == Deadline("conditional", condition=text)


def test_period_with_a_condition_keeps_both() -> None:
    deadline = parse_deadline("Trong năm 2024 (sau khi có hướng dẫn của Bộ Nội vụ).")
    assert days(deadline) == ("period", "2024-01-01", "2024-12-31")
    assert deadline is not None
    assert deadline.condition == "sau khi có hướng dẫn của Bộ Nội vụ"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ban hành Kế hoạch: Quý I Thực hiện: cả năm", ["Ban hành Kế hoạch", "Thực hiện"]),
        ("Trình: Tháng 3; Đánh giá: tháng 12", ["Trình", "Đánh giá"]),
        ("Trình: Tháng 3 Đánh giá: tháng 12", ["Trình", "Đánh giá"]),
    ],
)
def test_labelled_parts_are_kept_and_spanned(text: str, labels: list[str]) -> None:
    deadline = parse_deadline(text, (2025, 2025))
    assert deadline is not None
    assert [part.label for part in deadline.parts] == labels
    assert deadline.start == deadline.parts[0].start
    assert deadline.end == date(2025, 12, 31)


def test_conditional_part_leaves_the_dated_one() -> None:
    deadline = parse_deadline("Đăng ký: Tháng 3/2025 Xây dựng: Sau khi có Kế hoạch năm 2025")
    assert deadline is not None
    assert [part.kind for part in deadline.parts] == ["period", "conditional"]
    assert days(deadline) == ("period", "2025-03-01", "2025-03-31")


@pytest.mark.parametrize("text", [None, "", "  ", "-", "…", "."])
def test_blank_is_none(text: str | None) -> None:
    assert parse_deadline(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("việc trong quý I/2025", "2025-01-01", "2025-03-31"),
        ("viec quy 1 2025", "2025-01-01", "2025-03-31"),
        ("trước tháng 6", None, "2025-05-31"),
        ("trước tháng 6 trong kế hoạch năm 2024", None, "2024-05-31"),
        ("trước ngày 30/6/2025", None, "2025-06-30"),
        ("sau nam 2024", "2025-01-01", None),
        ("từ tháng 3 đến tháng 6/2025", "2025-03-01", "2025-06-30"),
        ("năm nay", "2025-01-01", "2025-12-31"),
        ("thang 12 nam nay", "2025-12-01", "2025-12-31"),
        ("quý này", "2025-07-01", "2025-09-30"),
        ("tháng sau", "2025-09-01", "2025-09-30"),
        ("trong 3 tháng tới", "2025-08-15", "2025-11-15"),
        ("tuần này", "2025-08-11", "2025-08-17"),
        ("hôm nay", "2025-08-15", "2025-08-15"),
        ("giai doan 2021-2025", "2021-01-01", "2025-12-31"),
    ],
)
def test_question_time(text: str, start: str | None, end: str | None) -> None:
    found = parse_range(text, TODAY)
    assert found is not None
    assert tuple(day and day.isoformat() for day in found) == (start, end)


@pytest.mark.parametrize(
    "text", ["Sở Nội vụ chủ trì gì", "Quyết định 2142/QĐ-UBND giao gì", "Nghị định 34/2016/NĐ-CP", "quỹ nào"]
)
def test_question_without_time(text: str) -> None:
    assert parse_range(text, TODAY) is None
