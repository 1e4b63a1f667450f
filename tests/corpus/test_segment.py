from __future__ import annotations

import subprocess
import sys
from time import perf_counter

import pytest

from corpus import segment
from corpus.segment import segmented


def test_syllables_of_a_word_are_joined_and_all_words_kept() -> None:
    found = segmented("Sở Nội vụ tham mưu cải cách hành chính; số 15/2024")
    assert "cải_cách" in found
    assert "15/2024" in found.replace(" ", "")
    assert found.replace("_", " ").split()[:3] == ["Sở", "Nội", "vụ"]


@pytest.mark.parametrize(
    "text",
    [
        "." * 100_000,
        "a." * 50_000,
        "1." * 50_000,
        "…" * 100_000,
        "a" * 100_000,
        " a. " * 5_000,
        "\x00" * 9_000,
        "",
    ],
)
def test_leaders_and_noise_take_time_by_their_length_alone(text: str) -> None:
    def taken(noise: str) -> float:
        began = perf_counter()
        segmented(noise)
        return perf_counter() - began

    once, eight = (min(taken(noise) for _ in range(3)) for noise in (text, text * 8))
    assert eight < 32 * max(once, 0.001)


def test_long_text_is_given_to_the_engine_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def engine(piece: str) -> list[str]:
        given.append(piece)
        return [piece]

    monkeypatch.setattr(segment, "_tokenizer", lambda: engine)
    segmented("hành chính công vụ " * 1000)
    assert max(map(len, given)) <= 1000
    assert sum(len(piece.split()) for piece in set(given)) >= 4


def test_what_the_engine_would_load_for_nothing_stays_out() -> None:
    script = (
        "import sys; from corpus.segment import segmented; assert 'underthesea' not in sys.modules;"
        "segmented('kế hoạch công tác'); print('torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
