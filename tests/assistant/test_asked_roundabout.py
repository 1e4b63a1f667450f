"""Who carries out a target, who answers by when, a document by its blank number: asked in passing words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TITLE = "Kế hoạch sắp xếp các trại ong năm 2024"
PLAN = """
KẾ HOẠCH

Sắp xếp các trại ong năm 2024

I. NHIỆM VỤ

- Nghiên cứu, triển khai có hiệu quả việc thi tuyển cạnh tranh để chọn người nuôi ong cấp huyện, cấp xã và tương đương.

PHỤ LỤC I

Danh mục nhiệm vụ năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tKế hoạch giảm số trại ong giai đoạn 2024-2026\tSở Nội vụ\tCác sở\tQuyết định của UBND tỉnh\tTháng 5/2024
2\tQuy định chế độ, chính sách hỗ trợ đối với chủ trại, người chăn ong do thực hiện sắp xếp bộ máy, giảm số trại ong\tSở Y tế\tSở Tài chính\tNghị quyết của HĐND tỉnh\tTháng 8/2024
3\tXây dựng “Đề án thi tuyển cạnh tranh để chọn người nuôi ong cấp huyện, cấp xã và tương đương”\tSở Nội vụ\tCác sở\tĐề án\tTháng 11/2024

PHỤ LỤC II

Danh mục chỉ tiêu năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi\tĐơn vị thực hiện
1\tTỷ lệ mật ong bán qua sàn thương mại điện tử\t%\t60\tSở Công Thương\tTrung tâm Khuyến nông tỉnh
"""
BLANK = """
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: /UBND-TMO

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày tháng năm 2024

V/v thực hiện các chỉ tiêu nuôi ong năm 2024

Kính gửi: Các sở, ngành.

1. Sở Nội vụ lập tổ theo dõi đàn ong (kèm theo Công văn số: /UBND-TMO ngày tháng năm 2024).

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Mận
"""


@pytest.fixture(scope="module")
def farms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with tasks and a target, and a letter whose number and day are blank."""
    return opened(decision(TITLE, f"\nĐiều 1. Ban hành kèm theo Quyết định này {TITLE}.\n", PLAN), BLANK)


@pytest.mark.parametrize(
    "question",
    [
        "Đề nghị cho biết cơ quan được tỉnh Lâm Đồng giao soạn đề án thi tuyển cạnh tranh đối với người nuôi "
        "ong cấp huyện, cấp xã và thời điểm phải thực hiện.",
        "nêu tên đơn vị được giao xây dựng đề án thi tuyển người nuôi ong cấp huyện, thời điểm hoàn thành",
    ],
)
def test_who_and_when_are_asked_as_things(farms: Assistant, question: str) -> None:
    text = farms.ask(question).text
    assert "Sở Nội vụ" in text
    assert "Tháng 11/2024" in text


@pytest.mark.parametrize("who", ["người bị ảnh hưởng", "kẻ thiệt thòi tủi phận"])
def test_a_task_with_one_clause_of_the_question_is_not_the_one_with_all_of_it(
    farms: Assistant, who: str
) -> None:
    told = farms.ask(
        f"Đối với chế độ hỗ trợ {who} do sắp xếp bộ máy, giảm số trại ong tại Lâm Đồng (giai đoạn 2024 - 2026), "
        "sản phẩm phải trình là loại văn bản gì và hoàn thành vào năm nào?"
    )
    assert "Quyết định của UBND tỉnh" not in told.text
    assert told.status is Status.NOT_FOUND or "Nghị quyết của HĐND tỉnh" in told.text


def test_who_carries_out_a_target_not_called_one(farms: Assistant) -> None:
    text = farms.ask("mật ong bán qua sàn thương mại điện tử 2024, đơn vị thực hiện").text
    assert "Trung tâm Khuyến nông tỉnh" in text


@pytest.mark.parametrize(
    "question",
    [
        "CV tỉnh Lâm Đồng năm 2024 giao chỉ tiêu nuôi ong là số mấy /UBND-TMO, ban hành ngày nào?",
        "cong van so may /UBND-TMO, ngay nao",
    ],
)
def test_a_blank_number_asked_for_is_said_to_be_blank(farms: Assistant, question: str) -> None:
    text = farms.ask(question).text
    assert "để trống số" in text
    assert "để trống ngày ban hành" in text


def test_the_day_asked_beside_the_signer_is_quoted(farms: Assistant) -> None:
    quotes = " ".join(c.quote for c in farms.ask("ai ky quyet dinh 314, ngay thang nam may").citations)
    assert "Lê Văn Mận" in quotes
    assert "ngày 12 tháng 4 năm 2024" in quotes


def test_what_it_is_for_is_no_condition(farms: Assistant) -> None:
    told = farms.ask("Sở Nội vụ đc giao gì trong KH kèm QĐ 314, tóm gọn b/c sếp")
    assert "thi tuyển cạnh tranh" in told.text
