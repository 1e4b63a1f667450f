from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from eval.cases import SETS, CasesError, load_cases
from eval.gold import Gold, GoldError, load_gold
from eval.likeness import normal

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpus" / "documents"
GOLD = sorted((ROOT / "eval" / "cases" / "gold").glob("*.json"))
_RECKONED = ("count", "group", "renamed")  # counted, or a name of today
ALL = [case for name in SETS for case in load_cases(name)]


def glued(text: str) -> str:
    return normal(text).replace(" ", "")


@cache
def printed(source: str) -> str:
    return glued((DOCUMENTS / source).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("tune", "sealed"),
        ("phone", "phone-sealed"),
        ("visitors", "visitors-sealed"),
    ],
)
def test_a_set_and_its_sealed_part_are_apart(name: str, hidden: str) -> None:
    tune, sealed = load_cases(name), load_cases(hidden)
    assert len(tune) + len(sealed) >= 160
    assert all(c.sealed for c in sealed)
    assert not any(c.sealed for c in tune)


def test_no_question_is_asked_twice_and_every_document_is_covered() -> None:
    assert len({c.id for c in ALL}) == len(ALL)
    assert len({(c.question, c.history) for c in ALL}) == len(ALL)
    assert {d for c in ALL for d in c.expect.documents} == {p.name for p in DOCUMENTS.iterdir()}
    assert sum(not c.expect.answerable for c in ALL) >= 0.1 * len(ALL)


def test_what_a_case_expects_is_printed_in_its_documents() -> None:
    unprinted = [
        (case.id, wordings)
        for case in ALL
        if case.expect.documents and case.intent not in _RECKONED
        for wordings in [
            *((quote,) for quote in case.expect.quote),
            *(fact.wordings for fact in case.expect.facts),
        ]
        if not any(glued(w) in printed(source) for w in wordings for source in case.expect.documents)
    ]
    assert unprinted == []


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "set.jsonl"
    broken.write_text('{"id": "q1"}\n', encoding="utf-8")
    with pytest.raises(CasesError, match="dòng 1"):
        load_cases(str(broken))
    with pytest.raises(CasesError, match="Không đọc được"):
        load_cases(str(tmp_path / "absent.jsonl"))


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> Gold:
    return load_gold(request.param)


def test_gold_counts_are_those_counted_by_hand() -> None:
    books = [load_gold(path) for path in GOLD]
    assert sorted(len(b.tasks) for b in books) == [0, 16, 40, 48, 50]
    assert sum(len(b.targets) for b in books) == 122
    assert all(b.assignments for b in books)


def test_gold_words_are_printed_in_the_source(gold: Gold) -> None:
    text = printed(gold.file)
    words = [t.text for t in gold.targets] + [a.text for a in gold.assignments]
    assert [w for w in words if glued(w) not in text] == []


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "x.json"
    broken.write_text("{}", encoding="utf-8")
    with pytest.raises(GoldError, match=r"x\.json"):
        load_gold(broken)
