from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.language.synonyms import other_words
from assistant.language.words import words_of
from assistant.query import Topic
from assistant.scoring.matching import fit
from assistant.scoring.weights import Weights
from corpus.text import syllables
from prompts import lines, load

EVERYDAY = [
    (official.split(" | "), everyday.split(" | "))
    for official, everyday in (line.split(" < ") for line in lines("everyday"))
]
GROUPS: list[list[str]] = load("synonyms")["groups"]


def topic(text: str) -> Topic:
    words = words_of(text)
    return Topic(words, (True,) * len(words), others=other_words(words))


def weights() -> Weights:
    return Weights(lambda _: 3, 100)


def test_every_line_has_phrases_on_both_sides_and_none_twice() -> None:
    for official, everyday in EVERYDAY:
        phrases = [*official, *everyday]
        assert all(phrases), official
        assert len(phrases) == len(set(phrases)), official


def test_no_phrase_stands_for_the_same_one_on_two_lines() -> None:
    pairs = sorted(
        (said, meant) for official, everyday in EVERYDAY for said in everyday for meant in official
    )
    assert [one for one, next_one in pairwise(pairs) if one == next_one] == []


def test_every_group_has_two_phrases_or_more_and_no_group_stands_twice() -> None:
    for group in GROUPS:
        assert len(group) > 1, group
        assert all(phrase.strip() for phrase in group), group
        assert len(group) == len(set(group)), group
    forms = sorted(sorted(group) for group in GROUPS)
    assert [one for one, next_one in pairwise(forms) if one == next_one] == []


def test_phrases_are_written_as_words_are_compared() -> None:
    phrases = [phrase for official, everyday in EVERYDAY for phrase in (*official, *everyday)]
    assert [p for p in phrases if syllables(p) != [word.text for word in words_of(p)]] == []


def test_everyday_words_find_the_official_ones_but_not_the_other_way() -> None:
    assert fit(topic("mướn máy"), "Thuê máy", "", weights()).coverage > 0.7
    assert fit(topic("thuê máy"), "Mướn máy", "", weights()).coverage < 0.7


def test_an_everyday_phrase_inside_a_longer_one_says_nothing_of_its_own() -> None:
    inside = other_words(words_of("trả tiền"))
    longer = other_words(words_of("trả tiền qua mạng"))
    assert ("chi", "trả") in inside[0]
    assert ("chi", "trả") not in longer[0]
    assert ("thanh", "toán", "trực", "tuyến") in longer[0]


def test_what_is_said_otherwise_counts_in_how_much_of_a_text_is_spoken_of() -> None:
    task = "Đối thoại với doanh nghiệp"
    said = fit(topic("gặp gỡ doanh nghiệp"), task, "", weights())
    other = fit(topic("gặt gỡ doanh nghiệp"), task, "", weights())
    assert (
        other.closeness < said.closeness < fit(topic("đối thoại doanh nghiệp"), task, "", weights()).closeness
    )


@pytest.mark.parametrize("toned", ["cắt giảm", "cất giữ", "các tỉnh"])
def test_a_word_with_a_tone_is_no_abbreviation(toned: str) -> None:
    assert [word.text for word in words_of(toned)] == syllables(toned)
    assert [word.text for word in words_of("CAT")] == ["công", "an", "tỉnh"]


def test_houses_and_land_are_no_plan_to_be_built() -> None:
    plan = "Xây dựng Kế hoạch đo lường sự hài lòng của người dân"
    assert fit(topic("nhà cửa"), plan, "", weights()).coverage < 0.7
    assert fit(topic("ruộng vườn"), "Dịch vụ công lĩnh vực đất đai", "", weights()).coverage > 0.7
