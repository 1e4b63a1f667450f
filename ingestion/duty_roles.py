"""The part the words of a duty give an agency: it leads, coordinates, monitors or carries out; with whom."""

from __future__ import annotations

import re

from corpus.actors import listed
from corpus.model import AssignmentRole

STARTS_ROLE = re.compile(
    r"(?:Chủ trì\b|Phối hợp(?: chặt chẽ)? (?:với|cùng|các)\b|Giao\b|Đề nghị\b|Yêu cầu\b)"
)
_COORDINATES = re.compile(r"(?:[Pp]hối hợp(?: chặt chẽ)?(?:,? (?:với|cùng))?|[Cc]hủ trì,? cùng(?: với)?)\s+")
_MANNER = re.compile(
    r"^(?:(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|trực tiếp)[\s:,]*"
    r"|(?:khẩn trương|tiếp tục|chỉ đạo),?\s+(?=chủ trì\b))+",
    re.IGNORECASE,
)
_MONITORS = re.compile(
    r"(?:giúp .{3,60}? )?(?:theo dõi(?!, cập nhật)|đôn đốc|giám sát|kiểm tra, (?:giám sát|đôn đốc|theo dõi))"
)
_ONLY_COORDINATES = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo) [^.;:]{3,120}?, phối hợp (?:chặt chẽ )?(?:với|cùng)\b"
)
_LEADS_AFTER = re.compile(
    r"(?:theo (?!dõi)|căn cứ |trên cơ sở )[^.;:]{3,160}?(?:,|được giao|được phân công|thẩm quyền)"
    r"\s+chủ trì\b(?! hoặc)",
    re.IGNORECASE,
)


def role_of(words: str) -> AssignmentRole:
    """The role the first words of a duty give."""
    start = _MANNER.sub("", words.strip())
    if re.match(r"(?:là (?:cơ quan|đơn vị)[^.;]{0,40}?,? )?chủ trì\b", start, re.IGNORECASE):
        return "lead"
    if _LEADS_AFTER.match(start.lstrip(" ,")):
        return "lead"
    if re.match(r"phối hợp\b", start, re.IGNORECASE) or _ONLY_COORDINATES.match(start):
        return "coordinate"
    return "monitor" if _MONITORS.match(start[:1].lower() + start[1:]) else "implement"


def coordinates_of(words: str) -> tuple[str, ...]:
    """The agencies after the first ``phối hợp với`` that names any."""
    for found in _COORDINATES.finditer(words):
        names = listed(words[found.end() :])
        if names:
            return names
    return ()
