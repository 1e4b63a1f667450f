"""Another gathering, another scheme, another province's town: what is beside is not told for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.events import another_event, events_asked
from assistant.finding.owners import without_agencies
from assistant.finding.projects import called_otherwise
from assistant.language.synonyms import other_words
from assistant.language.words import words_of
from assistant.query import Topic
from assistant.scoring.weights import Weights
from corpus.model import Assignment, Source

PLAN = """
ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 71/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sơn La, ngày 6 tháng 3 năm 2024

KẾ HOẠCH

Phát triển chăn nuôi bền vững giai đoạn 2024-2028

I. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp chủ trì xây dựng kế hoạch đo lường chất lượng dịch vụ lĩnh vực xây dựng.

2. Sở Văn hóa, Thể thao và Du lịch chủ trì triển khai đề án chuyển đổi số lĩnh vực văn hóa.

3. Sở Công Thương chủ trì xây dựng chuyên mục tuyên truyền chăn nuôi an toàn sinh học.

4. Sở Tài chính chủ trì xây dựng kho dữ liệu để lưu trữ hồ sơ giống vật nuôi.

5. Sở Nội vụ chủ trì tổ chức học tập kinh nghiệm các tỉnh, thành phố có mô hình trang trại tuần hoàn.

6. Sở Y tế chủ trì tổ chức đối thoại với hộ chăn nuôi về vệ sinh chuồng trại.

7. Các sở, ngành báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lò Văn Panh
"""
ASIDE = {"của", "các", "về", "tại", "là", "do", "thì", "nào", "ai", "chủ", "trì", "đề", "án", "giao", "cho"}
WEIGHTS = Weights(lambda bare: 6, 100)


def topic(text: str) -> Topic:
    words = words_of(text)
    return Topic(words, tuple(word.text not in ASIDE for word in words), others=other_words(words))


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan with six duties."""
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì xây dựng kế hoạch đo lường chất lượng dịch vụ lĩnh vực giao thông?",
        "Ai chủ trì tổ chức hội thi tuyên truyền chăn nuôi an toàn sinh học?",
        "Ai chủ trì Đề án Kho lưu trữ giống vật nuôi?",
        "Sở nào tổ chức học tập kinh nghiệm các tỉnh về phòng, chống sạt lở?",
        "Sở nào tổ chức học tập kinh nghiệm các tỉnh về chợ, siêu thị?",
    ],
)
def test_what_is_beside_is_not_told(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Ai chủ trì kế hoạch đo lường chất lượng dịch vụ lĩnh vực xây dựng?", "Sở Nông nghiệp"),
        ("Cơ quan nào triển khai đề án chuyển đổi số lĩnh vực văn hóa?", "Sở Văn hóa"),
        ("Ai làm chuyên mục tuyên truyền chăn nuôi an toàn sinh học?", "Sở Công Thương"),
        ("Ai chủ trì xây dựng kho dữ liệu lưu trữ hồ sơ giống vật nuôi?", "Sở Tài chính"),
        ("Sở nào tổ chức học tập kinh nghiệm các tỉnh có mô hình trang trại tuần hoàn?", "Sở Nội vụ"),
        ("Sở nào gặp gỡ hộ chăn nuôi về vệ sinh chuồng trại?", "Sở Y tế"),
    ],
)
def test_what_is_there_is_told(plan: Assistant, question: str, agency: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED
    assert agency in answer.text


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("ai tổ chức hội thi thú y viên giỏi", "Xây dựng chuyên mục thú y", True),
        ("ai to chuc hoi thi thu y vien gioi", "Xây dựng chuyên mục thú y", True),
        ("ai tổ chức hội thi thú y viên giỏi", "Tổ chức cuộc thi thú y viên giỏi", False),
        ("cuộc họp bàn về giống vật nuôi mở lúc nào", "Kế hoạch cải thiện giống vật nuôi", True),
        ("cuộc họp bàn về giống vật nuôi mở lúc nào", "Tổ chức Hội nghị cải thiện giống vật nuôi", False),
        ("hội nghị tổng kết chăn nuôi mở lúc nào", "Tổ chức Hội nghị chăn nuôi", True),
        ("hội nghị tổng kết chăn nuôi mở lúc nào", "Tổng kết công tác chăn nuôi", False),
        ("Vừa dự hội chợ xuân. Ai cải thiện giống vật nuôi?", "Cải thiện giống vật nuôi", False),
        ("ai cải thiện giống vật nuôi", "Cải thiện giống vật nuôi", False),
    ],
)
def test_kinds_of_gathering_are_told_apart(question: str, text: str, another: bool) -> None:
    assert another_event(events_asked(topic(question)), text) is another


@pytest.mark.parametrize(
    ("question", "text", "otherwise"),
    [
        ("Giao Đề án Kho lưu trữ số", "Xây dựng kho dữ liệu để lưu trữ hồ sơ", True),
        ("Giao Đề án Kho lưu trữ số", "Đề án kho dữ liệu để lưu trữ hồ sơ", False),
        ("Giao Đề án Kho lưu trữ số", "Xây dựng kho lưu trữ số", False),
        ("Giao việc xây kho lưu trữ số", "Xây dựng kho dữ liệu để lưu trữ hồ sơ", False),
    ],
)
def test_a_scheme_called_by_its_name_is_told_apart(question: str, text: str, otherwise: bool) -> None:
    assert called_otherwise(topic(question), text, WEIGHTS) is otherwise


def test_what_an_agency_is_called_is_no_field() -> None:
    agency = "Sở Văn hóa, Thể thao và Du lịch"
    task = Assignment("1", None, agency, "lead", "Đề án lĩnh vực văn hóa", Source("a.txt", (), "", "x"))
    around = f"{agency} . I. TỔ CHỨC THỰC HIỆN"
    assert "Thể thao" not in without_agencies(task, task.text, around)
    assert without_agencies(task, "Đề án văn hóa", around) == around


def test_a_short_form_that_brackets_spell_out_is_read_as_they_say(plan: Assistant) -> None:
    assert plan.ask("Ai làm kho HSGVN (hồ sơ giống vật nuôi)?").status is Status.ANSWERED
    assert plan.ask("Ai xây NƠXH (nhà ở xã hội) cho hộ chăn nuôi?").status is Status.NOT_FOUND


def test_a_town_that_no_plan_of_several_provinces_names_is_none_of_theirs(
    opened: Callable[..., Assistant],
) -> None:
    other = PLAN.replace("SƠN LA", "HÀ GIANG").replace("Sơn La", "Hà Giang").replace("71/KH", "72/KH")
    other = other.replace("hộ chăn nuôi về vệ sinh", "hộ chăn nuôi thành phố Mộc Lan về vệ sinh")
    both = opened(PLAN, other)
    unnamed = both.ask("Ai làm kho dữ liệu lưu trữ hồ sơ giống vật nuôi của thành phố Quy Nhơn?")
    assert unnamed.status is Status.NOT_FOUND
    assert both.ask("Ai làm kho dữ liệu lưu trữ hồ sơ giống vật nuôi?").citations
