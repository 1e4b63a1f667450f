"""What a letter says of its own sender and of the law it quotes: neither gives anybody anything to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Head
from corpus.text import fold
from ingestion.items import Item

_LETTER = "Công văn"
_ASKS = re.compile(
    r"(?:(?:Bộ|Sở|Cục|Chi cục|Tổng cục|Ban|Văn phòng|Thuế|(?:Ủy|Uỷ) ban nhân dân|UBND)\s[^.;:,]{2,60}?)\s"
    r"(?:kính\s)?(?=(?:đề nghị|yêu cầu)\s)"
)
_SENDER_SAYS = re.compile(r"(?:sẽ|xin|kính|trả lời|trân trọng|nhận được|đề nghị)\b")
_LONGEST_QUOTE = 40  # items


def is_letter(head: Head) -> bool:
    """Tell whether a document is a letter (công văn)."""
    return head.type == _LETTER


def is_sender(agency: str, head: Head) -> bool:
    """Tell whether ``agency`` is who sends the document."""
    return head.issuer is not None and fold(agency) == fold(head.issuer)


def asked(order: str) -> str:
    """What a letter asks for, without its sender's name before it (``Bộ A đề nghị Sở B …``)."""
    found = _ASKS.match(order)
    return order[found.end() :] if found else order


def speaks_for_sender(words: str) -> bool:
    """Tell whether the words after an agency are what only a letter's sender says of itself."""
    return _SENDER_SAYS.match(words) is not None


def unquoted(body: Sequence[Item]) -> tuple[Item, ...]:
    """``body`` without the paragraphs quoted from a law, from their opening to their closing mark."""
    kept: list[Item] = []
    pending: list[Item] = []
    for item in body:
        text = item.place.block.text
        opens, closes = text.count("“"), text.count("”")
        if pending:
            pending.append(item)
            if closes > opens:
                pending.clear()
            elif len(pending) > _LONGEST_QUOTE:
                kept += pending
                pending.clear()
        elif text.lstrip("*_ -").startswith("“"):
            pending = [item] if opens > closes else []
        else:
            kept.append(item)
    return (*kept, *pending)
