"""One question of several years, things or papers, and one that turns to another body or thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.understanding.understand import understand
from tests.assistant.letterhead import decision, paper

Open = Callable[..., Assistant]

ORCHIDS = """
II. MỤC TIÊU

1. Đến năm 2026

- Đón 240 nghìn lượt khách đến các vườn lan, trong đó khách nước ngoài chiếm từ 22% trở lên;
- 70% chủ vườn được cấp chứng nhận;

2. Đến năm 2028

- Đón 320 nghìn lượt khách đến các vườn lan, khách nước ngoài chiếm 28%;
- 90% chủ vườn được cấp chứng nhận.

III. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương

- Chủ trì tổng hợp, trình cấp có thẩm quyền quyết định nguồn vốn vay nước ngoài làm nhà lưới.
- Là cơ quan chủ trì tham mưu nâng cao chỉ số hài lòng của khách đến các vườn lan.

2. Sở Nội vụ

- Chủ trì kiểm tra đạo đức công vụ tại các ban quản lý vườn lan trong năm 2026.

3. Kinh phí: thực hiện theo Quyết định số {money}/QĐ-UBND về hỗ trợ nhà lưới vườn lan của các hộ trồng mới.

PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Sản phẩm | Thời hạn |
|---|---|---|---|---|
| 1 | Xây dựng kế hoạch khảo sát khách về lĩnh vực y tế | Sở Y tế | Quyết định | Tháng 3/2026 |
| 2 | Xây dựng kế hoạch khảo sát khách về lĩnh vực đất đai | Sở Nông nghiệp và Môi trường | Báo cáo | Tháng 4/2026 |
| 3 | Xây dựng kế hoạch khảo sát khách về lĩnh vực xây dựng | Sở Xây dựng | Báo cáo | Tháng 5/2026 |
| 4 | Kiểm tra văn bản quy định về vườn lan | Sở Tư pháp | Văn bản | Tháng 6/2026 |
| 5 | Kiểm tra công tác bảo vệ vườn lan | Công an tỉnh | Báo cáo | Tháng 7/2026 |
| 6 | Tập huấn ghép lan đợt 1 | Sở Y tế | 84 người | Tháng 8/2026 |
| 7 | Tập huấn ghép lan đợt 2 | Sở Tư pháp | 65 người | Tháng 9/2026 |
| 8 | Mua phần mềm quản lý vườn lan | Công an tỉnh | Hợp đồng | Tháng 1/2026 |
| 9 | Cài đặt, chuyển dữ liệu sang phần mềm | Sở Y tế | Biên bản | Tháng 2/2026 |
| 10 | Tuyển thêm người chăm lan | Sở Nội vụ | 38 người | |
"""
DEER = """
PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Đếm hươu sao nuôi trong các trại của hộ dân | Sở Tài chính | Tháng 3/2024 |
"""
SURVEY = "Tây Ninh giao sở nào khảo sát khách về lĩnh vực y tế?"


def orchids(place: str, number: int, money: int) -> str:
    title = "Phát triển vườn lan giai đoạn 2025-2028"
    return paper(title, ORCHIDS.format(money=money), place, f"{number}/KH-UBND", year=2025)


@pytest.fixture(scope="module")
def one(opened: Open) -> Assistant:
    return opened(
        orchids("Tây Ninh", 71, 1204),
        decision("Kế hoạch nuôi hươu năm 2024", "Điều 1. Ban hành Kế hoạch nuôi hươu năm 2024.", DEER),
    )


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ khách nước ngoài đến các vườn lan ở Tây Ninh năm 2026 và năm 2028 khác nhau thế nào?",
        "khách nước ngoài đến các vườn lan chiếm bao nhiêu phần trăm năm 2026, 2028",
    ],
)
def test_the_figure_of_each_year_asked_about_is_told(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert [record.by for record in told.records] in (["2026", "2028"], ["2028", "2026"])
    assert "22%" in told.text
    assert "28%" in told.text


def test_a_year_for_which_no_figure_is_set_is_named(one: Assistant) -> None:
    told = one.ask("Khách nước ngoài đến các vườn lan chiếm bao nhiêu phần trăm năm 2028 và năm 2029?")
    assert told.status is Status.PARTIAL
    assert "năm 2029" in told.text
    assert "22%" not in told.text


def test_two_things_named_after_another_of_their_kind_are_both_told(one: Assistant) -> None:
    told = one.ask("còn đất đai với xây dựng thì sở nào làm?", history=[SURVEY])
    assert [record.lead for record in told.records] == [("Sở Nông nghiệp và Môi trường",), ("Sở Xây dựng",)]
    half = one.ask("còn đất đai với lâm nghiệp thì sở nào làm?", history=[SURVEY])
    assert half.status is Status.PARTIAL
    assert "lâm nghiệp" in half.text
    assert [record.lead for record in half.records] == [("Sở Nông nghiệp và Môi trường",)]


def test_another_body_after_one_task_is_told_what_it_has_to_do(one: Assistant) -> None:
    told = one.ask("Còn Sở Nội vụ được giao nhiệm vụ gì?", history=[SURVEY])
    assert "Không thấy Sở Nội vụ trong nhiệm vụ vừa hỏi" in told.text
    assert "đạo đức công vụ" in told.text
    assert "lĩnh vực y tế" not in told.text


def test_the_body_spoken_of_is_asked_of_another_task(one: Assistant) -> None:
    told = one.ask(
        "còn việc nâng cao chỉ số hài lòng thì sở đó có phải chủ trì không?",
        history=["Kế hoạch vườn lan giao Sở Công Thương tổng hợp nguồn vốn gì?"],
    )
    assert told.status is Status.ANSWERED
    assert "chỉ số hài lòng" in told.text
    assert "nguồn vốn" not in told.text


def test_a_paper_called_by_its_kind_alone_is_the_one_spoken_of(one: Assistant) -> None:
    later = "Trong kế hoạch thì ai đếm hươu sao nuôi trong các trại của hộ dân?"
    assert "Sở Tài chính" in one.ask(later).text
    told = one.ask(later, history=["Kế hoạch vườn lan Tây Ninh do ai ký?"])
    assert "Sở Tài chính" not in told.text


def test_what_two_papers_say_alike_is_told_of_each(opened: Open) -> None:
    both = opened(orchids("Tây Ninh", 71, 1204), orchids("Long An", 72, 1377))
    told = both.ask("kinh phí hỗ trợ nhà lưới vườn lan của các hộ trồng mới theo quyết định nào")
    assert "1204/QĐ-UBND" in told.text
    assert "1377/QĐ-UBND" in told.text
    assert len({citation.source for citation in told.citations}) == len(told.citations) == 2


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Khảo sát khách về y tế xong thì phải có quyết định hay chỉ cần văn bản thôi?",
            "Sản phẩm: Quyết định",
        ),
        ("Việc khảo sát khách về lĩnh vực xây dựng hướng tới kết quả cụ thể nào?", "Sản phẩm: Báo cáo"),
        ("Sở Y tế cầm đầu việc gì ở Tây Ninh? Nhờ bạn kiểm tra lại giùm xem đủ chưa?", "lĩnh vực y tế"),
    ],
)
def test_everyday_words_ask_what_they_mean(one: Assistant, question: str, said: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert said in told.text


def test_a_ground_to_stand_on_asks_for_no_bases(one: Assistant) -> None:
    asked = "Tôi muốn nhắc anh em cho có căn cứ, vậy kế hoạch vườn lan có nói gì về kiểu làm này không?"
    assert understand(asked, one.knowledge(), date(2025, 5, 15)).aspects == ()


def test_papers_that_are_checked_are_what_is_asked_of(one: Assistant) -> None:
    asked = understand("Ai kiểm tra văn bản ở Tây Ninh?", one.knowledge(), date(2025, 5, 15))
    assert [word.text for word in asked.topic.content] == ["kiểm", "tra", "văn", "bản"]


@pytest.mark.parametrize(
    ("before", "question", "deadline"),
    [
        ("Tập huấn ghép lan đợt 1 khi nào xong?", "thế đợt hai thì sao em, tháng mấy xong?", "Tháng 9/2026"),
        ("Tập huấn ghép lan đợt 1 khi nào xong?", "đợt 2 tháng mấy xong?", "Tháng 9/2026"),
        (
            "Mua phần mềm quản lý vườn lan khi nào xong?",
            "vậy cài đặt, chuyển DL sang PM đó xong tháng mấy?",
            "Tháng 2/2026",
        ),
    ],
)
def test_another_of_numbered_things_and_a_task_of_its_own_is_told(
    one: Assistant, before: str, question: str, deadline: str
) -> None:
    told = one.ask(question, history=[before])
    assert told.status is Status.ANSWERED
    assert [record.deadline_text for record in told.records] == [deadline]


def test_a_deadline_asked_for_in_keywords_that_is_blank_is_said_to_be(one: Assistant) -> None:
    assert "không ghi thời hạn" in one.ask("tuyển thêm người chăm lan ngày hoàn thành").text


def test_which_tasks_month_by_month_are_listed_not_only_counted(one: Assistant) -> None:
    told = one.ask("Sở Y tế chủ trì những nhiệm vụ nào theo tháng ở Tây Ninh?")
    assert told.total == 3
    assert "Tập huấn ghép lan đợt 1" in told.text
