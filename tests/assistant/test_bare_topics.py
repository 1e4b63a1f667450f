"""A short turn of a talk names the next thing to ask of, in the document the talk is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

_HEADER = "STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn"


def _plan(place: str, number: int, aims: str, rows: str) -> str:
    title = f"Kế hoạch nuôi trồng của tỉnh {place} năm 2024"
    return decision(
        title,
        f"Điều 1. Ban hành kèm theo Quyết định này {title}.",
        f"\nKẾ HOẠCH\n\nNuôi trồng năm 2024\n\nI. MỤC TIÊU\n\n{aims}\n\nPHỤ LỤC\n\nDanh mục nhiệm vụ\n\n"
        f"{_HEADER}\n{rows}",
        number=number,
        printed=place,
    )


_BY_THE_SEA = _plan(
    "Bình Thuận",
    314,
    "- 80% hộ nuôi tôm được cấp mã số ao.\n- 40% sản lượng rong biển được sơ chế tại chỗ.",
    "1\tKhảo sát vùng nuôi rong biển\tSở Nông nghiệp\tUBND cấp xã\tTháng 6/2024\n"
    "2\tThả giống sò huyết\tSở Tài chính\tUBND cấp xã\tTháng 9/2024\n"
    "3\tLập bản đồ dịch bệnh của đàn bò tại các bản\tSở Y tế\tUBND cấp xã\tTháng 1/2024\n"
    "4\tLập bản đồ dịch bệnh của ruộng muối tại các bản\tSở Công Thương\tUBND cấp huyện\tTháng 2/2024\n"
    "5\tLập dự toán cho ruộng muối\tSở Xây dựng\tUBND cấp xã\tTháng 5/2024\n",
)
_IN_THE_HILLS = _plan(
    "Lâm Đồng",
    315,
    "- 65% sản lượng rong biển tiêu thụ trong tỉnh được truy xuất nguồn gốc.",
    "1\tTrồng thử sò huyết và rong biển trong bể kín\tSở Y tế\tUBND cấp xã\tTháng 3/2024\n"
    "2\tMở chợ phiên mật ong\tSở Công Thương\tUBND cấp xã\tTháng 4/2024\n"
    "3\tMời đoàn khách nước bạn\tSở Ngoại vụ\tUBND cấp xã\tTháng 8/2024\n",
)


@pytest.fixture(scope="module")
def shores(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over the plans of two provinces that speak of the same things."""
    return opened(_BY_THE_SEA, _IN_THE_HILLS)


@pytest.mark.parametrize(
    ("before", "question", "told", "untold"),
    [
        (
            "Bình Thuận bao nhiêu phần trăm hộ nuôi tôm được cấp mã số ao?",
            "sản lượng rong biển?",
            "40%",
            "65%",
        ),
        ("binh thuan bao nhieu phan tram ho nuoi tom co ma so ao", "san luong rong bien", "40%", "65%"),
        ("Bình Thuận ai khảo sát vùng nuôi rong biển?", "sò huyết?", "Sở Tài chính", "Sở Y tế"),
        ("Bình Thuận ai khảo sát vùng nuôi rong biển?", "ai thả sò huyết?", "Sở Tài chính", "Sở Y tế"),
        ("Lâm Đồng ai mở chợ phiên mật ong?", "sò huyết?", "Sở Y tế", "Sở Tài chính"),
    ],
)
def test_the_next_thing_is_of_the_same_document(
    shores: Assistant, before: str, question: str, told: str, untold: str
) -> None:
    answer = shores.ask(question, [before])
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert untold not in answer.text


def test_what_only_another_document_says_is_said_to_be_of_that(shores: Assistant) -> None:
    answer = shores.ask("ai mở chợ phiên mật ong?", ["Bình Thuận ai khảo sát vùng nuôi rong biển?"])
    assert "Sở Công Thương" in answer.text
    assert "Văn bản khác có ghi" in answer.text


def test_a_body_of_another_document_alone_is_said_to_be_of_that(shores: Assistant) -> None:
    answer = shores.ask("Sở Ngoại vụ làm gì?", ["Bình Thuận ai khảo sát vùng nuôi rong biển?"])
    assert "đoàn khách" in answer.text
    assert "Văn bản khác có ghi" in answer.text


def test_money_named_alone_is_of_what_was_told(shores: Assistant) -> None:
    answer = shores.ask("kinh phí?", ["Bình Thuận ai khảo sát vùng nuôi rong biển?"])
    assert answer.status is Status.NOT_FOUND
    assert "Gần nhất" not in answer.text


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("ruộng muối?",), "Sở Công Thương chủ trì"),
        (("con ruong muoi thi sao",), "Sở Công Thương chủ trì"),
        (("ruong muoi", "ai phoi hop"), "UBND cấp huyện phối hợp"),
        (("ruong muoi bao gio xong",), "Tháng 2/2024"),
        (("ruộng muối?", "đàn bò?"), "Sở Y tế chủ trì"),
    ],
)
def test_a_thing_like_the_one_before_is_told_from_the_row_like_that(
    shores: Assistant, turns: tuple[str, ...], told: str
) -> None:
    history = ["Bình Thuận ai lập bản đồ dịch bệnh đàn bò?", *turns[:-1]]
    answer = shores.ask(turns[-1], history)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert "Sở Xây dựng" not in answer.text
