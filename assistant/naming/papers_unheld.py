"""A paper that a question is of and that is not stored, though the title of a stored one may name it.

"Ai ký Nghị quyết 57-NQ/TW" is of the resolution itself, "ai ký chương trình thực hiện Nghị quyết 57-NQ/TW"
of what carries it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.naming.scope import known_references, references
from corpus.document_types import all_types, type_letters
from corpus.model import Head
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_FIGURE = r"\d{1,5}(?:\s?/\s?[a-z0-9&]+|-[a-z0-9&]+)*(?![\w%]|[.,]\d)"
_TIME = re.compile(r" (?:thang|tuan|ngay|quy|nam(?! 20\d\d(?! ?-)))\b")  # "kế hoạch 5 năm"
_LAWS = ("bo luat", "luat", "phap lenh")
_ANY = "van ban"
_DISCIPLINE = ("kỷ ", "kỉ ")  # "kỷ luật" is no law
_YEARS = range(1990, 2100)
_MOST = 12  # words of a name
_INSIDE = re.compile(r", (?=(?:chong|chua|bo sung)\b)|[\s\"“”'’()]*")  # "Luật Phòng, chống …"
_MARK = r"(?:so |thu )?(?:\d{1,3}|[ivx]{1,5}|[a-z])\b"
_ARTICLE = rf"\b(?:dieu|khoan|diem|chuong|phan|muc) {_MARK},?(?: (?:cua|trong|tai))?"


@dataclass(frozen=True, slots=True)
class PaperUnheld:
    """A paper as the question calls it, ``numbered`` or by name; the ``pattern`` of folded text naming it."""

    name: str
    pattern: str
    numbered: bool


def paper_unheld(text: str, heads: Sequence[Head]) -> PaperUnheld | None:
    """The paper that ``text`` (NFC) is of, where it is none of ``heads``; else ``None``."""
    plain = aligned(text)
    for found in _called().finditer(plain):
        if not text[: found.start()].lower().endswith(_DISCIPLINE) and _before().search(
            plain[: found.start()]
        ):
            by = _by_number if found["figure"] else _by_name
            return by(text, plain, found, heads)
    return None


def _by_number(text: str, plain: str, found: re.Match[str], heads: Sequence[Head]) -> PaperUnheld | None:
    """The paper of a kind with a number that none of ``heads`` bears."""
    known = known_references(text, heads)
    number = next(iter(references(plain[found.start() : found.end()])), None)
    if number is None or any(r.start < found.end() and found.start() < r.end for r in known):
        return None
    if not number.suffix and (int(number.figure) in _YEARS or _TIME.match(plain, found.end())):
        return None
    full = _kinds()[found["kind"]]
    letters = {part for part in re.split(r"[^a-z]+", number.suffix or "") if part in _letters()}
    if letters and full != _ANY and not letters & _letters_of(full):
        return None  # "kế hoạch 57-NQ/TW" is what carries the resolution out
    figure = r"\s?".join(map(re.escape, re.findall(r"\w+|[^\w\s]", found["figure"])))
    kind = "|".join(map(re.escape, (full, *(short for short, name in _kinds().items() if name == full))))
    alone = rf"\b(?:{kind})(?: so)?:?\s*0*{figure}(?!\d|[.,]\d|\s?%)"
    pattern = rf"(?<![\w/]){figure}(?![\w/])" if number.suffix else alone
    return PaperUnheld(_titled(text[found.start() : found.end()]), pattern, numbered=True)


def _by_name(text: str, plain: str, found: re.Match[str], heads: Sequence[Head]) -> PaperUnheld | None:
    """The law of a name that none of ``heads`` is."""
    end = found.end()
    said = text.lower()  # with its accents: "bảo vệ" is not "về"
    for count, word in enumerate(re.finditer(r"\w+", plain[end:])):
        start = found.end() + word.start()
        inside = _INSIDE.match(plain, end)
        if count == _MOST or not inside or inside.end() != start or _asks().match(said, start):
            break
        end = found.end() + word.end()
    name = plain[found.start() : end].split()
    laws = (fold(f"{head.type} {head.title}") for head in heads if fold(head.type or "") in _LAWS)
    if len(name) <= len(found[0].split()) or any(" ".join(name) in law for law in laws):
        return None
    pattern = r"\b" + r"\W+".join(map(re.escape, name)) + r"\b"
    return PaperUnheld(_titled(text[found.start() : end]), pattern, numbered=False)


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:].strip()


@cache
def _kinds() -> dict[str, str]:
    """The kinds a number may follow, folded: each by its name and what that is shortened to."""
    short = {fold(letters): fold(name) for letters, name in load("papers")["short"].items()}
    return short | {fold(name): fold(name) for name in all_types()}


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(fold, type_letters()))


def _letters_of(kind: str) -> set[str]:
    return {short for short, name in _kinds().items() if kind.startswith(name) and short != name}


@cache
def _called() -> re.Pattern[str]:
    laws = rf"(?<!\bphap )(?P<law>{'|'.join(_LAWS)})\b(?! su\b)(?= \w)"
    return re.compile(rf"\b(?:(?P<kind>{_any(_kinds())})(?: so)?:? (?P<figure>{_FIGURE})|{laws})")


@cache
def _before() -> re.Pattern[str]:
    said = load("papers")["before"]
    opening = rf"(?:^|[.?!:;,]\s*)\W*(?:(?:{_any(map(fold, said['opening']))}) )*$"
    return re.compile(rf"{opening}|\b(?:{_any(map(fold, said['words']))}) $|{_ARTICLE} $")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(load('papers')['asks']['words'])})\b")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
