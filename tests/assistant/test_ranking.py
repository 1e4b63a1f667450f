"""Nearness in meaning ranks where words meet little, and not where they say all."""

from __future__ import annotations

import pytest

from assistant.finding.ranking import Scored, brought_near
from assistant.scoring.matching import Fit
from corpus.model import Passage, Source


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
