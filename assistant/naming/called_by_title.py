"""Where a question gives the title of a document after its kind ("kế hoạch thi hành Luật …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.naming.scope import Reference
from corpus.model import Head
from corpus.text import fold
from corpus.timespans import aligned

_TITLED = re.compile(
    r"(?<!\w)(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|cong van|chi thi)\s+(?:ve (?:viec )?)?(?=\w)"
)
_CARRIED_OUT = re.compile(  # the same said by one or the other of these
    r"(?<!\w)(?:ke hoach|chuong trinh|quyet dinh)\s+(?:trien khai(?: thuc hien)?|thuc hien|thi hanh)\s+(?=\w)"
)
_WORD = re.compile(r"\w+")
_LEAST_OF_TITLE = 6  # words


def title_named(text: str, heads: Sequence[Head]) -> tuple[Head, Reference] | None:
    """The one document whose title a question gives after its kind ("kế hoạch thi hành Luật …")."""
    plain = aligned(text)
    words = list(_WORD.finditer(plain))
    best: list[tuple[Head, Reference]] = []
    longest = _LEAST_OF_TITLE - 1
    for kind in (*_TITLED.finditer(plain), *_CARRIED_OUT.finditer(plain)):
        following = [word for word in words if word.start() >= kind.end()]
        opening = " ".join(word[0] for word in following[:_LEAST_OF_TITLE])
        for head in heads if len(following) >= _LEAST_OF_TITLE else ():
            title = _told_by(head.title)
            length = _shared(following, title) if f" {opening} " in title else 0
            if length < longest:
                continue
            best = best if length == longest else []
            longest = length
            end = following[length - 1].end()
            best.append((head, Reference(plain[kind.end() : end], None, kind.end(), end)))
    return best[0] if len({head.source for head, _ in best}) == 1 else None


@lru_cache(maxsize=10_000)
def _told_by(title: str | None) -> str:
    """The folded words of a title, each between blanks."""
    return f" {' '.join(_WORD.findall(fold(title or '')))} "


def _shared(words: Sequence[re.Match[str]], title: str) -> int:
    """How many of ``words``, from the first on, stand in ``title`` side by side."""
    length = 0
    told = ""
    for word in words:
        told += f" {word.group(0)}"
        if f"{told} " not in title:
            break
        length += 1
    return length
