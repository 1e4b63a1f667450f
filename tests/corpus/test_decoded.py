from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.decoded import Decoded, DecodedBlocks
from corpus.model import Block, BlockKind


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


def blocks_kept(most: int) -> tuple[DecodedBlocks, list[tuple[str, Sequence[int] | None]]]:
    """A memory over documents of ten blocks each, and what each load was asked for."""
    asked: list[tuple[str, Sequence[int] | None]] = []

    def load(source: str, ordinals: Sequence[int] | None) -> list[Block]:
        asked.append((source, ordinals))
        places = range(10) if ordinals is None else [place for place in ordinals if place < 10]
        return [Block(place, BlockKind.PARAGRAPH, f"{source} {place}") for place in places]

    return DecodedBlocks(load, most), asked


def test_each_block_is_decoded_once_a_revision_in_reading_order() -> None:
    blocks, asked = blocks_kept(100)
    assert [block.text for block in blocks.of("a", (4, 2, 11), 7)] == ["a 2", "a 4"]
    assert [block.ordinal for block in blocks.of("a", (2, 3, 11), 7)] == [2, 3]
    assert [block.text for block in blocks.of("b", (2,), 7)] == ["b 2"]
    assert asked == [("a", [2, 4, 11]), ("a", [3]), ("b", [2])]
    blocks.of("a", (2,), 8)
    assert asked[3:] == [("a", [2])]


def test_a_document_read_whole_is_not_read_again() -> None:
    blocks, asked = blocks_kept(100)
    blocks.of("a", (2,), 7)
    assert [block.ordinal for block in blocks.of("a", None, 7)] == list(range(10))
    assert [block.ordinal for block in blocks.of("a", (9, 10), 7)] == [9]
    assert len(blocks.of("a", None, 7)) == 10
    assert asked == [("a", [2]), ("a", None)]


def test_blocks_beyond_the_most_are_let_go() -> None:
    blocks, asked = blocks_kept(5)
    blocks.of("a", None, 7)
    assert [block.ordinal for block in blocks.of("a", (3,), 7)] == [3]
    assert asked == [("a", None), ("a", [3])]
