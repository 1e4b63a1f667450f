"""Nearness in meaning ranks where words meet little, and not where they say all."""

from __future__ import annotations

import pytest

from assistant.matching import Fit
from assistant.ranking import Scored, brought_near
from corpus.model import Passage, Source


def scored(words: str, score: float, near: float, coverage: float) -> Scored:
    passage = Passage(words, "text", "Phần I", words, Source("van-ban.txt", (1,), "Phần I", words))
    return Scored(passage, Fit(coverage, 0.1, 0.1), score, near)


@pytest.mark.parametrize(("coverage", "first"), [(0.3, "gần nghĩa"), (1.0, "nhiều chữ")])
def test_nearness_decides_only_where_words_meet_little(coverage: float, first: str) -> None:
    ranked = brought_near([scored("nhiều chữ", 0.5, 0.2, coverage), scored("gần nghĩa", 0.4, 0.8, 0.2)])
    assert max(ranked, key=lambda s: s.score).item.source.quote == first


def test_what_the_dense_leg_did_not_propose_is_as_far_as_the_farthest() -> None:
    far, unknown = brought_near([scored("xa", 0.5, 0.2, 0.3), scored("không rõ", 0.5, 0.0, 0.3)])
    near = brought_near([scored("gần", 0.5, 0.8, 0.3), scored("không rõ", 0.5, 0.0, 0.3)])
    assert far.score == unknown.score
    assert near[0].score == near[1].score
