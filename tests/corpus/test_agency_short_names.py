"""Shorter names of agencies, known from those that documents print."""

from __future__ import annotations

import pytest

from corpus.agencies import AgencyLexicon
from corpus.agency_short_names import twins

PRINTED = (
    "Cục Hàng không Việt Nam",
    "Vụ Khoa học - Công nghệ và Môi trường",
    "Vụ KHCN&MT",
    "Trung tâm Kiểm soát bệnh tật tỉnh (CDC)",
    "Hội Liên hiệp Phụ nữ phường",
    "Phòng Quản lý chất lượng",
    "Phòng Tổ chức cán bộ",
    "Phòng Thi cấp bằng",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và Môi trường",
    "TTPVHCC",
)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Cục Hàng không", ["cuc hang khong viet nam"]),
        ("cuc hang khong", ["cuc hang khong viet nam"]),
        ("CDC Lào Cai", ["trung tam kiem soat benh tat"]),
        ("Hội Phụ nữ phường", ["hoi lien hiep phu nu phuong"]),
        ("Phòng QLCL", ["phong quan ly chat luong"]),
        ("Phòng TCCB", ["phong to chuc can bo"]),
        ("Sở Giáo dục", ["so giao duc dao tao"]),
        ("so giao duc", []),
        ("Sở Nông nghiệp", []),  # two departments begin so
        ("Công an Lào Cai", ["cong an tinh"]),
        ("Công an Hải Phòng", ["cong an thanh pho"]),
        ("Công an", []),
        ("UBND Lào Cai", []),
    ],
)
def test_short_names(text: str, keys: list[str]) -> None:
    assert [mention.key for mention in AgencyLexicon(PRINTED).find(text)] == keys


def test_a_body_no_document_calls_the_provinces_is_not_called_so() -> None:
    (named,) = AgencyLexicon(PRINTED).find("TTPVHCC")
    assert named.name == "Trung tâm Phục vụ hành chính công"
    (named,) = AgencyLexicon((*PRINTED, "Trung tâm Phục vụ hành chính công tỉnh")).find("TTPVHCC")
    assert named.name.endswith(" tỉnh")


def test_one_body_printed_in_full_and_by_letters() -> None:
    assert twins(PRINTED) == {
        "vu khoa hoc cong nghe moi truong": frozenset({"vu khoa hoc cong nghe mt"}),
        "vu khoa hoc cong nghe mt": frozenset({"vu khoa hoc cong nghe moi truong"}),
    }
