"""Who leads a duty of several acts, what a thing is for, how things stand: told from running text; else nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.finding.evidence import find_records
from assistant.query import Intent
from assistant.settings import AnswerSettings
from assistant.texts.doers import doers_told
from assistant.understanding.understand import understand
from tests.assistant.letterhead import decision, paper

Ask = Callable[..., Answer]
_TODAY = date(2024, 5, 15)

RULES = decision(
    "Quy chế phối hợp quản lý chợ nổi",
    """
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý chợ nổi.

QUY CHẾ
Phối hợp quản lý chợ nổi

Điều 2. Phối hợp quản lý hoạt động của chợ nổi

1. Sở Công Thương

a) Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan hướng dẫn, kiểm tra, quản lý việc tổ chức và cấp biển số ghe hàng trên chợ nổi; sắp xếp bến ghe.

b) Chủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu Ủy ban nhân dân tỉnh quy định và miễn giảm phí đậu ghe hàng qua đêm.

2. Sở Xây dựng

Phối hợp với Sở Công Thương kẻ vạch luồng ghe.
""",
)
PLAN = paper(
    "Triển khai thi hành Luật Bảo vệ dòng sông",
    """Luật Bảo vệ dòng sông được Quốc hội thông qua ngày 02 tháng 3 năm 2024, có hiệu lực thi hành từ ngày 01 tháng 9 năm 2024.

I. NỘI DUNG

Hiện nay toàn tỉnh có 37 trạm đo mực nước, trong đó có 9 trạm tự động.

Phấn đấu đến năm 2030 có tối thiểu 60 trạm đo mực nước.

1. Xây dựng Cổng dữ liệu dòng sông

- Nội dung: Cổng dữ liệu dòng sông cung cấp mực nước từng giờ, tiếp nhận phản ánh của người dân ven sông.

- Cơ quan chủ trì: Sở Xây dựng.

- Thời gian thực hiện: năm 2025.

II. TỔ CHỨC THỰC HIỆN

1. Sở Khoa học và Công nghệ

a) Chủ trì, phối hợp với các sở, ngành, địa phương tổ chức triển khai thực hiện Kế hoạch; kiểm tra, tổng hợp kết quả.

2. Sở Y tế

a) Chủ trì thực hiện kế hoạch khám bệnh cho người đi sông.
""",
)
BRIDGES = decision(
    "Đề án sửa cầu treo giai đoạn 2024 - 2030",
    """
Điều 1. Phê duyệt Đề án sửa cầu treo giai đoạn 2024 - 2030.
""",
    """
PHỤ LỤC

STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tMời chuyên gia nước ngoài bàn về vật liệu, cách sửa và giữ cầu treo, dây cáp, trụ cầu, mặt cầu cho thợ cầu các huyện\tSở Ngoại vụ\tNăm 2026
2\tĐào tạo thợ sửa dây cáp, giữ trụ và sơn mặt cầu treo cho các huyện, xã, bản, nơi có suối lớn qua mùa lũ\tSở Nội vụ\tNăm 2026
3\tKhám bệnh cho thợ rèn\tSở Y tế\tNăm 2026
""",
    number=315,
)


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a regulation, a plan that carries out a law, and a project."""
    return opened(RULES, PLAN, BRIDGES)


@pytest.fixture(scope="module")
def ask(one: Assistant) -> Ask:
    """Ask over these."""
    return one.ask


def _doers(one: Assistant, question: str) -> str | None:
    """What the lines of running text tell of who does it."""
    knowledge = one.knowledge()
    told = doers_told(understand(question, knowledge, _TODAY), knowledge, AnswerSettings())
    return told.lines[0].text if told else None


@pytest.mark.parametrize(
    "question", ["Sở nào cấp biển số ghe hàng trên chợ nổi?", "ai cap bien so ghe hang tren cho noi"]
)
def test_who_leads_a_duty_of_several_acts_does_each(one: Assistant, question: str) -> None:
    assert (_doers(one, question) or "").startswith("Sở Công Thương chủ trì")


def test_who_advises_on_an_act_does_not_do_it(one: Assistant) -> None:
    assert _doers(one, "Ai miễn giảm phí đậu ghe hàng qua đêm?") is None


@pytest.mark.parametrize(
    "question", ["Cổng dữ liệu dòng sông dùng để làm gì?", "cong du lieu dong song lap ra de lam gi"]
)
def test_what_a_thing_is_for_lists_no_tasks(one: Assistant, question: str) -> None:
    query = understand(question, one.knowledge(), _TODAY)
    assert query.intents == (Intent.TEXT,)
    assert [word.bare for word in query.topic.content] == ["cong", "du", "lieu", "dong", "song"]


@pytest.mark.parametrize(
    "question", ["Hiện giờ có bao nhiêu trạm đo mực nước?", "hien gio co may tram do muc nuoc"]
)
def test_how_things_stand_now_is_no_target(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "37 trạm" in answer.text
    assert "60 trạm" not in answer.text


def test_a_word_that_ends_another_asks_for_no_opinion(ask: Ask) -> None:
    assert ask("Cổng dữ liệu có mấy nhiệm vụ?").status is not Status.DECLINED


def test_since_when_another_law_holds_is_not_told(ask: Ask) -> None:
    assert "01 tháng 9" in ask("Luật Bảo vệ dòng sông có hiệu lực khi nào?").text
    assert "01 tháng 9" not in ask("Luật Dòng sông có hiệu lực khi nào?").text


@pytest.mark.parametrize(
    ("question", "sure"), [("Ai khám bệnh cho thợ rèn?", True), ("Ai sơn thang máy bệnh viện?", False)]
)
def test_a_task_is_surely_meant_where_it_alone_says_the_question(
    one: Assistant, question: str, sure: bool
) -> None:
    knowledge = one.knowledge()
    query = understand(question, knowledge, _TODAY)
    settings = AnswerSettings()
    found = find_records(query, ("task", "assignment"), knowledge, settings)
    assert (found.sureness() >= settings.stranger_likelihood) is sure


@pytest.mark.parametrize(
    "question", ["Ai chủ trì kế hoạch 77?", "co quan nao chu tri trien khai ke hoach 77"]
)
def test_who_leads_a_whole_plan_is_told_by_the_line_that_says_so(ask: Ask, question: str) -> None:
    told = ask(question).text
    assert "Sở Khoa học và Công nghệ chủ trì" in told
    assert "Sở Y tế" not in told
