"""Nearness in meaning ranks where words meet little, and not where they say all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.bootstrap import Assistant
from assistant.finding.evidence import binding
from assistant.finding.ranking import Scored, brought_near
from assistant.scoring.matching import Fit
from assistant.understanding.understand import understand
from corpus.model import Passage, Source, Task
from corpus.registry import RecordFilter
from tests.assistant.letterhead import bee_plan


def scored(words: str, score: float, near: float, coverage: float) -> Scored:
    passage = Passage(words, "text", "Phần I", words, Source("van-ban.txt", (1,), "Phần I", words))
    return Scored(passage, Fit(coverage, 0.1, 0.1), score, near)


@pytest.mark.parametrize(("coverage", "first"), [(0.3, "gần nghĩa"), (1.0, "nhiều chữ")])
def test_nearness_decides_only_where_words_meet_little(coverage: float, first: str) -> None:
    ranked = brought_near([scored("nhiều chữ", 0.5, 0.2, coverage), scored("gần nghĩa", 0.4, 0.8, 0.2)])
    assert max(ranked, key=lambda s: s.score).item.source.quote == first


def test_without_vectors_words_alone_decide() -> None:
    ranked = brought_near([scored("nhiều chữ", 0.5, 0.0, 0.3), scored("ít chữ", 0.4, 0.0, 0.2)])
    assert [s.score for s in ranked] == [0.5, 0.4]


ROWS = """
| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Đề án kho mật ong | Sở Xây dựng | Quý I/2024 |
| 2 | Công khai tài chính của trại ong | Sở Y tế | Quý II/2024 |
"""


@pytest.mark.parametrize(("near", "first"), [(0.4, "1"), (0.25, "2")])
@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("Nơi cất mật do Sở Y tế viết đề án, phải không?", True),
        ("Sở Y tế viết đề án nơi cất mật khi nào?", False),
    ],
)
def test_what_is_to_be_confirmed_may_be_of_another_that_is_far_nearer(
    opened: Callable[..., Assistant], question: str, claimed: bool, near: float, first: str
) -> None:
    knowledge = opened(bee_plan(ROWS)).knowledge()
    query = understand(question, knowledge, date(2024, 5, 1))
    other, own = knowledge.registry.tasks(RecordFilter())
    kept = [Scored(other, Fit(0.6, 0.1, 0.1), 0.9, near), Scored(own, Fit(0.6, 0.2, 0.1), 0.8, 0.2)]
    told = binding(query, kept, knowledge)[0].item
    assert isinstance(told, Task)
    assert told.stt == (first if claimed else "2")
