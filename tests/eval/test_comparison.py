from __future__ import annotations

from dataclasses import replace

from corpus.model import Assignment, Document, Entry, Head, Source, Target, Task
from eval.comparison import Tally, compare
from eval.gold import Gold, GoldAssignment, GoldTarget, GoldTask

HERE = Source("a.txt", (1,), "Phụ lục, STT 1", "…")


def gold_task(task: str, stt: str, lead: tuple[str, ...] = ("Sở Nội vụ",)) -> GoldTask:
    return GoldTask(task, stt, None, lead, ("Các sở, ngành",), None, "Năm 2024")


def read_task(task: str, lead: tuple[str, ...] = ("Sở Nội vụ",)) -> Task:
    return Task("x-t1", None, task, HERE, lead=lead, coordinate=("các sở ngành",), deadline_text="năm 2024.")


def entry(
    tasks: tuple[Task, ...] = (), targets: tuple[Target, ...] = (), assignments: tuple[Assignment, ...] = ()
) -> Entry:
    document = Document("a.txt", "0" * 64, ())
    return Entry(document, Head("a.txt", document.digest), tasks, targets, assignments)


NEAR_ALIKE = [
    "Đo lường sự hài lòng của người dân đối với dịch vụ công lĩnh vực đất đai",
    "Đo lường sự hài lòng của người dân đối với dịch vụ công lĩnh vực xây dựng",
]


def test_rows_that_differ_by_a_word_are_matched_to_their_own() -> None:
    gold = (gold_task(NEAR_ALIKE[0], "1", ("Sở A",)), gold_task(NEAR_ALIKE[1], "2", ("Sở B",)))
    read = (read_task(NEAR_ALIKE[1], ("Sở B",)), read_task(NEAR_ALIKE[0], ("Sở A",)))
    result = compare(entry(tasks=read), Gold("a.txt", {}, gold, (), ()))
    assert result.tasks.f1 == 1.0
    assert result.fields["task.lead"] == Tally(2, 2)
    assert result.fields["task.coordinate"].share == 1.0
    assert result.fields["task.deadline"].share == 1.0
    assert "task.product" not in result.fields
    assert result.differences == ()


def test_a_lost_row_an_extra_row_and_a_wrong_agency_are_each_told() -> None:
    gold = (gold_task("Xây dựng đề án số hóa", "1"), gold_task("Tổ chức hội thi tuyên truyền", "2"))
    read = (read_task("Xây dựng đề án số hóa", ("Sở Y tế",)), read_task("Khảo sát mức độ hài lòng"))
    result = compare(entry(tasks=read), Gold("a.txt", {}, gold, (), ()))
    assert (result.tasks.precision, result.tasks.recall) == (0.5, 0.5)
    assert result.fields["task.lead"] == Tally(0, 1)
    told = "\n".join(result.differences)
    assert "task.lead: chuẩn [Sở Nội vụ] | đọc [Sở Y tế]" in told
    assert "thiếu nhiệm vụ: Tổ chức hội thi" in told
    assert "thừa nhiệm vụ: Phụ lục, STT 1 Khảo sát" in told


def test_targets_match_by_value_and_words_and_children_by_their_parent() -> None:
    sentence = "Tối thiểu 80% thủ tục được thanh toán trực tuyến, giao dịch đạt từ 30% trở lên"
    gold = (
        GoldTarget(sentence, "80", "%", "2025", "II"),
        GoldTarget(sentence, "30", "%", "2025", "II"),
        GoldTarget(
            "Các sở", "90", "%", None, "1", parent="Chỉ số cải cách hành chính đạt", owner=("Các sở",)
        ),
        GoldTarget("Có thể có hoặc không", "7", None, None, "III", optional=True),
    )
    read = (
        Target("c1", None, sentence, HERE, value="80", unit="%", by="2025-12-31"),
        Target("c2", None, sentence, HERE, value="30", unit="%", by="2024"),
        Target("c3", None, "Chỉ số cải cách hành chính đạt: Các sở", HERE, value="90%", owner=("Sở Y tế",)),
    )
    result = compare(entry(targets=read), Gold("a.txt", {}, (), gold, ()))
    assert (result.targets.precision, result.targets.recall) == (1.0, 1.0)
    assert result.fields["target.by"] == Tally(1, 2)
    assert result.fields["target.owner"] == Tally(0, 1)


def test_duties_need_their_words_and_one_of_their_agencies() -> None:
    text = "Chủ trì, phối hợp với Sở Tài chính triển khai cơ sở dữ liệu hộ tịch"
    gold = (
        GoldAssignment(text, ("Sở Tư pháp",), "3.a", "lead"),
        GoldAssignment("Báo cáo định kỳ hằng quý về Sở Nội vụ", ("Các sở", "UBND cấp huyện"), "1.c"),
    )
    read = (
        Assignment("a1", None, "Sở Tư pháp", "coordinate", text, HERE),
        Assignment("a2", None, "Sở Tài chính", "lead", text, HERE),
        Assignment("a3", None, "UBND cấp huyện", "implement", "Báo cáo định kỳ hằng quý về Sở Nội vụ.", HERE),
    )
    result = compare(entry(assignments=read), Gold("a.txt", {}, (), (), gold))
    assert result.assignments.recall == 1.0
    assert result.assignments.precision == 0.5, "a sentence also given to an agency it does not name"
    assert result.fields["assignment.role"] == Tally(0, 1)


def test_a_gold_of_leads_only_is_held_against_the_principal_duties() -> None:
    lead, rest = "Chủ trì triển khai Kế hoạch này", "Tổ chức kiểm tra việc thực hiện tại các xã"
    read = (
        Assignment("a1", None, "Sở A", "lead", lead, HERE, principal=True),
        Assignment("a2", None, "Sở B", "lead", lead, HERE, principal=True),
        Assignment("a3", None, "Sở A", "implement", rest, HERE),
    )
    bare = GoldAssignment(lead, ("Sở A", "Sở B"), "1")
    result = compare(entry(assignments=read), Gold("a.txt", {}, (), (), (bare,)))
    assert (result.assignments.found, result.assignments.f1) == (1, 1.0)
    assert (result.every_assignment.found, result.every_assignment.precision) == (2, 0.5)
    told = replace(bare, role="lead")
    assert compare(entry(assignments=read), Gold("a.txt", {}, (), (), (told,))).assignments.precision == 0.5


def test_the_head_is_judged_field_by_field_and_a_guess_is_wrong() -> None:
    gold = {"number": None, "province": "Đắk Nông", "title": "Kế hoạch cải cách hành chính năm 2025"}
    title = "Kế hoạch Cải cách hành chính năm 2025."
    head = Head("a.txt", "0" * 64, number="12/KH-UBND", province="Đắk Nông", title=title)
    result = compare(replace(entry(), head=head), Gold("a.txt", gold, (), (), ()))
    assert {name: tally.right for name, tally in result.fields.items()} == {
        "head.number": 0,
        "head.province": 1,
        "head.title": 1,
    }
