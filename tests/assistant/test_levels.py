from __future__ import annotations

import pytest

from assistant.finding.constraints import contradicts
from assistant.language.words import words_of
from assistant.naming.levels import (
    EVERY,
    LEVELS,
    levels_of,
    levels_ranked,
    levels_together,
    only_levels,
    ranks_in,
)
from assistant.query import Intent, Query, Scope, Topic
from corpus.model import Source, Target


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("80% hồ sơ cấp huyện", "district"),
        ("các sở, ban, ngành", "province"),
        ("UBND các xã, phường, thị trấn", "commune"),
        ("thị xã, thành phố", "district"),
        ("tỷ lệ số hóa tại sở và ở xã", "province commune"),
        ("so hoa tai cap xa", "province commune"),  # without accents "so" may be either
        ("số hồ sơ của cơ sở khám bệnh", ""),
        ("số lượng hợp tác xã tại địa phương", ""),
        ("vấn đề xã hội", ""),
    ],
)
def test_levels_are_named_by_their_offices_too(text: str, levels: str) -> None:
    assert levels_of(text) == set(levels.split())


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("cấp tỉnh đạt bao nhiêu", "province"),
        ("UBND huyện đạt bao nhiêu", "district"),
        ("UBND cấp xã đạt bao nhiêu", "commune"),
        ("ở xã đạt bao nhiêu", ""),
        ("cấp phép xã hội hóa", ""),
    ],
)
def test_a_level_spoken_of_as_such(text: str, levels: str) -> None:
    assert levels_ranked(text) == set(levels.split())


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("cấp huyện với cấp xã bao nhiêu", "district commune"),
        ("sở, ban, ngành, huyện, xã đạt mấy phần trăm", "province district commune"),
        ("số huyện đạt chuẩn là bao nhiêu", ""),
        ("xã, phường, thị trấn đạt bao nhiêu", ""),
        ("cấp tỉnh. Cấp xã thì sao", ""),
        ("huyện giao cho xã bao nhiêu", ""),
        ("sở bao nhiêu, huyện bao nhiêu phần trăm", "province district"),
        ("sở bao nhiêu? huyện làm gì", ""),
        ("phòng ban cấp huyện với lại mấy ủy ban xã, bên nào cao hơn", "district commune"),
    ],
)
def test_levels_side_by_side(text: str, levels: str) -> None:
    assert levels_together(text) == set(levels.split())


def test_each_level_is_asked_for_without_its_name() -> None:
    assert levels_together("ba cấp lần lượt bao nhiêu") == LEVELS | {EVERY}


def test_a_topic_of_levels_alone_is_told_from_one_of_numbers() -> None:
    assert only_levels(words_of("cấp huyện"))
    assert not only_levels(words_of("số huyện"))
    assert ranks_in(words_of("trạm y tế cấp xã")) == {3, 4}


@pytest.mark.parametrize(("scope", "out"), [("cấp xã", True), ("cấp huyện", False), ("cơ sở y tế", False)])
def test_a_target_of_another_level_is_ruled_out(scope: str, out: bool) -> None:
    text = f"80% hồ sơ tại {scope}"
    target = Target("a", None, text, Source("a.txt", (1,), "Phần I", text), scope=scope)
    query = Query("Cấp huyện đạt bao nhiêu?", (Intent.TARGET,), Topic(), Scope(()))
    assert contradicts(target, query, ()) is out
