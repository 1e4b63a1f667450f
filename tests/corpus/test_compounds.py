"""Which syllables belong together is what the model's tokenizer learnt."""

from __future__ import annotations

from importlib.resources import files

from corpus.compounds import FILE, belong_together
from eval.training.compounds import pairs_of, written


def test_syllables_of_one_word_belong_together() -> None:
    assert belong_together("giao", "thong")
    assert belong_together("nong", "thon")
    assert not belong_together("thong", "giao")
    assert not belong_together("giao", "nong")
    assert not belong_together("khongco", "thong")


def test_the_pairs_are_those_of_the_shipped_tokenizer() -> None:
    corpus = files("corpus")
    tokenizer = corpus.joinpath("data/model/tokenizer.json").read_text(encoding="utf-8")
    assert corpus.joinpath(FILE).read_text(encoding="utf-8") == written(pairs_of(tokenizer))


def test_pieces_and_lone_syllables_are_no_pairs() -> None:
    tokenizer = (
        '{"model": {"vocab": [["[UNK]", 0], ["▁nha", -1], ["ha", -2], ["▁nha▁o", -3], ["▁nha▁nuoc", -4]]}}'
    )
    assert written(pairs_of(tokenizer)) == "nha nuoc o\n"
