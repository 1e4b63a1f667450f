"""Shorthand people type in a question, written out (``prompts/typing.toml``)."""

from __future__ import annotations

import re
from functools import cache

from corpus.text import fold, nfc
from prompts import load

_TOKEN = re.compile(r"(?<![\w/\-&])[^\W_]+(?![\w/&]|-\w)")
_BAO_GIO = re.compile(r"(?<!\w)bao h(?!\w)", re.IGNORECASE)
_GLUED = re.compile(r"(?<!\w)(QĐ|QD|KH|CV|NQ|CT|TB)(?=\d{2,5}(?!\w))", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\w)[Tt](1[0-2]|0?[1-9])(?=\s?[/-]\s?20\d\d)")
_FACT = r"(?:CT|CQ CT|ĐV CT|PH|CQ PH|ĐV PH|SP|TH|thời hạn)"
_FACTS = re.compile(rf"(?<![\w/\-]){_FACT}(?:\s*[,;+&]\s*(?:và\s+)?{_FACT})+(?![\w/\-])", re.IGNORECASE)
_TIME = re.compile(r"(?<!\w)TH(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"\s*%")


def write_out(question: str) -> str:
    """Return ``question`` (any form) in NFC with its shorthand written out; numbers stay as typed."""
    text = _BAO_GIO.sub("bao giờ", _MONTH.sub(r"tháng \1", nfc(question)))
    text = _GLUED.sub(r"\1 ", _PERCENT.sub(" phần trăm", text))
    text = _FACTS.sub(lambda match: _TIME.sub("thời hạn", match.group(0)), text)  # else "thực hiện"
    return _TOKEN.sub(lambda match: _written(match.group(0)), text)


@cache
def _short() -> dict[str, str]:
    return {short.lower(): phrase for short, phrase in load("typing")["short"].items()}


def _written(token: str) -> str:
    table = _short()
    return table.get(token.lower()) or (table.get(fold(token)) if token.isupper() else None) or token
