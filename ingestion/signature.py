"""Who signs a document and in which office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.marks import UPPER
from corpus.text import squeeze

_OFFICE = re.compile(
    r"(?:(?:PHÓ|QUYỀN)\s+)?(?:TỔNG\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|(?:BỘ|THỨ|CỤC|VỤ|VIỆN|HIỆU) TRƯỞNG"
    r"|THỦ TƯỚNG|CHÁNH VĂN PHÒNG"
    r"|CHÁNH THANH TRA|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN)|CHỦ NHIỆM|TỔNG THANH TRA|THỐNG ĐỐC|BÍ THƯ"
    r"|CHÁNH ÁN|CHI CỤC TRƯỞNG"
    r"|TỔNG KIỂM TOÁN|VIỆN TRƯỞNG|HIỆU PHÓ)"
)
_ACTING = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q)\s*[.]?\s+(?=\S)|(?:TM|KT|TL|TUQ|Q)\s*\.")
_RECEIVERS = re.compile(r"^Nơi nhận\s*:?\s*", re.IGNORECASE)
_RECEIVER = re.compile(r"^[-–+•]\s(?:.*[;.](?:\s+|$)|.*)")  # up to the column printed beside it
_INITIALS = ("A", "Y", "K")
_NOTE = re.compile(
    r"[\[(]\s*(?:(?:đã )?ký(?: số| điện tử| tên)?(?:(?:,| và)? (?:đã )?đóng dấu)?|chữ ký số|signed)\s*[\])]",
    re.IGNORECASE,
)
_NAME_PART = rf"[{UPPER}](?:['’][{UPPER}])?[^\W\d_]*[^\W\d_{UPPER}]"
_NAME = re.compile(rf"(?:(?:{_NAME_PART}|[AYK])\s+){{1,4}}{_NAME_PART}$")
_DEGREES = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|BS|LS|KS|CN|DS)\b[.\s]*|CK\s?I{1,3}\b[.\s]*|(?:Đại|Thượng"
    r"|Trung|Thiếu) (?:tá|tướng|úy)\s+)+"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer's name and own office, in sentence case (``Phó Chủ tịch``)."""

    signer: str | None = None
    title: str | None = None


def read_signature(lines: Sequence[str]) -> Signature:
    """Find the office in capitals and the name under (or beside) it among the closing ``lines``."""
    words = [text for line in lines if (text := _beside(squeeze(_NOTE.sub(" ", line))))]
    for index, line in enumerate(words):
        capitals, tail = _capital_start(line)
        if not (_OFFICE.search(capitals) or _ACTING.match(capitals)):
            continue
        following = [tail, *words[index + 1 : index + 6]]
        office = [capitals]
        for text in following:
            name = person(text)
            if name:
                return Signature(name, _own_office(" ".join(office)))
            office.append(_capital_start(text)[0])
    return Signature()


def _beside(line: str) -> str:
    """What a line prints beside the receivers of the document, whose list shares it; else all of it."""
    return _RECEIVER.sub("", _RECEIVERS.sub("", line))


def _capital_start(line: str) -> tuple[str, str]:
    """The capital words ``line`` starts with, and the rest."""
    words = line.split(" ")
    count = 0
    while count < len(words) and not re.search(r"[^\W\d_A-Z]", re.sub(f"[{UPPER}]", "", words[count])):
        count += 1
    while 0 < count < len(words) and words[count - 1] in _INITIALS:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def person(text: str) -> str | None:
    """The name that ``text`` is, degrees and ranks aside; ``None`` where it is none."""
    plain = _DEGREES.sub("", text.strip(" .;*"))
    return plain if _NAME.match(plain) else None


def _own_office(capitals: str) -> str | None:
    """The last office among the capitals: the signer's own, after those signed for."""
    found = list(_OFFICE.finditer(capitals))
    if not found:
        return None
    last = capitals[found[-1].start() :].strip(" .,")
    words = last.split()
    if words[0] in ("PHÓ", "QUYỀN"):
        return f"{words[0].capitalize()} {' '.join(words[1:]).capitalize()}"
    return " ".join(words).capitalize()
