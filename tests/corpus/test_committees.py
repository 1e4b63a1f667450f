"""Committees of a level of government named together in a question, and as documents print them."""

from __future__ import annotations

import pytest

from corpus.agencies import AgencyLexicon
from corpus.committees import levels_of_group

COMMUNES, DISTRICTS, PROVINCES = (f"uy ban nhan dan cap {level}" for level in ("xa", "huyen", "tinh"))
LEXICON = AgencyLexicon(["UBND các xã, phường", "UBND huyện Hữu Lũng"])


@pytest.mark.parametrize(
    ("question", "named", "key"),
    [
        ("UBND các xã, phường, đặc khu làm gì", "UBND các xã, phường, đặc khu", COMMUNES),
        ("ubnd phuong xa dac khu lam gi", "ubnd phuong xa dac khu", COMMUNES),
        ("UBND các tỉnh, thành phố phối hợp gì", "UBND các tỉnh, thành phố", PROVINCES),
        ("Ủy ban nhân dân cấp tỉnh làm gì", "Ủy ban nhân dân cấp tỉnh", PROVINCES),
        ("UBND các huyện, thị xã làm gì", "UBND các huyện, thị xã", DISTRICTS),
        ("UBND các xã, phường làm gì", "UBND các xã, phường", "uy ban nhan dan cac xa phuong"),
        ("UBND huyện Hữu Lũng làm gì", "UBND huyện Hữu Lũng", "uy ban nhan dan huyen huu lung"),
    ],
)
def test_committees_of_a_level_are_named_whole(question: str, named: str, key: str) -> None:
    (found,) = LEXICON.find(question)
    assert (question[found.start : found.end], found.key) == (named, key)


@pytest.mark.parametrize("question", ["UBND tỉnh làm gì", "UBND các tỉnh Kon Tum, Gia Lai làm gì"])
def test_one_committee_is_none_of_a_level(question: str) -> None:
    assert PROVINCES not in {found.key for found in LEXICON.find(question)}


@pytest.mark.parametrize(
    ("key", "levels"),
    [
        ("uy ban nhan dan xa phuong dac khu", [COMMUNES]),
        ("uy ban nhan dan cac huyen thanh pho thi xa", [DISTRICTS]),
        ("uy ban nhan dan cac tinh thanh pho truc thuoc trung uong", [PROVINCES]),
        ("uy ban nhan dan cap huyen cap xa", [DISTRICTS, COMMUNES]),
        ("uy ban nhan dan tinh", []),
        ("uy ban nhan dan cac huyen dak mil cu jut", []),
        ("so tai chinh", []),
    ],
)
def test_levels_of_a_group(key: str, levels: list[str]) -> None:
    assert list(levels_of_group(key)) == levels
