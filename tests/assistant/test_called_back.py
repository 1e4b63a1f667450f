"""What a story leads up to is answered with that thing, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant

PLAN = """
**THỦ TƯỚNG CHÍNH PHỦ**

Số: 84/QĐ-TTg

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Hà Nội, ngày 12 tháng 3 năm 2024

**QUYẾT ĐỊNH
Ban hành Kế hoạch triển khai thi hành Luật Lưu trữ**

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch triển khai thi hành Luật Lưu trữ.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.

**KẾ HOẠCH**

III. KINH PHÍ THỰC HIỆN

1. Kinh phí bảo đảm thực hiện Kế hoạch này được bố trí từ nguồn ngân sách nhà nước hằng năm.

2. Bộ Tài chính tổng hợp dự toán của các bộ.

IV. TỔ CHỨC THỰC HIỆN

1. Bộ Nội vụ là cơ quan đầu mối theo dõi, đôn đốc thực hiện Kế hoạch này.

2. Bộ Y tế là đầu mối tiếp nhận hồ sơ bệnh án giấy.

3. Các bộ, địa phương kiểm kê tài liệu giấy và gửi kết quả kiểm kê về Bộ Nội vụ trước ngày 15/5/2024.

Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT.

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 84/QĐ-TTg ngày 12 tháng 3 năm 2024 của Thủ tướng Chính phủ)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian thực hiện
1\tThí điểm kho lưu trữ số tại ba tỉnh miền núi\tBộ Nội vụ\tBộ Tài chính\tBáo cáo\tTháng 6/2024
2\tSoạn sổ tay nghiệp vụ lưu trữ\tBộ Nội vụ, các địa phương\tBộ Y tế\tSổ tay\tQuý II/2024
3\tMở lớp cho cán bộ lưu trữ\tBộ Nội vụ, Bộ Y tế\tBộ Tài chính\tLớp học\tTháng 9/2024
4\tKiểm tra kho chuyên dụng\tBộ Y tế\tBộ Nội vụ\tBiên bản\tTháng 10/2024
"""


@pytest.fixture(scope="module")
def archives(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def test_a_thing_told_of_is_not_another_called_by_the_same_word(archives: Assistant) -> None:
    story = "Tôi là phóng viên, nghe nói Quyết định 84 có {thing}, và việc thí điểm này gấp. Thời hạn thí điểm là khi nào?"
    other = archives.ask(story.format(thing="xe buýt chạy bằng khí hóa lỏng ở các đô thị ven biển"))
    assert other.status is Status.NOT_FOUND, other.text
    same = archives.ask(story.format(thing="kho lưu trữ số ở ba tỉnh miền núi"))
    assert "6/2024" in same.text, same.text


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 84 có ấn định mức phạt năm phần trăm doanh thu, mức ấy áp dụng từ ngày nào?",
        "Mức phụ cấp theo Quyết định 84 áp dụng từ ngày nào?",
    ],
)
def test_the_day_of_a_document_is_not_that_of_a_thing_it_has_not(archives: Assistant, question: str) -> None:
    found = archives.ask(question)
    assert found.status is Status.NOT_FOUND, found.text
    assert "kể từ ngày ký" in archives.ask("Quyết định 84 áp dụng từ ngày nào?").text


@pytest.mark.parametrize(
    "question",
    [
        "Các việc trong Quyết định 84 lấy kinh phí từ nguồn nào?",
        "Sở tôi mới nhận được kế hoạch triển khai Luật Lưu trữ của Thủ tướng, dự toán thì đã chốt từ lâu rồi. "
        "Vậy các việc làm trong năm nay lấy kinh phí từ nguồn nào?",
    ],
)
def test_where_the_money_for_tasks_comes_from_is_no_list(archives: Assistant, question: str) -> None:
    found = archives.ask(question)
    assert "nguồn ngân sách nhà nước hằng năm" in found.text, found.text


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("Bộ Nội vụ và các địa phương cùng chủ trì những việc nào theo Quyết định 84?", ["sổ tay"]),
        ("Bộ Nội vụ và Bộ Y tế đồng chủ trì nhiệm vụ nào trong Quyết định 84?", ["Mở lớp"]),
        ("Bộ Nội vụ chủ trì cùng với cơ quan khác, tức là cùng chủ trì, mấy việc?", ["sổ tay", "Mở lớp"]),
        ("Bộ Nội vụ chủ trì việc gì, kể cả việc cùng chủ trì với bộ khác?", ["Thí điểm", "sổ tay", "Mở lớp"]),
        ("Bộ Nội vụ và Bộ Y tế chủ trì những việc nào?", ["Thí điểm", "sổ tay", "Mở lớp", "Kiểm tra"]),
    ],
)
def test_what_is_led_together_has_all_its_leads(archives: Assistant, question: str, tasks: list[str]) -> None:
    found = archives.ask(question)
    assert found.total == len(tasks), found.text
    assert all(task in found.text for task in tasks), found.text


@pytest.mark.parametrize(
    "question",
    [
        "Căn cứ Phụ lục kèm theo Quyết định 84, Bộ Nội vụ chủ trì tổng cộng bao nhiêu nhiệm vụ?",
        "Căn cứ vào nội dung Quyết định 84, Bộ Nội vụ chủ trì mấy nhiệm vụ?",
        "Bộ Nội vụ chủ trì các nhiệm vụ nào trong Quyết định 84, kê hết giúp để làm báo cáo",
        "Bộ Nội vụ chủ trì những nhiệm vụ nào của Quyết định 84 để em tổng hợp báo cáo sếp",
    ],
)
def test_what_a_list_goes_by_and_is_wanted_for_are_no_matter_of_it(
    archives: Assistant, question: str
) -> None:
    assert archives.ask(question).total == 3


def test_a_total_asked_in_keywords_is_counted(archives: Assistant) -> None:
    assert archives.ask("tổng nhiệm vụ phụ lục Quyết định 84").total == 4


@pytest.mark.parametrize(
    "question", ["đầu mối Quyết định 84", "cơ quan đầu mối của kế hoạch triển khai Luật Lưu trữ là ai?"]
)
def test_the_focal_point_of_a_plan_is_what_a_line_calls_so(archives: Assistant, question: str) -> None:
    found = archives.ask(question)
    assert "Bộ Nội vụ" in found.text, found.text
    assert "bệnh án" not in found.text, found.text


def test_what_is_sent_is_not_the_document(archives: Assistant) -> None:
    found = archives.ask("Theo Quyết định 84, kết quả kiểm kê tài liệu giấy gửi cho ai, trước ngày nào?")
    assert "Ban Bí thư" not in found.text, found.text
    assert "15/5/2024" in found.text, found.text
    assert "Ban Bí thư" in archives.ask("Quyết định 84 gửi cho ai?").text


def test_who_told_of_a_thing_is_no_matter_of_it(archives: Assistant) -> None:
    story = "Trong cuộc họp sáng nay có đồng chí bảo sắp kiểm tra kho chuyên dụng nhưng không ai nhớ rõ. "
    found = archives.ask(f"{story}Theo Quyết định 84 thì bộ nào chủ trì, hạn khi nào?")
    assert "Bộ Y tế" in found.text, found.text
    assert "10/2024" in found.text, found.text
