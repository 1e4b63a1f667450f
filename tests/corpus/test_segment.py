from __future__ import annotations

import subprocess
import sys
from time import perf_counter

import pytest

from corpus import segment
from corpus.segment import compounds


def test_words_of_several_syllables_are_joined_lower_case() -> None:
    found = compounds("Sở Nội vụ tham mưu cải cách hành chính; Ban hành kế hoạch")
    assert {"cải_cách", "hành_chính", "kế_hoạch"} <= set(found)
    assert all("_" in word and word == word.lower() for word in found)


def test_numbers_and_symbols_are_left_to_the_exact_terms() -> None:
    for word in compounds("Quyết định số 15/2024/QĐ-UBND ngày 01/02/2024 về khoản 1 điểm a"):
        assert not any(c.isdigit() for c in word)


def test_old_and_new_tone_places_are_one_word() -> None:
    assert compounds("văn hoá thông tin") == compounds("văn hóa thông tin")


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
def test_leaders_and_noise_return_at_once(text: str) -> None:
    compounds("khởi động")
    began = perf_counter()
    compounds(text)
    assert perf_counter() - began < 0.5


def test_long_text_is_given_to_the_engine_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def engine(piece: str) -> list[str]:
        given.append(piece)
        return [piece]

    monkeypatch.setattr(segment, "_tokenizer", lambda: engine)
    compounds("hành chính công vụ " * 1000)
    assert max(map(len, given)) <= 1000
    assert sum(len(piece.split()) for piece in set(given)) >= 4


def test_what_the_engine_would_load_for_nothing_stays_out() -> None:
    script = (
        "import sys; from corpus.segment import compounds; assert 'underthesea' not in sys.modules;"
        "compounds('kế hoạch công tác'); print('torch' in sys.modules, 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
