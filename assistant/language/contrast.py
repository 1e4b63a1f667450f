"""What a question asks of several things together: which is more, which is sooner, whether they are alike."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.timespans import aligned

_SIDE = (
    r"(?:ben|noi|tinh|cho|van ban|vb|quyet dinh|qd|ke hoach|kh|cong van|nghi quyet|cai|ban|"
    r"dia phuong|so|phong|don vi|co quan)"
)
_WHICH = rf"\b{_SIDE} nao\b"
_HOW = r"(?: (?:nhau|gi|biet|the nao|nhu the nao|ra sao|sao|tn|ntn|o cho nao|cho nao|o diem nao|khong|ko|k))"
_ENDS = r"(?= *(?:[,?.;]|$| (?:vay|the|nhi|a|ha|hong|khong|ko|z|hon)\b))"
_MORE = (
    r"\b(?:nhieu|it|cao|thap|lon|nho|dong|nang|nhe)(?= (?:[^\s,;?.]+ ){1,3}hon\b)"
    rf"|\b(?:nhieu|it|cao|thap|lon|nho|dong|nang|nhe) hon\b|\bhon(?= bao nhieu\b)|\bhon{_ENDS}"
)
_GAP = (
    r"\b(?:chenh(?: lech)?|hon kem|(?<!cai )cach)(?: nhau)?(?: (?:bao nhieu|may))?"
    rf"(?: (?:phan tram|diem|%|bac|the nao|ra sao))*{_ENDS}"
)
_SOON = r"\b(?:som|muon|tre|cham|nhanh)(?: hon| nhat)\b"
_FIRST = rf"\b(?:ban hanh|ra|ky|xong|lam|hoan thanh|co|den han) (?:truoc|sau){_ENDS}"
_OR = r"\b(?:ban hanh|ra doi|ra|ky|co) (?:truoc hay(?: la)? sau|sau hay(?: la)? truoc)\b"
_ALIKE = (
    r"\b(?:(?:dua|ghi|neu|dat|de|noi)(?: ra)? )?(?:co )?"
    r"(?:hai|2|may|nhung) (?:con so|muc|so lieu|so) khac nhau\b"
    rf"|\b(?:co )?(?:khac|giong){_HOW}+(?!\w)|\bbang nhau\b|\bnhu nhau\b"
)
_BESIDE = (
    r"\bdat (?:ben )?(?:canh|ben) nhau\b|\bso sanh\b|\bdoi chieu\b|\bvs\b|\bversus\b"
    r"|(?<=20\d\d )so voi\b|(?<!thiet )\bhai (?:noi|ben|tinh|van ban)\b"
    r"|(?<!\bho )\bso voi(?! (?:nam|cung|ky|thang|quy|truoc|tong)\b)"  # "hồ sơ với"
    r"|\bmoc(?= (?:cua )?(?:tung|moi|hai|ca)\b)|\b(?:khac|giong) voi\b"
    r"|(?<!\bho )\bso (?:giup|gium|coi|thu(?! (?:tuc|tu|hang)\b))\b"  # "tổng số thủ tục"
    rf"|\bkhac (?!phuc\b)(?=[^\s,;?.]+ [^\s,;?.]+{_HOW}(?!\w))"
)
_KINDS = (
    ("sooner", (_SOON, _FIRST, _OR)),
    ("more", (_MORE, _GAP)),
    ("alike", (_ALIKE,)),
    ("beside", (_BESIDE,)),
)
_PATTERNS = tuple((kind, re.compile("|".join(patterns))) for kind, patterns in _KINDS)
_ASKED = re.compile(_WHICH)


@dataclass(frozen=True, slots=True)
class Contrast:
    """How things are set side by side: ``kind`` (``sooner``, ``more``, ``alike``, ``beside``), and where.

    ``spans`` are the characters that only say so, ``which`` those that ask which of the things it is.
    """

    kind: str
    spans: tuple[tuple[int, int], ...]
    which: tuple[tuple[int, int], ...] = ()


def contrast_in(text: str) -> Contrast | None:
    """How ``text`` (NFC) sets things side by side; ``None`` where it does not say."""
    plain = aligned(text)
    found = [(kind, m.span()) for kind, pattern in _PATTERNS for m in pattern.finditer(plain)]
    if not found:
        return None
    kind = found[0][0]
    asked = tuple(m.span() for m in _ASKED.finditer(plain)) if kind in ("sooner", "more") else ()
    return Contrast(kind, tuple(span for _, span in found), asked)
