"""Questions for which documents are stored: of a kind, a place, a year, about something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import BEES as BEE_PLAN
from tests.assistant.letterhead import decision, landslides, paper

BEES = paper(
    "Về việc tăng cường phòng dịch cho đàn ong",
    "1. Giao Sở Y tế chủ trì tập huấn sơ cứu khi bị ong đốt.",
    number="07/CT-UBND",
    kind="CHỈ THỊ",
)
SALT = paper(
    "Về việc quản lý ruộng muối ven biển",
    "1. Giao Sở Công Thương chủ trì xây kho muối nổi trên sông.",
    place="Bến Tre",
    number="12/CT-UBND",
    kind="CHỈ THỊ",
    year=2023,
)
PLAN = paper(
    "Phát triển nghề nuôi ong trên địa bàn tỉnh Tây Ninh",
    "1. Giao Sở Tài chính chủ trì mua thùng ong.\n\n"
    "2. Kế hoạch này có hiệu lực kể từ ngày ký.\n\nNơi nhận:\n- Như mục 1;\n- Lưu: VT.",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(BEES, SALT, PLAN).ask


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Liệt kê các chỉ thị", ("07/CT-UBND", "12/CT-UBND"), "77/KH-UBND"),
        ("co bao nhieu chi thi", ("07/CT-UBND", "12/CT-UBND"), "77/KH-UBND"),
        ("Có những chỉ thị nào của Tây Ninh?", ("07/CT-UBND",), "12/CT-UBND"),
        ("Có chỉ thị nào năm 2023 không?", ("12/CT-UBND",), "07/CT-UBND"),
        ("Có văn bản nào về ruộng muối không?", ("12/CT-UBND",), "07/CT-UBND"),
        ("Chỉ thị nào nói về kho muối nổi?", ("12/CT-UBND",), "07/CT-UBND"),
        ("Kế hoạch nào nói về thùng ong?", ("77/KH-UBND",), "07/CT-UBND"),
        ("ke hoach nao nhac toi thung ong", ("77/KH-UBND",), "07/CT-UBND"),
        ("Văn bản nào có hiệu lực kể từ ngày ký?", ("77/KH-UBND",), "07/CT-UBND"),
        ("Có những văn bản nào của Tây Ninh?", ("07/CT-UBND", "77/KH-UBND"), "12/CT-UBND"),
    ],
)
def test_the_documents_asked_for_are_listed(
    ask: Callable[[str], Answer], question: str, told: tuple[str, ...], untold: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert answer.total == len(told), answer.text
    assert all(number in answer.text for number in told), answer.text
    assert untold not in answer.text


@pytest.mark.parametrize("question", ["Có công điện nào không?", "Có chỉ thị nào về tàu ngầm không?"])
def test_what_is_not_stored_is_not_listed(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


def test_two_documents_compared_are_no_list(ask: Callable[[str], Answer]) -> None:
    answer = ask("Văn bản nào có nhiều nhiệm vụ hơn: Chỉ thị 07 hay Kế hoạch 77?")
    assert "12/CT-UBND" not in answer.text
    assert "Trong kho" not in answer.text


def test_tasks_of_documents_are_no_documents(ask: Callable[[str], Answer]) -> None:
    answer = ask("Chỉ thị nào giao Sở Y tế chủ trì tập huấn sơ cứu?")
    assert "12/CT-UBND" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Văn bản nào được ban hành gần đây nhất?", "77/KH-UBND", "12/CT-UBND"),
        ("chi thi nao cu nhat", "12/CT-UBND", "07/CT-UBND"),
        ("Tây Ninh hay Bến Tre, tỉnh nào ban hành chỉ thị trước?", "Số 12", "77/KH-UBND"),
    ],
)
def test_documents_are_told_by_their_age(
    ask: Callable[[str], Answer], question: str, told: str, untold: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told.removeprefix("Số ") in answer.text, answer.text
    assert untold not in answer.text


def test_the_newest_document_is_told_with_those_that_have_no_day(
    opened: Callable[..., Assistant],
) -> None:
    undated = SALT.replace(", ngày 09 tháng 3 năm 2023", "")
    answer = opened(BEES, undated).ask("Chỉ thị nào mới nhất?")
    assert answer.status is Status.PARTIAL, answer.text
    assert "07/CT-UBND" in answer.text.splitlines()[0]
    assert "12/CT-UBND" in answer.text.splitlines()[-1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chỉ thị nào giao Sở Công Thương xây kho muối nổi?", "12/CT-UBND"),
        ("chi thi nao yeu cau tap huan so cuu khi bi ong dot", "07/CT-UBND"),
    ],
)
def test_only_documents_of_the_kind_asked_for_say_it(
    ask: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
    bought = ask("Chỉ thị nào giao Sở Tài chính mua thùng ong?")
    assert bought.status is Status.NOT_FOUND, bought.text  # a plan does


def test_a_document_that_says_it_in_a_row_of_its_table_is_found_too(opened: Callable[..., Assistant]) -> None:
    table = """
PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Đào giếng nước cho bản Nà Phặc | Sở Xây dựng | Năm 2024 |
| 2 | Trồng cây ven đường | Sở Y tế | Năm 2024 |
"""
    wells = decision("Kế hoạch nước sạch", "Điều 1. Ban hành kèm theo Kế hoạch nước sạch.", table)
    answer = opened(BEES, wells).ask("Văn bản nào nói về bản Nà Phặc?")
    assert "Tìm thấy 1 văn bản" in answer.text
    assert "314/QĐ-UBND" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tỉnh nào có nhiều nhiệm vụ nhất?", "Bình Thuận: 3 nhiệm vụ"),
        ("tinh nao it nhiem vu nhat", "Hà Giang: 1 nhiệm vụ"),
        ("Văn bản nào có nhiều nhiệm vụ nhất?", "Ủy ban nhân dân tỉnh Bình Thuận: 3 nhiệm vụ"),
        ("Thời hạn nào có nhiều nhiệm vụ nhất?", "Năm 2025: 3 nhiệm vụ"),
    ],
)
def test_what_has_the_most_is_what_was_asked_for(
    opened: Callable[..., Assistant], question: str, told: str
) -> None:
    def of(place: str, number: int, rows: Sequence[tuple[str, str]]) -> str:
        head = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n"
        body = "\n".join(f"| {i} | {task} | Sở Y tế | {due} |" for i, (task, due) in enumerate(rows, 1))
        clause = "Điều 1. Ban hành kèm theo Kế hoạch nước sạch."
        return decision("Kế hoạch nước sạch", clause, f"\nPHỤ LỤC\n\n{head}{body}\n", number, place)

    some = [("Đào giếng", "Năm 2025"), ("Xây bể chứa", "Năm 2025"), ("Vớt bèo", "Năm 2026")]
    plans = of("Bình Thuận", 411, some), of("Hà Giang", 412, [("Be bờ suối", "Năm 2025")])
    answer = opened(*plans).ask(question)
    assert told in answer.text
    assert answer.text.count("nhiệm vụ [") == 1


@pytest.mark.parametrize("asked", ["ban hành trước hay sau", "ra đời sau hay trước"])
def test_which_came_first_is_reckoned_from_the_days_of_issue(
    opened: Callable[..., Assistant], asked: str
) -> None:
    answer = opened(SALT, PLAN).ask(f"Chỉ thị 12 của Bến Tre {asked} Kế hoạch 77 của Tây Ninh?")
    assert "Từ sớm đến muộn" in answer.text
    assert answer.text.rindex("12/CT-UBND") < answer.text.rindex("77/KH-UBND")


@pytest.mark.parametrize("question", ["Văn bản nào hết hiệu lực?", "văn bản nào còn hiệu lực"])
def test_what_is_in_force_is_not_told_where_none_says_it(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    ["kế hoạch 77 khi nào ban hành", "kế hoạch 77 ngày mấy ban hành vậy", "77/KH-UBND hom nao ban hanh"],
)
def test_when_a_document_was_issued_is_asked_in_any_order(
    ask: Callable[[str], Answer], question: str
) -> None:
    assert "ban hành ngày 9/3/2024" in ask(question).text


def test_when_what_somebody_leads_is_issued_is_its_deadline(opened: Callable[..., Assistant]) -> None:
    answer = opened(BEE_PLAN).ask("đề án bảo tồn giống ong rừng ai chủ trì, bao giờ ban hành?")
    assert "chủ trì: Sở Nông nghiệp; thời hạn: Quý II/2024" in answer.text


@pytest.mark.parametrize("question", ["kế hoạch 77 gửi những đâu?", "kế hoạch 77 gửi cho ai"])
def test_whom_a_document_goes_to_is_told_by_its_list(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "Nơi nhận: - Như mục 1" in answer.text
    assert "không ghi nơi nhận" not in answer.text


def test_a_paper_asked_by_a_year_is_of_that_year(opened: Callable[..., Assistant]) -> None:
    long = paper("Nuôi yến giai đoạn 2021 - 2025", "1. Giao Sở Y tế chủ trì mua loa dẫn dụ.", year=2021)
    ask = opened(long, BEES).ask
    assert ask("Kế hoạch nuôi yến năm 2025 của Tây Ninh ai ký, số mấy?").status is Status.NOT_FOUND
    assert "Trần Thị Ong ký" in ask("Kế hoạch nuôi yến năm 2021 của Tây Ninh ai ký?").text


def test_who_signs_and_the_number_are_told_beside_each_other(ask: Callable[[str], Answer]) -> None:
    text = ask("Kế hoạch nuôi ong Tây Ninh ai ký, số mấy?").text
    assert "Trần Thị Ong ký" in text
    assert "Số 77/KH-UBND" in text


def test_a_story_that_limits_nothing_lists_no_whole_store(opened: Callable[..., Assistant]) -> None:
    rows = "STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n1 | Đào mương thoát nước | Sở Xây dựng | Năm 2024"
    boats = decision("Kế hoạch đóng thuyền năm 2024", "Điều 1. Ban hành kế hoạch.", f"PHỤ LỤC\n{rows}", 77)
    ask = opened(BEE_PLAN, landslides(rows), boats).ask
    story = (
        "Em mới chuyển về phòng văn hóa thông tin, sếp bảo tìm xem trong kế hoạch giai đoạn 2021-2025 của tỉnh "
        "có chỗ nào nhắc riêng tới thị xã mình, để đưa vào chương trình công tác. "
    )
    assert ask(f"{story}Mấy nơi này phải làm việc gì ạ?").status is Status.NOT_FOUND
    assert ask("Liệt kê tất cả nhiệm vụ").total == 4


def test_who_is_said_to_have_signed_is_told_beside_the_day(ask: Callable[[str], Answer]) -> None:
    text = ask("Kế hoạch 77 do Phó Chủ tịch Lê Văn Mận ký ngày 8/3/2024 đúng không?").text
    assert "Không phải ngày ấy" in text
    assert "Trần Thị Ong ký" in text
