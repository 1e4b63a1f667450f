"""A long duty is cut in its midst, not before the words that say what was asked."""

from __future__ import annotations

from assistant.finding.excerpts import around

_LONG = "Các bộ rà soát tình hình ở địa phương. " + "Báo cáo nêu rõ khó khăn, vướng mắc; " * 20


def test_the_clause_that_says_it_stands_after_the_cut() -> None:
    told = around(
        f"{_LONG}các báo cáo gửi Bộ Tư pháp trước ngày 05/12; làm xong mới thôi.", ["ngày 05/12"], 300
    )
    assert told.startswith("Các bộ rà soát")
    assert told.endswith("… các báo cáo gửi Bộ Tư pháp trước ngày 05/12;")


def test_what_stands_before_the_cut_is_not_told_twice() -> None:
    told = around(_LONG, ["rà soát"], 300)
    assert told.count("rà soát") == 1
    assert told.endswith("…")


def test_a_short_duty_is_told_whole() -> None:
    assert around("Xong trước ngày 05/12.", ["ngày 05/12"], 300) == "Xong trước ngày 05/12."
