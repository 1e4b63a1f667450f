from __future__ import annotations

import math

import pytest

from eval.metrics import (
    NOTHING,
    Counts,
    bootstrap_interval,
    mean,
    ndcg_at,
    paired_comparison,
    percentile,
    recall_at,
    reciprocal_rank,
)

RANKING = ["d3", "d1", "d7", "d2", "d9"]


def test_recall_counts_the_relevant_among_the_first_k() -> None:
    assert recall_at(RANKING, {"d1", "d2"}, 1) == 0.0
    assert recall_at(RANKING, {"d1", "d2"}, 2) == 0.5
    assert recall_at(RANKING, {"d1", "d2"}, 5) == 1.0
    assert recall_at(RANKING, set(), 5) == 0.0


def test_reciprocal_rank_is_that_of_the_first_relevant_within_k() -> None:
    assert reciprocal_rank(RANKING, {"d1", "d2"}, 10) == 0.5
    assert reciprocal_rank(RANKING, {"d2"}, 10) == 0.25
    assert reciprocal_rank(RANKING, {"d2"}, 3) == 0.0


def test_ndcg_of_one_relevant_at_place_two() -> None:
    assert ndcg_at(RANKING, {"d1": 1.0}, 10) == pytest.approx(1 / math.log2(3))


def test_ndcg_of_graded_gains_by_hand() -> None:
    # found: gain 2 at place 2, gain 1 at place 4; best: 2 at place 1, 1 at place 2
    found = 2 / math.log2(3) + 1 / math.log2(5)
    best = 2 / math.log2(2) + 1 / math.log2(3)
    assert ndcg_at(RANKING, {"d1": 2.0, "d2": 1.0}, 10) == pytest.approx(found / best)
    assert ndcg_at(["d1", "d2"], {"d1": 2.0, "d2": 1.0}, 10) == pytest.approx(1.0)
    assert ndcg_at(RANKING, {}, 10) == 0.0


def test_percentile_interpolates_and_survives_nothing() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.5
    assert percentile([1.0, 2.0, 3.0, 4.0, 5.0], 0.95) == pytest.approx(4.8)
    assert percentile([], 0.5) == mean([]) == 0.0


def test_bootstrap_interval_holds_the_mean_and_narrows_with_more_queries() -> None:
    few = bootstrap_interval([0.0, 1.0] * 10)
    many = bootstrap_interval([0.0, 1.0] * 200)
    assert few.low < 0.5 < few.high
    assert many.high - many.low < few.high - few.low
    assert bootstrap_interval([1.0] * 20) == bootstrap_interval([1.0] * 5)


def test_paired_comparison_tells_a_real_gain_from_noise() -> None:
    first = [0.0] * 20 + [1.0] * 20
    better = [1.0] * 15 + [0.0] * 5 + [1.0] * 20
    gain = paired_comparison(first, better)
    assert gain.difference == pytest.approx(15 / 40)
    assert gain.p_value < 0.01
    assert gain.interval.low > 0
    noise = paired_comparison([0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 0.0, 1.0])
    assert noise.difference == 0.0
    assert noise.p_value == 1.0


def test_counts_give_precision_recall_f1_and_add_up() -> None:
    counts = Counts(right_found=6, found=8, right_expected=6, expected=12)
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)
    assert NOTHING.f1 == 1.0
    assert counts + Counts(2, 2, 2, 2) == Counts(8, 10, 8, 14)
