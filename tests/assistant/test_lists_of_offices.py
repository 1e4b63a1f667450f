"""Lists of what departments and districts' bodies do: not emptied by words that name no task."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant

DISTRICT = """
ỦY BAN NHÂN DÂN
HUYỆN LẮK

Số: 58/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lắk, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phòng chống thiên tai và tìm kiếm cứu nạn trên địa bàn huyện Lắk năm 2024

Ủy ban nhân dân huyện Lắk ban hành kế hoạch năm 2024 như sau:

BẢNG NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời hạn
1\tDiễn tập sơ tán dân ven hồ\tCông an huyện\tPhòng Nội vụ\tBáo cáo\tTháng 6/2024
2\tSắm xuồng máy cho đội xung kích\tCông an huyện\tPhòng Nội vụ\tHợp đồng\tTháng 7/2024
3\tTỉa cành cây ven lộ\tHạt Kiểm lâm huyện\tPhòng Nội vụ\tBiên bản\tTháng 5/2024
4\tĐo mực nước hồ\tPhòng Nội vụ\tCông an huyện\tBáo cáo\tTháng 8/2024
"""

DEPARTMENT = """
ỦY BAN NHÂN DÂN TỈNH BẾN TRE
SỞ GIÁO DỤC VÀ ĐÀO TẠO

Số: 31/KH-SGD&ĐT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bến Tre, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính của Sở Giáo dục và Đào tạo tỉnh Bến Tre năm 2024

Sở Giáo dục và Đào tạo ban hành kế hoạch năm 2024 như sau:

BẢNG NHIỆM VỤ

STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tThời hạn
I\tPhòng Kế hoạch - Tài chính (KHTC)\t\t\t\t
1\tMua sắm bàn ghế học sinh\tPhòng KHTC\tThanh tra Sở\tHợp đồng\tTháng 6/2024
2\tCông khai dự toán\tPhòng KHTC\tThanh tra Sở\tThông báo\tHằng quý
II\tPhòng Khảo thí và Quản lý chất lượng giáo dục (KT&QLCLGD)\t\t\t\t
3\tSố hóa sổ gốc văn bằng\tPhòng KT&QLCLGD\tPhòng KHTC\tCơ sở dữ liệu\tTháng 8/2024
III\tPhòng Giáo dục Trung học (GDTrH)\t\t\t\t
4\tThí điểm học bạ điện tử\tPhòng GDTrH\tPhòng KHTC\tBáo cáo\tTháng 9/2024
5\tThi thiết kế bài giảng\tPhòng GDTrH\tPhòng KHTC\tQuyết định\tTháng 4/2024
IV\tPhòng Giáo dục Tiểu học (GDTH)\t\t\t\t
6\tBồi dưỡng giáo viên tin học\tPhòng GDTH\tPhòng KHTC\t05 lớp\tTháng 7/2024
"""


@pytest.fixture(scope="module")
def district(opened: Callable[..., Assistant]) -> Assistant:
    return opened(DISTRICT)


@pytest.fixture(scope="module")
def department(opened: Callable[..., Assistant]) -> Assistant:
    return opened(DEPARTMENT)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Đề nghị liệt kê các đầu việc trong bảng nhiệm vụ mà Công an huyện là đơn vị chủ trì", 2),
        ("cong an huyen lak lam chu tri may dau viec trong bang nhiem vu pctt 2024", 2),
        ("Hạt Kiểm lâm Lắk chủ trì mấy việc", 1),
        ("Hạt Kiểm lâm chủ trì mấy việc", 1),
        ("Kế hoạch PCTT 2024 huyện Lắk: Công an huyện chủ trì mấy nhiệm vụ", 2),
    ],
)
def test_what_names_a_plan_is_no_topic(district: Assistant, question: str, total: int) -> None:
    answer = district.ask(question)

    assert answer.status is Status.ANSWERED
    assert answer.total == total


@pytest.mark.parametrize(
    "question",
    [
        "Công an huyện Lắk chủ trì nhiệm vụ nào về tàu điện ngầm",
        "Công an huyện Lắk chủ trì nhiệm vụ phòng chống thiên tai nào về mực nước",
        "Công an Buôn Đôn chủ trì mấy nhiệm vụ",
    ],
)
def test_a_topic_of_others_still_leaves_nothing(district: Assistant, question: str) -> None:
    assert "chủ trì 2 nhiệm vụ" not in district.ask(question).text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Phòng Kế hoạch - Tài chính chủ trì những việc nào", 2),
        ("danh sach viec phong ke hoach tai chinh so gd dt ben tre chu tri nam 2024", 2),
        ("Phòng Kế hoạch - Tài chính (KHTC) chủ trì mấy việc", 2),
        ("phòng giáo dục trung học chủ trì mấy nhiệm vụ", 2),
        ("phong giao duc tieu hoc so gd ben tre chu tri may nhiem vu", 1),
        ("bên Khảo thí của Sở Giáo dục Bến Tre năm 2024 ôm mấy việc chính", 1),
    ],
)
def test_an_office_goes_by_the_name_its_section_has(department: Assistant, question: str, total: int) -> None:
    answer = department.ask(question)

    assert answer.status is Status.ANSWERED
    assert answer.total == total


def test_what_is_asked_for_politely_is_still_listed(district: Assistant) -> None:
    answer = district.ask("Đề nghị thống kê nhiệm vụ có thời hạn tháng 6/2024 của huyện Lắk")

    assert answer.intent == "list"
    assert answer.total == 1


def test_a_number_keeps_the_letters_after_its_sign(department: Assistant) -> None:
    assert department.knowledge().heads[0].number == "31/KH-SGD&ĐT"
    assert department.knowledge().heads[0].issuer == "Sở Giáo dục và Đào tạo tỉnh Bến Tre"
