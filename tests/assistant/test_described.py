"""Documents told by what they are about, where a question names none by number or place."""

from __future__ import annotations

import pytest

from assistant.described import narrowed, titles_told
from assistant.query import Scope
from corpus.model import Head

ROADS = Head("duong.txt", "1", title="Phê duyệt Đề án chiếu sáng, trồng cây dọc các tuyến đường liên huyện")
LIGHTS = Head("den.txt", "2", title="Thay đèn chiếu sáng tiết kiệm điện năm 2024", issuer="Sở Công Thương")
WELLS = Head("gieng.txt", "3", title="Khoan giếng, cấp nước sạch vùng cao năm 2024", issuer="Sở Xây dựng")
HEADS = (ROADS, LIGHTS, WELLS)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Trong đề án trồng cây dọc các tuyến đường liên huyện, ai lo tưới?", (ROADS,)),
        ("de an chieu sang doc tuyen duong: so nao chu tri", (ROADS,)),
        ("Theo kế hoạch khoan giếng cấp nước vùng cao thì khi nào xong", (WELLS,)),
        ("Trong kế hoạch chiếu sáng, ai lo thay bóng?", HEADS),  # two are about that
        ("Theo kế hoạch phòng cháy rừng năm 2024 ai chủ trì?", HEADS),
        ("Ai khoan giếng, cấp nước sạch vùng cao?", HEADS),  # no document is spoken of
    ],
)
def test_a_title_told_in_part_means_the_one_document_that_has_it(
    question: str, meant: tuple[Head, ...]
) -> None:
    assert narrowed(question, Scope(HEADS)).heads == meant


def test_what_is_named_otherwise_stays() -> None:
    scope = Scope((LIGHTS, WELLS), named=True)
    assert narrowed("Trong đề án trồng cây dọc các tuyến đường liên huyện, ai lo?", scope) is scope


def test_a_question_that_opens_with_its_document_tells_the_title() -> None:
    question = "Kế hoạch khoan giếng cấp nước vùng cao: ai mua máy bơm?"
    (told,) = titles_told(question, Scope((WELLS,), named=True))
    assert question[slice(*told)] == "Kế hoạch khoan giếng cấp nước vùng cao"
