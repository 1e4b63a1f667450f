from __future__ import annotations

import pytest

from assistant.query import Intent, Party, Query, Scope, Topic
from corpus.model import Head, Hit, Passage, Source
from corpus.search import ALL
from eval.cases import Case, Expectation
from eval.evidence import evidence_json, rank_evidence
from eval.facts import Fact
from eval.understanding import judge_query, understanding_json

EXPECT = Expectation(
    frozenset({"answered"}), frozenset({"a.txt"}), (Fact.of("Sở Nội vụ"),), quote=("đề án số hóa",)
)
HEADS = (Head("a.txt", "0" * 64, "12/KH-UBND"), Head("b.txt", "1" * 64))
EVERYWHERE = Scope(HEADS)


def case(id: str = "q1", expect: Expectation = EXPECT, intent: str = "lead") -> Case:
    return Case(id, "Ai chủ trì đề án số hóa?", expect, intent, "formal")


def query(*intents: Intent, scope: Scope = EVERYWHERE, declined: str | None = None) -> Query:
    return Query("", intents, Topic(), scope, (Party("so noi vu", "Sở Nội vụ", 0, 1),), declined=declined)


class Leg:
    """Finds the passages it was given, in their order."""

    def __init__(self, *passages: Passage) -> None:
        self.passages = passages

    def retrieve(
        self, query: str, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Hit, ...]:
        return tuple(Hit(passage, 1.0, {}) for passage in self.passages[:k])


def passage(id: str, text: str, document: str = "a.txt") -> Passage:
    return Passage(id, "text", "", text, Source(document, (1,), "", text))


def test_evidence_stands_at_the_place_of_the_first_passage_that_holds_it() -> None:
    elsewhere = passage("p1", "Đề án số hóa", "b.txt")
    late = Leg(elsewhere, passage("p2", "Việc khác"), passage("p3", "Lập Đề  án số hóa hồ sơ"))
    never = Leg(elsewhere)
    rankings = rank_evidence(
        [case(), case("q2", Expectation(frozenset({"not_found"})))], {"a": late, "b": never}
    )
    first, second = evidence_json(rankings)
    assert (first["questions"], first["R@1"], first["R@5"], first["MRR@10"]) == (
        1,
        0.0,
        1.0,
        pytest.approx(1 / 3, abs=1e-4),
    )
    assert first["nDCG@10"] == 0.5
    assert (second["R@20"], second["MRR@10"]) == (0.0, 0.0)


def test_each_of_several_quotes_counts_once() -> None:
    two = Expectation(EXPECT.status, EXPECT.documents, quote=("mục một", "mục hai"))
    leg = Leg(passage("p1", "mục một"), passage("p2", "mục một nữa"))
    (figures,) = evidence_json(rank_evidence([case(expect=two)], {"leg": leg}))
    assert (figures["R@1"], figures["R@10"]) == (0.5, 0.5)


def test_reading_is_judged_only_where_the_case_says() -> None:
    right = judge_query(case(), query(Intent.LEAD, scope=Scope(HEADS[:1], named=True)))
    assert (right.intent, right.scope, right.narrow, right.declined, right.agencies) == (
        True,
        True,
        True,
        True,
        None,
    )
    assert right.faults == ()
    wrong = judge_query(case(), query(Intent.COUNT, scope=Scope(HEADS[1:], named=True)))
    assert (wrong.intent, wrong.scope, wrong.narrow) == (False, False, False)
    assert wrong.faults == ("ý hỏi đọc thành đếm", "loại nhầm văn bản")


def test_a_document_named_by_its_number_is_the_same_document() -> None:
    by_number = Expectation(frozenset({"answered"}), frozenset({"12/KH-UBND"}))
    assert judge_query(case(expect=by_number), query(Intent.LEAD)).scope is True
    narrowed = query(Intent.LEAD, scope=Scope(HEADS[:1], named=True))
    assert judge_query(case(expect=by_number), narrowed).narrow is True


def test_several_things_asked_need_several_intents() -> None:
    asked = case(intent="several")
    assert judge_query(asked, query(Intent.LEAD, Intent.DEADLINE)).intent is True
    assert judge_query(asked, query(Intent.LEAD)).intent is False


def test_agencies_missed_and_added_are_counted_apart() -> None:
    none = Expectation(frozenset({"answered"}), agencies=())
    other = Expectation(frozenset({"answered"}), agencies=("Sở Y tế", "Sở Nội vụ"))
    unsaid = Expectation(frozenset({"answered"}))
    readings = [judge_query(case(expect=e), query(Intent.LEAD)) for e in (none, other, unsaid)]
    figures = understanding_json(readings)
    assert figures["agencies"] == {"share": 0.5, "judged": 1}
    assert figures["agencies_only"] == {"share": 0.5, "judged": 2}


def test_chat_is_to_be_declined_and_nothing_else_is() -> None:
    chat = Expectation(frozenset({"declined"}))
    assert judge_query(case(expect=chat), query(Intent.TEXT)).declined is False
    assert judge_query(case(), query(Intent.LEAD, declined="chat")).declined is False
