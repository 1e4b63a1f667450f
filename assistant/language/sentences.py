"""The sentences of a question: the one that asks, and those that only set the scene."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.language.clauses import clauses_in, pieces, sentences_in
from assistant.language.cues import Cue, find_cues
from assistant.language.words import Word, words_of
from corpus.text import fold
from prompts import load

_ASKING = ("ask.", "document.")
_SPOKEN = ("aside.", "filler.")
_PERSON = re.compile(
    r"\bla ai\b(?! (?:soan|viet|lap|lam|lo|chu tri|xay dung|dung ra|phu trach|dam nhan|trinh|ban hanh|to chuc"
    r"|thuc hien|trien khai|phai|chiu|duoc giao)\b)|\bai la\b"
)
_POINTING = re.compile(r"([^\W\d_]+) (?:đó|ấy)(?!\w)")
_CALLED_BACK = re.compile(  # "việc thí điểm này": the thing told before, called by a word or two of it
    r"(?<!\w)(?:việc|vụ|chuyện|nhiệm vụ|đề án|dự án|hoạt động|nội dung)"
    r"(?: (?!(?:gì|nào|là|do)\b)[^\W\d_]+){1,3} (?:này|đó|ấy)(?!\w)"
)
_STORY = 10  # words
_KEPT = 512  # sentences and clauses: those of one question are looked at many times
_ORDERING = ("ask.list", "request.", "aside.", "filler.")
_WEAK = ("ask.count", "ask.what")  # "mấy" and "sao" are words of any story


def scene_and_question(question: str) -> tuple[str, str]:
    """The sentences that only set the scene, and the last one that asks; the surest where some only may."""
    parts = pieces(question, sentences_in(question))
    if not parts:
        return "", question
    sure = [_sureness(part) for part in parts]
    main = max(range(len(parts)), key=lambda i: (sure[i] > 0 and not _only_orders(parts[i]), sure[i], i))
    return " ".join(parts[:main] + parts[main + 1 :]), parts[main]


def told_and_asked(question: str) -> tuple[str, str]:
    """What a question tells, and from the last clauses in a row that ask on, however put in sentences."""
    scene, main = scene_and_question(question)
    spans = clauses_in(main)
    sure = [_sureness(text) for text in pieces(main, spans)]
    last = max((i for i in range(len(spans)) if sure[i] == max(sure)), default=0)
    while last and sure[last - 1] == sure[last]:
        last -= 1
    start = spans[last][0] if spans else 0
    told = (scene, main[:start].rstrip(" ,:;-"))
    return " ".join(filter(None, told)), main[start:]


def is_story(told: str) -> bool:
    """Whether what is told before a question is of some length, and of the one who asks or those around."""
    words = words_of(told)
    return len(words) >= _STORY and any(cue.label == "aside.person" for cue in find_cues(words))


def asks(text: str) -> bool:
    """Whether a sentence or clause has a word of asking."""
    return bool(_sureness(text))


def points_back(text: str) -> bool:
    """Whether a text names its subject by pointing at it alone ("cái đó", "nó")."""
    return any(cue.label == "followup.pointing" for cue in find_cues(words_of(text)))


def points_at_task(text: str) -> bool:
    """Whether what it points at alone is no document or office ("kế hoạch đó", "sở ấy")."""
    cues = [cue for cue in find_cues(words_of(text)) if cue.label.startswith("followup.")]
    elsewhere = {cue.start for cue in cues if cue.label == "followup.elsewhere"}
    return any(cue.label == "followup.pointing" and cue.start not in elsewhere for cue in cues)


def calls_back(text: str) -> bool:
    """Whether a text points back at a thing with a word or two of what that is ("việc thí điểm này")."""
    return bool(_CALLED_BACK.search(text.lower()))


def points(text: str) -> bool:
    """Whether a text points at a task, or at anything told before ("ba lĩnh vực đó")."""
    unpointed = load("cues")["grammar"]["unpointed"]
    return points_at_task(text) or any(
        match[1] not in unpointed for match in _POINTING.finditer(text.lower())
    )


def is_of_person(text: str) -> bool:
    """Whether a question may ask for a person ("… là ai", "ai là …")."""
    return bool(_PERSON.search(fold(text)))


@lru_cache(maxsize=_KEPT)
def _sureness(text: str) -> int:
    """2 where a sentence asks, 1 where it may, 0 where it does not."""
    words = words_of(text)
    cues = find_cues(words)
    asking = [cue for cue in cues if cue.label.startswith(_ASKING) and not _is_of_any(cue, words)]
    sure = any(cue.label not in _WEAK and not _is_spoken(cue, cues) for cue in asking)
    if text.rstrip().endswith("?"):
        return 2
    sure = sure or any(cue.label == "request.words" for cue in cues)
    return (2 if sure else 1) if asking else 0


def _only_orders(text: str) -> bool:
    """Whether a sentence says no more than that one wants to be told ("Nhờ liệt kê hết giúp tôi.")."""
    if text.rstrip().endswith("?"):
        return False
    words = words_of(text)
    said = [cue for cue in find_cues(words) if cue.label.startswith(_ORDERING)]
    if not any(cue.label == "ask.list" for cue in said):
        return False
    covered = {index for cue in said for index in range(cue.start, cue.end)}
    return len(covered) == len(words)


def _is_spoken(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a word of asking stands in a longer wording that asks nothing ("ai cũng", "đếm hoài")."""
    return any(
        other.label.startswith(_SPOKEN)
        and other.end - other.start > 1
        and other.start <= cue.start
        and cue.end <= other.end
        for other in cues
    )


def _is_of_any(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether a word of asking means any one of them ("tháng nào cũng", "ai cũng")."""
    after = words[cue.end] if cue.end < len(words) else None
    return cue.label.startswith("ask.") and after is not None and after.text == "cũng" and not after.opens
