"""How a paper ends: its closing words, the list of receivers, the signature."""

from __future__ import annotations

import re

from corpus.marks import UPPER
from corpus.model import Block
from corpus.text import squeeze

RECEIVERS = re.compile(r"Nơi nhận\s*:", re.IGNORECASE)
SIGNATURE = re.compile(rf"(?:(?:TM|KT|TL|TUQ|Q)\s*\.|T/M|K/T|T/L)\s*[{UPPER}]{{2}}")
_BEGINS = re.compile(r"(?:Trong quá trình|Quá trình|Trên đây là|Yêu cầu|Đề nghị|Nhận được|Căn cứ)\b")
_ANNEX = re.compile(r"PHỤ LỤC\b")
_STOPS = (".", ";", "”", "/")


def closing_words(before: str, text: str, following: Block | None) -> bool:
    """Whether ``text``, without a number after the whole paragraph ``before``, is what closes a paper.

    It is of the paper then, not of the last item of its last list.
    """
    after = squeeze(following.text) if following else ""
    ends = not after or any(begins.match(after) for begins in (RECEIVERS, SIGNATURE, _ANNEX))
    return ends and before.endswith(_STOPS) and _BEGINS.match(text) is not None
