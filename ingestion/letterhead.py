"""The top of a document: its number, place and date, and who issues it, in whatever order printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.text import squeeze

_MOTTO = re.compile(
    r"C[ỘÔ]NG\s+H[OÒÓ][ÀAÁ]?\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM|Độc\s+lập\s*[-–—.]+\s*Tự\s+do\s*[-–—.]+\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*.\s]{3,}$|(?<=\s)[-–—_=*]{3,}(?=\s|$)|^[-–—_=*]{2,}")
# The letters may end in the number of a National Assembly: QH15.
_SYMBOL = (
    r"(?:[^\W\d_]{1,8}(?:[ ]?-[ ]?[^\W_]+(?:&[^\W_]+)*)+(?:\.[IVX]+(?![^\W_]))?"
    r"|[^\W\d_]{2,8}(?:\d{1,2}(?!\w))?)"
)
_NUMBER = re.compile(
    r"(?:\bS(?:ố|Ố)|(?:[Ll]uật|[Ll]ệnh|[Qq]uyết) số(?=\s*:))"
    r"\s*[:.]?\s*(?P<digits>\d+[a-z]?)?[\s.…_]*(?P<year>/\s*\d{4})?\s*"
    rf"(?P<symbol>/\s*{_SYMBOL}|-\s*[^\W\d_]+\s*/\s*[^\W\d_]+)"
)
_DATE = re.compile(
    r"(?:(?P<place>[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,5})\s*,\s*)?(?:ngày|Ngày)\s*(?P<d>\d{1,2})?[\s.…]*"
    r"tháng\s*(?P<m>\d{1,2})?[\s.…]*năm\s*(?P<y>\d{4})?",
)
_SHORT_DATE = re.compile(r"(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})")
_ORGAN = (
    r"(?:HỘI ĐỒNG NHÂN DÂN|HĐND|[ỦU][ỶY] BAN NHÂN DÂN|UBND|[ỦU][ỶY] BAN|THỦ TƯỚNG CHÍNH PHỦ"
    r"|CHÍNH PHỦ|QUỐC HỘI"
    r"|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) [ỦU][ỶY]"
    r"|(?<!CÁN )(?<!ĐẢNG )(?<!ĐƯỜNG )(?<!TƯ LỆNH )(?<!CHỈ HUY )BỘ(?! TRƯỞNG)"
    r"|SỞ|(?<!ỦY )(?<!UỶ )(?<!TIỂU )BAN|VĂN PHÒNG|TỔNG CỤC|CHI CỤC|CỤC|(?<!HỢP )TỔ CÔNG TÁC|TỈNH ĐOÀN"
    r"|TRUNG TÂM|(?<!VĂN )(?<!HẢI )(?<!QUỐC )(?<!BIÊN )(?<!DỰ )PHÒNG"
    r"|(?<!MÔI )(?<!THỊ )(?<!CÔNG )TRƯỜNG|THANH TRA|BẢO HIỂM XÃ HỘI|(?<!BỘ )CÔNG AN|KHO BẠC|NGÂN HÀNG"
    r"|HỌC VIỆN|BỆNH VIỆN|(?<!HỌC )(?<!BỆNH )(?<!THƯ )VIỆN|(?<!XÃ )(?<!QUỐC )(?<!HIỆP )HỘI"
    r"|(?<!CỤC )THUẾ(?= (?:TỈNH|THÀNH PHỐ|CƠ SỞ))|LIÊN ĐOÀN|LIÊN MINH|TÒA ÁN|BAN CHẤP HÀNH|CHỦ TỊCH NƯỚC)"
)
_URGENCY = re.compile(r"(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?: HẸN GIỜ)?")
_AFTER_NAME = re.compile(r"\s(?:\d|(?:KT|TM|TL|TUQ)\.|T/M|STT\b)")
_LONGEST_ORGAN = 16
_CAPITAL = 0.6
_MARKS = " .,-–&'’|#*"
_OFFICES = ("VĂN PHÒNG", "THANH TRA", "CÔNG AN", "VĂN PHÒNG ĐOÀN ĐẠI BIỂU")
_ORGAN_START = re.compile(rf"(?<![^\W_]){_ORGAN}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the top lines print: ``organs`` outermost first, in capitals; ``blank_*``: printed but empty."""

    organs: tuple[str, ...] = ()
    number: str | None = None
    blank_number: str | None = None
    date: date | None = None
    blank_date: bool = False
    place: str | None = None


def read_letterhead(lines: tuple[str, ...]) -> Letterhead:
    """Read the lines above the title; lines of a two-column head may be glued into one."""
    text = squeeze(" ¶ ".join(_RULE.sub(" ", _MOTTO.sub(" ¶ ", line)) for line in lines))
    flat = text.replace(" ¶", "")
    number, blank = find_number(flat)
    found = _DATE.search(flat) or None
    rest = _NUMBER.sub(" ¶ ", text)
    rest = _DATE.sub(" ¶ ", rest)
    return Letterhead(
        organs=_organs(rest),
        number=number,
        blank_number=blank,
        date=_day(found),
        blank_date=found is not None and _day(found) is None,
        place=found["place"] if found else None,
    )


def find_number(text: str) -> tuple[str | None, str | None]:
    """The document number printed in ``text`` (``Số: 2142 /QĐ-UBND``), or its symbol where left blank."""
    found = _NUMBER.search(text)
    if not found:
        return None, None
    symbol = re.sub(r"\s+", "", (found["year"] or "") + found["symbol"])
    return (found["digits"] + symbol, None) if found["digits"] else (None, symbol)


def find_date(text: str) -> date | None:
    """The first full date in ``text``, written out or with strokes; ``None`` where it is no real day."""
    long, short = _DATE.search(text), _SHORT_DATE.search(text)
    if long and _day(long) and not (short and short.start() < long.start()):
        return _day(long)
    return _day(short) if short else _day(long)


def _day(found: re.Match[str] | None) -> date | None:
    if not found or not (found["d"] and found["m"] and found["y"]):
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _organs(text: str) -> tuple[str, ...]:
    """The issuing bodies among the capital words left over, each once, outermost first."""
    own = [
        _capital_words(part) if _is_capital(part) and not _URGENCY.fullmatch(part.strip(_MARKS)) else ""
        for part in text.split("¶")
    ]
    words = squeeze(" ".join(own))
    starts = [m.start() for m in _ORGAN_START.finditer(words)]
    ends = [*starts[1:], len(words)] if starts else []
    names = [_AFTER_NAME.split(words[a:b])[0].strip(_MARKS) for a, b in zip(starts, ends, strict=True)]
    return tuple(dict.fromkeys(name for name in _merged(names) if 1 < len(name.split()) <= _LONGEST_ORGAN))


def _is_capital(part: str) -> bool:
    """Tell whether a line is printed in capitals; from a line in running case no body is picked together."""
    letters = [c for c in part if c.isalpha()]
    return not letters or sum(c.isupper() for c in letters) >= _CAPITAL * len(letters)


def _capital_words(part: str) -> str:
    """The words of a line that are printed in capitals throughout."""
    return " ".join(word for word in part.split() if word == word.upper() and word.strip(_MARKS))


def _merged(names: list[str]) -> list[str]:
    """Join an office to the body it serves where both make one name (``VĂN PHÒNG`` + ``CHÍNH PHỦ``)."""
    merged: list[str] = []
    for name in names:
        if merged and merged[-1] in _OFFICES:
            merged[-1] = f"{merged[-1]} {name}"
        else:
            merged.append(name)
    return merged
