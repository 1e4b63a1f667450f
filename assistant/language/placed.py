"""Short forms of several meanings, each read by what stands beside it (``prompts/typing.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.text import fold
from prompts import load

_PIECE = re.compile(r"\{[^}]+\}|[^\W_]+|[^\w\s]")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^?.!]*")
_SPECIAL = {
    "{năm}": r"20\d\d(?!\d)",
    "{số}": r"\d+(?!\w)",
    "{số/}": r"\d+/[\w\-]+",
    "{nối}": r"[,;+&](?:\s*và(?!\w))?",
    "{hết}": r"(?=[,;.?!)]|$)",
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a short form means where all that is stated holds; ``None`` states nothing."""

    short: re.Pattern[str]
    shorts: frozenset[str]
    meant: str
    followed: re.Pattern[str] | None
    preceded: re.Pattern[str] | None
    not_followed: re.Pattern[str] | None
    not_preceded: re.Pattern[str] | None
    later: re.Pattern[str] | None
    only: re.Pattern[str] | None
    opens: bool

    def holds(self, head: str, tail: str) -> bool:
        """Whether the short form between ``head`` and ``tail`` means this."""
        if (self.not_followed and self.not_followed.match(tail)) or (
            self.not_preceded and self.not_preceded.search(head)
        ):
            return False
        if (self.opens and head.strip()) or (self.later and not self.later.search(_rest(tail))):
            return False
        if self.only:
            return bool(self.only.fullmatch(head) and self.only.fullmatch(tail))
        beside = self.followed or self.preceded
        follows = bool(self.followed and self.followed.match(tail))
        return not beside or follows or bool(self.preceded and self.preceded.search(head))


def place(text: str) -> str:
    """Return ``text`` (NFC) with the short forms written out that mean one thing where they stand."""
    words = {word.lower() for word in _WORD.findall(text)}
    for rule in _rules():
        if words.isdisjoint(rule.shorts):
            continue
        parts: list[str] = []
        last = 0
        for match in rule.short.finditer(text):
            if rule.holds("".join((*parts, text[last : match.start()])), text[match.end() :]):
                parts += text[last : match.start()], rule.meant
                last = match.end()
        text = "".join((*parts, text[last:]))
    return text


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of ``phrases``, each with its accents or without any."""
    return "|".join(map(_pattern, sorted(phrases, key=len, reverse=True)))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(map(_rule, load("typing")["placed"]))


def _rule(row: Mapping[str, Any]) -> _Rule:
    def compiled(key: str, form: str) -> re.Pattern[str] | None:
        phrases = row.get(key)
        return re.compile(form.format(any_of(phrases)), re.IGNORECASE) if phrases else None

    shorts: Sequence[str] = row["short"]
    either = "|".join(map(re.escape, shorts))
    return _Rule(
        short=re.compile(
            rf"(?<![\w/\-&])(?:{either})(?![\w/&]|-\w)", 0 if row.get("exact") else re.IGNORECASE
        ),
        shorts=frozenset(word.lower() for short in shorts for word in _WORD.findall(short)),
        meant=row["meant"],
        followed=compiled("followed_by", r"\.?\s*(?:{})(?!\w)"),
        preceded=compiled("preceded_by", r"(?<!\w)(?:{})\s*$"),
        not_followed=compiled("not_followed_by", r"\s*(?:{})(?!\w)"),
        not_preceded=compiled("not_preceded_by", r"(?<!\w)(?:{})\s*$"),
        later=compiled("later", r"(?<!\w)(?:{})(?!\w)"),
        only=compiled("only_with", r"\W*(?:(?:{})\W*)*"),
        opens=row.get("opens", False),
    )


def _pattern(phrase: str) -> str:
    """``phrase`` with any space between its words; a ``{name}`` stands for what it says or a set of words."""
    parts: list[str] = []
    words = False
    for piece in _PIECE.findall(phrase):
        word = bool(_WORD.fullmatch(piece)) or piece[1:-1] in load("typing")["set"]
        if parts:
            parts.append(r"\s+" if word and words else r"\s*")
        parts.append(_piece(piece))
        words = word or piece in ("{năm}", "{số}")
    return "".join(parts)


def _piece(piece: str) -> str:
    if piece.startswith("{"):
        return _SPECIAL.get(piece) or f"(?:{any_of(load('typing')['set'][piece[1:-1]])})"
    plain = fold(piece)
    return re.escape(piece) if plain == piece.lower() else f"(?:{re.escape(piece)}|{plain})"


def _rest(tail: str) -> str:
    """What is left of the sentence."""
    match = _SENTENCE.match(tail)
    return match[0] if match else ""
