"""Documents told by what they are about, where a question names none by number or place."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.knowledge import Knowledge
from assistant.naming.described import narrowed, titles_told
from assistant.naming.mentions import Mentions
from assistant.query import Scope
from assistant.understanding.meant import documents_meant
from corpus.model import Head
from corpus.places import find_places

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
        ("Chị nhớ kế hoạch khoan giếng bảo sở mình mua gì không", (WELLS,)),
        ("Trong kế hoạch khoan giếng tụi em bị giao mấy việc", (WELLS,)),
        ("Trong đề án TCDCTĐ liên huyện thì ai lo", (ROADS,)),
        ("Ai được giao xây dựng kế hoạch khoan giếng?", HEADS),  # a task may be that
        ("Ai khoan giếng, cấp nước sạch vùng cao?", HEADS),  # no document is spoken of
        ("Ai chủ trì quy chế khoan giếng, cấp nước sạch vùng cao?", HEADS),  # none of them is one
    ],
)
def test_a_title_told_in_part_means_the_one_document_that_has_it(
    question: str, meant: tuple[Head, ...]
) -> None:
    assert narrowed(question, Scope(HEADS)).heads == meant


def test_a_letter_without_a_title_is_told_by_its_files_name() -> None:
    letter = Head("Cong-van-512-UBND-NC-nam-2025-dot-than-trong-nha.txt", "4", type="Công văn")
    assert narrowed(
        "Theo công văn về đốt than trong nhà, ai đi kiểm tra?", Scope((*HEADS, letter))
    ).heads == (letter,)


def test_a_question_may_open_with_a_document_and_what_that_gives() -> None:
    scope = Scope((LIGHTS, WELLS), named=True)
    opened = "Kế hoạch khoan giếng, cấp nước vùng cao giao sở nào mua máy?"
    assert narrowed(opened, scope).heads == (WELLS,)


def test_a_letter_nobody_is_known_to_send_may_be_of_the_place_named() -> None:
    letter = Head("Cong-van-512-UBND-NC-nam-2025-dot-than-trong-nha.txt", "4", type="Công văn")
    plan = Head("gieng.txt", "3", title=WELLS.title, issuer="Sở Xây dựng", province="Lâm Đồng")
    knowledge = cast(Knowledge, SimpleNamespace(heads=(plan, letter), issuers=dict))

    def meant(question: str) -> tuple[Head, ...]:
        named = Mentions((), (), (), find_places(question), (), ())
        return documents_meant(question, named, knowledge)[0].heads

    assert meant("Theo văn bản của Lâm Đồng về đốt than trong nhà, ai đi kiểm tra?") == (letter,)
    assert meant("Lâm Đồng giao ai đi kiểm tra đốt than trong nhà?") == (plan,)


def test_what_is_named_otherwise_stays() -> None:
    scope = Scope((LIGHTS, WELLS), named=True)
    assert narrowed("Trong đề án trồng cây dọc các tuyến đường liên huyện, ai lo?", scope) is scope


def test_of_several_named_the_one_is_meant_whose_title_is_told() -> None:
    scope = Scope((LIGHTS, WELLS), named=True)
    assert narrowed("Theo kế hoạch khoan giếng cấp nước của tỉnh thì ai chủ trì?", scope).heads == (WELLS,)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kế hoạch 3 khoan giếng vùng cao: ai mua máy bơm?", "Kế hoạch 3 khoan giếng vùng cao"),
        (
            "Kế hoạch 3 của Sở Xây dựng về cấp nước sạch, ai mua?",
            "Kế hoạch 3 của Sở Xây dựng về cấp nước sạch",
        ),
        ("Trong kế hoạch 2024 về cấp nước sạch, ai mua?", "kế hoạch 2024 về cấp nước sạch"),
    ],
)
def test_what_follows_the_number_of_a_document_tells_its_title(question: str, told: str) -> None:
    (span,) = titles_told(question, Scope((WELLS,), named=True, numbered=True))
    assert question[slice(*span)] == told


def test_a_question_that_opens_with_its_document_tells_the_title() -> None:
    question = "Kế hoạch khoan giếng cấp nước vùng cao: ai mua máy bơm?"
    (told,) = titles_told(question, Scope((WELLS,), named=True))
    assert question[slice(*told)] == "Kế hoạch khoan giếng cấp nước vùng cao"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trong quyết định giao nhiệm vụ của tỉnh, khi nào xong?", "quyết định giao nhiệm vụ"),
        ("Trong quyết định giao nhiệm vụ số 4 Sở Y tế làm gì?", "quyết định giao nhiệm vụ"),
        ("Trong quyết định giao Sở Y tế làm gì?", None),
        ("Theo quyết định giao chỉ tiêu của tỉnh, khi nào xong?", None),
    ],
)
def test_a_decision_may_be_told_by_what_it_gives_out(question: str, told: str | None) -> None:
    tasks = Head("giao.txt", "4/QĐ-UBND", title="Về việc giao nhiệm vụ trọng tâm năm 2024")
    spans = titles_told(question, Scope((tasks,), named=True))
    assert [question[slice(*span)] for span in spans] == ([told] if told else [])


def test_a_title_is_told_by_words_that_only_end_the_name_of_its_issuer() -> None:
    title = "Phê duyệt Chương trình phát triển Chính phủ số"
    programme = Head("so.txt", "4", title=title, issuer="Thủ tướng Chính phủ")
    title = "Đẩy mạnh các nhiệm vụ về phát triển khoa học, chuyển đổi số"
    letter = Head("thu.txt", "5", title=title, issuer="Bộ Y tế")
    asked = "Theo danh mục nhiệm vụ của Chương trình phát triển Chính phủ số, Bộ Tài chính chủ trì việc gì?"
    assert narrowed(asked, Scope((programme, letter))).heads == (programme,)
