"""The figures a sentence aims at: shares, ranks and counts, each with its comparator."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.marks import UPPER
from corpus.model import Comparator
from corpus.text import fold

_NOT_AIMS = re.compile(
    r"\([^()]*\)|ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}|/\d{1,2})(?:(?:\s+năm\s+|/)\d{4})?"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}"
    r"|(?:tháng|quý|năm|kỳ|khóa|khoá)\s+(?:\d+|[IVX]+)(?:\s*[-–]\s*\d{4})?"
    r"|\d{1,9}(?:/\d{4})?/[^\W\d_]+\S*|\d{1,9}-[^\W\d_]+/\S+"
    r"|số\s+\d[^\s%]*(?![\d.,]*\s*%)|(?:khoản|Điều|điều|mục|điểm|phụ lục|mức độ|cấp độ|hạng"
    r"|lần thứ|bậc|loại)\s+[\dIVX]+(?![\d.,]*\s*%)(?:(?:\s+và|,)\s+\d+)*"
    r"|giai đoạn\s+\d{4}\s*[-–]\s*\d{4}|\d{4}\s*[-–]\s*\d{4}|(?:ISO|TCVN)\S*\s*[\w:]+|\d{1,9}/7\b"
    r"|\b\d+[^\W\d_]+\b|\b[^\W\d_]+\d+\b"
    r"|(?:Đề án|Chương trình|Nghị quyết|Chỉ thị|Kế hoạch|Luật|Nghị định)\s+\d+|\d{1,9}\s+(?:tuổi|sao"
    r"|năm|tháng|ngày|giờ|cấp)\b"
    r"|trên\s+(?:một\s+vạn|một\s+nghìn|\d{1,3}\.000)\s+dân",
)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_SHARE = re.compile(
    rf"(?<!\d)(?P<v>{_NUMBER})(?:\s*%?\s*(?P<to>[-–]|đến)\s*(?P<v2>{_NUMBER}))?\s*%(?P<per>\s*/\s*năm)?"
)
_TIMES = re.compile(rf"\bgấp\s+(?:ít nhất\s+|khoảng\s+|hơn\s+|trên\s+)?(?P<v>{_NUMBER})\s+(?P<u>lần)\b")
_RANK = re.compile(
    r"(?:nhóm|top|tốp|thứ hạng|xếp (?:hạng|thứ|vị trí)|vị trí|đứng)\s+(?:thứ\s+"
    r"|trong\s+)?(?:nhóm\s+)?(?P<v>\d+)(?P<of>\s*/\s*\d+)?"
    r"(?=[^.;]{0,60}(?:dẫn đầu|cao nhất|đứng đầu|tốt nhất|đầu tiên|/|tỉnh|địa phương|cả nước"
    r"|toàn quốc|khu vực|thế giới|quốc gia))"
    r"|trong\s+(?P<v2>\d+)\s+(?:tỉnh|địa phương|đơn vị|sở|quốc gia|nước)[^.;]{0,40}(?:dẫn đầu"
    r"|đứng đầu|cao nhất|tốt nhất)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?P<c>tối thiểu|ít nhất|không thấp hơn|không dưới|≥|>=|trên|dưới|hơn|từ|tối đa|không quá|≤"
    r"|ph[ấầâẩ]n đ[ấầâ]u|đạt|hoàn thành|có)\s+"
    rf"(?:(?:được|có|đạt|thêm|khoảng)\s+){{0,3}}(?P<v>{_NUMBER})\s+(?P<u>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_UNIT_STOPS = frozenset(
    [
        "trong",
        "của",
        "được",
        "có",
        "cho",
        "tại",
        "thuộc",
        "về",
        "và",
        "liên",
        "đạt",
        "đến",
        "hoạt",
        "theo",
        "trở",
        "để",
        "mới",
        "ở",
        "từ",
        "với",
        "là",
        "sẽ",
        "phải",
        "trên",
        "phát",
        "do",
        "bị",
        "mỗi",
        "hằng",
    ]
)
_BOUNDS: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r"(?:tối thiểu|ít nhất|thấp nhất|không thấp hơn|không dưới|≥|>=)(?:\s+[^\W\d_]+){0,5}\s*$", re.I
        ),
    ),
    ("<=", re.compile(r"(?:tối đa|không quá|không vượt quá|nhiều nhất|≤|<=)(?:\s+[^\W\d_]+){0,4}\s*$", re.I)),
    (">=", re.compile(r"\btừ\s*$", re.I)),
    (">", re.compile(r"(?:\btrên|\bhơn|\bvượt|>)\s*(?:mức\s*)?$", re.I)),
    ("<", re.compile(r"(?:\bdưới|<)\s*(?:mức\s*)?$", re.I)),
)
_DIRECTION = re.compile(
    r"(?<!cắt )(?<!tinh )(?<!gia )\b(?P<d>tăng|giảm)\b(?! trưởng| cường| giá)(?P<rest>[^,;:]*)$", re.I
)
_REACHED = re.compile(r"\b(?:lên|còn|đạt|thành)\b[^,;:]*$")
_PAST = re.compile(
    r"đã (?:đạt|có|hoàn thành|thực hiện|giảm|tăng)|\bước (?:đạt|thực hiện|tính)"
    r"|(?:thực hiện|giải ngân) được|hiện (?:nay|có|đạt|tại)|mới đạt|đạt được"
    r"|tính đến (?:nay|thời điểm|tháng|hết)"
    r"|\d tháng đầu năm|thời gian qua|đến nay|so với mức"
)
_AIM = re.compile(r"phan dau|den (?:het )?nam|muc tieu")
_PAST_OPENING = re.compile(
    r"(?:trong )?(?:thoi gian qua|nhung nam qua|\d+ thang dau nam|tu dau nam|den nay|hien nay|tinh den"
    r"|theo (?:bao cao|so lieu|thong ke))\b"
)
_CLAUSE = 1_000
_MOST = 40
_NEAR = 30
_FROM_LEVEL = re.compile(r"\s*(?:\(?năm \d{4}\)?\s*)?lên\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence at ``start:end``: ``value`` as printed, how it bounds what is measured."""

    start: int
    end: int
    value: str
    unit: str | None
    comparator: Comparator


def figures(sentence: str, *, counts: bool) -> tuple[Figure, ...]:
    """The figures ``sentence`` aims at, in order; ``counts`` allows plain numbers of things too.

    None where there are more than any aim could hold: that is a table or a list of data.
    """
    text = _NOT_AIMS.sub(lambda m: " " * len(m[0]), sentence)
    found = _shares(text)
    found += [_multiple(m) for m in _TIMES.finditer(text)]
    found += [_rank(m) for m in _RANK.finditer(_without_brackets(sentence))]
    counted = [f for m in _COUNT.finditer(text) if (f := _count(m))] if counts else []
    if len(found) + len(counted) > _MOST:
        return ()
    found += [f for f in counted if _alone(text, f, found)]
    if counts and not found:
        found = _plain_counts(text)
    return tuple(sorted(found, key=lambda figure: figure.start))


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Words for what is counted (``xã``, ``dự án``)."""
    text = (files("corpus") / "data" / "duty_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["counted"])


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """A number of things at the start of a bullet on aims: ``Xây dựng mới 15 công trình``, ``8/8 huyện``."""
    things = "|".join(re.escape(word) for word in sorted(_things(), key=len, reverse=True))
    return re.compile(
        rf"(?:[{UPPER}][^,;:.\d]{{2,90}}?\s)?(?P<v>\d{{1,3}}/\d{{1,3}}|{_NUMBER})"
        rf"\s+(?P<u>(?:(?:triệu|tỷ|tỉ|nghìn|ngàn)\s+)?(?:{things}))(?![^\W_])"
    )


def _plain_counts(text: str) -> list[Figure]:
    found = _counted().match(text)
    return [Figure(found.start("v"), found.end("v"), found["v"], found["u"], "=")] if found else []


def _alone(text: str, figure: Figure, others: Sequence[Figure]) -> bool:
    """Tell whether ``figure`` is alone in its clause: a second one there only explains the first."""
    start = text.rfind(";", 0, figure.start)
    end = text.find(";", figure.end)
    return not any(start < other.start and (end < 0 or other.end <= end) for other in others)


def is_past(sentence: str, figure: Figure) -> bool:
    """Tell whether the words before ``figure`` report what was reached, not what is aimed at."""
    clause = re.split(r"[;:]", sentence[max(0, figure.start - _CLAUSE) : figure.start])[-1]
    last = max((m.end() for m in _PAST.finditer(clause.lower())), default=-1)
    aim = max((m.end() for m in _AIM.finditer(fold(clause))), default=-1)
    if last < 0 and aim < 0:
        return bool(_PAST_OPENING.match(fold(sentence)) and not _AIM.search(fold(sentence[: figure.start])))
    return last >= 0 and last > aim


def _without_brackets(sentence: str) -> str:
    return re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), sentence)


def _shares(text: str) -> list[Figure]:
    found: list[Figure] = []
    for match in _SHARE.finditer(text):
        if _FROM_LEVEL.match(text[match.end() :]):
            continue
        value = f"{match['v']} - {match['v2']}" if match["v2"] else match["v"]
        unit = "%/năm" if match["per"] else "%"
        comparator = _comparator(text, match.start(), match.end(), found)
        found.append(Figure(match.start(), match.end(), value, unit, comparator))
    return found


def _comparator(text: str, start: int, end: int, before: Sequence[Figure]) -> Comparator:
    lead = re.split(r"[;:]", text[before[-1].end if before else 0 : start])[-1]
    after = text[end:].lstrip()
    if after.startswith("trở lên"):
        return ">="
    if after.startswith("trở xuống"):
        return "<="
    direction = _DIRECTION.search(lead)
    if direction and len(direction["rest"].split()) <= 6 and not _REACHED.search(direction["rest"]):
        return "increase" if direction["d"].lower() == "tăng" else "decrease"
    bound = next((kind for kind, shape in _BOUNDS if shape.search(lead)), None)
    if bound:
        return bound
    return _inherited(text, start, before) or "="


def _inherited(text: str, start: int, before: Sequence[Figure]) -> Comparator | None:
    """In a list (``30%, 20%, 15%``; ``giảm 10% A và 10% B``) the first figure's comparator holds on."""
    if not before:
        return None
    between = text[before[-1].end : start]
    if re.fullmatch(r"\s*(?:,|và|hoặc)?\s*", between):
        return before[-1].comparator
    moving = before[-1].comparator in ("increase", "decrease")
    return before[-1].comparator if moving and re.fullmatch(r"[^,;]*\svà\s", between) else None


def _rank(match: re.Match[str]) -> Figure:
    name = "v" if match["v"] else "v2"
    return Figure(match.start(name), match.end(name), match[name], None, "rank<=")


def _multiple(match: re.Match[str]) -> Figure:
    lead = match.string[max(0, match.start() - _NEAR) : match.start("v")]
    told = lead.replace("gấp", "")
    bound: Comparator = next((kind for kind, shape in _BOUNDS if shape.search(told)), "=")
    return Figure(match.start("v"), match.end("v"), match["v"], match["u"], bound)


def _count(match: re.Match[str]) -> Figure | None:
    words = match["u"].split()
    kept = [word for word in words if word not in _UNIT_STOPS]
    if not kept or words[0] in _UNIT_STOPS:
        return None
    if len(words) > 1 and words[0] in _things() and " ".join(words) not in _things():
        kept = words[:1]
    unit = " ".join(words if len(kept) == len(words) else words[:1])
    word = match["c"].lower()
    at_least = ("tối thiểu", "ít nhất", "không thấp hơn", "không dưới", "≥", ">=", "từ")
    kinds: dict[str, Comparator] = {
        "trên": ">", "hơn": ">", "dưới": "<", "tối đa": "<=", "không quá": "<=", "≤": "<="
    }  # fmt: skip
    comparator: Comparator = ">=" if word in at_least else kinds.get(word, "=")
    return Figure(match.start("v"), match.end("v"), match["v"], unit, comparator)
