from __future__ import annotations

import pytest

from corpus.neighbours import shipped
from corpus.spelling import Speller

ASKED = ("chủ trì", "phối hợp", "nhiệm vụ", "thời hạn", "đơn vị", "Đắk Nông") * 5


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(shipped(), ASKED)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CQ nào c/trì, đ/vị nào p/hợp", "CQ nào chủ trì, đơn vị nào phối hợp"),
        ("T/hạn h/thành n/vụ", "Thời hạn hoàn thành nhiệm vụ"),
        ("k/hoạch thực hiện t/tục hành chính", "kế hoạch thực hiện thủ tục hành chính"),
        ("b.chế công chức", "biên chế công chức"),
        ("ktra k/phí, gquyết hồ sơ", "kiểm tra kinh phí, giải quyết hồ sơ"),
        ("nvu cua dnong", "nhiệm vụ cua đắk nông"),
        ("ai ctrì, thạn thế nào", "ai chủ trì, thời hạn thế nào"),
        ("Sở Tchính", "Sở Tài chính"),
        ("nhiệmvụ này, ĐắkLắk", "nhiệm vụ này, Đắk Lắk"),
        (
            "g/q hồ sơ đ/v các cơ quan, k/p thực hiện",
            "giải quyết hồ sơ đối với các cơ quan, kinh phí thực hiện",
        ),
        ("q/l nhà nước về v/b", "quản lý nhà nước về văn bản"),
    ],
)
def test_cut_words_are_written_out(speller: Speller, typed: str, meant: str) -> None:
    assert speller.typed(typed) == meant


@pytest.mark.parametrize(
    "kept",
    [
        "12/KH-UBND",
        "3/2025",
        "Kế hoạch số 12/KH-UBND năm 3/2025",
        "km/h, 5/tháng, m2/người, nam/nữ, sở/ngành",
        "Đ.Nông, huyện Krông Nô, Kbang",
        "UBND, CBCC/VC, PAR INDEX, sipas",
        "G/Q, SKH&ĐT, m/h",
        "cơ quan nào chủ trì nhiệm vụ này",
        "what does the office of home affairs do",
        "ccông việcc, kê đung, chình quyền",
    ],
)
def test_what_is_no_cut_word_stays(speller: Speller, kept: str) -> None:
    assert speller.typed(kept) == kept


def test_words_to_keep_are_kept(speller: Speller) -> None:
    assert speller.typed("ktra", keep=lambda word: word == "ktra") == "ktra"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sowr Nooij vuj chur trif nhieemj vuj naof", "Sở Nội vụ chủ trì nhiệm vụ nào"),
        ("So73 No65i vu5 chu3 tri2 nhie65m vu5 na2o", "Sở Nội vụ chủ trì nhiệm vụ nào"),
        ("thowif hanj hoanf thanhf dduwowcj giao", "thời hạn hoàn thành được giao"),
        ("quye6t1 d9inh5 12/QD9-UBND cu3a tinh3", "quyết định 12/QĐ-UBND của tỉnh"),
        ("THOWIF HANJ HOANF THANHF", "THỜI HẠN HOÀN THÀNH"),
    ],
)
def test_raw_keys_are_decoded(speller: Speller, typed: str, meant: str) -> None:
    assert speller.typed(typed) == meant


@pytest.mark.parametrize(
    "kept",
    [
        "cơ quan chur trif thực hiện",
        "co quan nao chu tri",
        "T7, Q3, mđ4, PAPI, DDCI 2025",
        "https://dichvucong.gov.vn/x1 ab2 cd3 ef4",
        "this is the list for users as of yesterday",
    ],
)
def test_text_that_is_no_raw_keys_stays(speller: Speller, kept: str) -> None:
    assert speller.typed(kept) == kept


def test_a_word_spelt_by_ear_is_no_cut_one(speller: Speller) -> None:
    assert speller.typed("tập xan của tỉnh") == "tập xan của tỉnh"
