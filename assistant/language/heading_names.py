"""Whose duties stand below a heading, where that is called by what it does ("Các Sở quản lý ngành:")."""

from __future__ import annotations

import re
from functools import cache

from corpus.actors import actors
from corpus.marks import UPPER
from corpus.text import fold
from prompts import load

_ORDER = re.compile(
    r"(?:Nhiệm vụ|Trách nhiệm|Quyền hạn|Thẩm quyền)(?:(?:,| và) (?:nhiệm vụ|trách nhiệm|quyền hạn))* của\s+"
)
_TAIL = re.compile(
    r"\s*,?\s*(?:(?:có|chịu) (?:quyền hạn và )?(?:trách nhiệm|nhiệm vụ)(?: thực hiện)?"
    r"|thực hiện (?:các )?(?:nhiệm vụ|hoạt động|nội dung|công việc|việc))?(?: sau(?: đây)?| như sau)?\s*:\s*$"
)
_DOES = re.compile(r"\b(?:chu tri|phoi hop|gui|bao cao|doi voi|trong|theo|de|duoc|khi|neu)\b")
_NEXT = re.compile(rf", (?=[{UPPER}])| và (?=[{UPPER}])")
_LONGEST, _SHORT = 18, 9  # words of a name that "của" leads to, and of another


def names_over(heading: str) -> tuple[str, ...]:
    """Those whom a heading consists of, by their names or by what they do."""
    return tuple(one for name in actors(heading) for one in _each(name)) or called_over(heading)


def called_over(heading: str) -> tuple[str, ...]:
    """The one whom a heading names as a whole; empty where it says something else."""
    order = _ORDER.match(heading)
    tail = _TAIL.search(heading)
    name = heading[order.end() if order else 0 : tail.start() if tail else len(heading)].rstrip(" .")
    if not order and not (tail and name[:1].isupper()):
        return ()
    plain = order or not _DOES.search(fold(name))
    short = len(name.split()) <= (_LONGEST if order else _SHORT)
    return _each(name) if plain and short and re.match(_openings(), name) and ". " not in name else ()


def _each(name: str) -> tuple[str, ...]:
    """Each of several bodies told one after the other; a comma within one name parts nothing."""
    parts = tuple(_NEXT.split(name))
    return parts if all(re.match(_openings(), part) for part in parts) else (name,)


@cache
def _openings() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("acting")["bodies"]))
    return re.compile(rf"(?:các |những )?(?:{words})\s", re.IGNORECASE)
