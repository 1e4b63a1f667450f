"""Reports sent again and again: whose day is meant, through whom they go, hours, half years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

_PLAN = """
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 12 tháng 5 năm 2025

KẾ HOẠCH

{title}

I. MỤC TIÊU
Nâng cao đời sống của người dân trên địa bàn tỉnh.

II. TỔ CHỨC THỰC HIỆN

{duties}

Nơi nhận:
- Lưu: VT.
"""
BEES = _PLAN.format(
    number=31,
    title="Phát triển nghề nuôi ong lấy mật trên địa bàn tỉnh giai đoạn 2026 - 2030",
    duties="""1. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường định kỳ báo cáo kết quả thực hiện trước ngày \
20/11 về Sở Công Thương để tổng hợp.

2. Sở Công Thương tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/11 hằng năm.

3. Giao Sở Tư pháp theo dõi, đôn đốc và định kỳ báo cáo Ủy ban nhân dân tỉnh theo quy định.
""",
)
FLOODS = _PLAN.format(
    number=32,
    title="Cứu trợ người dân vùng ngập lũ trên địa bàn tỉnh",
    duties="""1. Sở Công Thương

- Tổng hợp nhu cầu từ cơ sở, báo cáo Ủy ban nhân dân tỉnh trước 19h00 hằng ngày.

2. Ủy ban nhân dân các xã, phường

- Huy động nguồn lực tại chỗ; báo cáo 02 lần/ngày (trước 9h00 và 16h00) về tình hình cấp phát, gửi Ủy ban \
nhân dân tỉnh (qua Sở Công Thương).
""",
)
BIDS = _PLAN.format(
    number=33,
    title="Nâng cao hiệu quả đấu thầu mua sắm trên địa bàn tỉnh",
    duties="""1. Sở Tài chính báo cáo Ủy ban nhân dân tỉnh tình hình đấu thầu định kỳ 6 tháng trước ngày 30 tháng 6.

2. Sở Tài chính báo cáo Ủy ban nhân dân tỉnh tình hình đấu thầu hằng năm trước ngày 30 tháng 01 năm sau.

3. Các đơn vị báo cáo Ủy ban nhân dân tỉnh (thông qua Sở Nội vụ) kết quả thực hiện trước ngày 15 hằng tháng.
""",
)


@pytest.fixture(scope="module")
def plans(opened: Callable[..., Assistant]) -> Assistant:
    return opened(BEES, FLOODS, BIDS)


def _told(answer: Answer, *things: str) -> None:
    assert answer.status is Status.ANSWERED, answer.text
    assert all(thing in answer.text for thing in things), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Bên em là phường, báo cáo nuôi ong theo kế hoạch 31 mỗi năm nộp trước ngày mấy, nộp cho ai?",
        "Các sở báo cáo kết quả kế hoạch 31 hằng năm trước ngày nào, gửi về đâu?",
        "don vi bao cao ke hoach 31 nuoi ong dinh ky truoc ngay nao",
        "Kết quả nuôi ong hằng năm các xã gửi về sở nào, trước ngày bao nhiêu?",
    ],
)
def test_those_who_send_are_told_their_own_day(plans: Assistant, question: str) -> None:
    answer = plans.ask(question)
    _told(answer, "20/11", "Sở Công Thương")
    assert "30/11" not in answer.text


def test_the_one_that_collects_is_told_its_own_day(plans: Assistant) -> None:
    answer = plans.ask("Sở Công Thương tổng hợp báo cáo tỉnh về kế hoạch 31 hằng năm trước ngày nào?")
    _told(answer, "30/11")
    assert "20/11" not in answer.text


def test_both_days_are_told_where_both_are_asked(plans: Assistant) -> None:
    question = "KH 31: SCT tổng hợp b/c tỉnh trước ngày mấy; các sở, UBND xã gửi SCT trước ngày mấy?"
    _told(plans.ask(question), "20/11", "30/11")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Sở Công Thương báo cáo cứu trợ vùng lũ cho tỉnh trước mấy giờ hằng ngày?", "19h00"),
        ("Xã em bị lũ, mỗi ngày phải báo tình hình cấp phát mấy lần, chốt mấy giờ?", "9h00 và 16h00"),
    ],
)
def test_hours_are_times(plans: Assistant, question: str, told: str) -> None:
    _told(plans.ask(question), told)


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("Báo cáo đấu thầu 6 tháng Sở Tài chính nộp trước ngày nào?", "30 tháng 6", "30 tháng 01"),
        ("Kế hoạch 33, báo cáo hằng tháng của các đơn vị qua sở nào?", "Sở Nội vụ", "30 tháng 6"),
        ("Hạn các xã báo cáo quy mô nuôi ong hằng năm của kế hoạch 31?", "20/11", "30/11"),
    ],
)
def test_what_is_sent_at_another_pace_is_not_told(
    plans: Assistant, question: str, told: str, other: str
) -> None:
    answer = plans.ask(question)
    _told(answer, told)
    assert other not in answer.text


def test_what_one_is_told_to_write_says_of_what_is_asked(opened: Callable[..., Assistant]) -> None:
    """The report somebody is to write says which is meant, where the question says nothing more."""
    ask = opened(BEES, FLOODS).ask
    told = ask("Sếp giao em làm báo cáo năm về phát triển nghề nuôi ong lấy mật. Gửi cho cơ quan nào?").text
    assert "31/KH-UBND" in told
    assert "32/KH-UBND" not in told


def test_keywords_that_end_in_a_day_ask_for_it(plans: Assistant) -> None:
    text = plans.ask("kế hoạch 31 báo cáo ngày").text
    assert "20/11" in text
