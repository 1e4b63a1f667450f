"""Sentences of a paragraph, and what kind of section a heading opens."""

from __future__ import annotations

import re
from typing import Literal

from corpus.marks import UPPER
from corpus.text import fold, squeeze

_END = re.compile(rf"(?<=[.!?…])\s+(?=[\"“(]?[{UPPER}\d])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|TX|TT|P|Q|TS|ThS|PGS|GS|BS|KS|CN|v\.v|Tp|St|No|[A-ZĐ])\.$|\b(?:số|khoản|điểm)\.$"
)

_ORDERS = re.compile(r"\b(?:de nghi|yeu cau|giao)\s*:$")
Zone = Literal["targets", "purpose", "funding", "duties", "content"]
_ZONES: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (
        "duties",
        re.compile(
            r"\bto chuc (?:trien khai )?thuc hien|\bphan cong|\btrach nhiem (?:cua|cac|thi hanh"
            r"|to chuc)|trach nhiem$"
        ),
    ),
    ("content", re.compile(r"\bnhiem vu\b|\bgiai phap\b|\bnoi dung\b")),
    (
        "targets",
        re.compile(
            r"(?<!hoan thanh )\bmuc tieu\b(?! quoc gia)|\bchi tieu\b|\bphan dau\b|\bket qua can dat\b"
            r"|\btam nhin\b|\bdinh huong den nam\b"
        ),
    ),
    (
        "purpose",
        re.compile(
            r"\bmuc dich\b|\byeu cau\b|\bquan diem\b|\bdoi tuong\b|\bpham vi\b|\bnguyen tac\b"
            r"|\bthuc trang\b|\bket qua dat duoc\b|\bcan cu\b|\btinh hinh\b|\bket qua thuc hien\b"
            r"|\bboi canh\b|\bdanh gia chung\b|\bton tai\b|\bhan che\b|\bnguyen nhan\b"
        ),
    ),
    ("funding", re.compile(r"\bkinh phi\b|\bnguon luc\b|\bnguon von\b")),
)


def sentences(text: str) -> tuple[str, ...]:
    """Cut ``text`` into its sentences, in order; brackets and abbreviations do not end one."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        if piece.count("(") > piece.count(")") or _ABBREVIATED.search(piece):
            continue
        parts.append(squeeze(piece))
        start = end.end()
    return tuple(part for part in (*parts, squeeze(text[start:])) if part)


def zone_of(title: str) -> Zone | None:
    """The kind of section a heading opens; ``None`` where it says nothing (or two things at once)."""
    plain = fold(title)
    if _ORDERS.search(plain):
        return "duties"
    kinds = [kind for kind, shape in _ZONES if shape.search(plain)]
    if "targets" in kinds and "content" in kinds:
        return None
    return kinds[0] if kinds else None


def zone(path: tuple[str, ...]) -> Zone | None:
    """The kind of section a block stands in: what its innermost telling heading opens."""
    return next((kind for title in reversed(path) if (kind := zone_of(title))), None)
