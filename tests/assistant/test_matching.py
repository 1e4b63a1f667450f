from __future__ import annotations

import pytest

from assistant.language.words import words_of
from assistant.query import Topic
from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import Fit, fit, matcher_of
from assistant.scoring.weights import Weights

TASK = "Xây dựng Đề án cầu cảng du lịch trên sông"
KNOWN = {w.bare for w in words_of(TASK + " kế hoạch trồng rừng tỉnh sản xuất bảy phủ cắt")}


def topic(text: str) -> Topic:
    words = words_of(text)
    return Topic(words, (True,) * len(words))


def weights() -> Weights:
    return Weights(lambda bare: 3 if bare in KNOWN else 0, 100)


def fits(question: str, main: str = TASK, context: str = "") -> Fit:
    return fit(topic(question), main, context, weights())


def test_every_word_in_order_is_a_whole_fit() -> None:
    assert fits("đề án cầu cảng du lịch").coverage == pytest.approx(1.0)
    assert fits("de an cau cang du lich").coverage == pytest.approx(1.0)


def test_another_accent_is_another_word() -> None:
    assert fits("câu càng").coverage < 0.5


def test_an_unknown_word_weighs_most() -> None:
    assert fits("đề án kvz").coverage < 0.62


def test_scattered_words_count_less_than_a_phrase() -> None:
    assert fits("sông xây cảng").coverage < fits("cầu cảng du").coverage


def test_context_helps_less_than_own_words() -> None:
    inside = fits("cầu cảng").coverage
    above = fits("cầu cảng", main="Trồng rừng", context=TASK).coverage
    assert 0 < above < inside


def test_optional_words_never_lower_the_fit() -> None:
    words = words_of("bao giờ xong cầu cảng")
    with_asking = fit(Topic(words, (False, False, False, True, True)), TASK, "", weights())
    assert with_asking.coverage == pytest.approx(1.0)


def test_a_compound_is_parted_where_its_syllables_do_not_stand_together() -> None:
    assert (fits("đề án du lịch").compounds, fits("đề án du lịch").parted) == (2, 0)
    assert fits("đề án giao thông").parted == 1
    assert fits("đề án giao thông", context="Sở Giao thông").parted == 0
    assert fits("đề án thông giao").compounds == 1


def test_the_more_compounds_are_parted_the_less_a_record_is_the_one_meant() -> None:
    sure = [
        likelihood(Fit(0.8, 0.4, 0.6, met=6, need=4.0, asked=8, compounds=4, parted=parted), Lead(0.1))
        for parted in range(4)
    ]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] > 2 * sure[-1]


@pytest.mark.parametrize(("asked", "told"), [("5", "05"), ("05", "5")])
def test_a_number_is_met_with_or_without_a_zero_before_it(asked: str, told: str) -> None:
    assert not fits(f"cầu cảng {asked} phường", f"cầu cảng {told} phường").unnamed


@pytest.mark.parametrize(("asked", "told"), [("5", "50"), ("05", "15"), ("0", "00"), ("5", "005")])
def test_another_number_is_not_met(asked: str, told: str) -> None:
    assert fits(f"cầu cảng {asked} phường", f"cầu cảng {told} phường").unnamed


def test_words_are_met_by_their_initials() -> None:
    text = "Tạo lập và cập nhật HSSK cho dân"
    assert fits("cập nhật hồ sơ sức khỏe", text).coverage > 0.9
    assert fits("cập nhật hồ sơ, sức khỏe", text).coverage < 0.5
    assert fits("hợp tác nơi rừng", "Mở HTNR").parted == 0
    assert fits("hoa tím cắt", "Trồng htc ở xã").coverage > 0.9
    assert fits("hoa oải cắt", "Trẻ học ở xã").coverage < 0.5  # "hoc" is a word


def test_a_matcher_that_knows_a_text_tells_its_surroundings_apart() -> None:
    matcher = matcher_of(topic("đề án cầu cảng tỉnh"), weights())
    alone = matcher.fit(TASK)
    under = matcher.fit(TASK, "Kế hoạch của tỉnh")
    assert under.coverage > alone.coverage
    assert matcher.fit(TASK) == alone
    assert matcher.fit(TASK, "Kế hoạch của tỉnh", 1.0).coverage > under.coverage
