from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import THRESHOLDS, check_figures, gate_text

FIGURES = {"registry": {"total": {"tasks": {"f1": 0.99}}}, "answers": {"wrong": 3, "right_share": 0.9}}


@pytest.fixture
def bounds(tmp_path: Path) -> Path:
    path = tmp_path / "thresholds.toml"
    path.write_text(
        '[least]\n"registry/total/tasks/f1" = 0.98\n"answers/right_share" = 0.95\n'
        '[most]\n"answers/wrong" = 3\n"answers/absent" = 0\n',
        encoding="utf-8",
    )
    return path


def test_each_bound_is_held_or_broken_and_what_is_not_measured_is_broken(bounds: Path) -> None:
    held = {check.name: check.held for check in check_figures(FIGURES, bounds)}
    assert held == {
        "registry/total/tasks/f1": True,
        "answers/right_share": False,
        "answers/wrong": True,
        "answers/absent": False,
    }


def test_the_text_names_what_broke(bounds: Path) -> None:
    text = gate_text(check_figures(FIGURES, bounds), FIGURES)
    assert "HỎNG  trả lời: answers/right_share = 0.9 (phải ≥ 0.95)" in text
    assert "answers/absent = không đo được (phải ≤ 0)" in text
    assert "đạt   đọc văn bản: registry/total/tasks/f1 = 0.99" in text
    assert "Hỏng ở khâu: trả lời." in text


def test_the_shipped_bounds_can_be_read() -> None:
    assert check_figures({}, THRESHOLDS)
