from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Status
from corpus.model import Block
from eval.answers import Verdict, judge, run_cases
from eval.cases import Case, Expectation
from eval.facts import Fact
from eval.premises import applicable

ROW = "1\tĐề án số hóa hồ sơ\tSở Nội vụ\tNăm 2024"
BLOCKS = [Block(ordinal=1, kind="row", text=ROW)]
EXPECT = Expectation(
    status=frozenset({"answered"}),
    documents=frozenset({"a.txt"}),
    facts=(Fact.of("Sở Nội vụ"),),
    not_facts=("Sở Y tế",),
    quote=("Đề án số hóa hồ sơ",),
)


def case(expect: Expectation = EXPECT) -> Case:
    return Case("q1", "Ai chủ trì đề án số hóa hồ sơ?", expect, "lead", "formal")


def blocks(source: str) -> Sequence[Block]:
    return BLOCKS


def answer(text: str, quote: str = ROW, source: str = "a.txt", status: Status = Status.ANSWERED) -> Answer:
    citations = (Citation(1, source, None, "STT 1", None, quote),) if quote else ()
    return Answer("?", status, "lead", text, citations=citations)


def test_right_says_the_fact_and_proves_it() -> None:
    verdict = judge(case(), answer("Sở Nội vụ chủ trì [1]."), blocks)
    assert (verdict.grade, verdict.reasons, verdict.first, verdict.stray) == ("right", (), True, False)


def test_a_false_fact_is_wrong_even_beside_the_true_one() -> None:
    assert judge(case(), answer("Sở Nội vụ và Sở Y tế chủ trì [1]."), blocks).grade == "wrong"


def test_a_quote_that_is_not_printed_is_wrong() -> None:
    verdict = judge(case(), answer("Sở Nội vụ [1].", "1\tĐề án số hóa hồ sơ\tSở Nội vụ\tNăm 2025"), blocks)
    assert verdict.grade == "wrong"
    assert "không nguyên văn" in verdict.reasons[0]


def test_the_wrong_document_is_wrong() -> None:
    assert judge(case(), answer("Sở Nội vụ [1].", source="b.txt"), blocks).grade == "wrong"


def test_part_of_the_facts_is_partly_right() -> None:
    both = Expectation(EXPECT.status, EXPECT.documents, (Fact.of("Sở Nội vụ"), Fact.of("Năm 2024", "2024")))
    assert judge(case(both), answer("Sở Nội vụ chủ trì [1]."), blocks).grade == "partly"
    assert judge(case(both), answer("Sở Nội vụ, năm 2024 [1]."), blocks).grade == "right"


def test_refusing_what_is_known_differs_from_refusing_what_is_not() -> None:
    silence = answer("Không tìm thấy.", "", status=Status.NOT_FOUND)
    unknown = Expectation(status=frozenset({"not_found"}))
    assert judge(case(), silence, blocks).grade == "refused"
    assert judge(case(unknown), silence, blocks).grade == "right"
    assert judge(case(unknown), answer("Sở Nội vụ [1]."), blocks).grade == "wrong"
    chat = Expectation(status=frozenset({"declined"}))
    assert judge(case(chat), silence, blocks).grade == "partly"
    fault = answer("Có lỗi.", "", status=Status.FAILED)
    assert judge(case(), fault, blocks).grade == "wrong"


def test_a_wrong_total_is_only_partly_right() -> None:
    counting = Expectation(EXPECT.status, EXPECT.documents, (Fact.of("Sở Nội vụ"),), total=3)
    counted = Answer("?", Status.ANSWERED, "count", "Sở Nội vụ: 2 [1]", 2, (), answer("x").citations)
    assert judge(case(counting), counted, blocks).grade == "partly"


def test_every_case_is_asked_with_its_history() -> None:
    asked: list[tuple[str, Sequence[str]]] = []

    def ask(question: str, history: Sequence[str] = ()) -> Answer:
        asked.append((question, history))
        return answer("Sở Nội vụ [1].")

    follow_up = Case("q2", "còn thời hạn?", EXPECT, "deadline", "chatty", ("Ai chủ trì?",))
    verdicts = run_cases(ask, blocks, [case(), follow_up])
    assert [v.grade for v in verdicts] == ["right", "right"]
    assert asked[1] == ("còn thời hạn?", ("Ai chủ trì?",))


def test_asking_which_document_is_judged_by_what_the_reply_brings() -> None:
    open_to_many = case(replace(EXPECT, reply="Bình Định"))
    which = answer("Văn bản nào? 1. Bình Định [1]", status=Status.CLARIFY)
    asked: list[tuple[str, Sequence[str]]] = []

    def replying(told: Answer, first: Answer = which) -> Verdict:
        def ask(question: str, history: Sequence[str] = ()) -> Answer:
            asked.append((question, history))
            return told if history else first

        return run_cases(ask, blocks, [open_to_many])[0]

    right = replying(answer("Sở Nội vụ chủ trì [1]."))
    assert (right.grade, right.reasons, right.asked_back) == ("right", (), True)
    assert asked == [(open_to_many.question, ()), ("Bình Định", (open_to_many.question,))]
    wrong = replying(answer("Sở Y tế chủ trì [1]."))
    assert (wrong.grade, wrong.reasons[0]) == ("wrong", "đã hỏi lại, được trả lời “Bình Định”")
    picked = replying(answer("Sở Nội vụ chủ trì [1]."), answer("Sở Y tế [1].", source="b.txt"))
    assert (picked.grade, picked.asked_back) == ("wrong", False)


def test_asking_back_is_no_answer_where_the_question_says_which_document() -> None:
    which = answer("Văn bản nào?", status=Status.CLARIFY)
    assert run_cases(lambda question, history=(): which, blocks, [case()])[0].grade == "refused"


def test_a_case_about_an_unknown_place_is_left_out_where_the_place_is_known() -> None:
    unknown = case(Expectation(frozenset({"not_found"}), lacks=("Đắk Lắk",)))
    assert applicable([unknown, case()], ["Bình Định"]) == ((unknown, case()), ())
    for known in ("Đắk Lắk", "Phú Yên"):  # Phú Yên is part of Đắk Lắk today
        assert applicable([unknown, case()], [known]) == ((case(),), (unknown,))
