from __future__ import annotations

import unicodedata

import pytest

from corpus.anatomy import anatomy
from corpus.spelling import restore
from corpus.syllabify import syllabify
from corpus.text import fold

RIGHT = [
    "Cơ quan nào chủ trì xây dựng đề án cải cách hành chính?",
    "Thời hạn hoàn thành nhiệm vụ số hoá kết quả giải quyết thủ tục hành chính?",
    "Sở Nội vụ phối hợp với đơn vị nào để triển khai thực hiện kế hoạch",
    "Trong số nhiệm vụ Sở Nội vụ chủ trì, bao nhiêu nhiệm vụ không ghi thời hạn?",
    "Ủy ban nhân dân cấp xã có trách nhiệm báo cáo trước ngày 15/12 hằng năm",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("co quan nao chu tri xay dung de an", "cơ quan nào chủ trì xây dựng đề án"),
        ("liet ke nhiệm vụ trong phu luc", "liệt kê nhiệm vụ trong phụ lục"),
        ("cãi cách hành chính", "cải cách hành chính"),
        ("thơi hạn hoàn thành", "thời hạn hoàn thành"),
        ("quyêt đinh có hiêu lưc từ ngày nào", "quyết định có hiệu lực từ ngày nào"),
        ("cơ quan chur trif thực hiện", "cơ quan chủ trì thực hiện"),
        ("nhieemj vuj cura ddown vij", "nhiệm vụ của đơn vị"),
        ("dduwowcj giao cho cơ quan nào", "được giao cho cơ quan nào"),
        ("các nhiệmm vụ trọng tâm", "các nhiệm vụ trọng tâm"),
        ("cơ quan chủ tr thực hiện", "cơ quan chủ trì thực hiện"),
        ("sây dựng kế hoạch", "xây dựng kế hoạch"),
        ("đơn vị chủ chì thực hiện", "đơn vị chủ trì thực hiện"),
        ("cơ quan có thẩm quyền sử lý vi phạm", "cơ quan có thẩm quyền xử lý vi phạm"),
        ("kế họach thực hiện", "kế hoạch thực hiện"),
        ("trách nhiệrn của cơ quan quản 1ý", "trách nhiệm của cơ quan quản lý"),
        ("h0àn thành trước năm 2025", "hoàn thành trước năm 2025"),
        ("không qua quá mấy câp hành chính", "không qua quá mấy cấp hành chính"),
        ("nhữg sỡ nào phãi làm khôg", "những sở nào phải làm không"),
    ],
)
def test_what_was_typed_is_put_right(typed: str, meant: str) -> None:
    assert syllabify(restore(typed)) == syllabify(meant)


TALK = [
    "Tôi mới về phòng, nhờ bạn xem giúp việc này ai lo?",
    "Hôm qua họp sếp hỏi tiền lấy ở đâu ra mà chưa thấy ai trả lời",
    "Tỉnh cũ nay đã nhập thì sở nào làm vậy ạ?",
]


@pytest.mark.parametrize("question", [*RIGHT, *TALK])
def test_what_is_right_stays_letter_for_letter(question: str) -> None:
    assert restore(question) == question


@pytest.mark.parametrize("question", RIGHT)
def test_accents_taken_off_come_back(question: str) -> None:
    plain = "".join(fold(c).upper() if c.isupper() else fold(c) for c in question)
    assert syllabify(restore(plain)) == syllabify(question)


def test_decomposed_text_is_composed() -> None:
    assert restore(unicodedata.normalize("NFD", RIGHT[0])) == RIGHT[0]


@pytest.mark.parametrize(
    "kept",
    [
        "1271/QĐ-UBND",
        "1271/QD-UBND",
        "UBND",
        "CNTT",
        "15/12/2025",
        "30%",
        "VNeID",
        "https://dichvucong.gov.vn/x",
        "a@b.vn",
        "III",
        "so-lieu.xlsx",
    ],
)
def test_numbers_symbols_acronyms_and_addresses_stay(kept: str) -> None:
    restored = restore(f"theo {kept} thi co quan nao chu tri?")
    assert kept in restored
    assert restored.endswith("cơ quan nào chủ trì?")


def test_capitals_are_kept_where_they_were() -> None:
    assert restore("So Noi vu chu tri") == "Sở Nội vụ chủ trì"
    assert restore("CO QUAN NAO CHU TRI XAY DUNG") == "CƠ QUAN NÀO CHỦ TRÌ XÂY DỰNG"


def test_known_short_forms_are_not_slips() -> None:
    assert restore("cơ quan chủ tr thực hiện", known=lambda word: word == "tr") == "cơ quan chủ tr thực hiện"


def test_phrases_in_use_are_expected() -> None:
    name = "Quỳnh Phụ Tiền Hải"
    assert restore("o quynh phu tien hai", phrases=(name,)).endswith("quỳnh phụ tiền hải")


@pytest.mark.parametrize("text", ["", "   ", "?!", "12 34", "xyz", "\n\t"])
def test_text_without_syllables_stays(text: str) -> None:
    assert restore(text) == text


def test_a_long_paste_is_read_in_one_go() -> None:
    assert restore("co quan chu tri " * 600).startswith("cơ quan chủ trì cơ quan")


def test_anatomy_parts_marks_from_tone() -> None:
    assert anatomy("nhiệm") == ("nhiêm", "j")
    assert anatomy("đường") == ("đương", "f")
