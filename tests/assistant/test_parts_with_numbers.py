"""Words that ask for a document's number or a first day, but of a part of a thing or a story."""

from __future__ import annotations

import pytest

from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.understanding.asking_words import asking_words


def _asking(question: str) -> set[str]:
    words = words_of(question)
    return {cue.label for cue in asking_words(find_cues(words), words, (), (), parties=False)}


@pytest.mark.parametrize(
    ("question", "label", "asks"),
    [
        ("Sở Tư pháp chủ trì dự án số mấy", "document.number", False),
        ("Kế hoạch nuôi ong là số mấy", "document.number", True),
        ("Đợt cao điểm đầu tiên từ hôm nào", "ask.earliest", False),
        ("Nhiệm vụ nào đầu tiên phải xong", "ask.earliest", True),
        ("Sáng nay giao ban thấy các anh tranh luận", "decline.opinion", False),
        ("Bạn thấy kế hoạch này thế nào", "decline.opinion", True),
    ],
)
def test_what_only_stands_in_the_telling_asks_nothing(question: str, label: str, asks: bool) -> None:
    assert (label in _asking(question)) is asks
