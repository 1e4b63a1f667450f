"""How many of a thing, or how much money: from a task, a duty, a target or a sentence that gives the number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.constraints import contradicts
from assistant.language.quantities import quantities, states
from assistant.language.typing import write_out
from assistant.understanding.understand import understand
from corpus.model import Target
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH

Phát triển nghề muối năm 2024

I. ĐÁNH GIÁ CHUNG

Năm 2023 toàn tỉnh có 412 hộ làm muối. Từ đầu năm đến nay đã xử lý 37 vụ lấn chiếm ruộng muối, phạt 1,9 tỷ đồng.

II. MỤC TIÊU

Phấn đấu đến hết năm 2024: 80% hộ làm muối dùng bạt trải ô kết tinh; 60% kho muối có mái che; xây mới ít nhất 15 cống ngăn mặn.

III. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương chủ trì mời gọi doanh nghiệp xây nhà máy muối tinh, công suất tối thiểu 90 tấn/ngày.

2. Đài Phát thanh và Truyền hình tỉnh xây dựng chuyên mục "Vị mặn quê hương", phát sóng mỗi tháng 03 số.

3. Kinh phí thực hiện Kế hoạch là 2.750 triệu đồng, trong đó chi dạy nghề 640 triệu đồng.

PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề muối năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tDạy nghề làm muối sạch cho diêm dân\tSở Nội vụ\tHội Nông dân tỉnh\t07 lớp, 210 học viên\tTháng 3/2024
2\tLắp 24 trạm đo độ mặn dọc kênh dẫn nước\tSở Tài nguyên và Môi trường\t\tTrạm đo vận hành\tTháng 9/2024
3\tTham quan học tập mô hình ruộng muối sạch\tSở Công Thương\t\t02 chuyến tham quan\tTháng 5/2024
4\tQuảng bá thương hiệu muối\tSở Du lịch\t\tHội chợ\tNăm 2024
"""
DECISION = decision(
    "Kế hoạch phát triển nghề muối năm 2024",
    "\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề muối năm 2024.\n",
    PLAN,
)


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose numbers stand in products, tasks, duties, targets and prose."""
    return opened(DECISION)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Dạy nghề làm muối sạch cho diêm dân mở mấy lớp?", ["07 lớp"]),
        ("day nghe lam muoi sach cho bao nhieu nguoi", ["210 học viên"]),
        ("Dạy nghề làm muối sạch giao sở nào, bao nhiêu học viên?", ["Sở Nội vụ", "210 học viên"]),
        ("Lắp bao nhiêu trạm đo độ mặn dọc kênh dẫn nước, hạn tháng mấy?", ["24 trạm", "Tháng 9/2024"]),
        ("Tham quan học tập mô hình ruộng muối sạch mấy chuyến?", ["02 chuyến"]),
        ("Nhà máy muối tinh công suất tối thiểu bao nhiêu tấn một ngày?", ["90 tấn/ngày"]),
        ("Chuyên mục Vị mặn quê hương mỗi tháng phát mấy số?", ["03 số"]),
        ("Từ đầu năm đã xử lý bao nhiêu vụ lấn chiếm ruộng muối, phạt mấy tỷ?", ["37 vụ", "1,9 tỷ đồng"]),
        ("Kinh phí thực hiện kế hoạch nghề muối bao nhiêu, chi dạy nghề bao nhiêu?", ["2.750", "640"]),
        ("Năm 2023 có bao nhiêu hộ làm muối?", ["412 hộ"]),
        ("Đến hết năm 2024 bao nhiêu kho muối có mái che?", ["60%"]),
        ("số lượng chuyến tham quan mô hình ruộng muối", ["02 chuyến"]),
        ("SL lớp dạy nghề muối sạch", ["07 lớp"]),
        ("Đề nghị cung cấp số hộ làm muối của tỉnh năm 2023", ["412 hộ"]),
        ("Số trạm đo độ mặn phải lắp dọc kênh là bao nhiêu?", ["24 trạm"]),
    ],
)
def test_what_gives_the_number_asked_is_told(salt: Assistant, question: str, told: list[str]) -> None:
    answer = salt.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert all(words in answer.text for words in told)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Quảng bá thương hiệu muối tốn bao nhiêu tiền?",
        "Quảng bá thương hiệu muối mở mấy lớp?",
        "Bao nhiêu tàu chở muối được đóng mới?",
        "xin cung cấp số sự kiện quảng bá thương hiệu muối",
    ],
)
def test_a_number_of_another_thing_is_no_answer(salt: Assistant, question: str) -> None:
    assert salt.ask(question).status is Status.NOT_FOUND


def test_a_number_of_things_is_no_sum_of_money(salt: Assistant) -> None:
    sluices = next(t for t in salt.store.registry.targets() if t.value == "15")
    share = next(t for t in salt.store.registry.targets() if t.value == "60")

    def ruled_out(target: Target, question: str) -> bool:
        return contradicts(target, understand(question, salt.knowledge(), date(2024, 5, 1)), ())

    assert ruled_out(sluices, "Tổng kinh phí bao nhiêu, phần xây cống ngăn mặn bao nhiêu?")
    assert not ruled_out(sluices, "Xây mới bao nhiêu cống ngăn mặn?")
    assert not ruled_out(share, "Kinh phí lợp mái kho muối đạt bao nhiêu?")  # a share may be one of a sum


def test_each_month_before_a_number_of_a_thing_counts_no_tasks_apart(salt: Assistant) -> None:
    assert salt.ask("Mỗi tháng bao nhiêu nhiệm vụ phải xong?").intent == "count"
    assert salt.ask("Chuyên mục Vị mặn quê hương mỗi tháng phát mấy số?").intent != "count"


@pytest.mark.parametrize(
    ("question", "words", "given"),
    [
        ("mở mấy lớp tập huấn", "05 lớp", True),
        ("mở mấy lớp tập huấn", "lớp 5", False),
        ("bao nhiêu học viên", "5 học sinh", False),
        ("đào tạo bao nhiêu người", "120 bác sĩ được đào tạo", True),
        ("chi bao nhiêu tiền", "400.000 đồng/tháng", True),
        ("chi bao nhiêu tiền", "400 lượt", False),
        ("kinh phí thực hiện là bao nhiêu", "1.865 triệu đồng", True),
        ("bổ sung bao nhiêu ĐKV", "300 đăng kiểm viên", True),
        ("tối thiểu mấy bài", "60 tin, bài/năm", True),
        ("dẹp bao nhiêu cái lối tự mở", "250 lối đi tự mở", True),
        ("giao cho ai, mây lớp", "05 lớp", True),
        ("xóa bao nhiêu căn nhà tạm", "537 hộ cận nghèo", False),
        ("xoa bao nhieu can nha tam", "103 căn", True),
        ("bao nhiêu đổi tình nguyện", "12 đội tình nguyện", True),
        ("tổng số thùng rác 2 ngăn", "3.200 thùng rác", True),
        ("số thùng rác phải mua là bao nhiêu", "02 chợ", False),
        ("số lượng phải mua là bao nhiêu", "3.200 thùng rác", True),
        ("số máy quét phải thay là bao nhiêu", "14 máy tính, 04 máy quét", True),
    ],
)
def test_a_number_is_one_of_the_thing_counted(question: str, words: str, given: bool) -> None:
    assert states(words, quantities(question)) is given


@pytest.mark.parametrize(
    "question",
    [
        "đạt bao nhiêu phần trăm",
        "tờ trình số bao nhiêu",
        "xong ngày mấy",
        "chủ trì mấy nhiệm vụ",
        "tổng số nhiệm vụ là bao nhiêu",
        "số hiệu kế hoạch là bao nhiêu",
        "tháng mấy",
        "máy tính",
    ],
)
def test_shares_dates_numbers_of_papers_and_tasks_are_no_quantities(question: str) -> None:
    assert not quantities(question)


def test_how_many_people_is_told_as_the_share_that_is_set(opened: Callable[..., Assistant]) -> None:
    assistant = opened(
        decision(
            "Kế hoạch phát triển nghề muối năm 2024",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề muối năm 2024.",
            PLAN.replace("60% kho muối có mái che", "70% người làm muối có thẻ bảo hiểm y tế"),
        )
    )
    assert (
        "70%" in assistant.ask("Năm 2024 phải có bao nhiêu người làm muối được cấp thẻ bảo hiểm y tế?").text
    )
    assert "70%" not in assistant.ask("Năm 2024 có bao nhiêu người làm muối?").text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("may san muoi den 2030", "mấy san"),
        ("may tinh cho diem ban", "may tinh"),
        ("May đồng phục", "May đồng"),
    ],
)
def test_a_question_that_opens_with_may_asks_how_many_of_what_is_no_machine(typed: str, read: str) -> None:
    assert write_out(typed).startswith(read)


def test_a_paper_spoken_of_after_how_many_is_not_counted(salt: Assistant) -> None:
    answer = salt.ask(
        "Giá thuê một ô ruộng muối mỗi tháng bao nhiêu, kế hoạch nghề muối năm 2024 có ghi không?"
    )
    assert answer.status is Status.NOT_FOUND
    assert "Trong kho có" not in answer.text
