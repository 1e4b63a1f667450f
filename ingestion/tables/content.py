"""What the cells of a column hold: agencies, deadlines, figures, numbering, running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from corpus.text import fold, settle_tones, squeeze
from ingestion.tables.columns import Role, agency_start

NEUTRAL = 0.3
_TEXT = 12
_FEW_LETTERS = 3
_UNIT = 40
_HALF = 0.5
DITTO = frozenset({"-", "–", "—", "nt", "//", '"', "''", "”", "như trên", "-nt-", "- nt -"})
_ABBREVIATION = re.compile(r"[-+•\s(]*[A-ZĐ]{2,}(?:[ &\-.][A-ZĐ&]+)*\b")
_TIME = re.compile(
    r"\b(?:nam|quy|qui|thang|ngay|tuan|thuong xuyen|hang|dinh ky|giai doan|sau khi|khi co|ca nam|theo"
    r"|ngay sau|truoc|dot xuat|lien tuc|den het|du kien|trong)\b"
    r"|\b\d{1,2}/\d{4}\b|\b20\d\d\b|\b[iv]{1,3}/20\d\d"
)
_DAY = re.compile(r"(?:trước |Trước )?(?:ngày |Ngày )?(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
_NO_TIME = re.compile(
    r"[-+•\s]*(?:theo doi|quy (?:dinh|hoach|che|trinh|mo)|trong (?:coi|cay|rung|trot)|nam bat)\b"
)
_FIGURE = re.compile(
    r"\s*(?:≥|>=|≤|<=|>|<|=|~|±|tren|duoi|tu|toi thieu|it nhat|dat|khoang|top)?\s*\d[\d.,]*\s*"
    r"(?:%|[-–/]\s*\d[\d.,]*\s*%?)?"
)
_DURATION = re.compile(r"\b\d+(?:[,.]\d+)?\s*(?:ngay|gio|phut|tieng)(?: lam viec)?\b")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])(?:\s?(?:h|g)\s?(?:[0-5]\d)?|\s?:\s?[0-5]\d)(?![a-z\d])")
_DONE = re.compile(
    r"[-+•\s]*(?:đã |đang |chưa |hoàn thành|đạt|không đạt|có \d+/\d+ |(?:hiện nay|ngày \d|về phía)\b"
    r"|(?:các )?(?:bộ|sở|cục|vụ|ubnd|ủy ban|chính phủ|công an|văn phòng)\b[^.;]{0,60}? (?:đã|đang) )"
)
_TICKS = frozenset({"x", "xx", "v", "✓", "✔", "√", "+", "●", "■", "☑", "ⅹ", "×"})
ARABIC = re.compile(r"\(?\d{1,3}[.)]?\)?\.?")
DOTTED = re.compile(r"(?:\d{1,3}|[IVXL]+)(?:\.\d{1,3})+[.)]?")
ROMAN = re.compile(r"[IVXL]{1,6}[.)]?")
CAPITAL = re.compile(r"[A-HĐKM-U][.)]?")
LETTER = re.compile(r"[a-zđ][.)]")


def is_ditto(text: str) -> bool:
    """Tell whether a cell only says "as above"."""
    return squeeze(text).lower() in DITTO


def is_agency(text: str) -> bool:
    """Tell whether a cell reads as one or more agencies."""
    words = squeeze(text)
    return bool(
        agency_start().match(settle_tones(words.lower())) or _ABBREVIATION.match(words)
    ) and not is_time(words, strict=True)


def is_time(text: str, *, strict: bool = False) -> bool:
    """Tell whether a cell reads as a deadline; ``strict`` when it can hardly be anything else."""
    words = fold(squeeze(text))
    found = _TIME.search(words)
    return found is not None and (not strict or found.start() == 0 or len(words) < 12)


def is_figure(text: str) -> bool:
    """Tell whether a cell starts with a figure and says little more."""
    return bool(_FIGURE.match(fold(squeeze(text)))) and len(squeeze(text)) < 60


def is_duration(text: str) -> bool:
    """Tell whether a cell is a handling time (``03 ngày làm việc``), as steps of a procedure have."""
    return bool(_DURATION.search(fold(squeeze(text))))


def is_clock(text: str) -> bool:
    """Tell whether a cell is a time of day (``7h30 - 8h00``), as programmes of events have."""
    return bool(_CLOCK.search(fold(squeeze(text))))


def is_tick(text: str) -> bool:
    """Tell whether a cell only ticks its column (``x``)."""
    return squeeze(text).lower() in _TICKS


def is_wordless(text: str) -> bool:
    """Tell whether a cell holds no words, only a figure or a sign (``%``)."""
    return is_figure(text) or sum(map(str.isalpha, text)) < _FEW_LETTERS


def is_counter(text: str) -> bool:
    """Tell whether a cell holds only an Arabic row number."""
    return bool(ARABIC.fullmatch(squeeze(text)))


def is_mark(text: str) -> bool:
    """Tell whether a cell holds only a row or section number of any kind."""
    words = squeeze(text)
    return any(shape.fullmatch(words) for shape in (ARABIC, DOTTED, ROMAN, CAPITAL, LETTER))


def is_high(mark: str) -> bool:
    """Tell whether a mark is of sections, not of rows: Roman, a capital, or dotted Roman."""
    bare = mark.strip(" .):-")
    dotted = DOTTED.fullmatch(bare) is not None and not bare[0].isdigit()
    return dotted or ROMAN.fullmatch(bare) is not None or CAPITAL.fullmatch(bare) is not None


def share(cells: Iterable[str], test: object) -> float:
    """Return the share of the non-empty, non-ditto ``cells`` that pass ``test`` (1.0 for none)."""
    held = [cell for cell in cells if cell.strip() and not is_ditto(cell)]
    return sum(bool(test(cell)) for cell in held) / len(held) if held and callable(test) else 1.0


def reports(cells: Iterable[str]) -> bool:
    """Tell whether cells report what was done rather than name what is to come."""
    held = [squeeze(cell).lower() for cell in cells if cell.strip()]
    done = [cell for cell in held if _DONE.match(cell)]
    return bool(held) and len(done) >= len(held) * _HALF


def is_due(cell: str, *, strict: bool = False) -> bool:
    """Tell whether a cell reads as a deadline, not as work whose verb only looks like one (``Theo dõi``).

    Where it need not be ``strict``, a day of the year that the table is for (``20/01``) does.
    """
    day = not strict and _DAY.fullmatch(squeeze(cell)) is not None
    return day or (is_time(cell, strict=strict) and not _NO_TIME.match(fold(cell)))


def fit(cell: str, role: Role) -> float:
    """How well the words of a cell suit a column: 1 as it should be, -1 not at all."""
    test = _TESTS.get(role)
    if test is None:
        return -1.0 if is_mark(cell) else NEUTRAL
    return 1.0 if test(cell) else -1.0


def _names_bodies(cell: str) -> bool:
    return is_agency(cell) or is_ditto(cell)


_TESTS: Mapping[Role, Callable[[str], bool]] = {
    Role.NUMBER: is_mark,
    Role.TASK: lambda cell: len(cell) > _TEXT and not is_due(cell, strict=True),
    Role.INDICATOR: lambda cell: len(cell) > _TEXT and not is_figure(cell),
    Role.LEAD: _names_bodies,
    Role.COORDINATE: _names_bodies,
    Role.OWNER: _names_bodies,
    Role.MONITOR: _names_bodies,
    Role.DEADLINE: lambda cell: is_due(cell) and not is_agency(cell),
    Role.VALUE: lambda cell: is_figure(cell) or is_tick(cell),
    Role.UNIT: lambda cell: len(cell) <= _UNIT and not is_figure(cell),
}
