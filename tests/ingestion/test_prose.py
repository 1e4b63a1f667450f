from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from corpus.actors import actors, listed, subject
from corpus.agencies import agency_key
from corpus.model import Block, BlockKind, Document, Head
from corpus.quotes import is_verbatim
from corpus.text import comparable
from ingestion.head import read_head
from ingestion.loading import load
from ingestion.outline import outline
from ingestion.prose import ProseReading, read_prose
from ingestion.standing import is_standing

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "real-documents"


def read(
    *lines: str, title: str = "Kế hoạch năm 2024", years: tuple[int, int] | None = (2024, 2024)
) -> ProseReading:
    blocks = tuple(Block(n, BlockKind.PARAGRAPH, line) for n, line in enumerate(lines))
    document = Document("made.txt", "a" * 64, blocks)
    head = Head("made.txt", "a" * 64, number="1/KH-UBND", title=title, years=years)
    reading = read_prose(outline(document), head)
    for record in (*reading.tasks, *reading.targets, *reading.assignments):
        assert is_verbatim(record.source.quote, [blocks[n] for n in record.source.blocks])
    return reading


def duties(reading: ProseReading) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(a.agency, a.role, a.coordinate) for a in reading.assignments]


def test_a_heading_of_a_body_and_its_work_is_no_agency() -> None:
    reading = read(
        "III. TỔ CÔNG TÁC VÀ CHẾ ĐỘ BÁO CÁO",
        "1. Các chủ đầu tư báo cáo định kỳ trước ngày 25 hằng tháng về Sở Tài chính.",
        "2. Công văn này thay thế Công văn số 960/UBND-TH.",
    )
    assert [agency for agency, _, _ in duties(reading)] == ["Các chủ đầu tư"]


def test_what_is_done_is_no_agency() -> None:
    reading = read(
        "V. TỔ CHỨC THỰC HIỆN",
        "6. Bệnh viện Nhi tỉnh, Bệnh viện Đa khoa tỉnh Gia Lai Chỉ đạo tuyến; mỗi bệnh viện cử ít nhất 02 kíp"
        " luân phiên; riêng Bệnh viện Nhi tỉnh xây dựng Ngân hàng sữa mẹ, hoạt động trong quý IV/2027.",
    )
    for agency, _, _ in duties(reading):
        assert agency.startswith(("Bệnh viện", "Trung tâm"))
        assert ";" not in agency


def test_agency_heading_with_bullets() -> None:
    reading = read(
        "V. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ:",
        "a) Chủ trì, phối hợp với Sở Tài chính, Sở Tư pháp và các cơ quan liên quan tham mưu UBND tỉnh.",
        "b) Phối hợp với Văn phòng UBND tỉnh kiểm tra các đơn vị.",
        "c) Theo dõi, đôn đốc việc thực hiện Kế hoạch; báo cáo trước ngày 15/12/2024.",
        "d) Hằng năm, tổ chức tập huấn cho công chức.",
        "2. Sở Y tế, Công an tỉnh",
        "Đổi mới quản lý, nâng cao chất lượng dịch vụ.",
        "3. Đề nghị: Hội Nông dân tỉnh, Tỉnh đoàn:",
        "- Tuyên truyền, vận động hội viên.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Sở Nội vụ./.",
    )
    assert duties(reading) == [
        ("Sở Nội vụ", "lead", ("Sở Tài chính", "Sở Tư pháp", "các cơ quan liên quan")),
        ("Sở Nội vụ", "coordinate", ("Văn phòng UBND tỉnh",)),
        ("Sở Nội vụ", "monitor", ()),
        ("Sở Nội vụ", "implement", ()),
        ("Sở Y tế", "implement", ()),
        ("Công an tỉnh", "implement", ()),
        ("Hội Nông dân tỉnh", "implement", ()),
        ("Tỉnh đoàn", "implement", ()),
    ]
    monitor = reading.assignments[2]
    assert monitor.deadline_text == "trước ngày 15/12/2024"
    assert monitor.deadline is not None
    assert monitor.deadline.end == date(2024, 12, 15)
    assert monitor.section == "1. Sở Nội vụ:"
    assert monitor.source.locator == "Phần V, mục 1, điểm c"


def test_a_stem_holds_for_the_bullets_below() -> None:
    reading = read(
        "1. Sở Công Thương",
        "a) Chủ trì, phối hợp với Sở Xây dựng:",
        "- Lập quy hoạch các chợ của tỉnh.",
        "- Giám sát việc xây dựng chợ.",
        "b) Phối hợp với Sở Tài chính:",
        "- Xác định nguồn vốn đầu tư.",
    )
    assert duties(reading) == [
        ("Sở Công Thương", "lead", ("Sở Xây dựng",)),
        ("Sở Công Thương", "lead", ("Sở Xây dựng",)),
        ("Sở Công Thương", "coordinate", ("Sở Tài chính",)),
    ]


def test_sentences_that_name_their_agencies() -> None:
    reading = read(
        "Điều 2. Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành triển khai thực hiện Kế hoạch.",
        "Điều 3. Các Sở: Giáo dục và Đào tạo, Y tế chủ trì cung cấp dịch vụ thanh toán trực tuyến.",
        "Điều 4. Bộ trưởng Bộ Công an có trách nhiệm theo dõi, kiểm tra việc thực hiện.",
        "Điều 5. Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.",
    )
    assert duties(reading) == [
        ("Sở Nội vụ", "lead", ("các sở, ban, ngành",)),
        ("Sở Giáo dục và Đào tạo", "lead", ()),
        ("Sở Y tế", "lead", ()),
        ("Bộ trưởng Bộ Công an", "monitor", ()),
    ]


def test_what_an_agency_did_or_is_praised_for_is_no_duty() -> None:
    reading = read(
        "1. Sở Nội vụ đã tham mưu ban hành Đề án vị trí việc làm của các cơ quan, đơn vị thuộc tỉnh.",
        "2. Sở Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch cải cách hành chính của tỉnh.",
    )
    assert duties(reading) == [("Sở Tài chính", "implement", ())]


def test_a_new_role_in_the_same_paragraph_is_a_new_duty() -> None:
    reading = read(
        "3. Giao Sở A chủ trì tổ chức đối thoại với doanh nghiệp. Kết quả báo cáo hằng năm. "
        "Phối hợp với Sở B, Sở C đổi mới truyền thông. Chủ trì, phối hợp với Sở D tổng hợp kết quả."
    )
    assert duties(reading) == [
        ("Sở A", "lead", ()),
        ("Sở A", "coordinate", ("Sở B", "Sở C")),
        ("Sở A", "lead", ("Sở D",)),
    ]
    assert reading.assignments[0].text.endswith("báo cáo hằng năm.")


def test_the_duties_a_paper_singles_out_are_marked() -> None:
    reading = read(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Du lịch",
        "a) Chủ trì, phối hợp với các sở, ngành liên quan triển khai Kế hoạch này.",
        "b) Rà soát, cập nhật danh mục điểm đến trên địa bàn tỉnh.",
        "c) Tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2024.",
        "2. Sở Công Thương",
        "Kết nối doanh nghiệp lữ hành với các làng nghề trên địa bàn.",
        "3. Sở Y tế",
        "a) Hướng dẫn Sở Du lịch thực hiện các quy định về an toàn thực phẩm.",
        "b) Phối hợp với Sở Du lịch kiểm tra các cơ sở lưu trú du lịch.",
        "4. Sở Xây dựng",
        "a) Rà soát quy hoạch các khu du lịch trên địa bàn tỉnh.",
        "b) Thẩm định các dự án du lịch theo thẩm quyền được giao.",
        "5. Đề nghị Hội Nông dân tỉnh",
        "Tuyên truyền, vận động hội viên tham gia làm du lịch cộng đồng.",
        "6. Các sở, ban, ngành: Trên cơ sở Kế hoạch này, phối hợp với Sở Du lịch thực hiện.",
        "7. Các cơ quan, đơn vị, địa phương bố trí kinh phí thực hiện theo phân cấp.",
    )
    assert [(a.agency, a.source.locator[-6:]) for a in reading.assignments if a.principal] == [
        ("Sở Du lịch", "điểm a"),
        ("Sở Du lịch", "điểm c"),
        ("Sở Công Thương", " mục 2"),
    ]
    groups = [a for a in reading.assignments if a.agency == "Các sở, ban, ngành"]
    assert [a.role for a in groups] == ["coordinate"], "the clause before does not hide that it only helps"


def test_aims_and_duties_are_kept_apart() -> None:
    reading = read(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Các sở, ngành phối hợp chặt chẽ trong quá trình thực hiện kế hoạch này của tỉnh.",
        "II. NHIỆM VỤ",
        "1. Các doanh nghiệp viễn thông bảo đảm kinh phí thực hiện các nhiệm vụ được giao trong kế hoạch.",
    )
    assert reading.assignments == ()


def test_targets_take_their_year_from_the_lead_in() -> None:
    reading = read(
        "II. MỤC TIÊU",
        "1. Cải cách thủ tục",
        "Phấn đấu đến hết năm 2026:",
        "- Tối thiểu 80% hồ sơ được xử lý trực tuyến; trong số đó, tỷ lệ thanh toán đạt từ 30% trở lên.",
        "- Từ năm 2025 số hóa kết quả của cấp tỉnh, cấp huyện, cấp xã đạt tối thiểu tương ứng 30%, 20%, 15%.",
        "2. Chỉ số PCI nằm trong nhóm 20 địa phương dẫn đầu cả nước.",
        "3. Hiện nay đã có 180 trạm, đạt 40% nhu cầu.",
    )
    assert [(t.value, t.comparator, t.by, t.scope) for t in reading.targets] == [
        ("80", ">=", "2026", None),
        ("30", ">=", "2026", None),
        ("30", ">=", "2025", "cấp tỉnh"),
        ("20", ">=", "2025", "cấp huyện"),
        ("15", ">=", "2025", "cấp xã"),
        ("20", "rank<=", "2024", None),
    ]
    assert reading.targets[0].indicator == "hồ sơ được xử lý trực tuyến"
    assert reading.targets[1].indicator == "tỷ lệ thanh toán"
    assert reading.targets[0].text == reading.targets[1].text


def test_a_sentence_that_opens_with_its_year_aims_at_its_figures_anywhere() -> None:
    reading = read(
        "III. NHIỆM VỤ VÀ GIẢI PHÁP",
        "1. Bảo vệ rừng",
        "- Đến năm 2030, 100% các khu rừng giống được cắm mốc.",
        "- Rà soát 40% các khu rừng trồng mỗi năm.",
    )
    assert [(t.value, t.by, t.indicator) for t in reading.targets] == [
        ("100", "2030", "các khu rừng giống được cắm mốc")
    ]


def test_an_age_and_more_stays_in_the_name_of_what_is_measured() -> None:
    reading = read("I. MỤC TIÊU", "- Tỷ lệ người từ 65 tuổi trở lên đạt khoảng 12% vào năm 2024.")
    assert [t.indicator for t in reading.targets] == ["Tỷ lệ người từ 65 tuổi trở lên"]


def test_an_order_may_open_with_what_links_it_to_the_one_before() -> None:
    reading = read(
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Giao Sở Y tế theo dõi.",
        "2. Đồng thời, giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế các trạm.",
    )
    assert duties(reading)[-1] == ("Sở Nội vụ", "lead", ("Sở Tài chính",))


def test_a_rate_of_something_is_measured_by_its_own_name() -> None:
    reading = read(
        "II. MỤC TIÊU",
        "Phấn đấu đến hết năm 2026:",
        "- Tỷ lệ bao phủ bảo hiểm y tế đạt 96,2% dân số.",
        "- Giảm tỷ lệ suy dinh dưỡng ở trẻ em dưới 5 tuổi xuống dưới 19%.",
        "- Tỷ lệ đạt 80% hồ sơ nộp trực tuyến.",
        "- Đạt 35 giường bệnh trên 10.000 dân.",
    )
    assert [(t.indicator, t.value) for t in reading.targets] == [
        ("Tỷ lệ bao phủ bảo hiểm y tế", "96,2"),
        ("Giảm tỷ lệ suy dinh dưỡng ở trẻ em dưới 5 tuổi", "19"),
        ("hồ sơ nộp trực tuyến", "80"),
        ("giường bệnh trên 10.000 dân", "35"),
    ]


def test_outside_aims_a_figure_needs_a_word_of_aiming() -> None:
    reading = read(
        "III. NHIỆM VỤ",
        "1. Sở Y tế",
        "a) Bảo đảm 100% trạm y tế có bác sĩ.",
        "b) Khắc phục tình trạng 15% hồ sơ trễ hạn.",
    )
    assert [(t.value, t.owner) for t in reading.targets] == [("100", ("Sở Y tế",))]


def test_label_blocks_are_tasks() -> None:
    reading = read(
        "II. NỘI DUNG",
        "1. Tổ chức tập huấn về dữ liệu cá nhân",
        "- Cơ quan chủ trì: Bộ Công an.",
        "- Cơ quan phối hợp: Bộ Tư pháp và các cơ quan có liên quan.",
        "- Thời gian thực hiện: năm 2024.",
        "- Sản phẩm: Kế hoạch được ban hành.",
        "2. Xây dựng văn bản",
        "- Nghị định về dữ liệu",
        "+ Cơ quan chủ trì: Bộ Tư pháp.",
        "+ Thời hạn ban hành: trước ngày 01 tháng 6 năm 2024.",
        "3. Rà soát văn bản",
        "- Cơ quan thực hiện: Bộ Công an tiến hành rà soát; các bộ rà soát văn bản thuộc lĩnh vực của mình.",
        "- Thời gian thực hiện:",
        "+ Các bộ gửi kết quả trước ngày 15 tháng 11 năm 2024.",
        "+ Bộ Công an báo cáo trước ngày 31 tháng 12 năm 2024.",
    )
    first, second, third = reading.tasks
    assert (first.stt, first.task) == ("1", "Tổ chức tập huấn về dữ liệu cá nhân")
    assert (first.lead, first.coordinate) == (("Bộ Công an",), ("Bộ Tư pháp", "các cơ quan có liên quan"))
    assert (first.product, first.deadline_text) == ("Kế hoạch được ban hành", "năm 2024")
    assert (second.task, second.section) == ("Nghị định về dữ liệu", "2. Xây dựng văn bản")
    assert third.lead == ("Bộ Công an", "các bộ")
    assert third.deadline is not None
    assert [part.end for part in third.deadline.parts] == [date(2024, 11, 15), date(2024, 12, 31)]
    assert reading.assignments == ()


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("Ban hành Quy chế phối hợp thực hiện chương trình", True),
        ("Về việc công bố Danh mục thủ tục hành chính", True),
        ("Ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2024", False),
    ],
)
def test_standing_rules_are_no_plan(title: str, standing: bool) -> None:
    assert is_standing(Head("a", "b", title=title)) is standing
    reading = read(
        "Điều 1. Trách nhiệm", "1. Sở Nội vụ", "a) Chủ trì kiểm tra các đơn vị trong tỉnh.", title=title
    )
    assert bool(reading.assignments) is not standing


def test_agencies_of_headings_and_sentences() -> None:
    assert actors("Đề nghị Hội Nông dân tỉnh và Tỉnh đoàn có trách nhiệm:") == (
        "Hội Nông dân tỉnh",
        "Tỉnh đoàn",
    )
    for words in (
        "Cải cách thể chế",
        "TỔ CHỨC THỰC HIỆN",
        "Bộ tiêu chí đánh giá",
        "Ban hành kế hoạch",
        "Sở hữu trí tuệ",
    ):
        assert actors(words) == ()
    assert listed("Sở Xây dựng và Sở Tài chính rà soát quy hoạch") == ("Sở Xây dựng", "Sở Tài chính")
    assert listed("huy động nguồn vốn") == ()


@pytest.mark.parametrize(
    ("listing", "names"),
    [
        (
            "Công an tỉnh, Chi cục Quản lý thị trường kiểm tra 100% cơ sở",
            ("Công an tỉnh", "Chi cục Quản lý thị trường"),
        ),
        (
            "Ban Quản lý Khu kinh tế Phú Quốc kiểm tra các cửa hàng, cơ sở bán ngọc trai",
            ("Ban Quản lý Khu kinh tế Phú Quốc",),
        ),
        ("Hội Văn học Nghệ thuật tỉnh sưu tầm, số hóa bài hát", ("Hội Văn học Nghệ thuật tỉnh",)),
        (
            "Trung tâm Khảo thí và đánh giá chất lượng tỉnh",
            ("Trung tâm Khảo thí và đánh giá chất lượng tỉnh",),
        ),
    ],
)
def test_a_list_of_agencies_ends_where_what_they_do_begins(listing: str, names: tuple[str, ...]) -> None:
    assert listed(listing) == names


def test_figures_listed_before_what_they_measure_are_each_of_it() -> None:
    reading = read(
        "II. MỤC TIÊU",
        "1. Đến năm 2024",
        "- 90% chủ vườn được cấp chứng nhận; 85%, 75%, 65% vườn nhận thanh toán qua thẻ tương ứng với phường, "
        "xã trung tâm và xã vùng cao.",
    )
    assert [(t.value, t.indicator, t.scope) for t in reading.targets] == [
        ("90", "chủ vườn được cấp chứng nhận", None),
        ("85", "vườn nhận thanh toán qua thẻ", "phường"),
        ("75", "vườn nhận thanh toán qua thẻ", "xã trung tâm"),
        ("65", "vườn nhận thanh toán qua thẻ", "xã vùng cao"),
    ]


def test_a_duty_that_names_one_of_the_group_in_its_heading_is_its_own() -> None:
    reading = read(
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
        "- Hội Liên hiệp Phụ nữ tỉnh vận động, hỗ trợ thành lập ít nhất 15 tổ phụ nữ.",
        "- Giám sát việc thực hiện Kế hoạch tại các xã, phường trên địa bàn tỉnh.",
    )
    assert [(a.agency, a.text[:10]) for a in reading.assignments] == [
        ("Hội Liên hiệp Phụ nữ tỉnh", "Hội Liên h"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Giám sát v"),
        ("các tổ chức chính trị - xã hội", "Giám sát v"),
    ]
    opened = subject("Căn cứ Kế hoạch này, các sở, ngành xây dựng kế hoạch.", opening=True)
    assert opened is not None
    assert opened.names == ("các sở, ngành",)
    assert subject("Các cơ quan được phân công chủ trì có trách nhiệm lập kế hoạch.") is not None


def _scores(source: Path, gold: Path) -> tuple[int, int, int, int, int]:
    """Gold targets, those found, all targets read; gold assignments, those found with agency (and role)."""
    document = load(source)
    reading = read_prose(outline(document), read_head(document))
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    targets = [t for t in wanted["targets"] if not t["where"].upper().startswith("PHỤ LỤC")]
    left = list(reading.targets)
    hits = 0
    for target in targets:
        match = next(
            (
                t
                for t in left
                if _same(t.text, target["text"]) and _number(t.value) == _number(target["value"])
            ),
            None,
        )
        if match:
            left.remove(match)
            hits += 1
    told = 0
    for duty in wanted["prose_assignments"]:
        mine = [a for a in reading.assignments if _same(a.text, duty["text"])]
        named = {agency_key(a.agency) for a in mine if a.role == duty.get("role", a.role)}
        told += bool({agency_key(name) for name in duty["lead"]} & named)
    return len(targets), hits, len(reading.targets), len(wanted["prose_assignments"]), told


def _same(one: str, other: str) -> bool:
    a, b = _plain(one), _plain(other)
    return a in b or b in a


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return comparable(text).rstrip(".;")


def _number(value: str | None) -> str:
    return (value or "").lstrip("0")


def test_the_source_documents_agree_with_their_gold() -> None:
    scores = [
        _scores(next((ROOT / "corpus/documents").glob(f"{gold.stem}.*")), gold)
        for gold in sorted((ROOT / "eval/cases/gold").glob("*.json"))
    ]
    gold_targets, hits, read_targets, gold_duties, told = map(sum, zip(*scores, strict=True))
    assert hits == gold_targets
    assert hits >= 0.97 * read_targets
    assert told >= 0.97 * gold_duties


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared documents here")
def test_the_shared_documents_agree_with_their_gold() -> None:
    scores = [_scores(SHARED / f"{g.stem}.txt", g) for g in sorted((SHARED / "gold").glob("*.json"))]
    gold_targets, hits, read_targets, gold_duties, told = map(sum, zip(*scores, strict=True))
    assert hits == gold_targets
    assert hits >= 0.85 * read_targets
    assert told >= 0.95 * gold_duties


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared documents here")
def test_shared_documents_without_tasks_give_none() -> None:
    for source in sorted(SHARED.glob("no-tasks_*.txt")):
        document = load(source)
        assert read_prose(outline(document), read_head(document)) == ProseReading()
