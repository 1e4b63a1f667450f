"""Tasks told under labels ("Đơn vị chủ trì: …"): nested, paragraph by paragraph, or under a mere count."""

from __future__ import annotations

from corpus.model import Task
from ingestion.loading import load_bytes
from ingestion.reading import read

_HEAD = """ỦY BAN NHÂN DÂN
TỈNH CÀ MAU

Số: 45/KH-UBND

Cà Mau, ngày 3 tháng 2 năm 2025

KẾ HOẠCH
Phát triển nghề nuôi cua năm 2025

II. NHIỆM VỤ

"""


def _tasks(body: str) -> list[Task]:
    return list(read(load_bytes((_HEAD + body).encode(), "cua.txt")).tasks)


def test_labels_under_a_label_are_fields_of_the_one_task() -> None:
    (task,) = _tasks(
        """1. Về con giống

a) Nhiệm vụ: Xây dựng trại ương cua giống tại huyện Năm Căn.

b) Cơ quan thực hiện:

- Đơn vị chủ trì: Sở Khoa học và Công nghệ.

- Đơn vị phối hợp: Các sở, ban, ngành.

c) Thời gian thực hiện: Hoàn thành trong năm 2025.
"""
    )
    assert task.task == "Xây dựng trại ương cua giống tại huyện Năm Căn"
    assert task.section == "Về con giống"
    assert (task.lead, task.coordinate) == (("Sở Khoa học và Công nghệ",), ("Các sở, ban, ngành",))
    assert task.deadline_text == "Hoàn thành trong năm 2025"


def test_each_paragraph_followed_by_labels_is_a_task() -> None:
    tasks = _tasks(
        """1. Nâng cao tay nghề người nuôi cua

- Mở lớp dạy nuôi cua hai da cho thanh niên.

Đơn vị chủ trì: Sở Nội vụ.

Đơn vị phối hợp: Tỉnh đoàn.

Thời gian thực hiện: Quý II năm 2025.

- In sổ tay phòng bệnh cho cua.

Đơn vị chủ trì: Sở Công Thương.

Đơn vị phối hợp: Hội Nông dân.

Thời gian thực hiện: Quý III năm 2025.
"""
    )
    assert [(t.task, t.lead, t.coordinate, t.deadline_text) for t in tasks] == [
        ("Mở lớp dạy nuôi cua hai da cho thanh niên.", ("Sở Nội vụ",), ("Tỉnh đoàn",), "Quý II năm 2025"),
        ("In sổ tay phòng bệnh cho cua.", ("Sở Công Thương",), ("Hội Nông dân",), "Quý III năm 2025"),
    ]


def test_paragraphs_with_labels_at_their_end_alone_are_one_task() -> None:
    (task,) = _tasks(
        """1. Dựng chợ cua đầu mối

- Khảo sát mặt bằng tại bến tàu.

- Kêu gọi doanh nghiệp góp vốn.

Đơn vị chủ trì: Sở Công Thương.

Thời gian thực hiện: Quý IV năm 2025.
"""
    )
    assert (task.task, task.lead) == ("Dựng chợ cua đầu mối", ("Sở Công Thương",))


def test_what_only_counts_is_told_by_its_content() -> None:
    (task,) = _tasks(
        """1. Truyền thông về nghề nuôi cua

a) Hoạt động 1

- Nội dung: Chiếu phim về rừng đước tại các trường.

- Cơ quan thực hiện: Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế và Hội Nông dân.
"""
    )
    assert task.task == "Chiếu phim về rừng đước tại các trường"
    assert (task.lead, task.coordinate) == (("Sở Giáo dục và Đào tạo",), ("Sở Y tế", "Hội Nông dân"))
