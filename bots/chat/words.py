"""What a message wants, told by its words: a command, a turn of a page, or a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold, squeeze

_COMMAND = re.compile(r"/([\w-]+)(?:@\w+)?(?:\s+(.*))?", re.S)
_ALIASES = {
    "start": "batdau",
    "help": "trogiup",
    "stop": "thoi",
    "bat_dau": "batdau",
    "tro_giup": "trogiup",
    "van_ban": "vanban",
    "nhiem_vu": "nhiemvu",
    "han_chot": "hanchot",
    "nhac_viec": "nhacviec",
}
COMMANDS = ("batdau", "trogiup", "vanban", "nhiemvu", "hanchot", "nhacviec", "thoi")
_TURNS = (
    ("page", re.compile(r"(?:xem )?tiep|trang (?:sau|tiep)|con nua|(?:xem )?trang (?P<number>\d{1,3})")),
    ("proof", re.compile(r"(?:xem )?dan chung(?: (?P<number>\d{1,3}))?")),
    ("again", re.compile(r"(?:xin )?gui lai(?: di)?")),
    ("number", re.compile(r"(?P<number>\d{1,2})")),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """``what``: ``command`` (``name``, with ``rest``), ``page`` or ``proof`` (``number`` from 0, None: the
    next), ``again``, ``number`` or ``question``.
    """

    what: str
    name: str = ""
    rest: str = ""
    number: int | None = None


def wanted(text: str) -> Wanted:
    """Return what ``text`` wants."""
    match = _COMMAND.fullmatch(text.strip())
    if match:
        name = fold(match[1]).lower().replace("-", "_")
        return Wanted("command", _ALIASES.get(name, name), squeeze(match[2] or ""))
    plain = squeeze(fold(text)).strip(" .!?…“”\"'")
    for what, pattern in _TURNS:
        if match := pattern.fullmatch(plain):
            number = match.groupdict().get("number")
            return Wanted(what, rest=text, number=int(number) - 1 if number else None)
    return Wanted("question", rest=text)
