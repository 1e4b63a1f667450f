"""Which syllables belong together is learnt from official text."""

from __future__ import annotations

from corpus.compounds import belong_together
from eval.training.compounds import pairs_in, written


def test_syllables_of_one_word_belong_together() -> None:
    assert belong_together("giao", "thong")
    assert belong_together("nong", "thon")
    assert not belong_together("thong", "giao")
    assert not belong_together("giao", "nong")
    assert not belong_together("khongco", "thong")


def test_pairs_that_stand_together_oftener_than_by_chance_are_written() -> None:
    texts = ["Cấp nước sạch, nông thôn"] * 20 + ["sạch nông"] * 2 + [f"nước {n % 7} thôn" for n in range(40)]
    assert written(pairs_in(texts, 6000)) == "cap nuoc\nnong thon\nnuoc sach\n"


def test_what_is_shipped_comes_from_official_text_alone() -> None:
    assert belong_together("hanh", "chinh")
    assert not belong_together("xai", "mot")
