"""Days, months, quarters and half years as typed in short ("ký 5/3/2025", "T5-T7/2025", "gđ 23-25")."""

from __future__ import annotations

import re
from functools import cache

from assistant.language.placed import any_of
from prompts import load

_MONTH = re.compile(r"(?<![\w/.])(?:tháng\s+)?T\.?(?P<number>1[0-2]|0?[1-9])(?![\w.])", re.IGNORECASE)
_QUARTER = re.compile(r"(?<![\w/.])(?<!quận )(?:quý\s+)?Q\.?(?P<number>IV|I{1,3}|[1-4])(?!\w)", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?<![\w/.,-])(\d{1,2})\s?Th?(?=\s+(?:đầu|dau|cuối|cuoi|năm|nam)(?!\w)|/20\d\d)", re.IGNORECASE
)
_JOIN = r"\s*(?:,|;|&|\+|-|–|->|và|va|đến|den|tới|toi)\s*"
_OF_YEAR = r"\s*[/.\-]\s*20\d\d|\s*(?:của\s+)?(?:năm|nam)\s+(?:20\d\d|nay|sau|trước|truoc|tới|toi)"
_MONTH_AFTER = re.compile(rf"{_OF_YEAR}|{_JOIN}T\.?(?:1[0-2]|0?[1-9])(?!\w)", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"(?<![\w/])T\.?(?:1[0-2]|0?[1-9]){_JOIN}$", re.IGNORECASE)
_QUARTER_AFTER = re.compile(rf"{_OF_YEAR}|{_JOIN}Q\.?(?:IV|I{{1,3}}|[1-4])(?!\w)", re.IGNORECASE)
_QUARTER_BEFORE = re.compile(rf"(?<![\w/])Q\.?(?:IV|I{{1,3}}|[1-4]){_JOIN}$", re.IGNORECASE)

_DATE = r"(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-]20\d\d(?!\d)"
_DATED = re.compile(
    rf"(?<!\w)(ban hành|ban hanh|ký|kí|ky|ki|hiệu lực|hieu luc|ra đời|ra doi) (?={_DATE})", re.IGNORECASE
)

_BEFORE_YEAR = "hạn|han|xong|trong|hết|het|đến|den|từ|tu|vào|vao|thành|thanh|trước|truoc|của|cua|hoạch|hoach"
_AFTER_YEAR = "của|cua|cho|thì|thi|ở|tại|tai|là|la|và|va|đến|den|có|co|phải|phai|không|khong|do|gồm|gom|theo"
_YEAR = re.compile(  # "xong năm 22 của …"; not "mỗi năm 20%", "5 năm 30 …"
    rf"(?<!\w)((?:{_BEFORE_YEAR}) (?:năm|nam)) (2\d|3[0-5])"
    rf"(?=\s*(?:[?.,;:!](?!\d)|$)|\s(?:{_AFTER_YEAR})\b)",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"(?<!\w)((?:tháng|thang|quý|quy) (?:\d{1,2}|[IViv]{1,3}))\s?/\s?(2\d|3[0-5])(?![\d/])", re.IGNORECASE
)


def write_times(text: str) -> str:
    """Return ``text`` (NFC) with months, quarters and periods typed in short written out."""

    def month(match: re.Match[str]) -> str:
        return f"tháng {match['number']}" if _is_time(match, _MONTH_BEFORE, _MONTH_AFTER) else match[0]

    def quarter(match: re.Match[str]) -> str:
        return f"quý {match['number']}" if _is_time(match, _QUARTER_BEFORE, _QUARTER_AFTER) else match[0]

    text = _QUARTER.sub(quarter, _MONTH.sub(month, _DATED.sub(r"\1 ngày ", text)))
    text = _YEAR_AFTER.sub(r"\1/20\2", _YEAR.sub(r"\1 20\2", text))
    text = _period().sub(r"\1 20\2-20\3", _MONTHS.sub(r"\1 tháng", text))
    return _in_words().sub(lambda match: f"{match[1]}{_numbers()[match[2].lower()]}", text)


def _is_time(match: re.Match[str], before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    head, tail = match.string[: match.start()], match.string[match.end() :]
    return bool(after.match(tail) or before.search(head) or _leading().search(head))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(load('typing')['time']['leading'])})\s+$", re.IGNORECASE)


@cache
def _period() -> re.Pattern[str]:
    """Two years of two figures after what is done in a period ("gđ 23-25", "KH CCHC 21-25")."""
    spanned = any_of(load("typing")["time"]["spanned"])
    return re.compile(
        rf"(?<!\w)((?:{spanned})(?: [^\W\d_]+){{0,4}}?) ([1-4]\d)\s*[-–]\s*([1-4]\d)(?![\d/])(?![.,]\d)",
        re.IGNORECASE,
    )


@cache
def _numbers() -> dict[str, int]:
    return dict(load("typing")["months"])


@cache
def _in_words() -> re.Pattern[str]:
    """A month, quarter or one of several times in words ("tháng mười hai", "đợt hai")."""
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)((?:tháng|quý|đợt|vòng|giai đoạn) )({words})(?![\w-])", re.IGNORECASE)
