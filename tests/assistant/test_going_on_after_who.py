"""What is asked after who does a thing: until when, with whom, and whose a duty told by its heading is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.understanding.cues_meant import cues_meant
from tests.assistant.letterhead import BEES, decision

RULES = decision(
    "Quy chế phối hợp quản lý lễ hội bến nước",
    """
Quy chế

Điều 4. Phối hợp quản lý lễ hội

1. Sở Y tế

Hướng dẫn sơ cứu người say nắng tại bãi lễ.

2. Công an tỉnh

a) Chủ trì phân luồng thuyền rồng.

b) Chủ trì, phối hợp với các cơ quan có liên quan, hướng dẫn, bảo đảm an ninh trật tự trong quản lý người hành hương tại
bãi lễ; quản lý và sử dụng con dấu của ban tổ chức lễ hội; thẩm duyệt thiết kế về phòng cháy, chữa cháy đối với kho pháo hoa.
""",
    number=515,
    printed="Cà Mau",
)


@pytest.fixture(scope="module")
def bees(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a task table, and rules whose duties stand under headings."""
    return opened(BEES, RULES)


@pytest.mark.parametrize(
    "question",
    ["còn hạn tới khi nào, CQ p/h là những ai ạ", "con han den bao gio, co quan phoi hop la nhung ai"],
)
def test_until_when_asked_after_who_lists_nothing(bees: Assistant, question: str) -> None:
    answer = bees.ask(question, ["Bộ phận nào lo đề án bảo tồn giống ong rừng?"])
    assert answer.intent == "deadline"
    assert answer.total is None
    assert "Quý II/2024" in answer.text
    assert "Sở Tài chính" in answer.text


@pytest.mark.parametrize("question", ["còn thời hạn thì sao?", "con han?"])
def test_a_deadline_is_told_first_where_it_is_gone_on_to(bees: Assistant, question: str) -> None:
    answer = bees.ask(question, ["Bộ phận nào lo đề án bảo tồn giống ong rừng?"])
    assert answer.text.startswith("Thời hạn: Quý II/2024")


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("còn hạn tới năm nào", False),
        ("còn hạn thì sao", False),
        ("hết hạn khi nào", False),
        ("việc nào còn hạn", True),
        ("còn hạn những việc gì", True),
    ],
)
def test_what_is_due_is_listed_only_where_things_are(question: str, due: bool) -> None:
    labels = {cue.label for cue in cues_meant(find_cues(words_of(question)))}
    assert bool(labels & {"ask.coming", "ask.overdue"}) is due


def test_what_is_set_to_be_done_by_a_year_is_no_day_of_issue(bees: Assistant) -> None:
    answer = bees.ask(
        "Con tôi mới ra nghề, nghe nói giống ong rừng sắp được bảo tồn. Trong kế hoạch nuôi ong thì sở nào phải làm việc "
        "đó, cùng với sở nào, và đề ra năm nào xong?"
    )
    assert answer.intent == "lead"
    assert "Sở Nông nghiệp" in answer.text
    assert "Quý II/2024" in answer.text


def test_a_duty_asked_by_its_words_is_told_with_whose_it_is(bees: Assistant) -> None:
    answer = bees.ask("thẩm duyệt phòng cháy kho pháo hoa", ["Ở Cà Mau ai phân luồng thuyền rồng?"])
    assert answer.status is Status.ANSWERED
    assert answer.text.startswith("Công an tỉnh")


def test_who_does_a_thing_with_what_others_need_in_it_is_no_list(bees: Assistant) -> None:
    answer = bees.ask("Ở Lâm Đồng ai phải tổ chức hội thi mật ong cấp tỉnh để xem các nhà vườn cần những gì?")
    assert answer.intent == "lead"
    assert "Sở Công Thương" in answer.text


def test_what_the_press_is_told_is_not_what_somebody_else_tells(opened: Callable[..., Assistant]) -> None:
    rows = """
II. TỔ CHỨC THỰC HIỆN

1. Ủy ban nhân dân các xã

Tuyên truyền, hướng dẫn hộ nuôi ong tham gia bán mật trên mạng.
"""
    plan = decision("Kế hoạch bán mật ong trên mạng", rows, number=616)
    answer = opened(plan).ask("Cơ quan nào nhắc báo đài tuyên truyền cho hộ nuôi ong bán mật trên mạng?")
    assert "các xã" not in answer.text.split("Gần nhất")[0]
    assert answer.status is Status.NOT_FOUND
