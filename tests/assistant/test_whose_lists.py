"""Lists of somebody's duties, the agency told as people do: in a story, by its level, by what it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

PLAN = """
**ỦY BAN NHÂN DÂN
TỈNH QUẢNG BÌNH**

Số: 31/KH-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Quảng Bình, ngày 12 tháng 01 năm 2024

**KẾ HOẠCH
Phát triển nghề làm muối năm 2024**

I. MỤC TIÊU

Đến hết năm 2024, 65% ô muối được trải bạt.

II. TỔ CHỨC THỰC HIỆN

1. Giao UBND các xã, phường thống kê diêm dân trên địa bàn trước ngày 15/3/2024.

PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề làm muối
(Kèm theo Kế hoạch số 31/KH-UBND ngày 12 tháng 01 năm 2024 của UBND tỉnh Quảng Bình)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian thực hiện
I\tCHỈ ĐẠO, ĐIỀU HÀNH\t\t\t\t
1\tQuy hoạch lại các ô kết tinh\tSở Xây dựng\tSở Y tế\tThông tư\tTháng 6/2024
2\tĐo độ mặn nước biển ven bờ\tSở Y tế\tSở Xây dựng\tBáo cáo đo độ mặn\tQuý II/2024
II\tTIÊU THỤ MUỐI\t\t\t\t
3\tMở điểm bán muối sạch\tSở Công Thương\tSở Y tế, Sở Xây dựng\tĐiểm bán\tTháng 9/2024
4\tDỡ bỏ kho muối cũ\tUBND các huyện, thị xã, thành phố\tSở Xây dựng\tBiên bản\tTháng 10/2024
5\tCấp tín dụng cho diêm dân\tNgân hàng Nhà nước Chi nhánh tỉnh\tSở Nội vụ\tGói tín dụng\tQuý I/2024
6\tTập huấn cho cán bộ muối\tSở Nội vụ\tSở Y tế\tLớp học\tTháng 9/2024
"""


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def _told(answer: Answer, *things: str) -> None:
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.total == len(things), answer.text
    assert all(thing in answer.text for thing in things), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "nhóm nhiệm vụ chỉ đạo, điều hành, kế hoạch 31",
        "Nhóm việc chỉ đạo, điều hành trong kế hoạch 31 gồm những gì?",
    ],
)
def test_a_group_of_tasks_is_told_by_its_heading(salt: Assistant, question: str) -> None:
    _told(salt.ask(question), "Quy hoạch lại", "Đo độ mặn")


@pytest.mark.parametrize(
    "question",
    [
        "UBND huyện, thị xã, thành phố đứng chủ trì những việc gì trong phụ lục kế hoạch 31?",
        "Mình ở UBND huyện, phụ lục kế hoạch 31 cho huyện chủ trì những việc nào?",
    ],
)
def test_a_level_is_its_committees_however_printed(salt: Assistant, question: str) -> None:
    _told(salt.ask(question), "Dỡ bỏ kho muối cũ")


@pytest.mark.parametrize(
    "question",
    [
        "xã em phải làm gì theo kế hoạch 31",
        "Mình là cán bộ xã, kế hoạch 31 giao ubnd xã phường làm những gì?",
    ],
)
def test_what_communes_have_to_do_is_told_to_their_officials(salt: Assistant, question: str) -> None:
    answer = salt.ask(question)
    assert answer.status is Status.ANSWERED
    assert "thống kê diêm dân" in answer.text
    assert "Quy hoạch" not in answer.text


def test_a_branch_is_meant_by_the_name_of_its_bank(salt: Assistant) -> None:
    _told(salt.ask("Ngân hàng Nhà nước chủ trì việc gì trong kế hoạch 31?"), "Cấp tín dụng")


@pytest.mark.parametrize(
    "question",
    [
        "Trong phụ lục kế hoạch 31, Sở Y tế đứng chủ trì chứ không phối hợp những dòng nào?",
        "Giám đốc Sở Y tế sắp họp với Sở Công Thương, nhờ xem trong phụ lục kế hoạch 31 thì sở mình chủ trì việc gì?",
        "Tuần sau tôi làm việc với Sở Công Thương, muốn biết trong phụ lục kế hoạch 31 Sở Y tế đang chủ trì việc gì?",
    ],
)
def test_only_the_one_asked_about_is_told_of(salt: Assistant, question: str) -> None:
    _told(salt.ask(question), "Đo độ mặn")


def test_what_is_given_to_an_office_is_asked_for_though_it_is_said_to_be_gone(salt: Assistant) -> None:
    told = salt.ask("Việc mở điểm bán muối sạch thì giao Sở Công Thương, mà sở ấy hết rồi, giờ tìm ai đây?")
    assert "Mở điểm bán muối sạch" in told.text


def test_how_often_it_is_named_is_how_many_rows(salt: Assistant) -> None:
    answer = salt.ask("Sở Y tế bị nêu tên ở cột phối hợp mấy lần trong kế hoạch 31 về nghề làm muối?")
    _told(answer, "Quy hoạch lại", "Mở điểm bán", "Tập huấn")


def test_who_sees_to_people_and_organisation_leads_its_own(salt: Assistant) -> None:
    answer = salt.ask(
        "Cơ quan lo nhân sự, tổ chức của tỉnh gánh vai chính bao nhiêu đầu việc ở bảng cuối kế hoạch 31?"
    )
    _told(answer, "Tập huấn cho cán bộ")


def test_a_kind_of_product_ends_before_the_annex(salt: Assistant) -> None:
    _told(salt.ask("Liệt kê việc nào ra thông tư trong phụ lục kế hoạch làm muối"), "Quy hoạch lại")


@pytest.mark.parametrize(
    "question",
    [
        "Phục vụ việc tổng hợp báo cáo, đề nghị liệt kê các nhiệm vụ do Sở Công Thương chủ trì",
        "Để có cơ sở đôn đốc, xin cung cấp danh sách nhiệm vụ Sở Công Thương chủ trì",
        "Liệt kê nhiệm vụ Sở Công Thương chủ trì trong danh mục phát triển nghề muối giai đoạn 2024-2025",
    ],
)
def test_what_a_list_is_wanted_for_and_its_years_are_no_matter_of_it(salt: Assistant, question: str) -> None:
    _told(salt.ask(question), "Mở điểm bán muối sạch")


def test_what_is_to_be_reached_stays_the_matter(salt: Assistant) -> None:
    answer = salt.ask("Để có độ mặn nước biển ven bờ, đề nghị liệt kê các nhiệm vụ phải làm")
    assert "Mở điểm bán" not in answer.text


def test_which_part_a_body_plays_in_a_plan_is_the_list_of_its_tasks(salt: Assistant) -> None:
    answer = salt.ask("Sở Công Thương giữ vai trò gì trong kế hoạch 31?")
    assert "Mở điểm bán muối sạch" in answer.text
