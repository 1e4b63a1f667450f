"""A thing called almost as another: what tells them apart must be where the rest is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.laws_meant import of_another_law
from assistant.language.foreign import is_foreign
from assistant.language.typing import write_out
from assistant.language.words import words_of
from assistant.query import Topic
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

Danh mục nhiệm vụ năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tTham mưu thành lập Ủy ban Nghề muối quốc gia\tSở Nội vụ\tSở Tài chính\tQuyết định\tTháng 3/2024
2\tXây dựng Trung tâm ươm giống về rong biển thuộc Trung tâm thủy sản quốc gia\tSở Công Thương\t\tTrung tâm\tTháng 5/2024
3\tTriển khai Đề án khám bệnh từ xa của Bệnh viện Bình Minh và Bệnh viện Sông Lô\tSở Y tế\t\tĐề án\tTháng 6/2024
4\tXây dựng các văn bản hướng dẫn thi hành Luật Đê điều\tSở Tư pháp\t\tVăn bản\tTháng 7/2024
5\tNâng cấp trạm bơm tiêu úng đáp ứng cấp độ an toàn hồ chứa theo quy định của Luật Thủy lợi\tSở Xây dựng\t\tTrạm bơm\tTháng 8/2024
6\tXây dựng, phát triển các nền tảng, sản phẩm quốc gia về an toàn thực phẩm\tSở Khoa học và Công nghệ\t\tNền tảng\tTháng 9/2024
7\tGóp ý sửa đổi Luật Nghề cá\tSở Ngoại vụ\t\tBáo cáo\tTháng 10/2024
8\tXếp hạng về an toàn hồ chứa\tThanh tra tỉnh\t\tBảng xếp hạng\tTháng 11/2024
"""


@pytest.fixture(scope="module")
def tasks(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a table of tasks with things that bear names."""
    clauses = "\nĐiều 1. Ban hành kèm theo Quyết định này Danh mục nhiệm vụ năm 2024.\n"
    return opened(decision("Danh mục nhiệm vụ năm 2024", clauses, ANNEX))


@pytest.mark.parametrize(
    "question",
    [
        "Ủy ban Nghề muối tỉnh ai thành lập?",
        "Trung tâm ươm giống quốc gia ai xây dựng?",
        "Ai vận hành Trung tâm thủy sản quốc gia?",
        "Trung tâm thủy sản quốc gia số 2 hạn khi nào?",
        "Trung tâm thủy sản vùng ai xây dựng?",
        "Đề án khám bệnh từ xa Bệnh viện K ai chủ trì?",
        "de an kham benh tu xa benh vien viet duc ai chu tri",
        "Luật Đê điều ai chủ trì, hạn khi nào?",
        "Luật Phòng chống lũ, an toàn hồ chứa hạn ban hành khi nào?",
        "Cổng thông tin quốc gia về an toàn thực phẩm ai xây dựng?",
        "Chương trình quốc gia về an toàn thực phẩm hạn ban hành khi nào?",
        "xếp hạng ezgi ai chủ trì",
    ],
)
def test_another_thing_is_not_told(tasks: Assistant, question: str) -> None:
    assert tasks.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ủy ban Nghề muối quốc gia ai thành lập?", "Sở Nội vụ"),
        ("Trung tâm ươm giống về rong biển ai xây dựng?", "Sở Công Thương"),
        ("Đề án khám bệnh từ xa Bệnh viện Sông Lô ai chủ trì?", "Sở Y tế"),
        ("de an kham benh tu xa cac benh vien ai chu tri", "Sở Y tế"),
        ("Hướng dẫn thi hành Luật Đê điều ai chủ trì?", "Sở Tư pháp"),
        ("Nâng cấp trạm bơm tiêu úng theo Luật Thủy lợi ai chủ trì?", "Sở Xây dựng"),
        ("Nền tảng quốc gia về an toàn thực phẩm ai xây dựng?", "Sở Khoa học và Công nghệ"),
        ("Luật Nghề cá sửa đổi ai góp ý?", "Sở Ngoại vụ"),
        ("xếp hạng an toàn hồ chứa ai chủ trì", "Thanh tra tỉnh"),
    ],
)
def test_the_thing_itself_is_told(tasks: Assistant, question: str, told: str) -> None:
    answer = tasks.ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("luật an ninh mạng", "đáp ứng Luật An toàn thông tin mạng", True),
        ("luật an ninh mạng", "thi hành Luật An ninh mạng", False),
        ("luật an ninh mạng", "siết chặt kỷ luật, an ninh mạng theo pháp luật", False),
        ("kỷ luật lao động", "sửa Luật Nghề cá", False),
    ],
)
def test_a_law_is_known_by_its_name(question: str, text: str, other: bool) -> None:
    words = words_of(question)
    assert of_another_law(Topic(words, tuple(True for _ in words)), text) is other


@pytest.mark.parametrize(
    ("word", "foreign"),
    [("camera", True), ("egdi", True), ("nghieng", False), ("khuya", False), ("a1", False)],
)
def test_what_no_marks_make_a_syllable_is_foreign(word: str, foreign: bool) -> None:
    assert is_foreign(word) is foreign


def test_a_capital_after_a_kind_of_place_is_its_name() -> None:
    assert write_out("Bệnh viện K ở đâu") == "Bệnh viện K ở đâu"
    assert write_out("có họp k") == "có họp không"
