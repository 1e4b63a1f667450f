"""A question that corrects the one before ("không, ý tôi là …"): the part named, anew; one that goes back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.sentences import asks
from corpus.text import nfc, squeeze
from corpus.timespans import aligned

_ME = r"(?:toi|minh|em|anh|chi|chung toi|bon em|tui)"
_SORRY = r"(?:(?:a|o|u|oi|da|xin loi|sorry|nham|nham roi|khong|ko|hong|khoan|chet)\W+)*"
_MEANT = (
    rf"(?:(?:ma )?y (?:cua )?{_ME} (?:la|muon hoi|noi|hoi)|(?:ma |phai )la|y la"
    rf"|(?:ma )?{_ME} (?:dang |muon |can |dinh )?(?:hoi|noi)(?: ve| la)?)"
)
_WRONG = r"(?:khong|ko|hong) phai(?: la)? (?P<wrong>[^,;.]{2,40}?)"
_NOT = rf"\W*{_SORRY}{_WRONG}\W+(?:{_MEANT}\W+)?"
_INSTEAD = re.compile(rf"{_NOT}(?P<right>[^,;?]{{2,60}}?)(?:\W+(?:co|chu|moi dung))?\W*")
_OPENS = re.compile(rf"\W*{_SORRY}{_MEANT}\W+(?P<right>.+?)(?:\W+(?:co|chu))?\W*")
_MISTAKEN = re.compile(
    r"\W*(?:a |o )?(?:nham|nham roi)\W+(?:la )?(?P<right>[^,;?]{2,60}?)(?:\W+(?:co|chu))?\W*"
)
_BACK = re.compile(  # "quay lại Bình Định, sản phẩm là gì?"
    r"\W*(?:(?:thoi|o|a|gio|the|vay|minh|cho (?:toi|em|minh)|toi|hoi)\W+)*"
    r"(?:quay|tro|quay tro) (?:lai|ve)(?: lai)?"
    r"(?: (?:voi|cau|chuyen|viec|phan|cua|ben|o))* (?P<told>[^,;:?]{2,50}?)\s*[,;:]\s*(?P<rest>.{3,})"
)
_LONGEST = 9  # words a correction names the part meant by


def corrected(question: str, history: Sequence[str]) -> tuple[int, str] | None:
    """After how many of ``history`` a question was meant, and as what; ``None`` where it corrects nothing.

    What is said not to be meant gives way in the last question that says it; else what is meant goes on
    from the question before. One that goes back to a thing named earlier is asked after that.
    """
    text = squeeze(nfc(question))
    plain = aligned(text)
    instead = _INSTEAD.fullmatch(plain)
    if instead and not asks(text[slice(*instead.span("right"))]):
        wrong, right = instead["wrong"], text[slice(*instead.span("right"))]
        for at in reversed(range(len(history))):
            turn = nfc(history[at])
            said = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", aligned(turn))
            if said:
                return at, f"{turn[: said.start()]}{right}{turn[said.end() :]}"
        return None
    back = _BACK.fullmatch(plain)
    if back:
        told = re.compile(rf"(?<!\w){re.escape(back['told'])}(?!\w)")
        places = [at for at, turn in enumerate(history) if told.search(aligned(nfc(turn)))]
        return (places[-1] + 1, text[slice(*back.span("rest"))]) if places else None
    meant = _OPENS.fullmatch(plain) or _MISTAKEN.fullmatch(plain)
    if meant is None or len(meant["right"].split()) > _LONGEST:
        return None
    right = text[slice(*meant.span("right"))]
    return len(history), right if asks(right) else f"còn {right}?"
