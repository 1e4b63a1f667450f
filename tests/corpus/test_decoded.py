from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.decoded import Decoded


@dataclass(frozen=True)
class Noun:
    id: str


def kept(most: int) -> tuple[Decoded[Noun], list[int]]:
    """A memory over nouns of digits alone, and how many ids each load was asked for."""
    asked: list[int] = []

    def load(ids: Sequence[str]) -> list[Noun]:
        asked.append(len(ids))
        return [Noun(name) for name in reversed(ids) if name.isdigit()]

    return Decoded(load, most), asked


def test_each_noun_is_decoded_once_a_revision_in_the_order_asked() -> None:
    nouns, asked = kept(100)
    assert list(nouns.among(["2", "none", "1"], 7)) == ["2", "1"]
    assert nouns.among(["1", "2"], 7) == {"1": Noun("1"), "2": Noun("2")}
    assert asked == [3]
    nouns.among(["1"], 8)
    assert asked == [3, 1]


def test_many_are_read_a_batch_at_a_time_and_let_go_beyond_the_most() -> None:
    nouns, asked = kept(1000)
    many = [str(number) for number in range(1200)]
    assert list(nouns.among(many, 1)) == many
    assert asked == [500, 500, 200]
    assert list(nouns.among(["3"], 1)) == ["3"]
    assert asked[3:] == [1]
