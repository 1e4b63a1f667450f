from __future__ import annotations

import pytest

from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.understanding.cues_meant import cues_meant


@pytest.mark.parametrize(
    ("question", "confirms"),
    [
        ("Cơ quan nào cấp giấy xác nhận ký quỹ cho doanh nghiệp?", False),
        ("Ai ký xác nhận vào biên bản?", False),
        ("ai kiểm tra và xác nhận kết quả học tập", False),
        ("Xác nhận giúp: Sở A chủ trì việc ấy", True),
        ("Sở A chủ trì việc ấy, xin xác nhận", True),
    ],
)
def test_a_paper_that_confirms_asks_for_no_confirmation(question: str, confirms: bool) -> None:
    labels = {cue.label for cue in cues_meant(find_cues(words_of(question)))}
    assert ("ask.confirm" in labels) is confirms
