"""Which document, place, year and body a question means: communes, ministries, short names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.naming.communes import communes_in, in_full
from corpus.model import Head, Record, Task
from tests.assistant.letterhead import decision

COMMUNE = """
ỦY BAN NHÂN DÂN
PHƯỜNG BẾN SỎI

Số: 58/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bến Sỏi, ngày 09 tháng 10 năm 2025

KẾ HOẠCH
Chuyển đổi số trên địa bàn phường Bến Sỏi, tỉnh Lâm Đồng năm 2026

| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Số hóa sổ hộ tịch | TTPVHCC | Công an phường | Quý I/2026 |
| 2 | Lắp ki ốt tra cứu hồ sơ | Trung tâm Phục vụ hành chính công phường | Đoàn phường | Quý II/2026 |
| 3 | Sửa đèn đường dẫn lên cầu Phú Thọ | Công an phường | Phòng Kinh tế | Quý II/2026 |
| 4 | Gắn biển tuyến buýt Hà Nam - Nam Định | Hội Liên hiệp Phụ nữ phường | Công an phường | Quý III/2026 |

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trịnh Văn Ổi
"""

MINISTRY = """
BỘ GIAO THÔNG VẬN TẢI

Số: 2031/QĐ-BGTVT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 18 tháng 9 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch an toàn giao thông năm 2024

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch an toàn giao thông năm 2024.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Lý Văn Mít

PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Kiểm tra phao báo hiệu luồng | Cục Hàng hải Việt Nam | Tháng 5/2024 |
| 2 | Rà soát đường cất hạ cánh | Cục Hàng không Việt Nam | Tháng 6/2024 |
| 3 | Sơn lại cột mốc đường ngang | Cục Đường sắt Việt Nam | Tháng 7/2024 |
"""

ANNEX = """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Lắp camera giám sát bến phà | Công an tỉnh | Quý II/2024 |
| 2 | Mở lớp bơi cho học sinh | Sở Giáo dục và Đào tạo | Quý III/2024 |
"""


@pytest.fixture(scope="module")
def shelf(opened: Callable[..., Assistant]) -> Assistant:
    province = decision(
        "Kế hoạch phòng, chống đuối nước năm 2024", "Điều 1. Ban hành Kế hoạch.", ANNEX, printed="Nghệ An"
    )
    return opened(COMMUNE, MINISTRY, province)


def rows(records: tuple[Record, ...]) -> list[str | None]:
    return [record.stt for record in records if isinstance(record, Task)]


def commune(issuer: str) -> Head:
    return Head("a.txt", "", issuer=issuer)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Ai sửa đèn đường dẫn lên cầu Phú Thọ?", "3"),
        ("den duong dan len cau Phu Tho bao gio sua xong", "3"),
        ("Tuyến buýt Hà Nam - Nam Định do ai gắn biển?", "4"),
    ],
)
def test_a_province_that_a_bridge_is_named_after_is_no_place(
    shelf: Assistant, question: str, row: str
) -> None:
    answer = shelf.ask(question)
    assert (answer.status, rows(answer.records)) == (Status.ANSWERED, [row])


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh Phú Thọ giao ai sửa đèn đường?",
        "Sở Y tế Nam Định chủ trì việc gì?",
        "Ở Hà Nam ai gắn biển tuyến buýt?",
    ],
)
def test_a_province_asked_about_is_still_missing(shelf: Assistant, question: str) -> None:
    answer = shelf.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert answer.text.startswith("Chưa có văn bản nào của")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("P. Bến Sỏi: TTPVHCC chủ trì mấy việc?", ["1", "2"]),
        ("Trung tâm Phục vụ hành chính công phường Bến Sỏi chủ trì những việc gì?", ["1", "2"]),
        ("o phuong ben soi cong an phuong chu tri nhung viec nao", ["3"]),
        ("Ở phường Bến Sỏi, Hội Phụ nữ phường chủ trì những nhiệm vụ nào?", ["4"]),
    ],
)
def test_bodies_of_a_commune(shelf: Assistant, question: str, expected: list[str]) -> None:
    assert rows(shelf.ask(question).records) == expected


def test_a_body_of_a_commune_is_not_the_provinces(shelf: Assistant) -> None:
    told = shelf.ask("TTPVHCC chủ trì những việc gì?")
    assert "công tỉnh" not in told.text
    asked = "Trung tâm Phục vụ hành chính công tỉnh chủ trì việc gì trong kế hoạch của phường Bến Sỏi?"
    assert shelf.ask(asked).status is Status.NOT_FOUND
    assert shelf.ask("Công an tỉnh chủ trì việc gì trong kế hoạch của phường Bến Sỏi?").records == ()


def test_what_a_commune_has_not_is_not_told_of_another_document(shelf: Assistant) -> None:
    assert rows(shelf.ask("Ai lắp camera giám sát bến phà?").records) == ["1"]
    assert shelf.ask("Phường Bến Sỏi giao ai lắp camera giám sát bến phà?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Cục Hàng không chủ trì những việc nào?", ["2"]),
        ("cuc hang hai vn chu tri nhung viec nao", ["1"]),
        ("Theo kế hoạch 2024 của Bộ Giao thông, Cục Đường sắt chủ trì những việc gì?", ["3"]),
        ("Quyết định số 2031 năm 2023 của Bộ GTVT, Cục Đường sắt chủ trì mấy việc?", ["3"]),
        ("trong qd 2031 nam 2023 bo giao thong, cuc hang hai chu tri may viec", ["1"]),
        ("Sở Giáo dục chủ trì những nhiệm vụ gì?", ["2"]),
    ],
)
def test_bodies_by_shorter_names_and_documents_by_number_and_year(
    shelf: Assistant, question: str, expected: list[str]
) -> None:
    assert rows(shelf.ask(question).records) == expected


def test_a_number_of_workers_is_no_department(shelf: Assistant) -> None:
    found = shelf.knowledge().agencies.find
    assert [mention.key for mention in found("Sở Giáo dục")] == ["so giao duc dao tao"]
    assert found("so giao duc") == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kế hoạch của P. Bến Sỏi", ["của P. Bến Sỏi"]),
        ("o ben soi ai lam", ["o ben soi"]),
        ("chợ Bến Sỏi", []),
        ("UBND phường Bến Sỏi giao ai", []),  # an agency's name as it is
        ("xã Bến Sỏi", []),
        ("số hóa sổ hộ tịch Bến Sỏi xong khi nào", ["Bến Sỏi"]),
        ("Bến Sỏi lắp ki ốt khi nào", ["Bến Sỏi"]),
        ("sửa chợ Bến Sỏi xong khi nào", []),
        ("trường Nguyễn Bến Sỏi", []),
        ("ra bến sỏi khi nào", []),
    ],
)
def test_communes_named(text: str, named: list[str]) -> None:
    heads = [commune("Ủy ban nhân dân phường Bến Sỏi")]
    assert [text[one.start : one.end] for one in communes_in(text, heads)] == named


def test_letters_beside_the_name_of_a_commune_are_no_far_province(shelf: Assistant) -> None:
    told = shelf.ask("Phường Bến Sỏi: sửa đèn đường dẫn lên cầu Phú Thọ (HN, HCN) ai chủ trì?")
    assert "Công an phường" in told.text
    assert "Hà Nội" in shelf.ask("Ở HN ai chủ trì số hóa sổ hộ tịch?").text


def test_their_kind_is_written_out() -> None:
    heads = [commune("Ủy ban nhân dân phường Bến Sỏi")]
    assert in_full("KH P. Bến Sỏi: P. Tổ chức làm gì?", heads) == "KH phường Bến Sỏi: P. Tổ chức làm gì?"


def test_the_year_a_numbered_decision_is_of_is_no_deadline_but_one_told_as_such_is(shelf: Assistant) -> None:
    assert len(shelf.ask("Quyết định 2031 năm 2023 của Bộ GTVT có mấy nhiệm vụ?").records) == 3
    assert shelf.ask("Quyết định 2031 của Bộ GTVT có mấy nhiệm vụ hạn hoàn thành năm 2023?").records == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Kế hoạch năm 2024 Bộ Giao thông vận tải: ai kiểm tra phao báo hiệu luồng?", ["1"]),
        ("Kế hoạch an toàn giao thông 2024 Bộ GTVT, bao giờ sơn lại cột mốc đường ngang?", ["3"]),
        ("Kế hoạch năm 2024 Bộ Giao thông vận tải: ai lắp camera giám sát bến phà?", []),
    ],
)
def test_an_issuer_named_after_the_year_of_a_plan(
    shelf: Assistant, question: str, expected: list[str]
) -> None:
    assert rows(shelf.ask(question).records) == expected


OFFICE = """
UBND TỈNH LÂM ĐỒNG
SỞ Y TẾ

Số: 77/KH-SYT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 05 tháng 01 năm 2025

KẾ HOẠCH
Phòng chống mối mọt kho lưu trữ Sở Y tế năm 2025

Thực hiện Quyết định số 902/QĐ-UBND ngày 24/12/2024 của Ủy ban nhân dân tỉnh; Sở Y tế ban hành Kế hoạch như sau:

PHỤ LỤC

| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Kiểm tra kho lưu trữ | Văn phòng Sở | Tháng 5/2025 |
| 2 | Phun thuốc diệt mối | Phòng Tổ chức cán bộ | Tháng 6/2025 |
"""


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch phòng chống mối mọt kho lưu trữ năm 2025 của Sở Tài chính Lâm Đồng giao ai kiểm tra kho lưu trữ?",
        "Theo kế hoạch của Sở Tư pháp Lâm Đồng, phòng nào phun thuốc diệt mối?",
        "Sở Công Thương Lâm Đồng có kế hoạch phòng chống mối mọt năm 2025 không?",
        "Theo kế hoạch phòng chống mối mọt năm 2025 của Sở Nông nghiệp Lâm Đồng, ai phun thuốc diệt mối?",
    ],
)
def test_the_plan_of_another_office_is_not_answered_for(
    opened: Callable[..., Assistant], question: str
) -> None:
    answer = opened(OFFICE).ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "Sở" in answer.text


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "Kế hoạch phòng chống mối mọt năm 2025 của Sở Y tế Lâm Đồng giao ai kiểm tra kho lưu trữ?",
            "Văn phòng Sở",
        ),
        ("Kế hoạch năm 2025 của Sở Y tế Lâm Đồng nhằm thực hiện quyết định số nào của tỉnh?", "902/QĐ-UBND"),
    ],
)
def test_the_plan_of_the_office_is(opened: Callable[..., Assistant], question: str, fact: str) -> None:
    assert fact in opened(OFFICE).ask(question).text
