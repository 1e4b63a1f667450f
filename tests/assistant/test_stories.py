"""Questions with the story of who asks and why: before what is asked, after it, or around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.sentences import asks, is_of_person, points, scene_and_question
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch bảo tồn nghề dệt chiếu giai đoạn 2024-2028",
    """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch bảo tồn nghề dệt chiếu giai đoạn 2024-2028.
""",
    """
PHỤ LỤC

Danh mục nhiệm vụ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tĐiều tra vùng trồng cói ven biển\tSở Nông nghiệp\tSở Tài chính\tBáo cáo kết quả điều tra\tQuý II/2024
2\tMở lớp truyền nghề dệt chiếu hoa, dệt chiếu cạp, nhuộm cói\tSở Công Thương\tHội Phụ nữ tỉnh\tLớp truyền nghề\tNăm 2028
3\tLập hồ sơ di sản nghề dệt chiếu cổ truyền\tSở Văn hóa\tSở Tài chính\tHồ sơ di sản\tQuý IV/2025
""",
)


@pytest.fixture(scope="module")
def mats(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with three tasks."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "Mẹ tôi dệt thuê nửa đời, bà nghe nói tỉnh sắp mở lớp truyền nghề dệt chiếu hoa, dệt chiếu cạp, nhuộm cói. "
            "Việc đó do sở nào chủ trì?",
            "Sở Công Thương",
        ),
        (
            "Tuần trước giao ban, trưởng phòng nhắc chuyện lập hồ sơ di sản nghề dệt chiếu cổ truyền. "
            "Kế hoạch bảo tồn nghề dệt chiếu giai đoạn 2024-2028 ghi sản phẩm của nhiệm vụ đó là gì?",
            "Hồ sơ di sản",
        ),
        (
            "Sở nào chủ trì điều tra vùng trồng cói ven biển? Anh bạn tôi cứ bảo mấy xã tự làm, tôi nhớ khác, "
            "mai lại phải phát biểu.",
            "Sở Nông nghiệp",
        ),
        (
            "Để bố trí người cho kịp, xin cho biết mở lớp truyền nghề dệt chiếu hoa giao sở nào?",
            "Sở Công Thương",
        ),
        (
            "Lập hồ sơ di sản nghề dệt chiếu cổ truyền ai phối hợp, để gửi giấy mời họp cho đủ?",
            "Sở Tài chính",
        ),
        (
            "Có người quả quyết điều tra vùng trồng cói ven biển đến quý IV/2024 mới phải xong. "
            "Điều đó có đúng không, hay thời hạn là quý khác?",
            "Quý II/2024",
        ),
        (
            "Hôm qua họp, có người bảo hồ sơ di sản nghề dệt chiếu cổ truyền của tỉnh còn phải lập. "
            "Vậy theo kế hoạch thì sở nào phải lập?",
            "Sở Văn hóa",
        ),
        (
            "Hôm nọ giao ban cả phòng ngồi than mãi không biết kêu ai, trong kế hoạch bảo tồn nghề dệt chiếu "
            "hình như có nêu nơi lập hồ sơ di sản, nghề dệt chiếu cổ truyền ấy, đó là cơ quan nào vậy?",
            "Sở Văn hóa",
        ),
    ],
)
def test_what_a_story_tells_and_a_question_points_at_is_answered(
    mats: Assistant, question: str, fact: str
) -> None:
    answer = mats.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert fact in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hôm qua tôi đi điều tra vùng trồng cói ven biển về. Cơ quan nào chủ trì lắp camera ở các chợ?",
        "Hôm qua tôi đi điều tra vùng trồng cói ven biển về, vậy cơ quan nào chủ trì lắp camera ở các chợ?",
        "Tôi nghe nói sẽ mở lớp truyền nghề dệt chiếu hoa, dệt chiếu cạp, vậy sở nào mua máy dệt công nghiệp?",
        "Hôm qua tôi nghe bàn việc mở lớp truyền nghề dệt chiếu hoa, dệt chiếu cạp. Sở nào mua máy dệt công nghiệp?",
        "Kế hoạch bảo tồn nghề dệt chiếu có việc điều tra vùng trồng cói ven biển. "
        "Kế hoạch đó giao cơ quan nào chủ trì lắp camera ở các chợ?",
    ],
)
def test_what_a_story_tells_is_no_answer_to_another_question(mats: Assistant, question: str) -> None:
    assert mats.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "Tôi đang lập bảng phân công cho năm tới. Sở Văn hóa chủ trì bao nhiêu nhiệm vụ?",
        "Trong kế hoạch bảo tồn nghề dệt chiếu đến năm 2028, Sở Văn hóa chủ trì bao nhiêu nhiệm vụ?",
    ],
)
def test_times_of_a_story_or_a_title_limit_no_list(mats: Assistant, question: str) -> None:
    answer = mats.ask(question)
    assert (answer.status, answer.total) == (Status.ANSWERED, 1)


def test_the_sentence_that_surely_asks_is_answered() -> None:
    story = "Anh em người đếm bốn, người đếm năm, tôi phải báo lại."
    assert scene_and_question(f"Sở Văn hóa chủ trì mấy việc? {story}") == (
        story,
        "Sở Văn hóa chủ trì mấy việc?",
    )
    assert scene_and_question("Ai chủ trì? Khi nào xong")[1] == "Khi nào xong"
    assert scene_and_question("Kinh phí của P. Hòa Bình, TP. Huế bao nhiêu?")[0] == ""
    assert not asks("Mọi người đều lo.")


def test_pointing_at_a_document_points_at_no_task() -> None:
    assert points("việc đó do ai làm")
    assert points("ba lĩnh vực đó đạt bao nhiêu")
    assert not points("kế hoạch đó giao ai")
    assert not points("hôm đó tôi vắng")


def test_two_facts_asked_of_what_was_answered_before_are_both_told(mats: Assistant) -> None:
    before = "Ai chủ trì lập hồ sơ di sản nghề dệt chiếu cổ truyền?"
    question = (
        "Sếp dặn ghi cho đủ mà tôi lục mãi chưa thấy, vậy nhiệm vụ vừa nói có sản phẩm gì, chậm nhất bao giờ?"
    )
    answer = mats.ask(question, (before,))
    assert "Hồ sơ di sản" in answer.text
    assert "IV/2025" in answer.text


def test_whether_what_was_told_is_so_is_read_with_what_was_told(mats: Assistant) -> None:
    question = (
        "Có người ở chợ nói cứ tìm Sở Tài chính, vì sở đó chủ trì việc điều tra vùng trồng cói ven biển. "
        "Tôi nghe ngờ ngợ, nói thế đúng không?"
    )
    answer = mats.ask(question)
    assert answer.status is Status.PARTIAL
    assert answer.text.startswith("Không phải Sở Tài chính")
    assert "Sở Nông nghiệp" in answer.text


def test_the_assistant_asked_for_help_is_no_topic(mats: Assistant) -> None:
    answer = mats.ask("Em mới về Sở Văn hóa. Nhờ trợ lý liệt kê giúp em những nhiệm vụ sở em chủ trì ạ.")
    assert (answer.status, answer.total) == (Status.ANSWERED, 1)


def test_an_agency_that_leads_a_task_is_not_said_to_have_no_part_in_it(mats: Assistant) -> None:
    answer = mats.ask(
        "Kế hoạch có giao Sở Nông nghiệp việc điều tra vùng cói ven biển, ô cuối của dòng đó ghi gì ạ?"
    )
    assert "Không thấy" not in answer.text


def test_a_letter_to_be_written_is_declined_though_a_story_tells_of_a_task(mats: Assistant) -> None:
    answer = mats.ask(
        "Sếp mắng tôi vì báo cáo điều tra vùng trồng cói ven biển nộp trễ. "
        "Bạn soạn luôn giúp tôi một bức thư xin lỗi thật khéo để tôi gửi sếp được không?"
    )
    assert answer.status is Status.DECLINED


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (  # in what only sounds like a remark of the one who asks
            "Sáng nay mấy anh dưới huyện gọi cho tôi than phiền đủ chuyện, tôi nhớ kế hoạch có giao việc điều tra "
            "vùng trồng cói ven biển, vậy sở nào đứng đầu việc ấy và hạn là khi nào?",
            "Quý II/2024",
        ),
        (
            "Tôi mới về phòng pháp chế, sáng nay giao ban thấy các anh tranh luận mãi chuyện lập hồ sơ di sản "
            "nghề dệt chiếu cổ truyền, người bảo Tài chính, người bảo đài phát thanh. Rốt cuộc giao sở nào?",
            "Sở Văn hóa",
        ),
    ],
)
def test_what_one_who_asks_tells_of_themselves_may_say_what_they_ask_about(
    mats: Assistant, question: str, fact: str
) -> None:
    answer = mats.ask(question)
    assert answer.status is Status.ANSWERED
    assert fact in answer.text


def test_an_order_to_write_is_declined_after_a_story_too(mats: Assistant) -> None:
    story = "Tuần sau sếp tôi đi dự lễ mở lớp truyền nghề dệt chiếu hoa, dệt chiếu cạp, bận quá chưa kịp chuẩn bị gì."
    asked = "Bạn đọc nhiều rồi, soạn giúp tôi luôn một bài phát biểu thật hay chừng hai trang nhé?"
    assert mats.ask(f"{story} {asked}").status is Status.DECLINED


def test_a_sentence_with_a_question_mark_is_the_one_that_asks() -> None:
    story = "Mẹ tôi dệt thuê, tháng nào cũng phải đi lấy cói."
    assert not asks(story)
    assert scene_and_question(f"Vậy gửi về đâu? {story}")[1] == "Vậy gửi về đâu?"


def test_a_thing_called_back_by_a_word_of_it_is_the_one_told_before(mats: Assistant) -> None:
    answer = mats.ask(
        "Tỉnh Lâm Đồng muốn người trẻ học dệt chiếu hoa, nhuộm cói. "
        "Theo danh mục nhiệm vụ bảo tồn nghề dệt chiếu 2024-2028 thì việc truyền nghề này sở nào làm?"
    )
    assert "Sở Công Thương" in answer.text


def test_a_sentence_that_only_orders_is_not_the_one_that_asks() -> None:
    story = "Cơ quan tôi hỏi kế hoạch có những đầu việc nào chờ Trung ương ra hướng dẫn."
    assert scene_and_question(f"{story} Nhờ liệt kê hết giúp để tôi báo cáo lại.")[1] == story
    own = "Nhờ liệt kê giúp các lớp truyền nghề."
    assert scene_and_question(f"{story} {own}")[1] == own


def test_what_somebody_does_with_the_answer_is_no_matter_of_it(mats: Assistant) -> None:
    answer = mats.ask(
        "Tổng biên tập bảo xem đề án dệt chiếu giao Sở Văn hóa chủ trì những việc gì, để còn cử phóng viên."
    )
    assert answer.status is Status.ANSWERED, answer.text
    assert "di sản nghề dệt chiếu" in answer.text


def test_how_the_answer_is_to_be_written_is_no_matter_of_it(mats: Assistant) -> None:
    answer = mats.ask(
        "Phó giám đốc Sở Văn hóa cần những đầu việc sở này đứng chủ trì. "
        "Bạn kê ra đủ từng việc giúp tôi, không cần phần lời văn phía trước."
    )
    assert answer.total == 1, answer.text


def test_who_does_a_thing_is_no_question_for_a_person() -> None:
    assert is_of_person("Bí thư tỉnh ủy là ai?")
    assert not is_of_person("Lộ trình ấy là ai soạn ra, phải có trong năm nào?")


def test_an_office_pointed_back_at_is_no_list_told_before(mats: Assistant) -> None:
    answer = mats.ask("Chị tôi mới nhận việc ở Sở Tài chính. Sở ấy năm 2024 phối hợp những việc gì?")
    assert answer.total == 1, answer.text
    assert "vùng trồng cói" in answer.text
