"""Shorthand people type in a question, written out (``prompts/typing.toml``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from corpus.text import fold, nfc
from prompts import load

_TOKEN = re.compile(r"(?<![\w/\-&])[^\W_]+(?![\w/&]|-\w)")
_DIGITS = re.compile(r"(?<![^\W_])(?=\w*\d)[\dOolI]{4}(?![^\W_])")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]+l[A-Z]*(?![^\W_])")
_WHICH = re.compile(
    r"(?<!\w)(mức|sở|khi|chừng|bên|cái|nơi|chỗ|ngày|phòng|năm|tháng|đơn vị|cơ quan) mô(?! hình)(?!\w)",
    re.IGNORECASE,
)
_LOOKALIKES = str.maketrans("OolI", "0011")
_BAO_GIO = re.compile(r"(?<!\w)bao h(?!\w)", re.IGNORECASE)
_GLUED = re.compile(r"(?<!\w)(QĐ|QD|KH|CV|NQ|CT|TB)(?=\d{2,5}(?!\w))", re.IGNORECASE)
_GLUED_WORD = re.compile(r"(?<![\w/\-&])(?:[a-z]{5,12}|y[a-z]{2,4})(?![\w/&]|-\w)")
_MONTH = re.compile(r"(?<!\w)[Tt](1[0-2]|0?[1-9])(?=\s?[/-]\s?20\d\d)")
_FACT = r"(?:CT|CQ CT|ĐV CT|PH|CQ PH|ĐV PH|SP|TH|thời hạn)"
_FACTS = re.compile(rf"(?<![\w/\-]){_FACT}(?:\s*[,;+&]\s*(?:và\s+)?{_FACT})+(?![\w/\-])", re.IGNORECASE)
_TIME = re.compile(r"(?<!\w)TH(?!\w)", re.IGNORECASE)
_TIME_ALONE = re.compile(
    r"^\W*(?:(?:thế|vậy|còn|the|vay|con)\s+)?TH(?:\s+(?:thì\s+)?(?:sao|là gì|bn))?\W*$", re.IGNORECASE
)
_OFFICE = re.compile(r"(?<![\w/\-&])P\.?\s*(?=(?:nào|nao)(?!\w))", re.IGNORECASE)
_OF_FIGURES = r"%|\b(?:bao nhi[êe]u|m[ấa]y|theo d[õo]i)\b|\b(?:đến|den|t[ớo]i) (?:n[ăa]m )?20\d\d"
_FIGURE = re.compile(rf"^\s*CT (?=[^?]*(?:{_OF_FIGURES}))", re.IGNORECASE)  # else "CT" is "chủ trì"
_REFORM = re.compile(
    r"(?<![\w/\-])CC (?=(?:TTHC|HC|TC|TCC|TCBM|CĐ|CVCC|chế độ|thể chế|thủ tục|tài chính|tổ chức)\b)"
)
_HEAD_GLUED = re.compile(r"(?<![\w&])([SB])(?=[A-ZĐ]{2}&[A-ZĐ]{1,3}(?!\w))")  # "SKH&ĐT"
_VOWEL = re.compile("[aeiouy]")
_OF_HOME = re.compile(r"(?<!\w)(s[ởo]|b[ộo]) nv(?!\w)", re.IGNORECASE)  # else "nhiệm vụ"
_COUNTED = r"(?:nhiệm vụ|đầu việc|việc|chỉ tiêu|đề án|dự án)"
_HOW_MANY = re.compile(rf"(?<!\w)(?<!bộ )(?:máy|mây|mẩy|mậy|mầy)(?= {_COUNTED}(?!\w))", re.IGNORECASE)
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười một": 11, "mười hai": 12, "mười": 10, "chạp": 12,
}  # fmt: skip
_MONTH_IN_WORDS = re.compile(rf"(?<!\w)((?:tháng|quý) )({'|'.join(_MONTHS)})(?![\w-])", re.IGNORECASE)
_PERCENT = re.compile(r"\s*%")


def write_out(question: str) -> str:
    """Return ``question`` (any form) in NFC with its shorthand written out; numbers stay as typed."""
    text = _DIGITS.sub(lambda match: match.group(0).translate(_LOOKALIKES), nfc(question))
    text = _CAPITALS.sub(lambda match: match.group(0).replace("l", "I"), text)
    text = _HEAD_GLUED.sub(lambda match: {"S": "Sở ", "B": "Bộ "}[match[1]], text)
    text = _WHICH.sub(r"\1 nào", text)
    text = _REFORM.sub("cải cách ", _FIGURE.sub("chỉ tiêu ", text))
    text = _BAO_GIO.sub("bao giờ", _MONTH.sub(r"tháng \1", text))
    text = _MONTH_IN_WORDS.sub(lambda match: f"{match[1]}{_MONTHS[match[2].lower()]}", text)
    text = _OF_HOME.sub(r"\1 nội vụ", text)
    text = _GLUED.sub(r"\1 ", _PERCENT.sub(" phần trăm", text))
    text = _TIME.sub("thời hạn", text) if _TIME_ALONE.search(text) else text  # else "thực hiện"
    text = _FACTS.sub(lambda match: _TIME.sub("thời hạn", match.group(0)), text)
    text = _HOW_MANY.sub("mấy", _OFFICE.sub("phòng ", text))
    return _TOKEN.sub(lambda match: _written(match.group(0)), text)


def unglued(text: str, is_syllable: Callable[[str], bool], weight: Callable[[str], float]) -> str:
    """Return ``text`` with two unaccented syllables typed as one taken apart ("chutri" → "chu tri").

    Of several ways the one whose parts are the commonest (least ``weight``) is taken.
    """

    def apart(match: re.Match[str]) -> str:
        token = match.group(0)
        lower = token.lower()
        if not token.isascii() or is_syllable(lower) or lower in _short():
            return token
        cuts = [i for i in range(1, len(token) - 1) if i > 1 or lower[0] == "y"]
        ways = [i for i in cuts if is_syllable(lower[:i]) and is_syllable(lower[i:])]
        ways = [i for i in ways if _VOWEL.search(lower[:i]) and _VOWEL.search(lower[i:])]  # "dnong"
        if not ways:
            return token
        cut = min(ways, key=lambda i: weight(lower[:i]) + weight(lower[i:]))
        return f"{token[:cut]} {token[cut:]}"

    return _GLUED_WORD.sub(apart, text)


@cache
def _short() -> dict[str, str]:
    return {short.lower(): phrase for short, phrase in load("typing")["short"].items()}


@cache
def _capitals() -> frozenset[str]:
    """The short forms that small letters would make a word of their own ("DA", "da")."""
    return frozenset(s.lower() for s in load("typing")["short"] if s.isupper() and _VOWEL.search(fold(s)))


def _written(token: str) -> str:
    table = _short()
    if token.islower() and token in _capitals():
        return token
    return table.get(token.lower()) or (table.get(fold(token)) if token.isupper() else None) or token
