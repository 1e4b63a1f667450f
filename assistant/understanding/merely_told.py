"""Wordings that could ask and only tell: "mấy" of several, "ai" of anybody, a count that is the task."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.cues import Cue
from assistant.language.words import Word

_FACTS = ("ask.who", "ask.when", "ask.product", "ask.part")
_COUNTED = ("ask.count", "unit.points", "unit.money", "unit.people")
_PHRASE = 3  # words of the name of what is counted, at most
_COUNTING = ("counting.verb", "role.")  # before a number asked for
_SPOKEN_OF = "thi"  # "thì"
_ROLES = ("role.lead", "role.coordinate")
_TELLING = (*_COUNTED, *_ROLES, "ask.who")
_ASKERS = ("tôi", "tui", "em", "mình", "tớ")  # "tôi phụ trách nhân sự"
_JOINED = (("va",), ("cua",), ("cac",), ("giua",), ("cho", "het"))  # "và mấy tỉnh bên cạnh"
_PEOPLE = ("anh", "chị", "em", "bạn", "bác", "cô", "chú", "cháu", "ông", "bà", "cụ")
_YEAR = re.compile(r"20\d\d")  # "mấy năm 2022-2025"
_HANDED = ("phai", "viec", "chuyen", "duoc", "can")  # "phải đếm", "chuyện đếm xem có bao nhiêu căn"
_EMBEDDED = 4  # words from "đếm" to the number it is to find


def is_merely_told(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether ``cue`` only tells, and be it of who asks, beside ``cues`` of which others ask for a fact."""
    if cue.label not in _TELLING:
        return False
    facts = [c for c in cues if c.label in _FACTS and c is not cue]
    if not facts or any(c.start <= cue.start < c.end for c in facts if c.end - c.start > 1):
        return False
    if cue.label == "ask.who":
        return _is_anybody(cue, cues, facts, words)
    if cue.label in _ROLES:
        return cue.start > 0 and words[cue.start - 1].opens and words[cue.start - 1].text in _ASKERS
    return _is_several(cue, cues, facts, words) or _is_to_be_counted(cue, cues, words)


def _is_anybody(cue: Cue, cues: Sequence[Cue], facts: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether "ai" is anybody ("ai cần thì cho", "chấm xem ai làm tốt ai làm chưa tốt"), and a day asked."""
    if cue.end - cue.start != 1 or any(c.label != "ask.when" and c.label != "ask.who" for c in facts):
        return False
    ends = _clause_end(cue.start, words)
    inside = range(cue.end, ends)
    if any(c.start in inside and c.label.startswith(("role.", "document.", "ask.when")) for c in cues):
        return False
    alone = all(c.end - c.start == 1 for c in facts if c.label == "ask.who")
    asked = any(c.label == "ask.when" and c.start >= ends for c in facts)
    twice = sum(words[i].bare == "ai" for i in range(_clause_start(cue.start, words), ends)) > 1
    return asked and alone and (twice or any(words[i].bare == _SPOKEN_OF for i in inside))


def _is_several(cue: Cue, cues: Sequence[Cue], facts: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether "mấy" tells of several, and something else is asked ("mấy cháu nhỏ ở … thì ai lo?").

    It counts after a verb of having or reaching, and where its clause ends with what is counted;
    where it opens one, unless that is what is spoken of ("mấy vụ …, dây dưa mãi, thì cơ quan nào …").
    """
    if cue.label not in _COUNTED or "may" not in (words[cue.start].bare, words[cue.end - 1].bare):
        return False
    if _turns_to_ask(cue, facts, words) or _speaks_of_some(cue, words):
        return True
    if words[cue.start].bare != "may":
        return False
    if not cue.start or words[cue.start].opens:
        last = max(c.start for c in facts)
        return any(word.bare == _SPOKEN_OF for word in words[cue.end : last])
    counts = any(c.label.startswith(_COUNTING) and c.end == cue.start for c in cues)
    measures = any(c.label == "counting.unit" and c.start == cue.start + 1 for c in cues)
    return not (counts or measures) and _clause_end(cue.start, words) - cue.start > _PHRASE + 1


def _speaks_of_some(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether some are spoken of, by the words around ("và mấy tỉnh bên cạnh", "mấy năm 2022-2025")."""
    after = [word.text for word in words[cue.end : cue.end + 2]]
    if words[cue.start].bare != "may" or not after:
        return False
    before = () if words[cue.start].opens else tuple(w.bare for w in words[max(cue.start - 2, 0) : cue.start])
    joined = any(before[-len(said) :] == said for said in _JOINED)
    return joined or after[0] in _PEOPLE or any(_YEAR.fullmatch(word) for word in after)


def _turns_to_ask(cue: Cue, facts: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether the question turns to what it asks in a clause after ("sáng nay có mấy …, vậy sở nào …")."""
    last = max(c.start for c in facts)
    return any(words[i].opens and words[i].bare == "vay" for i in range(cue.end, last))


def _is_to_be_counted(cue: Cue, cues: Sequence[Cue], words: Sequence[Word]) -> bool:
    """Whether counting is the task spoken of ("phải đếm … trước hôm nào"), or the number that it finds."""
    if cue.label != "ask.count":
        return False
    return any(
        c.label == "ask.count"
        and words[c.start].bare == "dem"
        and c.start
        and words[c.start - 1].bare in _HANDED
        and c.start <= cue.start <= c.start + _EMBEDDED
        for c in cues
    )


def _clause_start(place: int, words: Sequence[Word]) -> int:
    return next((i for i in range(place, 0, -1) if words[i].opens), 0)


def _clause_end(place: int, words: Sequence[Word]) -> int:
    return next((i for i in range(place + 1, len(words)) if words[i].opens), len(words))
