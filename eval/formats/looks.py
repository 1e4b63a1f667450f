"""How an office sets a paragraph: titles centred and bold, other text justified, its first line drawn in."""

from __future__ import annotations

import re
from enum import Enum

_LONGEST_TITLE = 300
_CAPTION = re.compile(r"\((?:Ban hành )?[Kk]èm theo")
_BODY = re.compile(r"[-+•]|Căn cứ|Theo đề nghị|Thực hiện|Kính gửi|[^\s]{1,12}[.)] |.*[.;:,]$", re.DOTALL)


class Look(Enum):
    """How a paragraph is set."""

    BODY = "body"
    TITLE = "title"
    CAPTION = "caption"
    CELL = "cell"
    HEAD = "head"


def look_of(text: str, before: Look, marked: bool) -> Look:
    """Return how ``text`` is set after a paragraph set as ``before``; ``marked``: Word writes its mark."""
    if _CAPTION.match(text):
        return Look.CAPTION
    if len(text) > _LONGEST_TITLE or marked:
        return Look.BODY
    if text == text.upper() and any(map(str.isalpha, text)):
        return Look.TITLE
    return Look.TITLE if before is Look.TITLE and not _BODY.match(text) else Look.BODY
