"""Duties whose agency stands in the heading above them: told with it, or not told to be anybody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.language.placed import place
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
RULES = """
Quy chế

Điều 4. Phối hợp quản lý bến thủy

1. Sở Xây dựng

a) Chủ trì, phối hợp với Công an tỉnh kiểm tra điều kiện hoạt động của bến khách ngang sông.

b) Phối hợp với Sở Tài chính lập dự toán sơn kẻ vạch phao tiêu.

2. Sở Y tế

Hướng dẫn cấp cứu người đuối nước tại bến.

3. Ủy ban nhân dân cấp xã:

- Niêm yết giá vé phà tại bến.

- Đài truyền thanh xã có trách nhiệm phát tin cảnh báo mưa lũ cho chủ phà.

Hồ sơ cấp phép bến nộp tại bộ phận một cửa theo mẫu số 3.

Điều 5. Trách nhiệm của Công an tỉnh

1. Chủ trì điều tra tai nạn đường thủy làm chết người.

2. Thống kê phương tiện chở quá tải. Sở Tư pháp có trách nhiệm rà soát mức phạt chở quá tải.

Điều 6. Phối hợp với Sở Nội vụ

1. Xét khen thưởng người cứu nạn trên sông.

Điều 7. Đề nghị Tỉnh đoàn

Vận động thanh niên trông giữ áo phao.
"""


def asked(opened: Open, question: str) -> Answer:
    return opened(decision("Quy chế phối hợp quản lý bến thủy nội địa", RULES)).ask(question)


@pytest.mark.parametrize(
    ("question", "agency", "quote"),
    [
        ("Sở nào chủ trì kiểm tra điều kiện hoạt động bến khách ngang sông?", "Sở Xây dựng chủ trì", "a) Chủ trì"),
        ("so nao huong dan cap cuu nguoi duoi nuoc tai ben", "Sở Y tế được giao", "Hướng dẫn cấp cứu"),
        ("Ai niêm yết giá vé phà?", "Ủy ban nhân dân cấp xã được giao", "Niêm yết"),
        ("Cơ quan nào chủ trì điều tra tai nạn đường thủy chết người?", "Công an tỉnh chủ trì", "1. Chủ trì điều tra"),
        ("Bên nào vận động thanh niên trông giữ áo phao?", "Tỉnh đoàn được giao", "Vận động thanh niên"),
        ("Sở nào lập dự toán sơn kẻ vạch phao tiêu?", "Sở Xây dựng được giao", "b) Phối hợp với Sở Tài chính"),
    ],
)  # fmt: skip
def test_the_agency_of_the_heading_is_told(opened: Open, question: str, agency: str, quote: str) -> None:
    answer = asked(opened, question)
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith(f"{agency}: “{quote}")


@pytest.mark.parametrize("question", ["y tế cấp cứu phối hợp với ai", "lĩnh vực y tế tại bến ai chủ trì"])
def test_a_heading_alone_is_no_duty(opened: Open, question: str) -> None:
    assert "“Sở Y tế”" not in asked(opened, question).text


def test_the_heading_is_cited_beside_the_line(opened: Open) -> None:
    answer = asked(opened, "Sở nào lập dự toán sơn kẻ vạch phao tiêu?")
    assert any("b) Phối hợp với Sở Tài chính" in citation.quote for citation in answer.citations[:1])
    assert any("1. Sở Xây dựng" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "own", "heading"),
    [
        ("Ai phát tin cảnh báo mưa lũ cho chủ phà?", "Đài truyền thanh xã", "Ủy ban nhân dân cấp xã được giao"),
        ("Ai rà soát mức phạt chở quá tải?", "Sở Tư pháp", "Công an tỉnh được giao"),
    ],
)  # fmt: skip
def test_a_duty_that_names_its_own_agency_is_not_the_headings(
    opened: Open, question: str, own: str, heading: str
) -> None:
    answer = asked(opened, question)
    assert own in answer.text
    assert heading not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai xét khen thưởng người cứu nạn trên sông?",
        "Hồ sơ cấp phép bến nộp tại bộ phận một cửa theo mẫu số 3 do ai chủ trì?",
    ],
)
def test_a_heading_that_only_speaks_of_an_agency_gives_nobody_the_duty(opened: Open, question: str) -> None:
    text = asked(opened, question).text
    assert "chủ trì: “" not in text
    assert "được giao: “" not in text


def test_a_heading_of_another_part_gives_nobody_the_duty(opened: Open) -> None:
    rules = """
Điều 5. Trách nhiệm của Công an tỉnh

Chủ trì điều tra tai nạn đường thủy.
"""
    annex = """
PHỤ LỤC

QUY TRÌNH CẤP PHÉP BẾN

1. Đo độ sâu luồng trước bến bằng máy hồi âm.

2. Vẽ sơ đồ vùng nước.
"""
    assistant = opened(decision("Quy chế phối hợp quản lý bến thủy nội địa", rules, annex))
    assert "Công an tỉnh" not in assistant.ask("Ai đo độ sâu luồng trước bến bằng máy hồi âm?").text


def test_a_duration_is_a_time(opened: Open) -> None:
    rules = "Điều 5. Cấp phép bến\n\nBến khách ngang sông được cấp phép trong 05 ngày làm việc."
    answer = opened(decision("Quy chế quản lý bến thủy", rules)).ask(
        "Bến khách ngang sông bao lâu được cấp phép?"
    )
    assert "05 ngày làm việc" in answer.text
    assert "không ghi" not in answer.text


def test_where_numbers_do_not_follow_a_heading_may_be_lost(opened: Open) -> None:
    rules = """
Điều 9. Trách nhiệm của Sở Y tế

1. Trực cấp cứu tại bến trong mùa lễ hội.

10. Trách nhiệm của chủ tàu

1. Đóng phí neo đậu tại cảng.

2. Kiểm tra phao cứu sinh trước khi xuất bến.

11. Ban quản lý cảng vụ

a) Báo cáo lượt tàu neo đậu.
"""
    assistant = opened(decision("Quy chế phối hợp quản lý bến thủy nội địa", rules))
    for question in (
        "Ai kiểm tra phao cứu sinh trước khi xuất bến?",
        "Cơ quan nào báo cáo lượt tàu neo đậu?",
    ):
        assert "được giao" not in assistant.ask(question).text


REPORTS = """
Điều 6. Trách nhiệm của Sở Xây dựng

1. Lập danh bạ các bến thủy nội địa trên địa bàn tỉnh.

2. Báo cáo Ủy ban nhân dân tỉnh tình hình quản lý bến thủy nội địa trước ngày 25/12 hằng năm.

Điều 7. Trách nhiệm của các cơ quan, đơn vị quản lý bến thủy nội địa

1. Tuân thủ quy định quản lý bến thủy nội địa.

2. Báo cáo Sở Xây dựng tình hình quản lý bến thủy nội địa trước ngày 10/12 hằng năm để tổng hợp.
"""


@pytest.mark.parametrize(
    ("question", "day", "other"),
    [
        ("Các cơ quan, đơn vị báo cáo Sở Xây dựng tình hình bến thủy nội địa trước ngày nào?", "10/12", "25/12"),
        ("Sở Xây dựng báo cáo UBND tỉnh tình hình quản lý bến thủy trước ngày nào hằng năm?", "25/12", "10/12"),
    ],
)  # fmt: skip
def test_of_two_reports_the_line_meant_is_told_alone(
    opened: Open, question: str, day: str, other: str
) -> None:
    text = opened(decision("Quy chế quản lý bến thủy nội địa", REPORTS)).ask(question).text
    assert other not in text
    assert day in text or "Không tìm thấy" in text


def test_the_day_of_one_agency_is_no_day_of_another(opened: Open) -> None:
    rules = """
Điều 6. Trách nhiệm của Sở Xây dựng

1. Báo cáo tình hình phao tiêu luồng lạch trước ngày 25/12 hằng năm.

Điều 7. Trách nhiệm của Sở Y tế

1. Trực cấp cứu tại bến trong mùa lễ hội.
"""
    assistant = opened(decision("Quy chế quản lý bến thủy nội địa", rules))
    assert "25/12" in assistant.ask("Sở Xây dựng báo cáo tình hình phao tiêu luồng lạch trước ngày nào?").text
    assert "25/12" not in assistant.ask("Sở Y tế báo cáo tình hình phao tiêu luồng lạch trước ngày nào?").text


def test_a_long_duty_with_the_words_of_another_is_not_told(opened: Open) -> None:
    rules = """
Điều 9. Đất đai

1. Sở Nông nghiệp và Môi trường

a) Chủ trì, phối hợp với các cơ quan, đơn vị tham mưu quy định hạn mức diện tích đất bến bãi, kho hàng, nhà chờ; kiểm tra việc chấp hành quy định của pháp luật về đất đai đối với các bến thủy nội địa, chủ bến.

Điều 14. Thanh tra

1. Thanh tra tỉnh

a) Chủ trì thanh tra đối với tổ chức, cá nhân trong việc thực hiện các quy định của pháp luật về bến thủy nội địa, chủ bến.
"""
    assistant = opened(decision("Quy chế phối hợp quản lý bến thủy", rules))
    question = (
        "Cơ quan nào chủ trì thanh tra chấp hành các quy định của pháp luật về bến thủy nội địa, chủ bến?"
    )
    assert "Sở Nông nghiệp" not in assistant.ask(question).text


def test_short_forms_are_read_by_what_stands_beside_them() -> None:
    typed = "QC phối hợp về tín ngưỡng, TG và thẻ giám định viên TP tại TP Tuy Hòa, TG quý II"
    meant = "quy chế phối hợp về tín ngưỡng, tôn giáo và thẻ giám định viên tư pháp tại TP Tuy Hòa, TG quý II"
    assert place(typed) == meant


OWNED = """
Quy chế

Điều 8. Phối hợp quản lý lễ hội đua ghe

1. Sở Văn hóa

a) Chủ trì, phối hợp với các đơn vị kiểm tra, hướng dẫn tu bổ ghe cổ là di tích, dựng khán đài ven sông.

2. Sở Tài chính

Chủ trì hướng dẫn thu chi tiền tài trợ cho đội ghe.

3. Sở Xây dựng

a) Chủ trì cấp phép dựng khán đài ven sông.

b) Phối hợp với Sở Văn hóa tu bổ ghe cổ là di tích.

Điều 9. Việc chung

1. Tu bổ ghe cổ là di tích.

Điều 10. Phối hợp tu bổ

1. Sở Văn hóa

Chủ trì tiếp nhận hồ sơ tu bổ ghe cổ là di tích.
"""


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Ai chủ trì tu bổ ghe cổ là di tích?", "Sở Văn hóa chủ trì"),
        ("Xóm tôi có đội ghe đua, nghe nói có chỗ cho tiền. Theo quy chế đua ghe Lâm Đồng, đội ghe nhận tiền tài "
         "trợ, thu chi tiền tài trợ, vậy hỏi sở nào?", "Sở Tài chính chủ trì"),
    ],
)  # fmt: skip
def test_what_else_an_agency_does_is_no_rival(opened: Open, question: str, agency: str) -> None:
    rules = decision("Quy chế phối hợp quản lý lễ hội đua ghe", OWNED)
    assert opened(rules).ask(question).text.startswith(agency)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Sở Tài chính chủ trì việc gì về lễ hội đua ghe theo quy chế ở Lâm Đồng?", "thu chi tiền tài trợ"),
        ("Quy chế đua ghe Lâm Đồng giao Sở Xây dựng phối hợp những việc gì?", "Phối hợp với Sở Văn hóa"),
    ],
)
def test_duties_of_an_agency_in_rules_are_not_denied(opened: Open, question: str, said: str) -> None:
    rules = decision("Quy chế phối hợp quản lý lễ hội đua ghe", OWNED)
    assert said in opened(rules).ask(question).text


def test_duties_in_rules_of_another_matter_are_not_told(opened: Open) -> None:
    rules = decision("Quy chế phối hợp quản lý lễ hội đua ghe", OWNED)
    assert not opened(rules).ask("Sở Tài chính ở Lâm Đồng chủ trì việc gì về nước mắm?").citations
