"""Agencies: cells, keys, groups, mentions, successors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.agencies import (
    AgencyLexicon,
    agency_key,
    expand_abbreviations,
    group_covers,
    is_group,
    predecessors,
    split_agencies,
    successor,
)
from corpus.successors import own_successions
from corpus.text import fold

GOLD = Path(__file__).parents[3] / "shared" / "real-documents" / "gold"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Tư pháp, Công an tỉnh", ["Sở Tư pháp", "Công an tỉnh"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Các Sở, Ban, ngành và địa phương", ["Các Sở, Ban, ngành và địa phương"]),
        (
            "Các sở, ban, ngành; UBND cấp huyện và UBND cấp xã",
            ["Các sở, ban, ngành", "UBND cấp huyện", "UBND cấp xã"],
        ),
        ("UBND các huyện, thị xã, thành phố", ["UBND các huyện, thị xã, thành phố"]),
        ("UBND cấp huyện, cấp xã", ["UBND cấp huyện, cấp xã"]),
        ("Các cơ quan thuộc UBND tỉnh, UBND cấp huyện", ["Các cơ quan thuộc UBND tỉnh", "UBND cấp huyện"]),
        ("Sở Y tế và các cơ quan, đơn vị có liên quan", ["Sở Y tế", "các cơ quan, đơn vị có liên quan"]),
        ("Bộ Tài chính, bộ, ngành liên quan", ["Bộ Tài chính", "bộ, ngành liên quan"]),
        ("Sở Khoa học và Công nghệ Sở Công Thương", ["Sở Khoa học và Công nghệ", "Sở Công Thương"]),
        ("- Sở Nội vụ\n- Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội vụ\nSở Tài chính\nUBND các huyện", ["Sở Nội vụ", "Sở Tài chính", "UBND các huyện"]),
        ("Ủy ban nhân dân\ncác huyện", ["Ủy ban nhân dân các huyện"]),
        ("- Sở Nội vụ - Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("1. Sở Nội vụ 2. Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Phòng TCBC và TCPCP", ["Phòng TCBC và TCPCP"]),
        ("Phòng Công chức, viên chức", ["Phòng Công chức, viên chức"]),
        ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND và UBND huyện"]),
        ("VTV, VOV, TTXVN và các địa phương", ["VTV", "VOV", "TTXVN", "các địa phương"]),
        (
            "các Sở: Tài chính, Thông tin và Truyền thông và Bộ Công an",
            ["Sở Tài chính", "Sở Thông tin và Truyền thông", "Bộ Công an"],
        ),
        ("Các sở Tài chính, Tư pháp và Nội vụ", ["Sở Tài chính", "Sở Tư pháp", "Sở Nội vụ"]),
        ("Các Trường: Cao đẳng Nghề, Cao đẳng Y", ["Trường Cao đẳng Nghề", "Trường Cao đẳng Y"]),
        (
            "Sở Nội vụ (thường trực, giúp việc), Sở Tài chính",
            ["Sở Nội vụ (thường trực, giúp việc)", "Sở Tài chính"],
        ),
        (
            "Doanh nghiệp, nhà cung cấp dịch vụ, nhà đầu tư",
            ["Doanh nghiệp", "nhà cung cấp dịch vụ", "nhà đầu tư"],
        ),
        (
            "Các sở, ban, ngành trên địa bàn tỉnh, UBND các xã",
            ["Các sở, ban, ngành trên địa bàn tỉnh", "UBND các xã"],
        ),
        ("Thanh tra Sở Nội vụ", ["Thanh tra Sở Nội vụ"]),
        ("-", []),
        ("", []),
        (None, []),
    ],
)
def test_cells_are_split_into_the_names_they_list(cell: str | None, names: list[str]) -> None:
    assert list(split_agencies(cell)) == names


@pytest.mark.parametrize(
    "same",
    [
        (
            "Sở Nội vụ",
            "Sở Nội vụ tỉnh Bình Định",
            "SNV",
            "SỞ NỘI VỤ",
            "Giám đốc Sở Nội vụ",
            "sở nội vụ Đăk Nông",
            "Sở Nội vụ thẩm định",
        ),
        ("Sở Khoa học và Công nghệ", "Sở KH&CN", "SKHCN", "sở KH và CN", "Sở Khoa học, Công nghệ"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở LĐ-TB&XH", "sldtbxh"),
        ("Bộ Thông tin và Truyền thông", "Bộ TT&TT", "BTTTT", "Bộ trưởng Bộ Thông tin và Truyền thông"),
        (
            "Phòng CCHC-VTLT",
            "Phòng Cải cách hành chính - Văn thư, lưu trữ",
            "P.CCHC-VTLT",
            "Phòng CCHC-VTLT Sở Nội vụ",
        ),
        ("Văn phòng UBND tỉnh", "VP UBND", "Chánh Văn phòng Uỷ ban nhân dân tỉnh", "vp ubnd tinh binh dinh"),
        ("UBND tỉnh", "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", "Chủ tịch UBND tỉnh"),
        ("Đài Phát thanh - Truyền hình", "Đài PT&TH tỉnh", "Đài Phát thanh và Truyền hình Đắk Nông"),
        ("Văn phòng Sở", "Văn phòng Sở Tư pháp"),
        ("Đài Truyền hình Việt Nam", "VTV"),
    ],
)
def test_one_key_for_every_way_of_writing(same: tuple[str, ...]) -> None:
    keys = {agency_key(name) for name in same} | {agency_key(fold(name)) for name in same}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở Nội vụ", "Bộ Nội vụ"),
        ("Công an tỉnh", "Bộ Công an"),
        ("UBND tỉnh", "UBND cấp huyện"),
        ("UBND huyện Đắk Mil", "UBND huyện Cư Jút"),
        ("UBND thành phố Bắc Ninh", "UBND thành phố Hà Nội"),
        ("Thanh tra tỉnh", "Thanh tra Sở"),
        ("Báo Bình Định", "Báo Bình Phước"),
    ],
)
def test_different_bodies_have_different_keys(one: str, other: str) -> None:
    assert agency_key(one) != agency_key(other)


@pytest.mark.parametrize(
    "name",
    [
        "Các sở, ban, ngành",
        "UBND cấp huyện",
        "UBND các xã, phường",
        "UBND phường, xã",
        "Bộ, ngành, địa phương",
        "các địa phương",
        "Cơ quan được giao soạn thảo văn bản QPPL",
        "Tập đoàn, doanh nghiệp công nghệ số",
        "Thủ trưởng các sở",
        "Doanh nghiệp",
        "các cơ quan, đơn vị có liên quan",
        "cac so ban nganh",
    ],
)
def test_groups(name: str) -> None:
    assert is_group(name)
    assert is_group(fold(name))


@pytest.mark.parametrize(
    "name",
    [
        "Sở Nội vụ",
        "UBND tỉnh",
        "UBND xã Hoài Hải",
        "Ban Tổ chức Trung ương",
        "Phòng Công chức, viên chức",
        "Ban Quản lý các khu công nghiệp",
        "Tập đoàn VNPT",
        "Phòng Tổ chức biên chế",
        "Phòng TCBC và TCPCP",
        "Sở Lao động - Thương binh và Xã hội",
        "Hiệp hội Doanh nghiệp tỉnh",
        "Nhà xuất bản Chính trị",
        "Bệnh viện Đa khoa tỉnh",
    ],
)
def test_single_bodies_are_no_group(name: str) -> None:
    assert not is_group(name)
    assert not is_group(fold(name))
    assert not is_group(agency_key(name))


@pytest.mark.parametrize(
    ("group", "name", "covered"),
    [
        ("Các sở, ban, ngành tỉnh", "Sở Nội vụ", True),
        ("Các sở, ban, ngành tỉnh", "Công an tỉnh", True),
        ("Các sở, ban, ngành tỉnh", "Bộ Công an", False),
        ("Các sở, ban, ngành tỉnh", "UBND cấp huyện", False),
        ("Các sở, ngành, địa phương", "UBND huyện Đắk Mil", True),
        ("Các sở, ngành, địa phương", "UBND tỉnh", False),
        ("Các bộ, ngành, địa phương", "UBND tỉnh", True),
        ("các bộ, cơ quan ngang bộ", "Bộ Nội vụ", True),
        ("các bộ, cơ quan ngang bộ", "Bộ Chỉ huy Quân sự tỉnh", False),
        ("UBND cấp huyện", "UBND thành phố Quy Nhơn", True),
        ("UBND cấp huyện", "UBND xã Hoài Hải", False),
        ("UBND các xã, phường", "UBND cấp xã", True),
        ("UBND các huyện Đắk Mil, Cư Jút", "UBND huyện Đắk Mil", True),
        ("UBND các huyện Đắk Mil, Cư Jút", "UBND huyện Tuy Đức", False),
        ("Các đơn vị thuộc và trực thuộc Sở", "Phòng CCHC-VTLT", True),
        ("Các đơn vị thuộc và trực thuộc Sở", "Sở Y tế", False),
        ("các cơ quan, đơn vị liên quan", "Sở Nội vụ", False),
        ("Sở Nội vụ", "Sở Nội vụ", False),
    ],
)
def test_whom_a_group_binds(group: str, name: str, covered: bool) -> None:
    assert group_covers(group, agency_key(name)) is covered
    assert group_covers(agency_key(group), agency_key(name)) is covered


def test_abbreviations_are_written_out() -> None:
    assert expand_abbreviations("Rà soát TTHC, CSDL") == "Rà soát thủ tục hành chính, cơ sở dữ liệu"


LEXICON = AgencyLexicon(
    [
        "Phòng CCHC-VTLT",
        "Phòng Công chức, viên chức",
        "Văn phòng Sở",
        "Sở KH&CN",
        "Địa phương",
        "Các sở, ngành",
    ]
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Sở Nội vụ chủ trì nhiệm vụ nào?", ["Sở Nội vụ"]),
        ("so noi vu va snv", ["so noi vu", "snv"]),
        ("sở TTTT, stttt", ["sở TTTT", "stttt"]),
        ("VP UBND tỉnh làm gì", ["VP UBND tỉnh"]),
        ("phòng cchc phối hợp gì", ["phòng cchc"]),
        ("phong cong chuc lam gi", ["phong cong chuc"]),
        ("cong an tinh chu tri gi", ["cong an tinh"]),
        ("Văn phòng Sở Nội vụ", ["Văn phòng Sở Nội vụ"]),
        ("UBND huyện Đắk Mil báo cáo", ["UBND huyện Đắk Mil"]),
        ("các sở, ngành làm gì", ["các sở, ngành"]),
        ("cơ sở y tế, cán bộ công an, bộ phận một cửa, bộ tiêu chí, sở hữu trí tuệ", []),
        ("ho so noi vu, dong bo tai chinh, can bo y te", []),
        ("chính phủ số, thanh tra, kiểm tra ở địa phương", []),
        ("các tỉnh, Ủy ban nào", []),
    ],
)
def test_agencies_named_in_questions(question: str, names: list[str]) -> None:
    assert [question[found.start : found.end] for found in LEXICON.find(question)] == names


def test_mention_tells_key_name_and_parent() -> None:
    (plain,) = LEXICON.find("skhcn lam gi")
    assert (plain.key, plain.name) == ("so khoa hoc cong nghe", "Sở Khoa học và Công nghệ")
    (unit,) = LEXICON.find("phòng cchc của Sở Nội vụ")
    assert (unit.key, unit.within) == (agency_key("Phòng CCHC-VTLT"), "so noi vu")


def test_successors_are_dated_and_founded(tmp_path: Path) -> None:
    key = agency_key("Sở TT&TT")
    heir = successor(key)
    assert heir is not None
    assert heir.text == "từ 01/3/2025: Sở Khoa học và Công nghệ"
    assert "45/2025/NĐ-CP" in heir.basis
    moved = successor(key, "Bình Định")
    assert moved is not None
    assert moved.text.endswith("từ 01/7/2025: Sở Khoa học và Công nghệ tỉnh Gia Lai")
    assert predecessors(agency_key("Sở Khoa học và Công nghệ")) == (key,)
    assert successor("so noi vu") is None
    assert successor("so noi vu", "Gia Lai") is None
    extra = tmp_path / "more.toml"
    extra.write_text(
        '[[succession]]\nfrom = ["Sở Ngoại vụ"]\ninto = ["Văn phòng UBND tỉnh"]\n'
        'since = 2025-03-01\nbasis = "x"\n',
        encoding="utf-8",
    )
    assert successor("so ngoai vu", extra=extra) is not None
    extra.write_text(extra.read_text(encoding="utf-8").replace("2025-03", "2026-03"), encoding="utf-8")
    late = successor("so ngoai vu", "Bình Định", extra=extra.rename(tmp_path / "late.toml"))
    assert late is not None
    assert late.text == "từ 01/7/2025: Sở Ngoại vụ tỉnh Gia Lai; từ 01/3/2026: Văn phòng UBND tỉnh Gia Lai"


def test_an_operators_own_successions_are_used_or_their_fault_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert own_successions(tmp_path) is None
    file = tmp_path / "successors.toml"
    row = '[[succession]]\nfrom = ["Sở Du lịch"]\ninto = ["Sở Văn hóa"]\n'
    for fault in ("from = [", row, f'{row}since = "2025"\nbasis = "x"\n'):
        file.write_text(fault, encoding="utf-8")
        caplog.clear()
        assert own_successions(tmp_path) is None
        assert "sửa rồi chạy lại" in caplog.text
    file.write_text(f'{row}since = 2025-03-01\nbasis = "x"\n', encoding="utf-8")
    caplog.clear()
    own = own_successions(tmp_path)
    heir = successor(agency_key("Sở Du lịch"), extra=own)
    assert heir is not None
    assert heir.names == ("Sở Văn hóa",)
    assert predecessors(agency_key("Sở Văn hóa"), own) == (agency_key("Sở Du lịch"),)
    assert not caplog.text


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="development data is not here")
@pytest.mark.parametrize("separator", ["; ", ", ", "\n"])
def test_gold_lists_come_back_from_any_separator(separator: str) -> None:
    lists = [
        names
        for path in sorted(GOLD.glob("*.json"))
        for task in json.loads(path.read_text(encoding="utf-8"))["tasks"]
        for names in (task["lead"], task["coordinate"])
        if names
    ]
    right = sum(list(split_agencies(separator.join(names))) == names for names in lists)
    assert right >= 0.97 * len(lists)


def test_a_syllable_with_a_tone_is_no_abbreviation() -> None:
    assert not LEXICON.find("sân bay Phù Cát do ai làm")
    assert [m.name for m in LEXICON.find("CAT làm, cat làm")] == ["Công an tỉnh", "Công an tỉnh"]


@pytest.mark.parametrize("said", ["Sở Thông tin với Truyền thông", "so thong tin voi truyen thong"])
def test_an_agency_is_named_with_another_word_for_and(said: str) -> None:
    found = AgencyLexicon(("Sở Thông tin và Truyền thông",)).find(f"{said} chủ trì gì")
    assert [said[one.start : one.end] for one in found] == [said]


def test_two_agencies_beside_each_other_stay_two() -> None:
    found = AgencyLexicon(("Sở Nội vụ", "Sở Y tế")).find("Sở Nội vụ với Sở Y tế chủ trì gì")
    assert [one.name for one in found] == ["Sở Nội vụ", "Sở Y tế"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (
            "Cục Quản lý nhà và thị trường bất động sản, Vụ Pháp chế",
            ("Cục Quản lý nhà và thị trường bất động sản", "Vụ Pháp chế"),
        ),
        ("Vụ Bảo trợ và xã hội", ("Vụ Bảo trợ và xã hội",)),
        ("Sở Nội vụ và xã, phường", ("Sở Nội vụ", "xã, phường")),
        (
            "Ban Quản lý rừng; UBND xã Phong Nha; Sở Y tế",
            ("Ban Quản lý rừng", "UBND xã Phong Nha", "Sở Y tế"),
        ),
        ("Hội Nông dân tỉnh, Trạm Y tế các xã, phường", ("Hội Nông dân tỉnh", "Trạm Y tế các xã, phường")),
    ],
)
def test_ordinary_words_that_begin_like_an_area_part_no_name(cell: str, names: tuple[str, ...]) -> None:
    assert split_agencies(cell) == names


def test_what_follows_a_colon_is_no_part_of_the_name_of_an_area() -> None:
    found = AgencyLexicon().find("Chỉ tiêu cho UBND huyện Đắk Mil: PAR và SIPAS")
    assert [mention.name for mention in found] == ["UBND huyện Đắk Mil"]
